import type { OutputOf } from '../../../electron/contract/api.js';
import { sampleLedger } from '../../helpers/sample-ledger.js';
import { TestCore } from '../../helpers/test-core.js';
import { WAN } from '../booking/office.js';

export const LONG_NAME = '样例县城关镇东风路南段第三居民委员会联营竹木藤制品加工经销服务部（原示范社队企业）㛃';
export const RARE_NAME = '𠮷㛃样';
/** Many receipts, shares, a reversal of August and one of September. */
export const BUSY = '0301';
/** Behind his task, with a small wage: the deduction is limited and carried over. */
export const BEHIND = '2003';
/** Entrusted from outside: paid by commission. */
export const LAWYER = '0302';

type Run = NonNullable<OutputOf<'incentive.last'>['run']>;
export interface OfficeRuns {
  readonly core: TestCore;
  /** January to August, locked. */
  readonly first: Run;
  /** September, the end of the plan's span: holdback paid out, deductions, sanctions in force. */
  readonly second: Run;
}

/** An office that pays January to August, reverses one of those receipts in September and settles the plan at its end. */
export async function officeRuns(): Promise<OfficeRuns> {
  const august = await sampleLedger('imported');
  const [unit] = august.sql<{ id: number }>(`SELECT unit_id AS id FROM unit WHERE code = '03'`);
  const books = async (core: TestCore, name: string, no: string, on: string, persons: { staffNo: string; sharePpm: number }[], more: { principalFen: number; onInterestFen?: number; offInterestFen?: number }): Promise<number> => {
    const { loanId } = await core.call('loans.form', { on, principalFen: 90 * WAN, riskClass: '可疑', loan: { unitId: unit?.id ?? 0, no, borrower: { name }, grantedOn: '2009-03-01', dueOn: '2010-03-01', originalFen: 90 * WAN, guarantee: '保证', onInterestFen: 20 * WAN, offInterestFen: 20 * WAN } });
    return (await core.call('recoveries.book', { loanId, on, form: 'cash', voucherNo: `PZ-${no}`, persons, ...more })).recovery;
  };
  const alone = [{ staffNo: BUSY, sharePpm: 1_000_000 }];
  const long = await books(august, LONG_NAME, 'LONG-1', '2011-08-30', alone, { principalFen: 12_345_67, onInterestFen: 1_000_01, offInterestFen: 99_99 });
  await august.call('staff.post', { staffNo: LAWYER, on: '2011-08-15', kind: 'main', unitId: unit?.id ?? 0, tier: 'union_staff', title: '委托律师', reason: '委托清收' });
  const { batch, id, version } = await august.call('incentive.savePlan', { body: planBody() });
  if (batch === 0) throw new Error('the plan was not kept');
  await august.call('incentive.approvePlan', { id, version, by: '县联社理事会', docNo: '样联发〔2011〕7号' });
  await august.call('incentive.lockPlan', { id, version });
  await august.call('periods.close', { period: '2011-08' });
  const kept = await august.call('incentive.run', { plan: id, from: '2011-01-01', to: '2011-08-31' });
  await august.call('incentive.lock', { runId: kept.runId ?? 0 });
  await august.core.close();
  const september = await TestCore.open({ ledger: august.ledger, today: '2011-09-10' });
  await september.call('recoveries.reverse', { entryId: long, reason: '凭证记错' });
  await books(september, RARE_NAME, 'RARE-1', '2011-09-05', [{ staffNo: BUSY, sharePpm: 600_000 }, { staffNo: BEHIND, sharePpm: 400_000 }], { principalFen: 3_333_33, offInterestFen: 77_77 });
  const wrong = await books(september, '钱样福', 'WRONG-1', '2011-09-06', alone, { principalFen: 500_00 });
  await september.call('recoveries.reverse', { entryId: wrong, reason: '重复入账' });
  await september.call('staff.setWages', { from: '2011-09-01', wages: [{ staffNo: BEHIND, wageFen: 1_500_00 }], minimumWageFen: 800_00 });
  return { core: september, first: await stored(september, kept.runId), second: await september.call('incentive.run', { plan: id, from: '2011-09-01', to: '2011-09-10' }) };
}

const stored = async (core: TestCore, runId: number | null): Promise<Run> => {
  const { run } = await core.call('incentive.last', { runId: runId ?? 0 });
  if (!run) throw new Error('the run was not kept');
  return run;
};

/** A plan of the office's own: holdback until 10 September, then a deduction of a tenth of what is missing, within the wage limit. */
function planBody(): unknown {
  const percent = (id: string, title: string, match: object, ppm: number): object => ({ id, title, match, pay: { kind: 'percent', ppm } });
  const barred = (id: string, code: string): object => ({ id, title: `未完成任务${id}`, code, belowPpm: 1_000_000, early: 'warn', liftsWhen: '补足欠额并经考核小组确认' });
  return {
    id: 'office-2011', version: 1, title: '样例社清收奖惩办法', docNo: '样联发〔2011〕7号', from: '2011-01-01', to: '2011-09-10', period: 'quarter', basis: { targetSpan: 'plan', text: '以登记的收回为准。' }, rounding: 'fen', evaluation: 'first_match',
    credits: [{ id: 'credit-cash', title: '现金收回全额认定', forms: ['cash'], factorPpm: 1_000_000 }, { id: 'credit-in-kind', title: '以物抵债半额认定', forms: ['in_kind'], factorPpm: 500_000 }],
    exclusions: [{ id: 'own-loan', title: '本人责任贷款由本人负责收回', match: { relations: ['own'] }, scope: 'reward' }],
    rates: [percent('in-kind', '以物抵债', { forms: ['in_kind'] }, 10_000), percent('cash-principal', '现金收回本金', { forms: ['cash'], components: ['principal'] }, 15_000), percent('cash-interest', '现金收回利息', { forms: ['cash'], components: ['on_interest', 'off_interest'] }, 30_000)],
    shares: [{ to: 'collector', ppm: 1_000_000 }],
    gates: [{ id: 'pace-gate', title: '与任务进度挂钩', measure: 'pace', ofPpm: 1_000_000, withoutTarget: 'full', edge: 'upper', bands: [{ fromPpm: 0, toPpm: 600_000, times: { kind: 'fixed', ppm: 0 } }, { fromPpm: 600_000, toPpm: 1_000_000, times: { kind: 'measure' } }, { fromPpm: 1_000_000, toPpm: null, times: { kind: 'fixed', ppm: 1_000_000 } }] }],
    holdback: { id: 'holdback', title: '期末兑付', ppm: 300_000, release: 'end' },
    penalties: [{ id: 'behind', title: '欠任务扣绩效', measure: 'completion', belowPpm: 1_000_000, at: 'end', charge: { kind: 'shortfall_percent', ppm: 100_000 }, capFen: null, wageCapPpm: 200_000 }],
    sanctions: [barred('bar-transfer', 'no_transfer'), barred('bar-promotion', 'no_promotion')],
    caps: { ratePpm: 50_000, perReceiptFen: null, perPersonFen: null, poolPpm: null }, notes: [], examples: [],
  };
}
