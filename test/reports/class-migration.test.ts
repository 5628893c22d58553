import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERIOD, sampleLedger } from '../helpers/sample-ledger.js';
import type { TestCore } from '../helpers/test-core.js';
import { countyByLoan, monthBefore, sum, type County, type Values } from './county-by-loan.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('imported');
});
afterAll(() => core.close());

const CLASSES = ['normal', 'watch', 'substandard', 'doubtful', 'loss'];
const NPL = CLASSES.slice(2);

/** The matrix of a ledger in which no class ever changed: everything stands on the diagonal, comes in or goes out. */
function expected(county: County, period: string): [string, Values][] {
  return [['year', 'begin', `${period.slice(0, 4)}-01`, '本年'], ['month', monthBefore(period), period, '本月']].flatMap(([key = '', from = '', first = '', name = '']) => {
    const moves = Map.groupBy(county.moves.filter((m) => m.book === 'on' && m.month >= first && m.month <= period), (m) => m.loan);
    const off = (loans: readonly { id: number }[], ...forms: string[]): number => sum(loans, (l) => sum((moves.get(l.id) ?? []).filter((m) => forms.includes(m.form)), (m) => m.principal));
    const old = county.loans.filter((l) => l.at(from) > 0);
    const fresh = county.loans.filter((l) => l.at(from) === 0 && (l.at(period) > 0 || off([l], 'new_npl') !== 0));
    const line = (loans: readonly County['loans'][number][], begins: boolean | null): Values => ({
      beginLoans: begins === false ? null : loans.filter((l) => l.at(from) > 0).length, beginFen: begins === false ? null : sum(loans, (l) => l.at(from)),
      newLoans: begins === true ? null : loans.filter((l) => l.at(from) === 0).length, grownFen: off(loans, 'new_npl'),
      ...Object.fromEntries(CLASSES.flatMap((k): [string, number | null][] => {
        const there = loans.filter((l) => l.riskClass === k && l.at(period) > 0);
        return NPL.includes(k) ? [[`${k}Loans`, there.length], [`${k}Fen`, sum(there, (l) => l.at(period))]] : [[`${k}Loans`, null], [`${k}Fen`, null]];
      })),
      recoveredFen: off(loans, 'cash', 'in_kind'), raisedFen: off(loans, 'rollover', 'upgrade'), otherFen: off(loans, 'write_off', 'fund_swap', 'other'), goneLoans: loans.filter((l) => l.at(period) === 0).length,
    });
    const none = Object.fromEntries(Object.keys(line([], null)).map((k) => [k, null]));
    const names: Record<string, string> = { normal: '正常类', watch: '关注类', substandard: '次级类', doubtful: '可疑类', loss: '损失类' };
    return [
      ...CLASSES.map((k): [string, Values] => [`${key}:${k}`, { span: name, was: names[k] ?? '', ...(NPL.includes(k) ? line(old.filter((l) => l.riskClass === k), true) : none) }]),
      [`${key}:new`, { span: name, was: '期内新增', ...line(fresh, false) }] as [string, Values],
      [`${key}:all`, { span: `${name}合计`, was: '', ...line([...old, ...fresh], null) }] as [string, Values],
    ];
  });
}

describe('D1-08 五级分类迁徙表 against plain SQL', () => {
  it.each(['2011-01', '2011-07', PERIOD])('%s: every cell of the year and of the month', async (period) => {
    const table = await core.call('reports.table', { id: 'class-migration', period });
    expect(table.rows.map((r) => [r.key, r.values])).toEqual(expected(countyByLoan(core.ledger), period));
    expect(table.total).toBeNull();
    expect(table.checks.filter((k) => !k.ok)).toEqual([]);
  });

  it('the year runs from 31220.00 to 26400.00', async () => {
    const table = await core.call('reports.table', { id: 'class-migration', period: PERIOD });
    const all = table.rows.find((r) => r.key === 'year:all')?.values ?? {};
    expect(all).toMatchObject({ beginFen: 31_220_000_000, grownFen: 812_600_000, recoveredFen: 5_182_600_000, raisedFen: 450_000_000 });
    expect(NPL.reduce((a, k) => a + Number(all[`${k}Fen`]), 0)).toBe(26_400_000_000);
  });
});
