import { open, readFile, statfs } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '../../domain/domain-error.js';

/** Number of pages that the page tree of a PDF states, or null when the file is not a whole PDF. */
export async function pdfPageCount(file: string): Promise<number | null> {
  const text = (await readFile(file)).toString('latin1');
  if (!text.startsWith('%PDF-') || !text.slice(-1024).includes('%%EOF')) return null;
  const counts = [...text.matchAll(/<<[^<>]*\/Type\s*\/Pages\b[^<>]*>>/g)].map((m) => Number(/\/Count\s+(\d+)/.exec(m[0])?.[1] ?? 0));
  return counts.length === 0 ? null : Math.max(...counts);
}

export async function syncFile(file: string): Promise<void> {
  const handle = await open(file, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Less than this left on the disk: that is why the file is not whole. */
const NEARLY_FULL_BYTES = 1024 * 1024;

export async function diskIsFull(folder: string): Promise<boolean> {
  const { bavail, bsize } = await statfs(folder);
  return bavail * bsize < NEARLY_FULL_BYTES;
}

/** What a failed write means for the person at the desk. */
export function writeError(error: unknown, file: string): DomainError {
  const code = (error as NodeJS.ErrnoException).code ?? '';
  const name = path.basename(file);
  const cause = { cause: error };
  if (code === 'ENOSPC' || code === 'EDQUOT') return new DomainError('DISK_FULL', {}, cause);
  if (code === 'EBUSY' || code === 'ETXTBSY' || (code === 'EPERM' && process.platform === 'win32')) return new DomainError('FILE_IN_USE', { name }, cause);
  if (['EACCES', 'EPERM', 'EROFS', 'ENOENT', 'ENOTDIR'].includes(code)) return new DomainError('FOLDER_NOT_WRITABLE', { name: path.basename(path.dirname(path.resolve(file))) }, cause);
  return new DomainError('PDF_FAILED', { name, reason: code === '' ? '写文件出错' : code }, cause);
}
