import { balanceLines, clampLines } from '../text/line-breaking.js';
import { escapeHtml, linesHtml, printable } from '../text/printable.js';
import { emWidth, ptToMm } from '../text/text-metrics.js';
import { contentWidth, type SheetFormat } from './sheet-format.js';

/** A heading in the largest type, up to a given one, in which it stands on one line; below 13 pt it takes two lines of 11. */
export interface TitleBlock {
  readonly html: string;
  readonly pt: number;
  /** Letter spacing in em. */
  readonly spacing: number;
}

const LEAST_TITLE_PT = 13;
/** Two lines of it are as high as one line of a roster's title. */
const TWO_LINES_PT = 11;

/** A bracket at the end, as in 月报表（简表）, is set smaller. `tag` carries the class `title`. */
export function titleBlock(text: string, format: SheetFormat, mostPt: number, spacing = 0.06): TitleBlock {
  const title = printable(text);
  const room = contentWidth(format) / ptToMm(1);
  const em = emWidth(title, true) + [...title].length * spacing;
  const pt = Math.min(mostPt, Math.max(LEAST_TITLE_PT, Math.floor((room / em) * 2) / 2));
  if (em * pt > room) {
    const lines = clampLines(balanceLines(title, room / TWO_LINES_PT / (1 + spacing), true), 2);
    return { html: linesHtml(lines), pt: TWO_LINES_PT, spacing };
  }
  const bracket = /^(.+)(（[^（）]+）)$/.exec(title);
  if (!bracket) return { html: escapeHtml(title), pt, spacing };
  return { html: `${escapeHtml(bracket[1] ?? '')}<small>${escapeHtml(bracket[2] ?? '')}</small>`, pt, spacing };
}

export const titleStyle = (cls: string, title: TitleBlock, mm: number): string =>
  `.${cls}{height:${mm}mm;font-size:${title.pt}pt;line-height:1.15;letter-spacing:${title.spacing}em;font-weight:bold;text-align:center;overflow:hidden}.${cls} small{font-size:.72em}`;
