import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gridWorkbook, typedInto, type Cell } from '../../helpers/edit-workbook.js';
import { PERIOD, sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('imported');
});
afterAll(() => core.close());

const wide = (rows: Cell[][]): Uint8Array => gridWorkbook([{ name: '各项贷款', rows: [['2011年各项贷款余额表'], ['单位：万元'], ...rows] }]);
const stored = (unit: string): unknown[] => core.sql('SELECT t.period, t.all_fen AS fen FROM unit_total t JOIN unit u ON u.unit_id = t.unit_id WHERE u.name = ? AND t.voided_by IS NULL AND t.period IN (?, ?, ?) ORDER BY 1', unit, '2011-02', '2011-03', '2011-05');

describe('各项贷款 with a column a month, into the ledger and back', () => {
  it('books every month, names the month without a column, sends the bad cell back on its own form, and takes it corrected', async () => {
    const plan = await core.call('import.plan', { files: [core.adopt(core.put('逐月.xlsx', wide([['机构', '2月', '3月', '5月'], ['石桥信用社', 1, 2, 3], ['青山信用社', 4, '未报', 6], ['合计', 5, 2, 9]])))], period: PERIOD });
    expect(plan.files.map((f) => [f.sheet, f.insert + f.update, f.reject])).toEqual([['各项贷款（2011-02）', 2, 0], ['各项贷款（2011-03）', 1, 1], ['各项贷款（2011-05）', 2, 0]]);
    expect(plan.differences.join()).toContain('工作表“各项贷款”没有 2011-04 的栏，其余月份照读');
    const { files } = await core.call('import.problems', { planId: plan.planId, combined: false });
    await core.call('import.commit', { planId: plan.planId, hash: plan.hash });
    expect(stored('石桥信用社')).toEqual([{ period: '2011-02', fen: 1_000_000 }, { period: '2011-03', fen: 2_000_000 }, { period: '2011-05', fen: 3_000_000 }]);
    const back = readFileSync(core.pathOf(files[0] as NonNullable<(typeof files)[number]>));
    const again = await core.call('import.plan', { files: [core.adopt(core.put('退回-逐月.xlsx', typedInto(back, '各项贷款', { C4: 5 })))], period: PERIOD });
    expect(again.files.map((f) => [f.sheet, f.insert + f.update, f.unchanged, f.reject])).toEqual([['各项贷款（2011-02）', 0, 1, 0], ['各项贷款（2011-03）', 1, 0, 0], ['各项贷款（2011-05）', 0, 1, 0]]);
  });
});
