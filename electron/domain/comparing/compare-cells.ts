import { fromExcelSerial, parseDay } from '../date.js';
import type { WrittenUnit } from '../importing/head-text.js';
import { cellText, type RawCell } from '../importing/raw-sheet.js';
import type { ReportValue, ValueKind } from '../reporting/report-table.js';
import { fenInUnit, figureOf, figureText, halfUp, inUnit, isNothing, ONE, roundTo, stepOf, unitInFen, type Figure } from './figure.js';
import { sameText } from './match-rows.js';

/** equal; rounding: not more apart than rounding explains; differs; only one side has a figure. */
export type CellVerdict = 'equal' | 'rounding' | 'differs' | 'notInLedger' | 'notInFile';

export interface ComparedCell {
  readonly verdict: CellVerdict;
  /** Both figures as text in the sheet's unit; '' where there is none. */
  readonly file: string;
  readonly ledger: string;
  /** File minus ledger in the sheet's unit; '' where it cannot be said. */
  readonly difference: string;
  /** The same in 分, for money. */
  readonly fileFen: number | null;
  readonly ledgerFen: number | null;
}

/** How the figures of a sheet are to be read. */
export interface SheetRules {
  readonly unit: WrittenUnit;
  /** Decimals the sheet writes money and percentages with, no more than usual: the place its figures are rounded to. */
  readonly moneyDecimals: number;
  readonly percentDecimals: number;
  /** Percent columns that hold 0.176 for 17.60 %, by key. */
  readonly fractions: ReadonlySet<string>;
  readonly date1904: boolean;
}

const NO_FEN = { fileFen: null, ledgerFen: null } as const;

/** One cell of the sheet against one value of the ledger. An empty cell and a zero amount say the same; an empty ratio does not. */
export function compareCell(cell: RawCell | undefined, value: ReportValue | undefined, kind: ValueKind, key: string, rules: SheetRules, headUnit: WrittenUnit | null): ComparedCell {
  if (kind === 'text' || kind === 'day') return compareText(cell, value ?? null, kind, rules);
  const found = figureOf(cell);
  const known = value ?? null;
  const amount = kind === 'money' || kind === 'count';
  if (found === null && !isNothing(cell)) return { verdict: known === null ? 'notInLedger' : 'differs', file: cell?.t === 'f' ? '公式未计算' : cellText(cell), ledger: ledgerText(known, kind, rules), difference: '', ...NO_FEN };
  if (found === null) return missing(known, kind, rules, known === null || (amount && Number(known) === 0) ? 'equal' : 'notInFile');
  if (known === null) return { verdict: amount && found.value === 0n ? 'equal' : 'notInLedger', file: figureText(found.value), ledger: '', difference: '', ...NO_FEN };
  if (kind === 'money') return compareMoney(found, Number(known), found.unit ?? headUnit ?? rules.unit, rules);
  const wanted = figureOf({ t: 's', v: String(known) })?.value ?? 0n;
  const percent = kind === 'percent' || kind === 'points';
  const read = percent && rules.fractions.has(key) && !found.percent ? found.value * 100n : found.value;
  return { verdict: percent ? percentVerdict(read, wanted, rules.percentDecimals) : read === wanted ? 'equal' : 'differs', file: figureText(read, percent ? 2 : 0), ledger: String(known), difference: figureText(read - wanted, percent ? 2 : 0), ...NO_FEN };
}

/** Places that forms write money with; 亿元 with two would hide a million. */
export const usualDecimals = (unit: WrittenUnit): number => (unit === '亿元' ? 6 : 2);

/**
 * Money is equal when it is the ledger's amount to the 分, or what the ledger's amount gives in the sheet's unit with two
 * decimals (with more where the sheet has more). Rounding: less than the last place apart (cut off, or reckoned from rounded
 * figures), or what a sheet of fewer decimals has to show. In 元 with its 分 there is nothing to round.
 */
