import { sha256OfFile } from '../../data/backup.js';
import type { FileRef } from '../../contract/files.js';
import { DomainError } from '../../domain/domain-error.js';
import { messageFor } from '../../domain/messages.js';
import { findTables } from '../../domain/importing/find-tables.js';
import type { TableMatch } from '../../domain/importing/table-match.js';
import { readTable } from '../../domain/importing/read-table.js';
import type { ImportKind, ImportProfile } from '../../domain/importing/profile.js';
import { cellText, type RawSheet, type RawWorkbook } from '../../domain/importing/raw-sheet.js';
import type { AppContext } from '../context.js';
import type { JobControl } from '../ports.js';
import type { SourceTable } from './planned.js';

export interface RefusedFile { readonly name: string; readonly code: string; readonly message: string; readonly hint: string }
export interface FilesRead { readonly tables: readonly SourceTable[]; readonly refused: readonly RefusedFile[] }

/** Rows of the sheet kept as text for the mapping step. */
const PREVIEW_ROWS = 40;

/** Reads every chosen file in the workbook worker, finds the known tables in it; a file that cannot be read says why and holds up nobody else. */
export async function readFiles(context: AppContext, files: readonly FileRef[], profiles: readonly ImportProfile[], kind: ImportKind | undefined, job: JobControl): Promise<FilesRead> {
  const tables: SourceTable[] = [];
  const refused: RefusedFile[] = [];
  const wanted = kind === undefined ? profiles : profiles.filter((p) => p.kind === kind);
  for (const [i, file] of files.entries()) {
    job.progress(`读取 ${file.name}`, i, files.length);
    try {
      const path = context.files.pathOf(file);
      const book = await context.workbooks.read(path, file.name, { signal: job.signal, onProgress: () => job.checkpoint() });
      job.checkpoint();
      tables.push(...tablesOf(file.name, sha256OfFile(path), book, wanted));
    } catch (e) {
      if (!(e instanceof DomainError) || e.code === 'CANCELLED') throw e;
      refused.push({ name: file.name, code: e.code, ...pick(messageFor(e.code, { ...e.details, name: file.name })) });
    }
  }
  return { tables, refused };
}

const pick = ({ message, hint }: { message: string; hint: string }): { message: string; hint: string } => ({ message, hint });

function tablesOf(fileName: string, sha256: string, book: RawWorkbook, profiles: readonly ImportProfile[]): SourceTable[] {
  const out: SourceTable[] = [];
  const doubts: string[] = [];
  for (const sheet of book.sheets) {
    if (sheet.hidden) continue;
    for (const match of findTables(sheet, profiles)) {
      const profile = profiles.find((p) => p.id === match.profile && p.version === match.version);
      if (match.state !== 'ready' || !profile) doubts.push(doubtOf(sheet.name, match, profile));
      else out.push({ fileName, sha256, reading: readTable(sheet, match, profile), preview: previewOf(sheet) });
    }
  }
  if (out.length === 0) throw new DomainError('SHEET_NOT_RECOGNISED', { name: fileName, detail: doubts.join('；') || '没有找到认识的表头' });
  return out;
}

function doubtOf(sheet: string, match: TableMatch, profile: ImportProfile | undefined): string {
  const title = (key: string): string => profile?.fields.find((f) => f.key === key)?.titles.join('/') ?? key;
  if (match.missing.length > 0) return `工作表“${sheet}”按“${profile?.title ?? match.profile}”看，缺少必填列：${match.missing.map(title).join('、')}`;
  return `工作表“${sheet}”有的列分不清是哪一项：${match.questions.map((question) => title(question.key)).join('、')}`;
}

const previewOf = (sheet: RawSheet): { row: number; cells: string[] }[] => sheet.rows.slice(0, PREVIEW_ROWS).map((r) => ({ row: r.row, cells: r.cells.slice(0, 60).map(cellText) }));
