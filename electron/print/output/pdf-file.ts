import { readFile } from 'node:fs/promises';

/** Number of pages that the page tree of a PDF states, or null when the file is not a whole PDF. */
export async function pdfPageCount(file: string): Promise<number | null> {
  const text = (await readFile(file)).toString('latin1');
  if (!text.startsWith('%PDF-') || !text.slice(-1024).includes('%%EOF')) return null;
  const counts = [...text.matchAll(/<<[^<>]*\/Type\s*\/Pages\b[^<>]*>>/g)].map((m) => Number(/\/Count\s+(\d+)/.exec(m[0])?.[1] ?? 0));
  return counts.length === 0 ? null : Math.max(...counts);
}
