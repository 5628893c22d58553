import type { DayOrder } from '../date.js';
import { needsColumn } from './assign-columns.js';
import { finding, issueAt } from './issue-codes.js';
import type { ColumnMatch, ImportProfile, RowIssue } from './profile.js';
import { columnName } from './raw-sheet.js';
import { titleOf } from './read-cell.js';
import type { TableMatch } from './table-match.js';

/** What the clerk has decided on the mapping page for this one sheet. */
export interface ReadOverrides {
  readonly unit?: '元' | '万元';
  readonly dates?: DayOrder;
  /** Field key → zero-based column; null takes the field out. */
  readonly columns?: Readonly<Record<string, number | null>>;
  /** Field key → the value of every row, where the sheet has no such column. */
  readonly constants?: Readonly<Record<string, string>>;
}

/** The table after the clerk's decisions, and what is still open; a reject among them means that it cannot be read. */
export function applyOverrides(match: TableMatch, profile: ImportProfile, overrides: ReadOverrides): { readonly table: TableMatch; readonly issues: readonly RowIssue[] } {
  const decided = overrides.columns ?? {};
  const constants = { ...match.constants, ...overrides.constants };
  const manual = Object.entries(decided).flatMap(([key, column]) => (column === null ? [] : [manualMatch(key, column, match)]));
  const taken = new Set(manual.map((c) => c.column));
  const kept = match.columns.filter((c) => !(c.key in decided) && !taken.has(c.column));
  const columns = [...kept, ...manual].sort((a, b) => a.column - b.column);
  const mapped = new Set(columns.map((c) => c.key));
  const settled = (key: string): boolean => mapped.has(key) || key in decided || key in constants;
  const missing = profile.fields.filter((f) => needsColumn(f) && !mapped.has(f.key) && !(f.key in constants)).map((f) => f.key);
  const questions = match.questions.filter((q) => !settled(q.key));
  const used = new Set(columns.map((c) => c.column));
  const table: TableMatch = {
    ...match,
    columns,
    missing,
    questions,
    unknown: [...match.unknown, ...match.columns.filter((c) => !used.has(c.column)).map((c) => ({ column: c.column, head: c.head, unit: c.unit ?? null }))].filter((u) => !used.has(u.column)),
    left: Math.min(match.left, ...columns.map((c) => c.column)),
    right: Math.max(match.right, ...columns.map((c) => c.column)),
    money: overrides.unit === undefined ? match.money : { ...match.money, unit: overrides.unit, from: 'manual' },
  };
  return { table, issues: openIssues(table, match, profile, overrides, mapped) };
}

function openIssues(table: TableMatch, match: TableMatch, profile: ImportProfile, overrides: ReadOverrides, mapped: ReadonlySet<string>): RowIssue[] {
  const issues: RowIssue[] = [];
  const titles = new Map(profile.fields.map((f) => [f.key, titleOf(f)]));
  const title = (key: string): string => titles.get(key) ?? key;
  const asked = new Set(table.questions.map((q) => q.key));

  if (match.rivals.length > 0) issues.push(issueAt(0, '', '', finding('KIND_AMBIGUOUS', { profiles: [match.profile, ...match.rivals].join('、') })));
  for (const q of table.questions) {
    const heads = q.columns.map((c) => `${columnName(c.column)} 列“${c.head}”`).join('、');
    issues.push(issueAt(0, q.key, '', finding(q.blocking ? 'HEAD_AMBIGUOUS' : 'HEAD_LEFT_OUT', { title: title(q.key), heads })));
  }
  for (const key of table.missing) if (!asked.has(key)) issues.push(issueAt(0, key, '', finding('COLUMN_MISSING', { title: title(key) })));
  for (const f of profile.fields) {
    const given = f.constant !== undefined || f.key in (overrides.constants ?? {});
    if (f.required && f.type === 'people' && !mapped.has(f.key) && !given) issues.push(issueAt(0, f.key, '', finding('COLUMN_ABSENT', { title: title(f.key) })));
  }
  const owner = new Map<number, string>();
  for (const c of table.columns) {
    const other = owner.get(c.column);
    if (other !== undefined) issues.push(issueAt(0, c.key, '', finding('OVERRIDE_COLUMN_TAKEN', { head: c.head, title: title(c.key), other: title(other) })));
    owner.set(c.column, c.key);
  }
  return [...issues, ...unitIssues(table, match, profile, overrides)];
}

function manualMatch(key: string, column: number, match: TableMatch): ColumnMatch {
  const known = [...match.columns, ...match.questions.flatMap((q) => q.columns), ...match.unknown].find((c) => c.column === column);
  const plain = { key, column, head: known?.head ?? columnName(column), by: 'manual' } as const;
  return known?.unit === '元' || known?.unit === '万元' ? { ...plain, unit: known.unit } : plain;
}

function unitIssues(table: TableMatch, match: TableMatch, profile: ImportProfile, overrides: ReadOverrides): RowIssue[] {
  const moneyKeys = new Set(profile.fields.filter((f) => f.type === 'money').map((f) => f.key));
  const money = table.columns.filter((c) => moneyKeys.has(c.key));
  if (money.length === 0) return [];
  const odd = [...match.money.written, ...match.unknown.filter((u) => money.some((c) => c.column === u.column)).map((u) => u.unit)].find((u) => u !== null && u !== '元' && u !== '万元');
  // Refused whatever the clerk has chosen: the sheet says that its figures are in neither.
  if (odd) return [issueAt(0, '', odd, finding('UNIT_UNSUPPORTED', { unit: odd }))];
  const open = money.filter((c) => c.unit === undefined);
  if (table.money.unit === null) {
    if (open.length === 0) return [];
    const { written } = match.money;
    return [written.length > 1 ? issueAt(0, '', written.join(' '), finding('UNIT_CONTRADICTS', { units: written.join('、') })) : issueAt(0, '', '', finding('UNIT_MISSING', {}))];
  }
  // A column mapped by hand may be the first one without a unit of its own: the unit of the others does not cover it.
  if (table.money.from === 'head' && open.length > 0) return [issueAt(0, '', '', finding('UNIT_MISSING', {}))];
  const found = match.money.unit;
  const differs = overrides.unit !== undefined && match.money.from === 'line' && found !== null && found !== overrides.unit;
  return differs ? [issueAt(0, '', found, finding('UNIT_DIFFERS', { found, chosen: overrides.unit }))] : [];
}
