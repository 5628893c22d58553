import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERIOD, sampleLedger } from '../helpers/sample-ledger.js';
import type { TestCore } from '../helpers/test-core.js';
import { countyByLoan, known, pct, sheetOf, sheetOn, sum, type County, type Sheet } from './county-by-loan.js';
import { movedCells } from './moved-cells.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('imported');
});
afterAll(() => core.close());

function expected(county: County, period: string): Sheet {
  const year = period.slice(0, 4);
  const own = county.moves.filter((m) => m.book === 'on' && m.month >= `${year}-01` && m.month <= period);
  return sheetOf(county.units.filter((u) => !u.office), (units) => {
    const codes = new Set(units.map((u) => u.code));
    const [b = 0, e = 0] = ['begin', period].map((x) => sum(county.loans.filter((l) => codes.has(l.unit)), (l) => l.at(x)));
    const moved = own.filter((m) => codes.has(m.unit));
    const of = (list: typeof moved, ...forms: string[]): number => sum(list.filter((m) => forms.includes(m.form)), (m) => m.principal);
    const formed = (list: typeof moved): number => [...Map.groupBy(list.filter((m) => m.form === 'new_npl'), (m) => m.loan).values()].filter((l) => sum(l, (m) => m.principal) !== 0).length;
    const now = moved.filter((m) => m.month === period);
    return {
      beginFen: b, cashFen: of(moved, 'cash'), inKindFen: of(moved, 'in_kind'), recoveredFen: of(moved, 'cash', 'in_kind'), raisedFen: of(moved, 'rollover', 'upgrade'), otherFen: of(moved, 'write_off', 'fund_swap', 'other'), leftFen: 0,
      newYearLoans: formed(moved), newYearFen: of(moved, 'new_npl'), cameFen: 0, newSharePct: pct(of(moved, 'new_npl'), known(county.all(period), units)), movedFen: 0,
      endFen: e, netFen: b - e, netPct: pct(b - e, b), newMonthLoans: formed(now), newMonthFen: of(now, 'new_npl'),
    };
  });
}

describe('D5-02 压降与控新情况表 against plain SQL', () => {
  it.each(['2011-01', '2011-07', PERIOD])('%s: every cell of every unit and of the total', async (period) => {
    const table = await core.call('reports.table', { id: 'net-and-new', period });
    expect(sheetOn(table)).toEqual(expected(countyByLoan(core.ledger), period));
    expect(table.checks.filter((k) => !k.ok)).toEqual([]);
  });

  it('net reduction and new formation of the county: 4820.00, and 812.60 of 150000.00', async () => {
    const { total } = await core.call('reports.table', { id: 'net-and-new', period: PERIOD });
    expect(total).toMatchObject({ netFen: 4_820_000_000, newYearFen: 812_600_000, newYearLoans: 181, newSharePct: '0.54' });
  });
});