function compareMoney(found: Figure, fen: number, unit: WrittenUnit, rules: SheetRules): ComparedCell {
  const exact = fenInUnit(fen, unit);
  const shown = unit === rules.unit ? found.value : inUnit(found.value, unit, rules.unit);
  const difference = found.value - exact;
  const rounded = (decimals: number): boolean => found.value === roundTo(exact, stepOf(decimals));
  const apart = (difference < 0n ? -difference : difference) * (unit === '元' ? 2n : 1n);
  const isTail = apart < stepOf(usualDecimals(unit)) && (unit !== '元' || found.decimals > 2);
  const coarse = rules.moneyDecimals < usualDecimals(unit) && (rounded(rules.moneyDecimals) || found.value === exact - (exact % stepOf(rules.moneyDecimals)));
  const verdict: CellVerdict = difference === 0n || rounded(Math.max(usualDecimals(unit), found.decimals)) ? 'equal' : isTail || coarse ? 'rounding' : 'differs';
  const ledger = fenInUnit(fen, rules.unit);
  const short = verdict === 'differs' ? roundTo(ledger, stepOf(2)) : ledger;
  const apartShown = verdict === 'differs' && found.decimals <= 2 ? shown - short : shown - ledger;
  return { verdict, file: figureText(shown, 2), ledger: figureText(verdict === 'equal' ? roundTo(ledger, stepOf(2)) : short, 2), difference: figureText(verdict === 'equal' ? 0n : apartShown, 2), fileFen: unitInFen(found.value, unit), ledgerFen: fen };
}

/** The ledger's percentage is rounded to two places already: a coarser sheet may be half a place and half a hundredth away. */
function percentVerdict(read: bigint, wanted: bigint, decimals: number): CellVerdict {
  if (roundTo(read, stepOf(2)) === wanted) return 'equal';
  const apart = read > wanted ? read - wanted : wanted - read;
  return decimals < 2 && apart <= (stepOf(decimals) + stepOf(2)) / 2n ? 'rounding' : 'differs';
}

function compareText(cell: RawCell | undefined, value: ReportValue, kind: 'text' | 'day', rules: SheetRules): ComparedCell {
  const nothing = isNothing(cell);
  const day = kind === 'day' && cell && !nothing ? (cell.t === 'n' ? fromExcelSerial(cell.v, rules.date1904) : parseDay(cellText(cell))) : null;
  const [there, here] = [nothing ? '' : (day ?? sameText(cellText(cell))), value === null || value === '—' ? '' : sameText(String(value))];
  const verdict: CellVerdict = there === here ? 'equal' : there === '' ? 'notInFile' : here === '' ? 'notInLedger' : 'differs';
  return { verdict, file: nothing ? '' : (day ?? cellText(cell)), ledger: value === null ? '' : String(value), difference: '', ...NO_FEN };
}

const missing = (known: ReportValue, kind: ValueKind, rules: SheetRules, verdict: CellVerdict): ComparedCell => ({ verdict, file: '', ledger: ledgerText(known, kind, rules), difference: '', fileFen: null, ledgerFen: kind === 'money' && known !== null ? Number(known) : null });

function ledgerText(value: ReportValue, kind: ValueKind, rules: SheetRules): string {
  if (value === null) return '';
  return kind === 'money' ? figureText(roundTo(fenInUnit(Number(value), rules.unit), stepOf(2)), 2) : String(value);
}

/** Whether a column of percentages is written as fractions: more of its figures agree with the ledger that way. */
export function areFractions(cells: readonly { readonly cell: RawCell | undefined; readonly value: ReportValue | undefined }[]): boolean {
  let [plain, fraction] = [0, 0];
  for (const { cell, value } of cells) {
    const found = figureOf(cell);
    const wanted = typeof value === 'string' ? figureOf({ t: 's', v: value }) : null;
    if (!found || !wanted || found.percent || wanted.value === 0n) continue;
    if (roundTo(found.value, ONE / 100n) === wanted.value) plain += 1;
    if (halfUp(found.value * 100n, ONE / 100n) * (ONE / 100n) === wanted.value) fraction += 1;
  }
  return fraction > plain;
}
