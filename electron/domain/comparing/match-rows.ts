import { narrow } from '../importing/cell-text.js';
import { normaliseHead } from '../importing/head-text.js';
import { cellText } from '../importing/raw-sheet.js';
import type { ReportColumn, ReportRow } from '../reporting/report-table.js';
import { isNothing } from './figure.js';
import type { FigureRow } from './figure-table.js';

/** Row key of the total, as in a drill-down. */
export const TOTAL_KEY = 'total';

/** A row of the report as the ledger has it; the total is one of them. */
export interface LedgerRow {
  readonly key: string;
  readonly total: boolean;
  readonly values: ReportRow['values'];
}

export interface RowMatches {
  readonly pairs: readonly { readonly ledger: LedgerRow; readonly file: FigureRow }[];
  readonly onlyInFile: readonly FigureRow[];
  readonly onlyInLedger: readonly LedgerRow[];
}

const NUMBER = /号$|编号|工号|代码/;
const NAME = /姓名|机构|名称|单位|户名|社名|借款人|项目/;
const KIND_OF_UNIT = /(?:农村)?(?:信用合作社|信用社|分社|联社|支行|分理处)$/;

export const sameText = (text: string): string => narrow(text).replace(/\s+/g, '').replace(/^'/, '');
const spoken = (value: unknown): string => (value === null || value === undefined ? '' : sameText(String(value)));

/**
 * Which row of the sheet is which row of the report: first where every naming text agrees, then by a number (工号), then by the
 * name, then by the name without 信用社. Each step only where it is one row on both sides; equal rows (two persons of one name
 * without a number) are taken in order when there are as many here as there. Nothing is matched by its place or by likeness.
 */
export function matchRows(columns: readonly ReportColumn[], at: ReadonlyMap<string, number>, ledger: readonly LedgerRow[], file: readonly FigureRow[]): RowMatches {
  const naming = columns.filter((c) => c.kind === 'text' && at.has(c.key));
  const open = { ledger: ledger.filter((r) => !r.total), file: [...file] };
  const pairs: { ledger: LedgerRow; file: FigureRow }[] = [];
  const inFile = (r: FigureRow, c: ReportColumn): string => textAt(r, at.get(c.key));
  const pass = (ofLedger: (r: LedgerRow) => string, ofFile: (r: FigureRow) => string, inOrder: boolean): void => {
    const [here, there] = [groups(open.ledger, ofLedger), groups(open.file, ofFile)];
    const taken = new Set<LedgerRow | FigureRow>();
    for (const [key, rows] of here) {
      const others = there.get(key) ?? [];
      if (key === '' || others.length !== rows.length || (rows.length > 1 && !inOrder)) continue;
      rows.forEach((row, i) => {
        const other = others[i];
        if (!other) return;
        pairs.push({ ledger: row, file: other });
        taken.add(row).add(other);
      });
    }
    open.ledger = open.ledger.filter((r) => !taken.has(r));
    open.file = open.file.filter((r) => !taken.has(r));
  };
  const joined = (texts: readonly string[]): string => (texts.some((t) => t !== '') ? texts.join('\u0001') : '');
  pass((r) => joined(naming.map((c) => spoken(r.values[c.key]))), (r) => joined(naming.map((c) => inFile(r, c))), true);
  const number = naming.find((c) => NUMBER.test(normaliseHead(c.titles.at(-1) ?? '')));
  const name = naming.find((c) => NAME.test(normaliseHead(c.titles.at(-1) ?? ''))) ?? naming[0];
  if (number) pass((r) => spoken(r.values[number.key]), (r) => inFile(r, number), false);
  if (name) {
    pass((r) => spoken(r.values[name.key]), (r) => inFile(r, name), false);
    pass((r) => spoken(r.values[name.key]).replace(KIND_OF_UNIT, ''), (r) => inFile(r, name).replace(KIND_OF_UNIT, ''), false);
  }
  const total = ledger.find((r) => r.total);
  const sum = total ? totalOf(open.file) : null;
  if (total && sum) pairs.push({ ledger: total, file: sum });
  return { pairs, onlyInFile: open.file.filter((r) => r !== sum), onlyInLedger: [...open.ledger, ...(total && !sum ? [total] : [])] };
}

/** The one row that sums up the most among those that are no row of the report; null when two stand equal. */
function totalOf(rows: readonly FigureRow[]): FigureRow | null {
  const ranked = rows.filter((r) => r.rank !== null && r.rank >= 1);
  const most = ranked.reduce((m, r) => Math.max(m, r.rank ?? 0), 0);
  const best = ranked.filter((r) => r.rank === most);
  return best.length === 1 ? (best[0] ?? null) : null;
}

const textAt = (row: FigureRow, column: number | undefined): string => {
  const cell = column === undefined ? undefined : row.cells[column];
  return isNothing(cell) ? '' : sameText(cellText(cell));
};

function groups<R>(rows: readonly R[], keyOf: (r: R) => string): Map<string, R[]> {
  const found = new Map<string, R[]>();
  for (const r of rows) {
    const key = keyOf(r);
    const list = found.get(key);
    if (list) list.push(r);
    else found.set(key, [r]);
  }
  return found;
}

/** The row's name, for a sentence: with the group it stands in, without numbers. */
export function nameOfRow(columns: readonly ReportColumn[], row: LedgerRow): string {
  if (row.total) return '合计';
  const texts = columns.filter((c) => c.kind === 'text' && spoken(row.values[c.key]) !== '');
  const named = texts.findIndex((c) => NAME.test(c.titles.at(-1) ?? ''));
  const shown = texts.slice(0, named < 0 ? undefined : named + 1).filter((c, i) => i === named || !NUMBER.test(c.titles.at(-1) ?? ''));
  return shown.map((c) => String(row.values[c.key])).join(' ') || row.key;
}
