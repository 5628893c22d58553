import { describe, expect, it } from 'vitest';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';
import { WRONG_FILES } from '../../fixtures/workbooks/hostile/wrong-files.js';
import { readCells, refusalOf } from '../../fixtures/workbooks/read-fixture.js';
import { oneSheet } from '../../fixtures/workbooks/xlsx-book.js';

const utf8 = (text: string): Uint8Array => Buffer.from(text, 'utf8');

describe('I03 I04 a file is what its content says (the files: hostile.test.ts)', () => {
  it('the name is not asked: every wrong file is refused alike under any ending', async () => {
    for (const { bytes, outcome } of WRONG_FILES.filter((f) => f.of === 'I03' || f.of === 'I04')) {
      for (const name of ['来件.xlsx', '来件.csv', '来件']) expect((await refusalOf(readWorkbook(bytes(), name))).code).toBe(outcome);
    }
  });

  it('a .xlsx named .xls, and a text table named .xlsx', async () => {
    expect(await readCells(oneSheet('<row><c><v>1</v></c></row>'), '来件.xls')).toEqual({ A1: { t: 'n', v: 1 } });
    expect(await readCells(utf8('甲,乙'), '来件.xlsx')).toEqual({ A1: { t: 's', v: '甲' }, B1: { t: 's', v: '乙' } });
  });

  it('a file above 64 MB is refused without a look', async () => {
    const refusal = await refusalOf(readWorkbook(new Uint8Array(64 * 1024 * 1024 + 1), '大.xlsx'));
    expect(refusal.message).toBe('文件“大.xlsx”超过允许的大小（64 MB）');
  });
});
