import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { cliJson } from '../../helpers/cli.js';
import { ledgerForm, loanRow } from '../../helpers/office-workbooks.js';

let folder = '';
const at = (name: string): string => path.join(folder, name);
beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'qingshou-return-'));
  await cliJson(['init', '--county', '样例县', '--db', at('台账.db')]);
  writeFileSync(at('甲社.xlsx'), ledgerForm([loanRow(1, { riskClass: '一般' }), loanRow(2)]));
  writeFileSync(at('乙社.xlsx'), ledgerForm([loanRow(3, { borrower: null })]));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const sheets = async (file: string): Promise<string[]> => (await readWorkbook(new Uint8Array(readFileSync(file)), file)).sheets.map((s) => s.name);

describe('--problems', () => {
  it('OUT.xlsx is one workbook with a sheet for every sender; a folder gets one workbook for each', async () => {
    const asked = ['import', at('甲社.xlsx'), at('乙社.xlsx'), '--period', '2011-08', '--db', at('台账.db'), '--dry-run', '--problems'];
    const one = await cliJson([...asked, at('退回.xlsx')]);
    expect(one['problems']).toEqual([at('退回.xlsx')]);
    expect((one['files'] as { name: string; reject: number }[]).map((f) => [f.name, f.reject])).toEqual([['甲社.xlsx', 1], ['乙社.xlsx', 1]]);
    expect(await sheets(at('退回.xlsx'))).toEqual(['不良贷款台账', '不良贷款台账(2)', '退回说明']);

    const each = await cliJson([...asked, `${at('退回')}/`]);
    expect(each['problems']).toEqual([at('退回/退回-甲社.xlsx'), at('退回/退回-乙社.xlsx')]);
    expect(readdirSync(at('退回')).sort()).toEqual(['退回-乙社.xlsx', '退回-甲社.xlsx'].sort());
    expect(await sheets(at('退回/退回-乙社.xlsx'))).toEqual(['不良贷款台账', '退回说明']);
  });
});