describe('C1 C2 a loan that leaves NPL and goes on being repaid', () => {
  it('leaves once, by its class; what it pays afterwards is 清收 but takes nothing off the NPL', async () => {
    const own = await sampleLedger('imported', { today: '2011-09-20' });
    try {
      const [loan] = own.sql<{ id: number; no: string; fen: number }>(`SELECT l.loan_id AS id, l.loan_no AS no, n.principal_fen AS fen FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id JOIN unit u ON u.unit_id = l.unit_id WHERE u.code = '20' AND l.book = 'on' AND n.principal_fen > 1000000 AND NOT EXISTS (SELECT 1 FROM suit_loan s WHERE s.loan_id = l.loan_id) ORDER BY l.loan_id LIMIT 1`);
      if (!loan) throw new Error('the sample has such a loan');
      await own.call('loans.reclassify', { loanId: loan.id, on: '2011-08-31', to: '关注', reason: '恢复付息' });
      await own.call('recoveries.book', { loanId: loan.id, on: '2011-09-10', principalFen: 700_000, form: 'cash' });
      await own.call('recoveries.book', { loanId: loan.id, on: '2011-09-12', principalFen: loan.fen - 700_000, form: 'cash' });
      const august = await own.call('reports.table', { id: 'net-and-new', period: PERIOD });
      const september = await own.call('reports.table', { id: 'net-and-new', period: '2011-09' });
      const unit = (t: typeof august): Record<string, unknown> => t.rows.find((r) => r.key === '20')?.values ?? {};
      expect(unit(august)['leftFen']).toBe(loan.fen);
      expect(unit(september)).toMatchObject({ leftFen: loan.fen, cashFen: unit(august)['cashFen'], endFen: unit(august)['endFen'], netFen: unit(august)['netFen'] });
      expect(september.checks.filter((k) => !k.ok && k.id !== 'C4')).toEqual([]);
      expect(september.checks.find((k) => k.id === 'C1')?.detail).toContain('分类调出');
      const left = await own.call('reports.drill', { id: 'net-and-new', period: '2011-09', row: '20', column: 'leftFen' });
      expect(left.rows.map((r) => r.values)).toMatchObject([{ loanNo: loan.no, how: '分类调出', amountFen: loan.fen, on: '2011-08-31' }]);
      const cash = await own.call('reports.drill', { id: 'net-and-new', period: '2011-09', row: '20', column: 'cashFen', limit: 500 });
      expect(cash.totalFen).toBe(unit(september)['cashFen']);
      // 清收 counts it all the same
      const [was, is] = [await own.call('reports.table', { id: 'task-completion', period: PERIOD }), await own.call('reports.table', { id: 'task-completion', period: '2011-09' })].map((t) => Number(t.total?.['doneFen']));
      expect(Number(is) - Number(was)).toBe(loan.fen);
    } finally {
      await own.close();
    }
  });
});

describe('C1 a receipt of a locked month is taken back after its loan was handed over', () => {
  it('the reversal keeps its unit, the balance rises where the loan stands: 机构划转净额 says so and opens to it', async () => {
    const own = await sampleLedger('imported');
    try {
      const [loan] = own.sql<{ id: number; no: string; fen: number }>(`SELECT l.loan_id AS id, l.loan_no AS no, n.principal_fen AS fen FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id JOIN unit u ON u.unit_id = l.unit_id WHERE u.code = '20' AND l.book = 'on' AND n.principal_fen > 1000000 AND NOT EXISTS (SELECT 1 FROM suit_loan s WHERE s.loan_id = l.loan_id) ORDER BY l.loan_id LIMIT 1`);
      if (!loan) throw new Error('the sample has such a loan');
      const before = await own.call('reports.table', { id: 'net-and-new', period: PERIOD });
      const receipt = await own.call('recoveries.book', { loanId: loan.id, on: '2011-07-20', principalFen: 700_000, form: 'cash' });
      await own.call('loans.move', { loanIds: [loan.id], toUnitId: own.one(`SELECT unit_id FROM unit WHERE code = '11'`), on: '2011-07-25', reason: '集中管理' });
      await own.call('periods.close', { period: '2011-07' });
      await own.call('recoveries.reverse', { entryId: receipt.recovery, reason: '记错' });
      const after = await own.call('reports.table', { id: 'net-and-new', period: PERIOD });
      expect(movedCells(before, after)).toMatchObject({ '20 endFen': -loan.fen, '11 endFen': loan.fen, '20 movedFen': -loan.fen, '11 movedFen': loan.fen });
      expect(after.total).toEqual(before.total);
      expect(after.checks.filter((k) => !k.ok)).toEqual([]);
      const at = (row: string): Promise<{ rows: { values: Record<string, unknown> }[]; totalFen: number }> => own.call('reports.drill', { id: 'net-and-new', period: PERIOD, row, column: 'movedFen' });
      const [given, taken, all] = [await at('20'), await at('11'), await at('total')];
      expect([given.totalFen, taken.totalFen, all.totalFen]).toEqual([-loan.fen, loan.fen, 0]);
      expect(taken.rows.map((r) => [r.values['loanNo'], r.values['how'], r.values['amountFen']])).toEqual([[loan.no, '水口信用社划转到高桥信用社', loan.fen - 700_000], [loan.no, '划转到高桥信用社后在水口信用社入账', 700_000]]);
    } finally {
      await own.close();
    }
  });
});
