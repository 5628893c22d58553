import { createHash } from 'node:crypto';
import { sha256OfFile } from '../../data/backup.js';
import type { FileRef } from '../../contract/files.js';
import type { SheetMapping } from '../../contract/imports.js';
import { DomainError } from '../../domain/domain-error.js';
import { messageFor } from '../../domain/messages.js';
import { findTables, matchHeadRows } from '../../domain/importing/find-tables.js';
import { pastedWorkbook, PASTED_NAME } from '../../domain/importing/pasted-sheet.js';
import { hasMonthColumns, monthsLeftOut, monthTables } from '../../domain/importing/month-columns.js';
import type { TableMatch } from '../../domain/importing/table-match.js';
import { totalsOverPages } from '../../domain/importing/page-totals.js';
import { readTable } from '../../domain/importing/read-table.js';
import type { ImportKind, ImportProfile, SheetReading } from '../../domain/importing/profile.js';
import { cellText, type RawSheet, type RawWorkbook } from '../../domain/importing/raw-sheet.js';
import type { AppContext } from '../context.js';
import type { JobControl } from '../ports.js';
import type { SourceTable } from './planned.js';

export interface RefusedFile { readonly name: string; readonly code: string; readonly message: string; readonly hint: string; readonly sheets: readonly string[] }
/** Where a chosen file lies, and what it was when it was read. */
export interface SourceFile { readonly path: string; readonly sha256: string }
export interface FilesRead {
  /** By file name; nothing for pasted text. */
  readonly sources: ReadonlyMap<string, SourceFile>;
  readonly tables: readonly SourceTable[];
  readonly refused: readonly RefusedFile[];
  /** By file name: every workbook that could be opened, also without a known table. */
  readonly books: ReadonlyMap<string, RawWorkbook>;
  /** Sheets beside a readable one that looked like a table and were left out, with the reason. */
  readonly leftOut: readonly string[];
}
export interface ReadingRules {
  readonly profiles: readonly ImportProfile[];
  readonly kind: ImportKind | undefined;
  /** Sheets that a person has mapped by hand: read as said, nothing else is looked for on them. */
  readonly mappings: readonly SheetMapping[];
}

/** Rows of the sheet kept as text for the mapping step. */
const PREVIEW_ROWS = 40;

/** Reads every chosen file in the workbook worker, finds the known tables in it; a file that cannot be read says why and holds up nobody else. */
export async function readFiles(context: AppContext, files: readonly FileRef[], rules: ReadingRules, job: JobControl): Promise<FilesRead> {
  const tables: SourceTable[] = [];
  const refused: RefusedFile[] = [];
  const books = new Map<string, RawWorkbook>();
  const sources = new Map<string, SourceFile>();
  const leftOut: string[] = [];
  const wanted = wantedBy(rules);
  for (const [i, file] of files.entries()) {
    job.progress(`读取 ${file.name}`, i, files.length);
    try {
      const path = context.files.pathOf(file);
      const book = await context.workbooks.read(path, file.name, { signal: job.signal, onProgress: (rows) => job.progress(`读取 ${file.name}，已读 ${rows} 行`, i, files.length) });
      job.checkpoint();
      const sha256 = sha256OfFile(path);
      books.set(file.name, book);
      sources.set(file.name, { path, sha256 });
      const { out, doubts } = tablesOf(file.name, sha256, book, wanted, rules);
      tables.push(...out);
      leftOut.push(...doubts.map((d) => `${file.name} 没有读入：${d}`));
    } catch (e) {
      if (!(e instanceof DomainError) || e.code === 'CANCELLED') throw e;
      refused.push(refusalOf(file.name, e, books.get(file.name)));
    }
  }
  return { tables, refused, books, sources, leftOut };
}

/** A block pasted from a spreadsheet: the same tables, verdicts and refusals as of a file. */
export function readPasted(text: string, rules: ReadingRules): FilesRead {
  const book = pastedWorkbook(text);
  const books = new Map([[PASTED_NAME, book]]);
  try {
    const { out, doubts } = tablesOf(PASTED_NAME, createHash('sha256').update(text).digest('hex'), book, wantedBy(rules), rules);
    return { tables: out, refused: [], books, sources: new Map(), leftOut: doubts.map((d) => `${PASTED_NAME}里没有读入：${d}`) };
  } catch (e) {
    if (!(e instanceof DomainError)) throw e;
    return { tables: [], refused: [refusalOf(PASTED_NAME, e, book)], books, sources: new Map(), leftOut: [] };
  }
}

const wantedBy = (rules: ReadingRules): readonly ImportProfile[] => (rules.kind === undefined ? rules.profiles : rules.profiles.filter((p) => p.kind === rules.kind));

