import { expect } from 'vitest';
import type { OutputOf } from '../../../electron/contract/api.js';
import { PERIOD } from '../../helpers/sample-ledger.js';
import { TestCore } from '../../helpers/test-core.js';

export const WAN = 1_000_000;

export interface Debtor { readonly loanId: number; readonly no: string; readonly unitId: number; readonly unit: string; readonly staffNo: string; readonly principalFen: number; readonly riskClass: string }

/** 表内不良 loans of a unit that nothing else stands on, the largest first. */
export function debtors(core: TestCore, unitCode = '01'): Debtor[] {
  return core.sql<Debtor>(`SELECT l.loan_id AS loanId, l.loan_no AS no, u.unit_id AS unitId, u.code AS unit, (SELECT min(s.staff_no) FROM staff s JOIN staff_post p ON p.staff_id = s.staff_id WHERE p.unit_id = u.unit_id) AS staffNo, n.principal_fen AS principalFen, l.risk_class AS riskClass FROM loan l JOIN unit u ON u.unit_id = l.unit_id JOIN loan_now n ON n.loan_id = l.loan_id
    WHERE u.code = ? AND l.book = 'on' AND n.npl = 1 AND n.principal_fen > 5000000 AND NOT EXISTS (SELECT 1 FROM gov_debt_loan g WHERE g.loan_id = l.loan_id) AND NOT EXISTS (SELECT 1 FROM suit_loan g WHERE g.loan_id = l.loan_id) AND NOT EXISTS (SELECT 1 FROM asset_loan g WHERE g.loan_id = l.loan_id) AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.loan_id = l.loan_id AND e.booked_on > '2011-08-10') ORDER BY n.principal_fen DESC, l.loan_id`, unitCode);
}

export function debtor(core: TestCore, unitCode = '01', at = 0): Debtor {
  const found = debtors(core, unitCode)[at];
  if (!found) throw new Error('the sample has such a loan');
  return found;
}

/** What stands in the ledger at the end of a month, by plain SQL: nothing of the product computes here. In 分. */
export function figures(core: TestCore, period = PERIOD): Record<string, number> {
  const [year, last] = [Number(period.slice(0, 4)), `${period}-31`];
  const npl = (day: string, where = '1'): number => core.one(`SELECT coalesce(sum(s.principal_fen), 0) FROM loan_state s JOIN class_code k ON k.class = s.class WHERE s.year = ${year} AND s.from_on <= '${day}' AND s.to_on > '${day}' AND s.book = 'on' AND k.is_npl = 1 AND ${where}`);
  const flow = (form: string, what = 'e.principal_fen', book = `e.book = 'on'`): number => core.one(`SELECT coalesce(sum(${what}), 0) FROM entry e WHERE e.form = '${form}' AND e.period BETWEEN '${year}-01' AND '${period}' AND ${book}`);
  return {
    begin: npl(`${year}-01-01`), end: npl(last), grown: flow('new_npl'), cash: flow('cash', 'e.principal_fen + e.on_fen + e.off_fen', '1'), inKind: flow('in_kind', 'e.principal_fen + e.on_fen + e.off_fen', '1'), inKindPrincipal: flow('in_kind'), cashPrincipal: flow('cash'),
    rolled: flow('rollover') + flow('upgrade'), writtenOff: flow('write_off'), swapped: flow('fund_swap'),
    off: core.one(`SELECT coalesce(sum(principal_fen), 0) FROM loan_state WHERE year = ${year} AND from_on <= '${last}' AND to_on > '${last}' AND book = 'written_off'`),
    lines: core.one('SELECT coalesce(sum(principal_fen + on_fen + off_fen), 0) FROM asset_loan WHERE voided_by IS NULL'),
    assetBook: core.one('SELECT coalesce(sum(book_fen), 0) FROM asset WHERE voided_by IS NULL'), assetFree: core.one('SELECT coalesce(sum(refund_fen), 0) FROM asset WHERE voided_by IS NULL'),
  };
}

/** What moved between two looks, without what stayed. */
export const moved = (before: Record<string, number>, after: Record<string, number>): Record<string, number> => Object.fromEntries(Object.entries(after).map(([k, v]) => [k, v - (before[k] ?? 0)] as const).filter(([, v]) => v !== 0));

/** Everything the office looks at, to be the same again after an undo. */
export async function seen(core: TestCore): Promise<unknown> {
  const report = async (id: string): Promise<unknown> => {
    const { rows, total } = await core.call('reports.table', { id, period: PERIOD });
    return { rows, total };
  };
  return {
    monthly: await report('monthly-recovery'), persons: await report('personal-targets'), grid: await core.call('loans.page', { limit: 1000, sort: { key: 'no', descending: false } }), snapshot: (await core.call('periods.snapshot', { period: PERIOD })).rows,
    assets: await core.call('assets.list', {}), suits: await core.call('suits.list', {}), gov: await core.call('gov.list', {}), totals: await core.call('unitTotals.list', { year: 2011 }), units: await core.call('units.list', {}), staff: await core.call('staff.list', {}), home: await core.call('home.summary', { period: PERIOD }),
  };
}

export const failed = (t: Pick<OutputOf<'reports.table'>, 'checks'>): string[] => t.checks.filter((c) => !c.ok).map((c) => `${c.id} ${c.detail}`);

/** The thirteen checks hold and the chain is whole. */
export async function sound(core: TestCore, period = PERIOD): Promise<void> {
  expect(failed(await core.call('periods.checks', { period }))).toEqual([]);
  expect(await core.call('ledger.verify', {})).toMatchObject({ ok: true, problems: [] });
}

/** Does it, looks, takes it back, and everything is as before; taking the undo back brings it again. */
export async function thereAndBack(core: TestCore, act: () => Promise<{ batch: number }>, look: () => Promise<void>): Promise<void> {
  const before = await seen(core);
  const { batch } = await act();
  await sound(core);
  await look();
  const after = await seen(core);
  const undone = await core.call('history.undo', { batch });
  await sound(core);
  expect(await seen(core)).toEqual(before);
  await core.call('history.undo', { batch: undone.batch });
  await sound(core);
  expect(await seen(core)).toEqual(after);
  await core.call('history.undo', { batch: (await core.call('history.list', { limit: 1 })).batches[0]?.id ?? 0 });
  expect(await seen(core)).toEqual(before);
}

/** August is closed, the same ledger stands open on 10 September with that month's totals of all loans. The caller closes it. */
export async function inSeptember(core: TestCore): Promise<TestCore> {
  await core.call('periods.close', { period: '2011-08' });
  await core.core.close();
  const september = await TestCore.open({ ledger: core.ledger, today: '2011-09-10' });
  const cells = september.sql<{ unitId: number; allFen: number }>(`SELECT unit_id AS unitId, all_fen AS allFen FROM unit_total WHERE period = '2011-08' AND voided_by IS NULL`);
  await september.call('unitTotals.set', { cells: cells.map((c) => ({ ...c, period: '2011-09' })) });
  return september;
}
