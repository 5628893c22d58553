import type { WrittenUnit } from '../importing/head-text.js';
import type { RawCell } from '../importing/raw-sheet.js';
import type { ReportColumn, ReportValue } from '../reporting/report-table.js';
import { areFractions, compareCell, usualDecimals, type CellVerdict, type ComparedCell, type SheetRules } from './compare-cells.js';
import { fenInUnit, figureOf, halfUp, roundTo, stepOf } from './figure.js';
import { placeOf, type FigureRow, type FigureTable } from './figure-table.js';
import { matchRows, nameOfRow, type LedgerRow } from './match-rows.js';
import type { HeadMatch, ReportShape } from './report-heads.js';

/** A cell that is not equal, with its place on the sheet and in the report. */
export interface Difference extends ComparedCell {
  readonly at: string;
  readonly row: string;
  readonly rowKey: string;
  readonly titles: readonly string[];
  readonly columnKey: string;
}

export interface ReportComparison {
  readonly unit: WrittenUnit;
  /** Cells held against the ledger, by verdict. */
  readonly cells: number;
  readonly equal: number;
  readonly rounding: number;
  readonly different: readonly Difference[];
  /** Rows of the sheet the report does not have; the last word says whose figures they are, when they are a row's that is missing. */
  readonly notInLedger: readonly { readonly row: number; readonly name: string; readonly perhaps: string }[];
  readonly notInFile: readonly { readonly key: string; readonly name: string }[];
  readonly columnsNotInFile: readonly (readonly string[])[];
  readonly headsNotCompared: readonly string[];
  readonly notes: readonly string[];
}

interface Pair {
  readonly ledger: LedgerRow;
  readonly file: FigureRow;
}

const isEqual = (v: CellVerdict): boolean => v === 'equal' || v === 'rounding';

/** Holds a recognised table against the report's rows, cell by cell. `unit`: what the sheet says its money is in. */
export function compareReport(report: ReportShape, rows: readonly LedgerRow[], table: FigureTable, match: HeadMatch, unit: WrittenUnit): ReportComparison {
  const columns = report.columns.filter((c) => match.columns.has(c.key));
  const { pairs, onlyInFile, onlyInLedger } = matchRows(report.columns, match.columns, rows, table.rows);
  const rules = rulesOf(columns, pairs, table, match, unit);
  const cells = pairs.flatMap((p) => columns.filter((c) => !p.ledger.total || c.kind !== 'text').map((c) => compareAt(p, c, table, match, rules)));
  const settled = excuseTails(cells, pairs, table, match, rules);
  const notInLedger = onlyInFile.map((f) => ({ row: f.row, name: f.label, perhaps: renamed(f, onlyInLedger, columns, table, match, rules, report.columns) }));
  return {
    unit,
    cells: settled.length,
    equal: settled.filter((c) => c.verdict === 'equal').length,
    rounding: settled.filter((c) => c.verdict === 'rounding').length,
    different: settled.filter((c) => c.verdict !== 'equal').sort((a, b) => Number(a.verdict === 'rounding') - Number(b.verdict === 'rounding')),
    notInLedger,
    notInFile: onlyInLedger.map((r) => ({ key: r.key, name: nameOfRow(report.columns, r) })),
    columnsNotInFile: match.missing.map((c) => c.titles),
    headsNotCompared: match.unknown.map((p) => p.levels.map((l) => l.text).join('／')),
    notes: notesOn(columns, settled, rules),
  };
}

function compareAt({ ledger, file }: Pair, column: ReportColumn, table: FigureTable, match: HeadMatch, rules: SheetRules): Difference {
  const at = match.columns.get(column.key) ?? 0;
  const headUnit = table.columns.find((c) => c.column === at)?.unit ?? null;
  return { ...compareCell(file.cells[at], ledger.values[column.key], column.kind, column.key, rules, headUnit), at: placeOf(at, file.row), row: file.label, rowKey: ledger.key, titles: column.titles, columnKey: column.key };
}

function rulesOf(columns: readonly ReportColumn[], pairs: readonly Pair[], table: FigureTable, match: HeadMatch, unit: WrittenUnit): SheetRules {
  const cellAt = (p: Pair, c: ReportColumn): RawCell | undefined => p.file.cells[match.columns.get(c.key) ?? 0];
  const fractions = new Set(columns.filter((c) => c.kind === 'percent' && areFractions(pairs.map((p) => ({ cell: cellAt(p, c), value: p.ledger.values[c.key] })))).map((c) => c.key));
  const both = (kinds: readonly string[], exact: (value: ReportValue) => bigint | undefined): { file: bigint; ledger: bigint }[] =>
    columns.filter((c) => kinds.includes(c.kind) && !fractions.has(c.key)).flatMap((c) => pairs.flatMap((p) => {
      const [file, ledger] = [figureOf(cellAt(p, c))?.value, exact(p.ledger.values[c.key] ?? null)];
      return file === undefined || ledger === undefined ? [] : [{ file, ledger }];
    }));
  return {
    unit, fractions, date1904: table.sheet.date1904,
    moneyDecimals: writtenDecimals(both(['money'], (v) => (v === null ? undefined : fenInUnit(Number(v), unit))), usualDecimals(unit)),
    percentDecimals: writtenDecimals(both(['percent', 'points'], (v) => figureOf({ t: 's', v: String(v ?? '') })?.value), 2),
  };
}

