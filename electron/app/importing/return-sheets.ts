import { normaliseHead } from '../../domain/importing/head-text.js';
import type { FieldType, ProfileField } from '../../domain/importing/profile.js';
import type { RawCell, RawRow, RawSheet } from '../../domain/importing/raw-sheet.js';
import { spreadMerges } from '../../domain/importing/spread-merges.js';
import { REASON_HEAD, type ReturnRow, type ReturnSheet, type ReturnTable } from '../../workbook/forms/return-sheet.js';
import type { PlannedRow, SourceTable } from './planned.js';

/** Rows that go back. */
export const goesBack = (row: PlannedRow): boolean => row.verdict === 'reject' || row.verdict === 'conflict';

/** The column that a 退回表 brings with it: ours, not the sender's. */
export const isReasonHead = (head: string): boolean => normaliseHead(head.split(' / ').at(-1) ?? '') === REASON_HEAD;

/** A 退回表 that came back corrected: rows of a table, never the whole of it. */
export const isReturned = (table: SourceTable): boolean => table.reading.unknownHeads.some(isReasonHead);

/** Lines above a head that belong to its table when another table stands above it. */
const LINES_ABOVE = 6;

/** Tables under one head, side by side, each with the columns from its own first to the next one's. */
interface Block {
  readonly table: SourceTable;
  readonly from: number;
  readonly until: number;
}

/**
 * The rows of some tables of one file that go back, sheet by sheet as the file had them. A table without such rows keeps
 * its head where another of the sheet has some: a unit written once stands above the first table only.
 */
export function returnSheets(tables: readonly SourceTable[], rows: readonly PlannedRow[]): ReturnSheet[] {
  const byTable = new Map<SourceTable, PlannedRow[]>(tables.map((t) => [t, []]));
  for (const row of rows) if (goesBack(row)) byTable.get(row.table)?.push(row);
  const sheets = new Map<RawSheet, SourceTable[]>();
  for (const table of tables) sheets.set(table.sheet, [...(sheets.get(table.sheet) ?? []), table]);
  return [...sheets].filter(([, mine]) => mine.some((t) => (byTable.get(t)?.length ?? 0) > 0)).map(([sheet, mine]) => ({
    name: sheet.name, date1904: sheet.date1904, merges: sheet.merges, types: typesOf(mine),
    tables: headsOf(mine).map((blocks, i, all) => returnTable(sheet, blocks, all[i - 1] ?? null, byTable)),
  }));
}

function typesOf(tables: readonly SourceTable[]): Map<number, FieldType> {
  const types = new Map<number, FieldType>();
  for (const { reading, profile } of tables) {
    const fields = new Map(profile.fields.map((f) => [f.key, f.type]));
    for (const c of reading.columns) types.set(c.column, fields.get(c.key) ?? 'text');
  }
  return types;
}

/** The tables of a sheet by their head, from the top down. */
function headsOf(tables: readonly SourceTable[]): Block[][] {
  const tops = [...new Set(tables.map((t) => t.reading.headTop))].sort((a, b) => a - b);
  const left = (t: SourceTable): number => Math.min(...t.reading.columns.map((c) => c.column));
  return tops.map((top) => {
    const beside = tables.filter((t) => t.reading.headTop === top).sort((a, b) => left(a) - left(b));
    // a column a month: tables over the same rows give the row back whole
    const shared = beside.length > 1 && left(beside[0] as SourceTable) === left(beside[1] as SourceTable);
    return beside.map((table, i) => ({ table, from: shared || i === 0 ? 0 : left(table), until: !shared && beside[i + 1] ? left(beside[i + 1] as SourceTable) : Number.POSITIVE_INFINITY }));
  });
}

function returnTable(sheet: RawSheet, blocks: readonly Block[], before: readonly Block[] | null, byTable: ReadonlyMap<SourceTable, readonly PlannedRow[]>): ReturnTable {
  const first = blocks[0] as Block;
  const { headTop, headBottom } = first.table.reading;
  const helpers = new Set(first.table.reading.skipped?.filter((s) => s.why === 'numbers' || s.why === 'note').map((s) => s.row));
  const firstRow = Math.min(...blocks.flatMap((b) => b.table.reading.rows.slice(0, 1).map((r) => r.row)), Number.POSITIVE_INFINITY);
  const head = sheet.rows.filter((r) => (r.row >= headTop && r.row <= headBottom) || (r.row > headBottom && r.row < firstRow && helpers.has(r.row)));
  return { above: linesAbove(sheet, headTop, before), head, headTop, headBottom, rows: returnRows(blocks, byTable) };
}

