import { formatYuan } from '../../domain/money.js';
import { oneLine } from '../page/one-line.js';
import { contentWidth, FRAME_MM, LEAST_PT, type SheetFormat } from '../page/sheet-format.js';
import { mm2 } from '../page/sheet-style.js';
import { rowHeight } from '../table/table-rows.js';
import { breakLines, clampLines } from '../text/line-breaking.js';
import { escapeHtml, linesHtml, printable } from '../text/printable.js';
import { emWidth, ptToMm } from '../text/text-metrics.js';
import type { Statement } from './statement.js';

/** The two tables under the receipts, broken into lines and measured; and the boxes to sign in. */
export interface Settlement {
  /** Rows of 结算, the last one 本期应发. */
  readonly steps: readonly BoxRow[];
  readonly outcome: readonly BoxRow[];
}
interface BoxRow {
  readonly cells: readonly (readonly string[])[];
  readonly heightMm: number;
  readonly lines: number;
}

/** Widths in mm of the columns of 结算 and of 结果. */
export interface BoxWidths {
  readonly steps: readonly number[];
  readonly outcome: readonly number[];
}

export const SIGN_MM = 33;
const SIGN_BOX_MM = 29;
const MOST_LINES = 5;
const NUMBER_MM = 9;
const NAME_MM = 28;
const LABEL_MM = 34;
/** 结果 stands on one sheet with the signatures: all sanctions there are, two lines each, take less. */
const MOST_OUTCOME_MM = 90;
/** A line that was cut ends in ……, which may be wider than what it replaces. */
const SLACK_EM = 1;
const STEP_TITLES = ['步', '项目', '算式与依据', '增减', '结果'];

/** `figureEm`: the widest amount of all statements in bold. */
export function boxWidths(format: SheetFormat, figureEm: number): BoxWidths {
  const width = contentWidth(format) - 2 * FRAME_MM;
  const figure = Math.max(26, figureEm * ptToMm(format.type.total) + format.cellMm + 0.5);
  return { steps: [NUMBER_MM, NAME_MM, width - NUMBER_MM - NAME_MM - 2 * figure, figure, figure], outcome: [LABEL_MM, width - LABEL_MM] };
}

/** The widest amount in the steps of a statement, em of bold type. */
export const widestFigure = (statement: Statement): number =>
  Math.max(...[...statement.steps.flatMap((s) => [s.changeFen ?? 0, typeof s.stands === 'number' ? s.stands : 0]), statement.payable.amountFen].map((fen) => emWidth(money(fen), true)));

export function settlementOf(statement: Statement, widths: BoxWidths, format: SheetFormat, rowMm: number): Settlement {
  const row = (texts: readonly string[], mm: readonly number[], bold = false): BoxRow => {
    // figures stand after the first three columns and are never broken: the columns are as wide as the widest
    const cells = texts.map((text, i) => (i > 2 ? [text] : clampLines(breakLines(printable(text), ((mm[i] ?? 0) - format.cellMm) / ptToMm(format.type.body) - SLACK_EM, bold), MOST_LINES)));
    const lines = Math.max(...cells.map((c) => c.length));
    return { cells, lines, heightMm: rowHeight(rowMm, format.type.body, lines) };
  };
  const { name, how, amountFen } = statement.payable;
  return {
    steps: [
      ...statement.steps.map((s, i) => row([String(i + 1), s.name, s.how, s.changeFen === null ? '' : money(s.changeFen), typeof s.stands === 'number' ? money(s.stands) : s.stands], widths.steps)),
      row([String(statement.steps.length + 1), name, how, '', money(amountFen)], widths.steps, true),
    ],
    outcome: withinHeight(statement.outcome.map((o) => row([o.label, o.text], widths.outcome)), (left) => row(['其他', `另有 ${left} 项，见屏幕上的结果`], widths.outcome)),
  };
}

