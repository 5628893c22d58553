import { columnName, type RawCell, type RawRow, type RawSheet } from './raw-sheet.js';
import type { CellReading } from './cell-reading.js';
import { rawOf } from './cell-text.js';
import { columnReader } from './column-reader.js';
import { finding, issueAt } from './issue-codes.js';
import { checkLedgerRow } from './ledger-row.js';
import { ownTotals, type TotalRow } from './own-totals.js';
import { checkPlainRow } from './plain-row.js';
import type { DraftRow, DraftValue, ImportProfile, ProfileField, RowIssue, SheetReading, SkippedRow } from './profile.js';
import { titleOf, type CellContext } from './read-cell.js';
import { applyOverrides, type ReadOverrides } from './read-overrides.js';
import { rowKind, tableShape, type MatchedField } from './row-kind.js';
import { isBlank } from './row-shape.js';
import { spreadMerges } from './spread-merges.js';
import type { TableMatch } from './table-match.js';

/**
 * Reads the rows of a matched table into drafts. Every filled row of the table ends up in `rows` or, with the reason, in
 * `skipped`; every cell that could not be taken as it stands has an issue with its row, column and raw text. A table that
 * is not ready, or whose unit is not known, gives no rows and says why in `issues` (row 0).
 */
export function readTable(sheet: RawSheet, match: TableMatch, profile: ImportProfile, overrides: ReadOverrides = {}): SheetReading {
  const { table, issues } = applyOverrides(match, profile, overrides);
  return issues.some((i) => i.severity === 'reject') ? { ...headOf(sheet, table, profile), rows: [], skipped: [], ownTotals: null, issues } : readRows(sheet, table, profile, overrides, issues);
}

/** The same while something is still open, to be looked at and never taken in: what can be read is read. */
export function previewTable(sheet: RawSheet, match: TableMatch, profile: ImportProfile, overrides: ReadOverrides = {}): SheetReading {
  const { table, issues } = applyOverrides(match, profile, overrides);
  return readRows(sheet, table, profile, overrides, issues);
}

function headOf(sheet: RawSheet, table: TableMatch, profile: ImportProfile): Omit<SheetReading, 'rows' | 'ownTotals' | 'issues'> {
  return {
    sheet: table.part === undefined ? sheet.name : `${sheet.name}（${table.part}）`,
    profile: profile.id,
    version: profile.version,
    kind: profile.kind,
    unit: table.money.unit ?? profile.unit ?? '元',
    headTop: table.headTop,
    headBottom: table.headBottom,
    columns: table.columns,
    unknownHeads: table.unknown.map((u) => u.head),
  };
}

function readRows(sheet: RawSheet, table: TableMatch, profile: ImportProfile, overrides: ReadOverrides, open: readonly RowIssue[]): SheetReading {
  const base = headOf(sheet, table, profile);
  const dates = overrides.dates ?? profile.dates;
  const shape = tableShape(profile, table.columns, table.left, table.right, sheet.merges);
  const contextOf = (m: MatchedField): CellContext => ({ date1904: sheet.date1904, unit: m.column.unit ?? base.unit, dates });
  const plan = rowPlan(profile, shape.fields.map((m) => ({ ...m, read: columnReader(m.field, contextOf(m)) })), { ...overrides, constants: { ...table.constants, ...overrides.constants } });
  const body = spreadMerges(sheet, shape.fields, table.headBottom, table.dataBottom);

  const rows: DraftRow[] = [];
  const skipped: SkippedRow[] = [];
  const totals: TotalRow[] = [];
  const tail: RawRow[] = [];
  let underHead = true;
  let end = 0;
  for (const row of body) {
    const { kind, rank } = rowKind(row, shape, underHead);
    if (kind === 'blank') continue;
    if (end > 0) {
      if (kind === 'data') tail.push(row);
      skipped.push({ row: row.row, why: 'after_end' });
      continue;
    }
    if (kind === 'footer') {
      end = row.row;
      skipped.push({ row: row.row, why: 'after_end' });
      continue;
    }
    if (kind !== 'numbers' && kind !== 'note') underHead = false;
    if (kind === 'data') rows.push(readRow(row, plan));
    else {
      if (kind === 'total') totals.push({ row, rank });
      skipped.push({ row: row.row, why: kind });
    }
  }

  const own = ownTotals(totals, shape.fields, rows, contextOf);
  const issues = [...open, ...own.issues];
  const lost = tail.filter((r) => shape.fields.filter((m) => m.field.required && !isBlank(r.cells[m.column.column])).length >= 3);
  if (lost.length > 0) issues.push(issueAt(0, '', '', finding('ROWS_AFTER_END', { end, count: lost.length })));
  if (sheet.outside) issues.push(issueAt(0, '', '', finding('CELLS_OUTSIDE', { count: sheet.outside.count, first: sheet.outside.first, last: columnName(255) })));
  return { ...base, rows, skipped, ownTotals: own.totals, issues };
}