function linesAbove(sheet: RawSheet, headTop: number, before: readonly Block[] | null): readonly RawRow[] {
  const above = sheet.rows.filter((r) => r.row < headTop);
  if (before === null) return above;
  const last = Math.max(...before.flatMap(({ table }) => [table.reading.headBottom, ...table.reading.rows.slice(-1).map((r) => r.row), ...(table.reading.skipped ?? []).filter((s) => s.row < headTop && s.why !== 'after_end').map((s) => s.row)]));
  return above.filter((r) => r.row > last).slice(-LINES_ABOVE);
}

function returnRows(blocks: readonly Block[], byTable: ReadonlyMap<SourceTable, readonly PlannedRow[]>): ReturnRow[] {
  const parts = new Map<number, ReturnRow>();
  for (const block of blocks) {
    const mine = byTable.get(block.table) ?? [];
    if (mine.length === 0) continue;
    const raw = new Map(wholeRows(block.table).map((r) => [r.row, r]));
    const reasons = reasonColumns(block.table);
    for (const planned of mine) {
      const part = returnRow(planned, raw.get(planned.draft.row), block, reasons);
      const other = parts.get(planned.draft.row);
      parts.set(planned.draft.row, other ? joined(other, part) : part);
    }
  }
  return [...parts.values()].sort((a, b) => a.row.row - b.row.row);
}

/** Rows with the text of cells merged over several of them: alone, each has to say whose row it is. */
function wholeRows(table: SourceTable): readonly RawRow[] {
  const fields = new Map(table.profile.fields.map((f) => [f.key, f]));
  const matched = table.reading.columns.flatMap((column) => (fields.has(column.key) ? [{ column, field: fields.get(column.key) as ProfileField }] : []));
  return spreadMerges(table.sheet, matched, table.reading.headBottom, table.reading.rows.at(-1)?.row ?? 0);
}

function returnRow(planned: PlannedRow, raw: RawRow | undefined, block: Block, reasons: ReadonlySet<number>): ReturnRow {
  const columnOf = new Map(block.table.reading.columns.map((c) => [c.key, c.column]));
  const cells = (raw?.cells ?? []).map((cell, i): RawCell => (i >= block.from && i < block.until && !reasons.has(i) ? cell : null));
  const rejects = planned.issues.filter((i) => i.severity === 'reject');
  const remarks = planned.issues.filter((i) => i.severity !== 'reject');
  const sentences = planned.verdict === 'reject' ? [...rejects.map((i) => i.message), ...remarks.map((i) => `提示：${i.message}`)] : remarks.map((i) => i.message);
  const bad = new Map<number, string>();
  for (const issue of planned.verdict === 'reject' ? rejects : []) {
    const column = columnOf.get(issue.column);
    if (column !== undefined) bad.set(column, [bad.get(column), issue.message].filter(Boolean).join('\n'));
  }
  return { row: { row: planned.draft.row, cells }, kind: planned.verdict === 'reject' ? 'reject' : 'ask', reason: [...new Set(sentences)].join('\n'), bad };
}

/** Columns of reasons from an earlier return: what they say is settled or said anew. */
function reasonColumns(table: SourceTable): Set<number> {
  const { headTop, headBottom } = table.reading;
  const head = table.sheet.rows.filter((r) => r.row >= headTop && r.row <= headBottom);
  return new Set(head.flatMap((r) => r.cells.flatMap((c, i) => (c?.t === 's' && normaliseHead(c.v) === REASON_HEAD ? [i] : []))));
}

/** Two halves of one row of the sheet. */
function joined(a: ReturnRow, b: ReturnRow): ReturnRow {
  const width = Math.max(a.row.cells.length, b.row.cells.length);
  const cells = Array.from({ length: width }, (_, i) => a.row.cells[i] ?? b.row.cells[i] ?? null);
  return { row: { row: a.row.row, cells }, kind: a.kind === 'reject' || b.kind === 'reject' ? 'reject' : 'ask', reason: [...new Set([...a.reason.split('\n'), ...b.reason.split('\n')])].join('\n'), bad: new Map([...a.bad, ...b.bad]) };
}
