import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ComparedTable } from '../../../electron/contract/comparing.js';
import { gridWorkbook, type Cell } from '../../helpers/edit-workbook.js';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import type { TestCore } from '../../helpers/test-core.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('imported');
});
afterAll(() => core.close());

let files = 0;
async function check(rows: readonly (readonly Cell[])[], merges: readonly string[] = []): Promise<ComparedTable> {
  const file = core.adopt(core.put(`来表${++files}.xlsx`, gridWorkbook([{ name: '汇总', rows, merges }])));
  const { tables, refused } = await core.call('reports.compare', { files: [file] });
  expect(refused).toEqual([]);
  expect(tables).toHaveLength(1);
  return tables[0] as ComparedTable;
}
const places = (t: ComparedTable): (readonly string[])[] => t.findings.map((f) => [f.kind, f.at, f.shown, f.expected]);

/** A colleague's own monthly sheet, right in every figure. */
const SHEET: readonly (readonly Cell[])[] = [
  ['二〇一一年八月不良贷款清收情况'], [null, null, null, null, null, null, '单位：万元'],
  ['社名', '年初余额', '现金', '抵债', '清收合计', '期末余额', '年度任务', '完成率'],
  ['东岭信用社', 1200, 35.5, 4.5, 40, 1160, 100, 40],
  ['西塘信用社', 800, 10.25, 0, 10.25, 789.75, 80, 12.81],
  ['南浦信用社', 455.55, 20, 5.55, 25.55, 430, 60, 42.58],
  ['小计', 2455.55, 65.75, 10.05, 75.8, 2379.75, 240, 31.58],
  ['北关信用社', 300, 0, 12, 12, 288, 30, 40],
  ['中庙信用社', 150, 3, 0, 3, 147, 20, 15],
  ['小计', 450, 3, 12, 15, 435, 50, 30],
  ['合计', 2905.55, 68.75, 22.05, 90.8, 2814.75, 290, 31.31],
];
const changed = (at: readonly (readonly [number, number, Cell])[]): Cell[][] => SHEET.map((r, i) => r.map((c, k) => at.find(([row, column]) => row === i + 1 && column === k)?.[2] ?? c));

