import { capitalAmount } from '../../domain/capital-amount.js';
import { formatYuan } from '../../domain/money.js';
import type { RosterDocument, RosterGroup } from '../../domain/reporting/report-table.js';
import { contentWidth, type SheetFormat } from '../page/sheet-format.js';
import { mm2 } from '../page/sheet-style.js';
import { breakLines, clampLines } from '../text/line-breaking.js';
import { linesHtml, printable } from '../text/printable.js';
import { ptToMm } from '../text/text-metrics.js';
import { countRows } from './roster-sums.js';

const RECEIPT_PT = 10.5;
const TEXT_MM = 6.6;
const LABEL_MM = 6;
const INDENT = '　　';
/** Nobody signs for more than he can read under his list. */
const MOST_TEXT_LINES = 6;
const MOST_LABEL_LINES = 3;

/** The receipt under a person's last row: what was received, in figures and in 大写, and where to sign. */
export interface Receipt {
  readonly text: readonly string[];
  readonly boxes: readonly (readonly string[])[];
}

export function receiptOf(document: RosterDocument, group: RosterGroup, format: SheetFormat): Receipt {
  const width = contentWidth(format);
  const room = (width - 8) / ptToMm(RECEIPT_PT);
  const paragraphs = printable(receiptText(document, group)).split('\n');
  const text = document.receipt.text === '' ? [] : paragraphs.flatMap((p) => breakLines(INDENT + p, room));
  const boxes = document.receipt.lines.map((line) => {
    const label = `${printable(line).replace(/[：:]$/, '')}：`;
    return clampLines(breakLines(label, (width / document.receipt.lines.length - 6) / ptToMm(RECEIPT_PT)), MOST_LABEL_LINES);
  });
  return { text: clampLines(text, MOST_TEXT_LINES), boxes };
}

/** Height in mm with the gap above; 0 when the document asks for no receipt. */
export function receiptHeight(receipt: Receipt): number {
  if (receipt.text.length === 0 && receipt.boxes.length === 0) return 0;
  return 2.5 + textHeight(receipt) + boxHeight(receipt) + 1.1;
}

export function receiptHtml(receipt: Receipt): string {
  if (receipt.text.length === 0 && receipt.boxes.length === 0) return '';
  const text = receipt.text.length === 0 ? '' : `<p class="rt${receipt.text.length}">${linesHtml(receipt.text)}</p>`;
  const boxes = receipt.boxes.map((lines) => `<div><p>${linesHtml(lines)}</p><p>　　年　　月　　日</p></div>`);
  const row = boxes.length === 0 ? '' : `<div class="boxes bl${labelLines(receipt)}">${boxes.join('')}</div>`;
  return `<div class="receipt">${text}${row}</div>`;
}

/** `receipts`: all that occur in the document; a style rule stands for each height. */
export function receiptStyle(receipts: Iterable<Receipt>): string {
  const texts = new Map<number, number>();
  const boxes = new Map<number, number>();
  for (const receipt of receipts) {
    texts.set(receipt.text.length, textHeight(receipt));
    boxes.set(labelLines(receipt), boxHeight(receipt));
  }
  return [
    `.receipt{margin-top:2.5mm;border:1.5pt solid #000;font-size:${RECEIPT_PT}pt}.receipt p{line-height:${TEXT_MM}mm}.receipt>p{padding:1.7mm 3mm 0;overflow:hidden}`,
    `.boxes{display:flex}.boxes div{flex:1 1 0;padding:1.5mm 2.5mm 0;border-right:.75pt solid #000;overflow:hidden}.boxes div:last-child{border-right:0}.boxes p:first-child{line-height:${LABEL_MM}mm}.boxes p:last-child{padding-top:2mm}`,
    `.receipt p+.boxes{border-top:.75pt solid #000}`,
    ...[...texts].map(([lines, mm]) => `.rt${lines}{height:${mm2(mm)}}`),
    ...[...boxes].map(([lines, mm]) => `.bl${lines}{height:${mm2(mm)}}`),
  ].join('\n');
}

const textHeight = (receipt: Receipt): number => (receipt.text.length === 0 ? 0 : receipt.text.length * TEXT_MM + 3.4);
const labelLines = (receipt: Receipt): number => Math.max(0, ...receipt.boxes.map((lines) => lines.length));
const boxHeight = (receipt: Receipt): number => (receipt.boxes.length === 0 ? 0 : labelLines(receipt) * LABEL_MM + TEXT_MM + 5.5);

/** Fills in count, amount and 大写; a text that does not ask for them gets a sentence in front, since a receipt needs them. */
function receiptText(document: RosterDocument, group: RosterGroup): string {
  const amount = group.total[document.capitalColumn];
  const count = countRows(group.rows);
  const text = document.receipt.text.replaceAll('{count}', String(count));
  if (typeof amount !== 'number') return text;
  const [capital, figures] = [capitalAmount(amount), formatYuan(amount)];
  if (text.includes('{capital}')) return text.replaceAll('{capital}', capital).replaceAll('{amount}', figures);
  const column = document.columns.find((c) => c.key === document.capitalColumn);
  const title = (column?.titles.at(-1) ?? '').replaceAll('\n', '');
  return `共 ${count} 笔，${title}合计${capital}（¥${figures}）。\n${text.replaceAll('{amount}', figures)}`;
}