function refusalOf(name: string, e: DomainError, book: RawWorkbook | undefined): RefusedFile {
  const { message, hint } = messageFor(e.code, { ...e.details, name });
  return { name, code: e.code, message, hint, sheets: (book?.sheets ?? []).filter((s) => s.rows.length > 0).map((s) => s.name) };
}

function tablesOf(fileName: string, sha256: string, book: RawWorkbook, profiles: readonly ImportProfile[], rules: ReadingRules): { out: SourceTable[]; doubts: string[] } {
  const out: SourceTable[] = [];
  // months side by side have the same to say
  const doubts = new Set<string>();
  const take = (sheet: RawSheet, profile: ImportProfile, reading: SheetReading): void => {
    const open = reading.issues.find((i) => i.severity === 'reject');
    if (open) doubts.add(`工作表“${sheet.name}”：${open.message}`);
    else out.push({ fileName, sha256, reading, sheet, profile, preview: previewOf(sheet) });
  };
  for (const sheet of book.sheets) {
    const mapped = rules.mappings.filter((m) => m.file === fileName && m.sheet === sheet.name);
    for (const m of mapped) {
      const profile = rules.profiles.find((p) => p.id === m.profile);
      const match = profile ? matchHeadRows(sheet, profile, m.headTop, m.headBottom)[0] : undefined;
      if (profile && match) take(sheet, profile, readTable(sheet, match, profile, { ...(m.unit === undefined ? {} : { unit: m.unit }), ...(m.dates === undefined ? {} : { dates: m.dates }), columns: m.columns, constants: m.constants }));
    }
    if (sheet.hidden || mapped.length > 0) continue;
    const found: { profile: ImportProfile; reading: SheetReading }[] = [];
    const matches = tablesOn(sheet, profiles);
    if (matches.length === 0 && hasMonthColumns(sheet)) doubts.add(monthsOfWhat(sheet.name, profiles));
    const gap = monthsLeftOut(matches);
    if (gap.length > 0) doubts.add(`工作表“${sheet.name}”没有 ${gap.join('、')} 的栏，其余月份照读`);
    for (const match of matches) {
      const profile = profiles.find((p) => p.id === match.profile && p.version === match.version);
      if (match.state !== 'ready' || !profile) doubts.add(doubtOf(sheet.name, match, profiles));
      else found.push({ profile, reading: readTable(sheet, match, profile) });
    }
    totalsOverPages(found.map((f) => f.reading)).forEach((reading, i) => take(sheet, (found[i] as (typeof found)[number]).profile, reading));
  }
  if (out.length === 0) throw new DomainError('SHEET_NOT_RECOGNISED', { name: fileName, detail: [...doubts].join('；') || '没有找到认识的表头' });
  return { out, doubts: [...doubts] };
}

/** Tables by their heads; where none can be read, those with a column a month. */
function tablesOn(sheet: RawSheet, profiles: readonly ImportProfile[]): readonly TableMatch[] {
  const found = findTables(sheet, profiles);
  if (found.some((m) => m.state === 'ready')) return found;
  const monthly = monthTables(sheet, profiles);
  return monthly.length > 0 ? monthly : found;
}

/** Months alone do not say what is counted: what the sheet may be, and how to say so. */
function monthsOfWhat(sheet: string, profiles: readonly ImportProfile[]): string {
  const ways = profiles.flatMap((p) => (p.byMonth === undefined ? [] : [`是${p.title}的，请在标题或工作表名里写上“${p.byMonth.words[0]}”再选`]));
  return `工作表“${sheet}”一个月一栏，标题、工作表名和表头都没有写明是什么数${ways.map((w) => `；${w}`).join('')}`;
}

function doubtOf(sheet: string, match: TableMatch, profiles: readonly ImportProfile[]): string {
  const profile = profiles.find((p) => p.id === match.profile);
  const title = (key: string): string => profile?.fields.find((f) => f.key === key)?.titles.join('/') ?? key;
  // a required column that is there twice is in question, not missing
  const asked = new Set(match.questions.map((question) => question.key));
  const missing = match.missing.filter((key) => !asked.has(key));
  if (missing.length > 0) return `工作表“${sheet}”按“${profile?.title ?? match.profile}”看，缺少必填列：${missing.map(title).join('、')}`;
  if (asked.size > 0) return `工作表“${sheet}”有的列分不清是哪一项：${[...asked].map(title).join('、')}`;
  return `工作表“${sheet}”同样符合几种表式：${[match.profile, ...match.rivals].map((id) => profiles.find((p) => p.id === id)?.title ?? id).join('、')}`;
}

export const previewOf = (sheet: RawSheet): { row: number; cells: string[] }[] => sheet.rows.slice(0, PREVIEW_ROWS).map((r) => ({ row: r.row, cells: r.cells.slice(0, 120).map(cellText) }));
