import { mkdtempSync, readdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { readWorkbookInWorker } from '../../../electron/workers/workbook-reader.js';
import { HOSTILE_FILES } from '../../fixtures/workbooks/catalogue.js';
import { deflateBomb } from '../../fixtures/workbooks/deflate-bomb.js';
import { refusalOf } from '../../fixtures/workbooks/read-fixture.js';
import { readOutcome } from '../../fixtures/workbooks/read-outcome.js';
import { bookParts, xlsxBook } from '../../fixtures/workbooks/xlsx-book.js';
import { zipFile } from '../../fixtures/workbooks/zip-file.js';

let folder = '';
const saved = (name: string, bytes: Uint8Array): string => {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
};
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'reader-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const row = (r: number): string => `<row r="${r}"><c t="s"><v>0</v></c><c t="inlineStr"><is><t>第${r}户</t></is></c><c><v>${r / 100}</v></c><c s="1"><v>${40_000 + (r % 700)}</v></c><c t="b"><v>1</v></c><c t="e"><v>#N/A</v></c><c><f>A1</f></c></row>`;
const manyRows = (rows: number): Uint8Array => xlsxBook({
  sheets: [
    { name: '表内', data: Array.from({ length: rows }, (_, i) => row(i + 1)).join(''), after: '<mergeCells><mergeCell ref="A1:B1"/></mergeCells>' },
    { name: '码表', data: row(3), state: 'hidden' },
  ],
  strings: '<si><t>甲信用社</t></si>',
});

describe('I01 a workbook is read in a thread of its own', () => {
  it('what arrives equals what is read in process, in several batches', async () => {
    const bytes = manyRows(20_000);
    const progress: number[] = [];
    const book = await readWorkbookInWorker(saved('台账.xlsx', bytes), '台账.xlsx', { onProgress: (rows) => progress.push(rows) });
    expect(book).toEqual(await readWorkbook(bytes, '台账.xlsx'));
    expect(progress.length).toBeGreaterThan(2);
    expect(progress.at(-1)).toBe(20_001);
  });

  it('rows can be taken as they come, and are then not kept', async () => {
    const seen: string[] = [];
    const book = await readWorkbookInWorker(saved('a.xlsx', manyRows(3)), 'a.xlsx', { onRow: (r, sheet) => seen.push(`${sheet.name}${r.row}`) });
    expect(seen).toEqual(['表内1', '表内2', '表内3', '码表3']);
    expect(book.sheets.map((s) => [s.name, s.hidden, s.rows.length, s.merges.length])).toEqual([['表内', false, 0, 1], ['码表', true, 0, 0]]);
  });

  it('a caller that fails on a row gets its own error back', async () => {
    const onRow = (): void => {
      throw new Error('the mapping failed');
    };
    await expect(readWorkbookInWorker(saved('b.xlsx', manyRows(3)), 'b.xlsx', { onRow })).rejects.toThrow('the mapping failed');
  });

  it('refusals keep their code, name and reason', async () => {
    const file = saved('空.xlsx', new Uint8Array(0));
    expect(await refusalOf(readWorkbookInWorker(file, '空.xlsx'))).toMatchObject({ code: 'FILE_EMPTY', details: { name: '空.xlsx' }, message: '文件“空.xlsx”是空的' });
    expect(await refusalOf(readWorkbookInWorker(path.join(folder, 'nobody.xlsx'), 'x'))).toMatchObject({ code: 'FILE_GONE' });
    expect(await refusalOf(readWorkbookInWorker(folder, '文件夹'))).toMatchObject({ code: 'FILE_UNREADABLE' });
  });

  it('a file above 64 MB is not even loaded', async () => {
    expect(await refusalOf(readWorkbookInWorker(saved('大.csv', Buffer.alloc(64 * 1024 * 1024 + 1, 0x61)), '大.csv'))).toMatchObject({ code: 'FILE_TOO_LARGE' });
  });
});

describe('I05 bombs meet their own reason with a small heap: the memory stays bounded', () => {
  const withSheet = (head: string, piece: string, times: number): Uint8Array => {
    const { packed, size } = deflateBomb(head, piece, times, '</sheetData></worksheet>');
    const parts = Object.entries(bookParts({ sheets: [{ name: '表', data: '' }] })).filter(([name]) => !name.endsWith('sheet1.xml'));
    return zipFile([...parts.map(([name, xml]) => ({ name, data: Buffer.from(xml) })), { name: 'xl/worksheets/sheet1.xml', data: Buffer.alloc(0), packed, declaredSize: size }]);
  };
  it.each([
    ['1 GB of blanks', '<worksheet><sheetData>', ' '.repeat(1 << 20), 1000],
    ['30 million cells', '<worksheet><sheetData><row>', '<c/>'.repeat(1 << 18), 115],
  ])('%s', async (_what, head, piece, times) => {
    expect(await refusalOf(readWorkbookInWorker(saved('bomb.xlsx', withSheet(head, piece, times)), 'bomb.xlsx', { heapMb: 48 }))).toMatchObject({ code: 'FILE_HOSTILE', details: { reason: '压缩比过高' } });
  });
});

describe('I20 reading can be stopped at any time', () => {
  it('before it begins, and at the first rows', async () => {
    const file = saved('c.xlsx', manyRows(20_000));
    expect(await refusalOf(readWorkbookInWorker(file, 'c.xlsx', { signal: AbortSignal.abort() }))).toMatchObject({ code: 'CANCELLED' });
    const controller = new AbortController();
    const reading = readWorkbookInWorker(file, 'c.xlsx', { signal: controller.signal, onProgress: () => controller.abort() });
    expect(await refusalOf(reading)).toMatchObject({ code: 'CANCELLED' });
  });

  it('the program lives on after each', async () => {
    const book = await readWorkbookInWorker(saved('f.xlsx', manyRows(3)), 'f.xlsx');
    expect(book.sheets[0]?.rows).toHaveLength(3);
  });
});

describe('§6 the memory limit, the deadline and the caps of the thread are told apart by their reason', () => {
  it.each(HOSTILE_FILES.filter((f) => f.limits !== undefined || f.inThread === true))('$file: $shows', async ({ file, bytes, outcome, limits }) => {
    expect(await readOutcome(readWorkbookInWorker(saved(file, bytes()), file, limits))).toBe(outcome);
  });

  it('the sentence names the file', async () => {
    const refusal = await refusalOf(readWorkbookInWorker(saved('d.xlsx', manyRows(20_000)), 'd.xlsx', { deadlineMs: 1 }));
    expect(refusal.message).toBe('读取文件“d.xlsx”用时过长，已停止');
  });
});

describe('§6 nothing is left behind', () => {
  const opened = (): string[] => readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      return [readlinkSync(`/proc/self/fd/${fd}`)];
    } catch (e) {
      // the descriptor of the listing itself
      if ((e as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw e;
    }
  });
  const threads = (): number => readdirSync('/proc/self/task').length;

  it.skipIf(process.platform !== 'linux')('no open file, socket or thread after files that are read, refused, cancelled, too slow and too large (Linux)', async () => {
    const good = saved('g.xlsx', manyRows(50));
    const read = (file: string, options: Parameters<typeof readWorkbookInWorker>[2] = {}): Promise<string> => readOutcome(readWorkbookInWorker(file, path.basename(file), options));
    // one file of every kind and reason; the others differ in nothing a thread could leave open
    const kinds = new Map(HOSTILE_FILES.filter((f) => f.limits === undefined && f.of !== 'I05').map((f) => [`${path.extname(f.file)} ${f.outcome.split(' ')[0]}`, f]));
    const small = [...kinds.values()].map((f) => ({ ...f, made: f.bytes() }));
    await read(good);
    const before = { opened: opened().sort(), threads: threads() };
    for (const f of small) expect(await read(saved(f.file, f.made))).toBe(f.outcome);
    await read(good, { deadlineMs: 1 });
    await read(good, { signal: AbortSignal.abort() });
    await read(good);
    // a thread that was killed is gone a moment later
    for (let wait = 0; wait < 200 && threads() > before.threads; wait++) await pause(25);
    expect({ opened: opened().sort(), threads: threads() }).toEqual(before);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });
});