/** Rows up to the height there is; what is left out is counted in a last row. */
function withinHeight(rows: readonly BoxRow[], rest: (left: number) => BoxRow): BoxRow[] {
  let kept = 0;
  for (let used = 0; kept < rows.length && used + (rows[kept]?.heightMm ?? 0) <= MOST_OUTCOME_MM; kept++) used += rows[kept]?.heightMm ?? 0;
  return kept === rows.length ? [...rows] : [...rows.slice(0, kept), rest(rows.length - kept)];
}

/** Rows `from` to `to` of 结算; `last` when 本期应发 is among them. */
export function stepsHtml(settlement: Settlement, from: number, to: number): string {
  const last = settlement.steps.length - 1;
  const head = STEP_TITLES.map((t, i) => `<th scope="col"${i === 0 ? ' class="edge"' : ''}>${t}</th>`).join('');
  const rows = settlement.steps.slice(from, to).map((row, i) => {
    const cells = row.cells.map((lines, c) => `<td class="${'cllrr'[c]}${c > 2 && isMinus(lines) ? ' minus' : ''}">${linesHtml(lines)}</td>`);
    return `<tr class="r${row.lines}${from + i === last ? ' total' : ''}">${cells.join('')}</tr>`;
  });
  return `<table class="steps">${cols('s', 5)}<thead><tr class="head0">${head}</tr></thead><tbody>${rows.join('')}</tbody></table>`;
}

export function outcomeHtml({ outcome }: Settlement): string {
  const rows = outcome.map((row, i) => `<tr class="r${row.lines}${i === 0 ? ' top' : ''}"><th scope="row">${linesHtml(row.cells[0] ?? [])}</th><td class="l">${linesHtml(row.cells[1] ?? [])}</td></tr>`);
  return `<table class="outcome">${cols('o', 2)}<tbody>${rows.join('')}</tbody></table>`;
}

export const heightOf = (rows: readonly BoxRow[]): number => rows.reduce((sum, r) => sum + r.heightMm, 0);

/** 本人确认、计算、复核、批准. */
export function signHtml(madeBy: string, format: SheetFormat): string {
  const date = '<p class="date">年　　月　　日</p>';
  const name = oneLine(madeBy, contentWidth(format) * 0.23 - 18, format.type.body);
  return (
    `<div class="sign"><div><p>本人确认：</p><p>□ 无异议</p><p>□ 有异议（附书面理由）</p>${date}</div>` +
    `<div><p>计算：${escapeHtml(name)}</p><p></p><p></p>${date}</div><div><p>复核：</p><p></p><p></p>${date}</div><div><p>批准：</p><p></p><p></p>${date}</div></div>`
  );
}

export function settlementStyle(widths: BoxWidths, format: SheetFormat): string {
  return [
    ...widths.steps.map((mm, i) => `.s${i}{width:${mm2(mm)}}`),
    ...widths.outcome.map((mm, i) => `.o${i}{width:${mm2(mm)}}`),
    `.steps th,.outcome th{background:#f2f2f2}.outcome th{font-weight:normal;font-size:${format.type.body}pt}.outcome .top>*{border-top-width:0}.steps .total td{background:#f2f2f2}.minus{color:#c00000}`,
    `.sign{display:flex;height:${SIGN_BOX_MM}mm;margin-top:${SIGN_MM - SIGN_BOX_MM}mm;border:1.5pt solid #000;font-size:${format.type.body}pt}.sign div{position:relative;flex:0 0 23%;padding:1.5mm 2.5mm 0;border-right:.75pt solid #000;overflow:hidden}.sign div:first-child{flex-basis:31%}.sign div:last-child{border-right:0}.sign p{height:5.6mm;line-height:5.6mm}.sign .date{position:absolute;right:3mm;bottom:1.5mm;font-size:${LEAST_PT}pt}`,
  ].join('\n');
}

const isMinus = (lines: readonly string[]): boolean => lines[0]?.startsWith('\u2212') ?? false;
const money = (fen: number): string => formatYuan(fen).replace('-', '\u2212');
const cols = (prefix: string, count: number): string => `<colgroup>${Array.from({ length: count }, (_, i) => `<col class="${prefix}${i}">`).join('')}</colgroup>`;