describe('a sheet of somebody else, without a ledger’s help (issue 4 §4)', () => {
  it('that is right is right: subtotals are not counted twice, sums and ratios found by themselves', async () => {
    expect(await check(SHEET)).toMatchObject({ report: null, period: null, notCompared: null, cells: 0, findings: [], unchecked: [] });
  });

  it('a wrong total, a wrong subtotal, a wrong sum beside it: the cell, the figure, what would be right', async () => {
    expect(places(await check(changed([[11, 1, 2915.55]])))).toEqual([['sum', 'B11', '2915.55', '2905.55']]);
    expect(places(await check(changed([[7, 1, 2455.56], [11, 1, 2905.55]])))).toEqual([]); // a tail of rounding
    expect(places(await check(changed([[7, 6, 250]])))).toEqual([['sum', 'G7', '250', '240'], ['ratio', 'H7', '31.58', '30.32']]);
    const wrong = await check(changed([[6, 4, 35.55]]));
    expect(places(wrong)).toEqual([['sum', 'E6', '35.55', '25.55'], ['ratio', 'H6', '42.58', '59.25'], ['sum', 'E7', '75.8', '85.8'], ['sum', 'E11', '90.8', '100.8']]);
    expect(wrong.findings[0]?.text).toBe('“南浦信用社”的“清收合计”是 35.55，“现金”＋“抵债”相加是 25.55，相差 10。');
    expect(wrong.findings[2]?.text).toBe('“小计”的“清收合计”是 75.8，上面 3 行相加是 85.8，相差 -10。');
  });

  it('a ratio that does not follow from its bases', async () => {
    const found = await check(changed([[8, 7, 45]]));
    expect(places(found)).toEqual([['ratio', 'H8', '45', '40.00']]);
    expect(found.findings[0]?.text).toBe('“北关信用社”的“完成率”是 45，按“清收合计”÷“年度任务”（12÷30）应为 40.00。');
    const fractions = SHEET.map((r, i) => (i < 3 ? r : r.map((c, k) => (k === 7 && typeof c === 'number' ? c / 100 : c))));
    expect(places(await check(fractions))).toEqual([]);
    expect(places(await check(fractions.map((r, i) => (i === 7 ? r.map((c, k) => (k === 7 ? 0.45 : c)) : r))))).toEqual([['ratio', 'H8', '0.45', '0.40']]);
  });

  it('双降 only when both are down', async () => {
    const head: (readonly Cell[])[] = [['不良贷款双降情况表（2011年8月）'], ['机构', '不良余额', null, '不良率(%)', null, '是否双降'], [null, '年初', '期末', '年初', '期末', null]];
    const merges = ['A2:A3', 'B2:C2', 'D2:E2', 'F2:F3'];
    const rows: readonly (readonly Cell[])[] = [['东岭社', 100, 90, 10, 9.2, '是'], ['西塘社', 80, 78, 8, 8.4, '是'], ['南浦社', 50, 55, 6, 5.5, '√'], ['北关社', 40, 41, 5, 5.6, '否'], ['合计', 270, 264, 8.1, 7.9, '是']];
    const found = await check([...head, ...rows], merges);
    expect(places(found)).toEqual([['bothDown', 'F5', '双降：是', '余额下降、不良率没有下降'], ['bothDown', 'F6', '双降：√', '不良率下降、余额没有下降']]);
    expect(found.findings[0]?.text).toBe('“西塘社”说“双降”，但不良余额较年初下降 2（80 → 78），不良率较年初上升 0.4 个百分点（8% → 8.4%），不能称“双降”。');
    const said = (text: string): Promise<ComparedTable> => check([...head, ...rows.map((r) => [...r.slice(0, 5), null]), [text]], merges);
    expect(places(await said('全县不良贷款余额、不良率双双下降。'))).toEqual([]);
    expect((await said('西塘社实现双降，受到通报表扬。')).findings.map((f) => [f.kind, f.at, f.row])).toEqual([['bothDown', 'A9', '西塘社']]);
    expect(places(await said('下一步确保实现双降目标。'))).toEqual([]);
    expect(places(await said('西塘社未实现双降。'))).toEqual([]);
  });

  it('双降 without the figures for it is named as not checked', async () => {
    const found = await check([...SHEET, ['全县实现双降']]);
    expect(found.findings).toEqual([]);
    expect(found.unchecked).toEqual([expect.stringContaining('A12 说“双降”')]);
  });

  it('what cannot be checked is said: carried rows, ratios without base, households counted once, 其中', async () => {
    const found = await check([
      ['机构', '户数', '余额', '不良率'], ['东岭社', 10, 100.5, 3.2], ['西塘社', 20, 200.25, 4.1], ['合计', 28, 300.75, 3.8], ['其中：农户', 3, 50, 2], ['本年累计', 99, 900, 9],
    ]);
    expect(found.findings).toEqual([]);
    expect(found.unchecked).toEqual([expect.stringContaining('本年累计'), expect.stringContaining('B4“户数”少于各行之和'), expect.stringContaining('基数不在表上')]);
    const unread = await check([['机构', '余额'], ['东岭社', { f: 'B9+1' }], ['西塘社', 200], ['合计', { e: '#REF!' }]]);
    expect(unread.unchecked).toEqual([expect.stringContaining('公式没有计算结果（B2）'), expect.stringContaining('出错值（B4）')]);
  });

  it('the total may stand on top, heads may be nested, columns may sum up groups, shares are of the total', async () => {
    const rows: readonly (readonly Cell[])[] = [
      ['机构', '表内', null, '表外', null, '合计', null, '占比(%)'], [null, '笔数', '金额', '笔数', '金额', '笔数', '金额', null],
      ['合计', 10, 100, 6, 60, 16, 160, 100], ['东岭社', 4, 40, 1, 8, 5, 48, 30], ['西塘社', 5, 55, 3, 33, 8, 88, 55], ['南浦社', 1, 5, 2, 19, 3, 24, 15],
    ];
    const merges = ['A1:A2', 'B1:C1', 'D1:E1', 'F1:G1', 'H1:H2'];
    expect(await check(rows, merges)).toMatchObject({ findings: [], unchecked: [] });
    const wrong = rows.map((r, i) => r.map((c, k) => (i === 4 && k === 6 ? 89 : i === 2 && k === 1 ? 11 : c)));
    expect(places(await check(wrong, merges))).toEqual([['sum', 'B3', '11', '10'], ['sum', 'F3', '16', '17'], ['sum', 'G3', '160', '161'], ['sum', 'G5', '89', '88'], ['ratio', 'H5', '55', '55.63']]);
    expect(places(await check(rows.map((r, i) => r.map((c, k) => (i === 5 && k === 7 ? 16 : c))), merges))).toEqual([['ratio', 'H6', '16', '15.00']]);
  });

  it('when rows are left out of a sheet the total is named once, not column by column', async () => {
    const found = await check(SHEET.filter((_, i) => i !== 3));
    expect(found.findings.filter((f) => f.kind === 'sum').map((f) => f.row)).toEqual(['小计', '合计']);
    expect(found.findings[0]?.text).toContain('可能没有列全各行');
  });

  it('a table as large as a ledger is left to the import, and says so', async () => {
    const wide = Array.from({ length: 200 }, (_, i) => `数${i}`);
    expect(await check([wide, ...Array.from({ length: 1001 }, (_, i): Cell[] => [i])])).toMatchObject({ notCompared: { code: 'COMPARE_TOO_LONG', hint: expect.stringContaining('导入') as string }, findings: [] });
  });

  it('one whole broken down in several ways is not added up, but each way is held against it', async () => {
    const rows: readonly (readonly Cell[])[] = [
      ['分类', '项目', '笔数', '余额'], ['按金额', '小计', 7, 70], [null, '50万以下', 5, 30], [null, '50万以上', 2, 40], ['按担保', '小计', 7, 70], [null, '有抵押小计', 3, 45], [null, '抵押', 1, 15], [null, '质押', 2, 30], [null, '无抵押小计', 4, 25], [null, '信用', 4, 25], ['合计', null, 7, 70],
    ];
    expect(places(await check(rows))).toEqual([]);
    expect(places(await check(rows.map((r, i) => (i === 4 ? ['按担保', '小计', 7, 71] : r))))).toEqual([['sum', 'D5', '71', '70']]);
  });

  it('several tables on one sheet are checked each for itself', async () => {
    const second: readonly (readonly Cell[])[] = [['表二：抵债'], ['机构', '件数', '金额'], ['东岭社', 1, 5], ['西塘社', 2, 6], ['合计', 4, 11]];
    const file = core.adopt(core.put('两张.xlsx', gridWorkbook([{ name: '汇总', rows: [...SHEET, [], ...second] }])));
    const { tables, ok } = await core.call('reports.compare', { files: [file] });
    expect(tables.map((t) => t.findings.map((f) => f.at))).toEqual([[], ['B17']]);
    expect(ok).toBe(false);
  });
});
