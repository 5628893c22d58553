import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { parseAmount } from '../../electron/domain/money.js';
import { documentToPdf, htmlToPdf, MOST_PDF_SHEETS, renderReport, renderRoster, writeHtml } from '../../electron/print/index.js';
import { pdfPageCount } from '../../electron/print/output/pdf-file.js';
import { writeError } from '../../electron/print/output/whole-file.js';
import { browserHere, canPrint, tool } from './browser-here.js';
import { monthlyReport, roster } from './sample-documents.js';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'print-test-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));
const inFolder = (name: string): string => path.join(folder, name);

/** A program in place of the browser, for what a real one does only on a bad day. */
function fakeBrowser(script: string): string {
  const file = inFolder('browser');
  writeFileSync(file, `#!/bin/sh\nfor a in "$@"; do case "$a" in --print-to-pdf=*) out="\${a#*=}";; --user-data-dir=*) profile="\${a#*=}";; esac; done\n${script}\n`);
  chmodSync(file, 0o755);
  return file;
}

describe.skipIf(!canPrint)('P-6 X-7 PDF by an installed browser', () => {
  const print = async (document: ReturnType<typeof renderRoster>, name: string): Promise<string> => {
    await documentToPdf(browserHere ?? '', document, inFolder(name));
    return inFolder(name);
  };

  it('has as many pages as sheets, of the right size, with every loan once and sums that add up', async () => {
    const doc = roster([1, 14, 47]);
    const printed = renderRoster(doc);
    const pdf = await print(printed, '名册.pdf');
    const info = tool('pdfinfo', pdf);
    expect(info).toMatch(new RegExp(`Pages:\\s+${printed.pages}\\n`));
    expect(info).toMatch(/Page size:\s+84\d(?:\.\d+)? x 59\d(?:\.\d+)? pts \(A4\)/);
    expect(await pdfPageCount(pdf)).toBe(printed.pages);

    const text = tool('pdftotext', '-layout', pdf, '-');
    for (const row of doc.groups.flatMap((g) => g.rows)) {
      expect(text.split(String(row.values['account'])).length - 1, row.key).toBe(1);
    }
    const sums = (label: string): number[] => [...text.matchAll(new RegExp(`${label}（\\d+ 笔）(.*)`, 'g'))].map((m) => parseAmount(m[1]?.trim().split(/\s+/).at(-1) ?? '') ?? Number.NaN);
    const add = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);
    expect(sums('本页小计').length).toBe(printed.pages);
    expect(add(sums('本页小计'))).toBe(add(sums('合计')));
    expect(sums('合计')).toEqual(doc.groups.map((g) => g.total['mine']));
    expect([...text.matchAll(/第\s*(\d)\s*页\s*共\s*(\d)\s*页/g)].map((m) => `${m[1]}/${m[2]}`)).toEqual(['1/1', '1/2', '2/2', '1/3', '2/3', '3/3']);
    expect(readdirSync(folder)).toEqual(['名册.pdf']);
  });

  it('keeps A3, the red rise and rare characters', async () => {
    const sample = monthlyReport();
    const rows = sample.rows.map((row, i) => (i === 0 ? { ...row, values: { ...row.values, unit: '𠮷㛃分社' } } : row));
    const pdf = await print(renderReport({ ...sample, rows }), 'month.pdf');
    expect(tool('pdfinfo', pdf)).toMatch(/Pages:\s+1\n[\s\S]*\(A3\)/);
    const text = tool('pdftotext', '-layout', pdf, '-');
    expect(text).toContain('𠮷㛃分社');
    expect(text).toMatch(/\+104\.80/);
    expect(text.match(/合\s+计/g)).toHaveLength(1);
  });

  it('stops when asked to, and leaves nothing behind', async () => {
    writeFileSync(inFolder('page.html'), renderRoster(roster(Array.from({ length: 60 }, () => 40))).html());
    const stop = new AbortController();
    const run = htmlToPdf(browserHere ?? '', inFolder('page.html'), inFolder('out.pdf'), stop.signal);
    setTimeout(() => stop.abort(), 300);
    await expect(run).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(readdirSync(folder)).toEqual(['page.html']);
  });
});

describe('R07 an HTML file', () => {
  it('is the text of the document, written sheet by sheet', async () => {
    const long = renderRoster(roster(Array.from({ length: 60 }, () => 30)));
    expect(long.pages).toBeGreaterThan(100);
    await writeHtml(long, inFolder('名册.html'));
    expect(readFileSync(inFolder('名册.html'), 'utf8')).toBe(long.html());
    expect(readdirSync(folder)).toEqual(['名册.html']);
  });

  it('is not there when the work was stopped', async () => {
    const long = renderRoster(roster(Array.from({ length: 60 }, () => 30)));
    await expect(writeHtml(long, inFolder('名册.html'), AbortSignal.abort())).rejects.toMatchObject({ code: 'CANCELLED' });
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('R07 a PDF that cannot be made', () => {
  const document = renderRoster(roster([2]));

  it('leaves the former file as it was when the browser breaks off, and no temporary file', async () => {
    writeFileSync(inFolder('out.pdf'), 'former');
    const broken = fakeBrowser('printf "%%PDF-1.4 half" > "$out"; touch "$profile/x"; exit 0');
    await expect(documentToPdf(broken, document, inFolder('out.pdf'))).rejects.toMatchObject({ code: 'PAGES_FAILED' });
    expect(readFileSync(inFolder('out.pdf'), 'utf8')).toBe('former');
    expect(readdirSync(folder).toSorted()).toEqual(['browser', 'out.pdf']);
  });

  it('is refused when the browser made another number of pages than there are sheets', async () => {
    const other = fakeBrowser('printf "%%PDF-1.4\\n<</Type /Pages\\n/Count 7\\n/Kids []>>\\n%%%%EOF\\n" > "$out"');
    await expect(documentToPdf(other, document, inFolder('out.pdf'))).rejects.toMatchObject({ code: 'PAGES_FAILED', message: expect.stringContaining('应为 1 页，得到 7 页') as string });
    expect(existsSync(inFolder('out.pdf'))).toBe(false);
  });

  it('is PDF_UNAVAILABLE without a browser', async () => {
    await expect(documentToPdf(inFolder('nowhere'), document, inFolder('out.pdf'))).rejects.toMatchObject({ code: 'PDF_UNAVAILABLE' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('names the folder that cannot be written to before it starts anything', async () => {
    writeFileSync(inFolder('file'), '');
    await expect(documentToPdf(inFolder('nowhere'), document, path.join(folder, 'file', 'out.pdf'))).rejects.toMatchObject({ code: 'FOLDER_NOT_WRITABLE' });
  });

  it('is refused above the number of sheets that a browser takes at once', async () => {
    await expect(documentToPdf('x', { ...document, pages: MOST_PDF_SHEETS + 1 }, inFolder('out.pdf'))).rejects.toMatchObject({ code: 'PDF_TOO_LONG' });
  });

  it('gives a full disk, an open file and a closed folder their own sentences', () => {
    const code = (name: string): string => writeError(Object.assign(new Error(name), { code: name }), '/x/名册.pdf').code;
    expect(['ENOSPC', 'EBUSY', 'EROFS', 'EIO'].map(code)).toEqual(['DISK_FULL', 'FILE_IN_USE', 'FOLDER_NOT_WRITABLE', 'PAGES_FAILED']);
  });
});