/**
 * Decimals a sheet rounds to, where they are fewer than usual. Only when it shows all over the sheet: half of its figures
 * would need more, and nearly all of these are the ledger's figure so rounded. A sheet of whole amounts is not a rounded one.
 */
function writtenDecimals(cells: readonly { readonly file: bigint; readonly ledger: bigint }[], usual: number): number {
  const figures = cells.filter((c) => c.ledger !== 0n);
  for (let decimals = 0; decimals < usual; decimals++) {
    const telling = figures.filter((c) => roundTo(c.ledger, stepOf(usual)) !== roundTo(c.ledger, stepOf(decimals)));
    const agreeing = telling.filter((c) => c.file === roundTo(c.ledger, stepOf(decimals)));
    if (telling.length >= 3 && telling.length * 2 >= figures.length && agreeing.length * 10 >= telling.length * 9) return decimals;
  }
  return usual;
}

/**
 * A sum made of rounded figures instead of exact ones is off by the tails (C11). It counts as rounding only where it is
 * exactly the sum of the sheet's own rows and none of these differs from the ledger: then nothing else can be behind it.
 */
function excuseTails(cells: readonly Difference[], pairs: readonly Pair[], table: FigureTable, match: HeadMatch, rules: SheetRules): Difference[] {
  if (rules.unit === '元') return [...cells];
  const total = pairs.find((p) => p.ledger.total);
  const parts = table.rows.filter((r) => r.rank === null);
  if (!total || parts.some((r) => !pairs.some((p) => p.file === r))) return [...cells];
  const sums = new Map([...match.columns].map(([key, column]) => [key, parts.reduce((a, r) => a + (r.figures.get(column)?.value ?? 0n), 0n)]));
  return cells.map((cell) => {
    if (cell.verdict !== 'differs' || cell.rowKey !== total.ledger.key || cell.fileFen === null) return cell;
    const shown = total.file.figures.get(match.columns.get(cell.columnKey) ?? 0)?.value;
    const clean = cells.every((c) => c.columnKey !== cell.columnKey || c.rowKey === cell.rowKey || isEqual(c.verdict));
    return clean && shown === sums.get(cell.columnKey) ? { ...cell, verdict: 'rounding' } : cell;
  });
}

/** A row the ledger does not know whose figures are exactly those of one the sheet lacks: probably the same under another name. */
function renamed(file: FigureRow, missing: readonly LedgerRow[], columns: readonly ReportColumn[], table: FigureTable, match: HeadMatch, rules: SheetRules, all: readonly ReportColumn[]): string {
  const figures = columns.filter((c) => c.kind === 'money' || c.kind === 'count' || c.kind === 'percent');
  const same = missing.filter((ledger) => {
    const cells = figures.map((c) => compareAt({ ledger, file }, c, table, match, rules));
    return cells.filter((c) => c.verdict === 'equal' && figureOf({ t: 's', v: c.file })?.value !== 0n && c.file !== '').length >= 2 && cells.every((c) => isEqual(c.verdict));
  });
  return same.length === 1 && same[0] ? nameOfRow(all, same[0]) : '';
}

function notesOn(columns: readonly ReportColumn[], cells: readonly Difference[], rules: SheetRules): string[] {
  const notes: string[] = [];
  const fractions = columns.filter((c) => rules.fractions.has(c.key)).map((c) => c.titles.join('／'));
  if (fractions.length > 0) notes.push(`“${fractions.join('”“')}”按小数读成百分数（0.176 即 17.60%）。`);
  if (rules.moneyDecimals < usualDecimals(rules.unit)) notes.push(`表上金额只保留 ${rules.moneyDecimals} 位小数，四舍五入以内的差别算尾差。`);
  const money = cells.filter((c) => c.verdict !== 'equal' && c.fileFen !== null && c.ledgerFen !== null && c.fileFen !== 0 && c.ledgerFen !== 0);
  const times = money.map((c) => halfUp(BigInt(Math.max(Math.abs(c.fileFen ?? 0), Math.abs(c.ledgerFen ?? 0))), BigInt(Math.min(Math.abs(c.fileFen ?? 1), Math.abs(c.ledgerFen ?? 1)))));
  if (money.length >= 3 && times.filter((t) => t > 9_900n && t < 10_100n).length * 5 >= money.length * 4) notes.push(`多数金额与台账正好相差一万倍：表上写的单位是${rules.unit}，请核对单位。`);
  return notes;
}
