import type { OutputOf, ParsedOf } from '../../contract/api.js';
import type { MappedField } from '../../contract/imports.js';
import { DomainError } from '../../domain/domain-error.js';
import { nameOf } from '../../domain/codes.js';
import { CODE_LISTS } from '../../domain/importing/code-lists.js';
import { findTables, matchHeadRows } from '../../domain/importing/find-tables.js';
import { plainYuan } from '../../domain/money.js';
import { ppmToPct } from '../../domain/rate.js';
import type { DraftValue, ImportProfile, MatchedBy, ProfileField, SheetReading } from '../../domain/importing/profile.js';
import { columnName, type RawSheet, type RawWorkbook } from '../../domain/importing/raw-sheet.js';
import { applyOverrides } from '../../domain/importing/read-overrides.js';
import { previewTable } from '../../domain/importing/read-table.js';
import type { TableMatch } from '../../domain/importing/table-match.js';
import { sheetAsItStands, textAt } from './sheet-as-it-stands.js';

const SAMPLES = 5;
const REASONS: Record<MatchedBy, string> = { path: '表头完全一致', title: '栏目名称一致', synonym: '常见的另一种叫法', manual: '您指定的' };

/**
 * A sheet for mapping by hand: the best known form for it, which column went to which field and why, what is missing,
 * and the first values as they stand and as they would be taken – also while something is still missing. Reads nothing
 * into the ledger.
 */
export function lookAtSheet(books: ReadonlyMap<string, RawWorkbook>, profiles: readonly ImportProfile[], input: ParsedOf<'import.look'>): OutputOf<'import.look'> {
  const book = books.get(input.file);
  const filled = book?.sheets.filter((s) => s.rows.length > 0) ?? [];
  const sheet = input.sheet === undefined ? (filled.find((s) => !s.hidden) ?? filled[0]) : filled.find((s) => s.name === input.sheet);
  if (!sheet) throw new DomainError('FILE_GONE');
  const { match, profile } = bestMatch(sheet, profiles, input);
  const overrides = { ...(input.unit === undefined ? {} : { unit: input.unit }), ...(input.dates === undefined ? {} : { dates: input.dates }), columns: input.columns, constants: input.constants };
  const { table, issues } = applyOverrides(match, profile, overrides);
  const reading = previewTable(sheet, match, profile, overrides);
  const keyOf = new Map(table.columns.map((c) => [c.column, c.key]));
  const heads = [...table.columns.map((c) => ({ column: c.column, head: c.head })), ...table.unknown.map((u) => ({ column: u.column, head: u.head }))].sort((a, b) => a.column - b.column);
  const rejects = issues.filter((i) => i.severity === 'reject');
  const sample = samplesOf(sheet, reading);
  return {
    sheets: filled.map((s) => s.name), sheet: sheet.name, profile: profile.id, profiles: profiles.map(({ id, title, kind }) => ({ id, title, kind })),
    headTop: table.headTop, headBottom: table.headBottom, unit: table.money.unit, unitFrom: table.money.from ?? '', dates: input.dates ?? profile.dates ?? 'ymd',
    heads: heads.map((h) => ({ ...h, key: keyOf.get(h.column) ?? null })),
    fields: profile.fields.map((f) => fieldOf(f, table, sample)), missing: [...table.missing],
    problems: rejects.filter((i) => i.code !== 'COLUMN_MISSING').map((i) => i.message), remarks: issues.filter((i) => i.severity === 'warn').map((i) => i.message),
    ready: rejects.length === 0, dataRows: reading.rows.length, ...sheetAsItStands(sheet, reading),
  };
}

function bestMatch(sheet: RawSheet, profiles: readonly ImportProfile[], input: ParsedOf<'import.look'>): { match: TableMatch; profile: ImportProfile } {
  const wanted = input.profile === undefined ? profiles : profiles.filter((p) => p.id === input.profile);
  const [first] = wanted;
  if (!first) throw new DomainError('PROFILE_UNKNOWN', { id: input.profile ?? '' });
  if (input.headTop !== undefined) {
    const [match] = matchHeadRows(sheet, first, input.headTop, input.headBottom ?? input.headTop);
    if (match) return { match, profile: first };
  }
  const [found] = findTables(sheet, wanted);
  const profile = profiles.find((p) => p.id === found?.profile);
  if (found && profile) return { match: found, profile };
  // nothing known on it: the first row with several words is offered as the head, the clerk moves it
  const top = sheet.rows.find((r) => r.cells.filter((c) => c?.t === 's').length >= 3)?.row ?? sheet.rows[0]?.row ?? 1;
  const [guess] = matchHeadRows(sheet, first, top, top);
  if (!guess) throw new DomainError('SHEET_NOT_RECOGNISED', { name: input.file, detail: '没有找到表头' });
  return { match: guess, profile: first };
}

type Sampler = (field: ProfileField, column: number, unit: boolean) => MappedField['samples'];

/** The first rows of the table, read by its columns. */
function samplesOf(sheet: RawSheet, reading: SheetReading): Sampler {
  const raw = new Map(sheet.rows.map((r) => [r.row, r]));
  return (field, column, unit) => reading.rows.slice(0, SAMPLES).map((r) => {
    const found = r.issues.filter((i) => i.column === field.key);
    const issue = found.find((i) => i.severity === 'reject') ?? found[0];
    const text = { row: r.row, raw: textAt(raw.get(r.row)?.cells[column], sheet) };
    return unit ? { ...text, value: shown(field, r.values[field.key] ?? null), problem: issue?.message ?? '', rejects: issue?.severity === 'reject' } : { ...text, value: '', problem: '金额单位还没有指定', rejects: true };
  });
}

function fieldOf(field: ProfileField, table: TableMatch, samples: Sampler): MappedField {
  const column = table.columns.find((c) => c.key === field.key);
  const unit = field.type !== 'money' || table.money.unit !== null || column?.unit !== undefined;
  return { key: field.key, title: field.titles.join(' / '), type: field.type, required: field.required, column: column?.column ?? null, head: column ? `${columnName(column.column)} 列 ${column.head}` : '', reason: column?.by ? REASONS[column.by] : '', samples: column ? samples(field, column.column, unit) : [] };
}

/** A value in the office's words. */
function shown(field: ProfileField, value: DraftValue): string {
  if (value === null) return '';
  if (field.codes !== undefined) return nameOf(CODE_LISTS.get(field.codes) ?? [], String(value));
  if (field.type === 'money' && typeof value === 'number') return plainYuan(value);
  if (field.type === 'percent' && typeof value === 'number') return `${ppmToPct(value)}%`;
  return String(value);
}
