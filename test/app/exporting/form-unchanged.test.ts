import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { differences, recalculatedResults, resultsIn } from '../../fixtures/forms/formula-results.js';
import { LEDGER_SHEET, SUMMARY, SUMMARY_SHEET } from '../../fixtures/forms/issued-form.js';
import { giveBack, partLines, summaryExpected, takenInAgain, type GivenBack } from '../../fixtures/forms/show-form.js';
import { officeCopies } from '../../fixtures/workbooks/office-copies.js';
import { cellsOfSheet } from '../../fixtures/workbooks/second-readers.js';
import { ledgerForm, loanRow, plainBook, STAFF } from '../../helpers/office-workbooks.js';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import { TestCore } from '../../helpers/test-core.js';
import { officeInstalled } from '../../workbook/forms/form-parts.js';

const UNIT = '三汊信用社';
let core: TestCore;
let forms: GivenBack[];
beforeAll(async () => {
  core = await sampleLedger('imported');
  forms = await giveBack(core, UNIT);
});
afterAll(() => core.close());

describe('X-8 the form comes back unchanged: the one that ships, and one with everything an issued form has', () => {
  it('part by part and element by element nothing is lost, added or other than the rows demand', () => {
    for (const form of forms) {
      const lines = partLines(form);
      expect(lines.filter((l) => ['LOST', 'ADDED', 'DIFFERENT'].includes(l.finding)), form.kind).toEqual([]);
      expect(lines.filter((l) => l.finding === 'bytes').map((l) => l.part)).toEqual(expect.arrayContaining(['xl/styles.xml', 'xl/worksheets/sheet2.xml', '[Content_Types].xml']));
      const grown = lines.filter((l) => l.finding === 'grown').map((l) => l.of);
      expect(grown).toEqual(expect.arrayContaining(['definedNames', 'dimension', 'mergeCells', 'dataValidations', 'ignoredErrors']));
    }
    expect(partLines(forms[1] as GivenBack).filter((l) => l.finding === 'grown').map((l) => l.of)).toEqual(expect.arrayContaining(['autoFilter', 'conditionalFormatting', 'commentList', 'v:shape', 'xdr:twoCellAnchor', 'sheetData']));
  });

  it('the comparison itself sees a lost rule, a total that kept one row, a style of another row', () => {
    const [form] = forms as [GivenBack];
    const seen = (from: string | RegExp, to: string): string[] => {
      const lines = partLines({ ...form, file: changedSheet(form.file, from, to) });
      return lines.filter((l) => l.finding === 'DIFFERENT' || l.finding === 'LOST').map((l) => l.of);
    };
    expect(seen(/<dataValidation [^>]*sqref="C6.*?<\/dataValidation>/s, '')).toEqual(['dataValidations']);
    expect(seen('SUM(AH6:AH217)', 'SUM(AH6:AH6)')).toEqual(['第 218 行']);
    expect(seen(/(<c r="C9" s=")\d+/, '$11')).toEqual(['第 9 行']);
    expect(seen('<pageSetup', '<pageSetup copies="2"')).toEqual(['pageSetup']);
    expect(seen(/<headerFooter>.*?<\/headerFooter>/s, '')).toEqual(['headerFooter']);
  });

  it.skipIf(!officeInstalled)('LibreOffice calculates every formula to the result in the file, other sheets and names too (skipped without LibreOffice)', async () => {
    for (const form of forms) {
      const [here, office] = [resultsIn(form.file), recalculatedResults(form.file)];
      expect(here.size).toBeGreaterThan(form.rows * 2);
      expect(differences(here, office), form.kind).toEqual([]);
      if (form.kind === '随程序的表') continue;
      const expected = await summaryExpected(form);
      expect(Object.fromEntries(SUMMARY.map(([label], i) => [label, office.get(`${SUMMARY_SHEET}!B${i + 1}`)]))).toEqual(expected);
      expect(expected['余额合计']).toBe((form.totals['principalFen'] ?? 0) / 100);
    }
  });

  it('export → import is the identity: nothing new for the ledger it came from, and the same ledger out of an empty one', async () => {
    for (const form of forms) {
      const { same, anew } = await takenInAgain(core, form);
      expect(same).toBe(`未变 ${form.rows}/${form.rows}，合计不符 0 处`);
      expect(anew).toEqual([]);
    }
  });
});

describe('P01 text that looks like a formula stays text in the form', () => {
  const TEXTS = ['=1+1', '+1', '-2+3', '@SUM(A1)', '=HYPERLINK("http://198.51.100.7/","点我")', "=cmd|'/C calc'!A0", '＝1+1', "'=1", '{=1}', '=1+1&"<b>', '0012', '2011-08-31', '1E5', 'TRUE', '#REF!', '𠮷=㛃'];

  it.skipIf(!officeInstalled)('also after LibreOffice opened it and saved it anew (skipped without LibreOffice)', async () => {
    const own = await TestCore.open();
    try {
      await own.call('ledger.create', { county: '样例县' });
      await own.import('2011-08', own.put('员工.xlsx', plainBook('staff', STAFF)), own.put('台账.xlsx', ledgerForm(TEXTS.map((text, i) => loanRow(i + 1, { borrower: `${text}`, progress: text, town: text, security: text })))));
      const { files } = await own.call('ledger.export', { period: '2011-08' });
      const file = new Uint8Array(readFileSync(own.pathOf(files[0] as (typeof files)[number])));
      const [copy] = officeCopies([{ file: '导出.xlsx', bytes: file }], 'xlsx');
      for (const bytes of [file, copy as Uint8Array]) {
        const { sheets } = await readWorkbook(bytes, 'x');
        const cells = cellsOfSheet(sheets, LEDGER_SHEET);
        for (const column of ['E', 'K', 'S', 'AR']) expect(TEXTS.map((_, i) => cells[`${column}${6 + i}`])).toEqual(TEXTS.map((v) => ({ t: 's', v })));
        expect([...resultsIn(bytes).keys()].filter((at) => /!(?:E|K|S|AR)\d+$/.test(at))).toEqual([]);
      }
    } finally {
      await own.close();
    }
  });
});

function changedSheet(file: Uint8Array, from: string | RegExp, to: string): Uint8Array {
  const parts = unzipSync(file);
  const xml = strFromU8(parts['xl/worksheets/sheet1.xml'] ?? new Uint8Array());
  const changed = xml.replace(from, to);
  if (changed === xml) throw new Error(`nothing to change: ${String(from)}`);
  return zipSync({ ...parts, 'xl/worksheets/sheet1.xml': strToU8(changed) });
}
