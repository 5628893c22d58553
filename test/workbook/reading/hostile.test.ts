import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ErrorCode } from '../../../electron/domain/messages.js';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { HOSTILE_FILES } from '../../fixtures/workbooks/catalogue.js';
import { asZipParts, base, bomb, ballast, HEAD as head, SHEET, STRINGS, TAIL as tail, withPart } from '../../fixtures/workbooks/hostile/hostile-parts.js';
import { readSheet, refusalOf } from '../../fixtures/workbooks/read-fixture.js';
import { readOutcome } from '../../fixtures/workbooks/read-outcome.js';
import { oneSheet, xlsxBook, zipParts } from '../../fixtures/workbooks/xlsx-book.js';
import { zipFile } from '../../fixtures/workbooks/zip-file.js';
import { ROOT } from '../../helpers/made-once.js';

async function refused(bytes: Uint8Array): Promise<{ code: ErrorCode; reason: unknown }> {
  const { code, details } = await refusalOf(readWorkbook(bytes, '来件.xlsx'));
  expect(details['name']).toBe('来件.xlsx');
  return { code, reason: details['reason'] };
}
const hostile = (reason: string): { code: ErrorCode; reason: string } => ({ code: 'FILE_HOSTILE', reason });

describe('I03 to I12 and §5: every hostile file meets its reason', () => {
  // the others are about the reading thread: worker.test.ts
  it.each(HOSTILE_FILES.filter((f) => f.limits === undefined && f.inThread !== true))('$of $file: $shows', async ({ file, bytes, outcome }) => {
    expect(await readOutcome(readWorkbook(bytes(), file))).toBe(outcome);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  it('each under its own name, no two alike', () => {
    expect(new Set(HOSTILE_FILES.map((f) => f.file)).size).toBe(HOSTILE_FILES.length);
  });
});

describe('I05 bombs', () => {
  it('300 pictures are welcome', async () => {
    const pictures = Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`xl/media/${i}.png`, 'x']));
    expect((await readSheet(zipParts({ ...base(), ...pictures }))).rows).toHaveLength(1);
  });
  it('a declared size larger than the real one is a cut-off part', async () => {
    expect((await refused(withPart(SHEET, { data: Buffer.from(head + tail), declaredSize: 5000 }))).code).toBe('FILE_DAMAGED');
  });
  it('the same part twice', async () => {
    expect(await refused(zipFile([...asZipParts(base()), { name: SHEET.toUpperCase(), data: Buffer.from('x') }]))).toEqual(hostile('同名部件重复'));
  });
  it('a text just as long as a cell holds', async () => {
    expect((await readSheet(oneSheet(`<row><c t="inlineStr"><is><t>${'长'.repeat(32_767)}</t></is></c></row>`))).rows).toHaveLength(1);
  });
  it('a declaration or an attribute that never ends', async () => {
    for (const open of ['<?x ', '<x y="']) {
      expect((await refused(bomb(SHEET, head + ballast(300_000), open + 'x'.repeat(1 << 20), 30, tail))).code, open).toBe('FILE_HOSTILE');
    }
  });
  it('cut off at every tenth of its length', async () => {
    const whole = xlsxBook({ sheets: [{ name: '台账', data: '<row><c><v>1</v></c></row>' }] });
    for (let tenth = 1; tenth < 10; tenth++) {
      expect((await refused(whole.subarray(0, Math.floor((whole.length * tenth) / 10)))).code).toBe('FILE_DAMAGED');
    }
  });
});

describe('I06 addresses', () => {
  it('one cell at the far end of the sheet is read as one cell outside', async () => {
    const sheet = await readSheet(oneSheet('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'));
    expect([sheet.rows, sheet.outside]).toEqual([[], { count: 1, first: 'XFD1048576' }]);
  });
  it.each(['A0', 'A', '1', 'A1B', ''])('address %s', async (r) => {
    expect(await refused(oneSheet(`<row><c r="${r}"><v>1</v></c></row>`))).toEqual(hostile('单元格地址超出表格范围'));
  });
  it('row numbers beyond the sheet', async () => {
    expect((await refused(oneSheet('<row r="1048577"><c><v>1</v></c></row>'))).code).toBe('FILE_HOSTILE');
    expect((await refused(oneSheet('<row r="99999999999"><c><v>1</v></c></row>'))).code).toBe('FILE_DAMAGED');
  });
  it('a merged area with a foreign address', async () => {
    expect((await refused(xlsxBook({ sheets: [{ name: '台账', data: '', after: '<mergeCells><mergeCell ref="A1:__proto__"/></mergeCells>' }] }))).code).toBe('FILE_HOSTILE');
  });
});

describe('I07 names that are properties of every object', () => {
  it('stay texts, on a sheet and a file of that name', async () => {
    const names = ['__proto__', 'constructor', 'toString', 'polluted'];
    const data = `<row>${names.map((n) => `<c t="inlineStr"><is><t>${n}</t></is></c>`).join('')}</row>`;
    const book = await readWorkbook(xlsxBook({ sheets: [{ name: '__proto__', data }] }), '__proto__');
    expect(book.sheets.map((s) => [s.name, s.rows[0]?.cells])).toEqual([['__proto__', names.map((v) => ({ t: 's', v }))]]);
  });
});

describe('I09 DOCTYPE', () => {
  it.each(['xl/workbook.xml', SHEET, STRINGS, 'xl/styles.xml', '_rels/.rels', 'xl/_rels/workbook.xml.rels'])('in %s', async (name) => {
    const parts = base();
    parts[name] = (parts[name] as string).replace('?>\n', '?>\n<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">]>');
    expect(await refused(zipParts(parts))).toEqual(hostile('含有 DOCTYPE 声明'));
  });
});

describe('I10 what a workbook would like to fetch or run', () => {
  it('external links, DDE and HYPERLINK leave only the cached value, =cmd|… stays a text', async () => {
    const linked = HOSTILE_FILES.find((f) => f.file === '外部链接与DDE.xlsx');
    expect((await readSheet(linked?.bytes() ?? new Uint8Array())).rows[0]?.cells).toEqual([{ t: 's', v: '旧值' }, { t: 'n', v: 0 }, { t: 's', v: '点我' }, { t: 's', v: "=cmd|'/C calc'!A0" }]);
  });
});

describe('I11 the library for old formats', () => {
  it('is a version without CVE-2023-30533 and CVE-2024-22363, and the only one installed', () => {
    const lock = JSON.parse(readFileSync(path.join(ROOT, 'package-lock.json'), 'utf8')) as { packages: Record<string, { name?: string; version?: string }> };
    const found = Object.entries(lock.packages).filter(([at, p]) => /(?:^|\/)xlsx$/.test(at) || /(?:^|\/)xlsx$/.test(p.name ?? ''));
    expect(found.map(([at, p]) => [at, p.name, p.version])).toEqual([['node_modules/xlsx', '@e965/xlsx', '0.20.3']]);
  });
});