interface PlannedField extends MatchedField {
  readonly read: (cell: RawCell | undefined) => CellReading;
}

interface RowPlan {
  readonly kind: ImportProfile['kind'];
  readonly fields: readonly PlannedField[];
  /** Values given for every row, with what there is to say about them. */
  readonly constants: readonly { readonly field: ProfileField; readonly cell: RawCell; readonly reading: CellReading }[];
  /** One key for every field, in order: all rows have the same shape. */
  readonly blank: Readonly<Record<string, DraftValue>>;
  readonly title: (key: string) => string;
}

function rowPlan(profile: ImportProfile, fields: readonly PlannedField[], overrides: ReadOverrides): RowPlan {
  const mapped = new Set(fields.map((m) => m.field.key));
  const context: CellContext = { date1904: false, unit: overrides.unit ?? profile.unit ?? '元', dates: overrides.dates ?? profile.dates };
  const constants = profile.fields.flatMap((field) => {
    const given = overrides.constants?.[field.key] ?? field.constant;
    if (given === undefined || mapped.has(field.key)) return [];
    const cell: RawCell = { t: 's', v: given };
    return [{ field, cell, reading: columnReader(field, context)(cell) }];
  });
  const titles = new Map(profile.fields.map((f) => [f.key, titleOf(f)]));
  const blank = Object.fromEntries([...fields, ...constants].map((m) => [m.field.key, null]));
  return { kind: profile.kind, fields, constants, blank, title: (key) => titles.get(key) ?? key };
}

const NOTHING: ReadonlySet<string> = new Set();

function readRow(row: RawRow, plan: RowPlan): DraftRow {
  const values: Record<string, DraftValue> = { ...plan.blank };
  const issues: RowIssue[] = [];
  const take = (field: ProfileField, cell: RawCell | undefined, reading: CellReading): void => {
    values[field.key] = reading.value;
    for (const found of reading.findings) issues.push(issueAt(row.row, field.key, rawOf(cell), found));
  };
  for (const { field, column, read } of plan.fields) {
    const cell = row.cells[column.column];
    take(field, cell, read(cell));
  }
  for (const { field, cell, reading } of plan.constants) take(field, cell, reading);
  const unread = issues.length === 0 ? NOTHING : new Set(issues.filter((i) => i.severity === 'reject').map((i) => i.column));
  const between = plan.kind === 'ledger' ? checkLedgerRow(values, unread, plan.title) : checkPlainRow(plan.kind, values, plan.title);
  for (const { column, found } of between) issues.push(issueAt(row.row, column, rawAt(row, column, plan), found));
  return { row: row.row, values, issues };
}

function rawAt(row: RawRow, key: string, plan: RowPlan): string {
  const mapped = plan.fields.find((m) => m.field.key === key);
  return rawOf(mapped ? row.cells[mapped.column.column] : plan.constants.find((c) => c.field.key === key)?.cell);
}
