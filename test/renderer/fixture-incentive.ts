import type { IncentiveRunResult, PlanHead, RunAct, SanctionRow } from '../../electron/contract/incentive.js';
import { findCode, FORMS, nameOf, TIERS } from '../../electron/domain/codes.js';
import { periodOf } from '../../electron/domain/date.js';
import { checkPlan, readPlan } from '../../electron/domain/incentive/check-plan.js';
import { describePlan } from '../../electron/domain/incentive/describe-plan.js';
import { planFindings } from '../../electron/domain/incentive/plan-findings.js';
import type { RulePlan } from '../../electron/domain/incentive/rule-plan.js';
import { runPlan } from '../../electron/domain/incentive/run-plan.js';
import { fixtureReceipts, fixtureStaff } from './fixture-recoveries.js';
import { fixtureTargets } from './fixture-targets.js';
import { Refused, type FixtureState, type Usual } from './fixture-types.js';

/** A small plan of every kind of clause; the results are the engine's own. */
export const FIXTURE_PLAN = {
  id: 'fixture-plan', version: 2, title: '样例奖惩办法', docNo: '样例〔2011〕3 号', from: '2011-01-01', to: '2011-12-31', period: 'quarter', basis: { targetSpan: 'year', text: '以信贷系统登记的收回为准。' }, rounding: 'yuan_down', evaluation: 'first_match',
  credits: [{ id: 'credit-cash', title: '现金收回全额认定', forms: ['cash'], factorPpm: 1_000_000 }],
  exclusions: [{ id: 'no-cash', title: '转据、上调没有收回资金', match: { forms: ['rollover'] }, scope: 'both' }],
  rates: [
    { id: 'cash-principal', title: '现金收回本金', match: { forms: ['cash'], components: ['principal'] }, pay: { kind: 'percent', ppm: 15_000 } },
    { id: 'cash-interest', title: '现金收回利息', match: { forms: ['cash'], components: ['on_interest', 'off_interest'] }, pay: { kind: 'percent', ppm: 30_000 } },
  ],
  shares: [{ to: 'collector', ppm: 1_000_000 }],
  gates: [{ id: 'pace-gate', title: '与任务进度挂钩', measure: 'pace', ofPpm: 1_000_000, withoutTarget: 'full', edge: 'upper', bands: [{ fromPpm: 0, toPpm: 600_000, times: { kind: 'fixed', ppm: 0 } }, { fromPpm: 600_000, toPpm: 1_000_000, times: { kind: 'measure' } }, { fromPpm: 1_000_000, toPpm: null, times: { kind: 'fixed', ppm: 1_000_000 } }] }],
  holdback: { id: 'holdback', title: '年终兑付', ppm: 300_000, release: 'end' }, penalties: [],
  sanctions: [{ id: 'bar-transfer', title: '未完成不能调动', code: 'no_transfer', belowPpm: 1_000_000, early: 'warn', liftsWhen: '补足欠额' }],
  caps: { ratePpm: 50_000, perReceiptFen: null, perPersonFen: null, poolPpm: null }, notes: [], examples: [],
};
const SHIPPED = { ...FIXTURE_PLAN, id: 'shipped-plan', version: 1, title: '外县奖惩办法', docNo: '' };

interface Kept {
  head: Omit<PlanHead, 'clauses'>;
  body: unknown;
}
interface State {
  plans: Kept[];
  runs: IncentiveRunResult[];
  acts: RunAct[];
  sanctions: SanctionRow[];
}
const states = new WeakMap<FixtureState, State>();
const headOf = (body: RulePlan, state: PlanHead['state'], by: string | null = null): Kept['head'] => ({ id: body.id, version: body.version, title: body.title, docNo: body.docNo, state, from: body.from, to: body.to, approvedBy: by, approvedOn: by === null ? null : '2011-01-10', approvedDoc: by === null ? null : body.docNo });

function stateOf(host: FixtureState): State {
  const known = states.get(host);
  if (known) return known;
  const made: State = {
    plans: [{ head: headOf(checkPlan(FIXTURE_PLAN), 'approved', '理事会'), body: FIXTURE_PLAN }, { head: headOf(checkPlan(SHIPPED), 'shipped'), body: SHIPPED }],
    runs: [], acts: [],
    sanctions: [
      { sanctionId: 1, staffNo: '0101', name: '赵建平', unit: '城关', code: 'no_transfer', title: '不能调动', fromOn: '2011-01-01', liftsWhen: '补足欠额', text: '任务100,000.00元，认定62,000.00元，完成率62.00%，低于100%；自2011年1月1日起不能调动，补足欠额时解除', runId: 3, liftedOn: null, liftedReason: null },
      { sanctionId: 2, staffNo: '0102', name: '陈福根', unit: '柳溪', code: 'no_award', title: '不能评先', fromOn: '2011-01-01', liftsWhen: '补足欠额', text: '完成率71.00%，低于100%；自2011年1月1日起不能评先，补足欠额时解除', runId: 3, liftedOn: '2011-05-06', liftedReason: '欠额已补足，考核小组确认' },
    ],
  };
  states.set(host, made);
  return made;
}

const clausesOf = (body: unknown): string[] => {
  try {
    return describePlan(readPlan(body));
  } catch {
    return [];
  }
};
const withClauses = (kept: Kept): PlanHead => ({ ...kept.head, clauses: clausesOf(kept.body) });
const findPlan = (host: FixtureState, id: string | undefined, version?: number): Kept => {
  const found = stateOf(host).plans.find((p) => (id === undefined || p.head.id === id) && (version === undefined || p.head.version === version));
  if (!found) throw new Refused('RULE_PLAN_UNKNOWN', { id: id ?? '' });
  return found;
};

/** A run of the engine over the fixture's receipts. */
export function fixtureRun(host: FixtureState, from: string, to: string, body: unknown = FIXTURE_PLAN): IncentiveRunResult {
  const shown = fixtureTargets(host);
  const receipts = fixtureReceipts(host).filter((r) => !r.carried && r.bookedOn >= from && r.bookedOn <= to).map((r) => {
    const staffNo = fixtureStaff.find((s) => r.persons.startsWith(s.name))?.staffNo ?? '';
    return { id: r.entryId, bookedOn: r.bookedOn, period: periodOf(r.bookedOn), unit: r.unit, loanNo: r.loanNo, book: 'on' as const, form: findCode(FORMS, r.form)?.code ?? ('cash' as const), measure: null, riskClass: null, formedYear: 2009, problem: null, publicKind: null, principalFen: r.principalFen, onInterestFen: r.onInterestFen, offInterestFen: r.offInterestFen, reversalOf: r.reversalOf, shares: [{ staffNo, sharePpm: 1_000_000, principalFen: r.principalFen, interestFen: r.onInterestFen + r.offInterestFen }] };
  });
  const run = runPlan(checkPlan(body), shown.targets.map((t) => ({ staffNo: t.staffNo, name: t.name, unit: t.unit, tier: findCode(TIERS, t.tier)?.code ?? 'union_staff', targetFen: t.targetFen })), receipts, { from, to, asOf: to < '2011-08-31' ? to : '2011-08-31' });
  const { docNo } = checkPlan(body);
  return {
    runId: null, batch: null, state: 'trial', lockedOn: null, plan: run.plan, version: run.version, title: run.title, docNo, from, to, asOf: run.asOf,
    persons: run.persons.map(({ targetFen, sanctions, lines, ...p }) => ({ ...p, tier: nameOf(TIERS, p.tier), collector: '职工', targetFen: targetFen ?? 0, sanctions: sanctions.map((s) => s.text), sanctionsDue: sanctions.map(({ code, name, state, fromOn, liftsWhen, text }) => ({ code, name, state, fromOn, liftsWhen, text })), nextStep: p.nextStep === null ? null : { needFen: p.nextStep.needFen, toPpm: p.nextStep.toPpm, text: p.nextStep.text }, lines: lines.map(({ receipt, on, rule, step, baseFen, rate, amountFen, text }) => ({ receipt, on, rule, step, baseFen, rate, amountFen, text })) })),
    pools: run.pools.map((p) => ({ to: p.to, unit: p.unit, amountFen: p.amountFen })), totals: { people: run.totals.people, receipts: run.totals.receipts, recoveredFen: run.totals.recoveredFen, rewardFen: run.totals.rewardFen, heldBackFen: run.totals.heldBackFen, penaltyFen: run.totals.penaltyFen, carriedFen: run.totals.carriedFen, poolFen: run.totals.poolFen },
    warnings: [...run.warnings, ...run.problems.map((p) => p.text)],
  };
}

const changed = (host: FixtureState): void => host.emit({ type: 'data-changed', areas: ['incentive', 'history'] });

export const incentiveHandlers: Usual = {
  'incentive.plans': (_, host) => ({ plans: [...stateOf(host).plans].sort((a, b) => Number(a.head.state === 'shipped') - Number(b.head.state === 'shipped') || b.head.version - a.head.version).map(withClauses) }),
  'incentive.plan': ({ id, version }, host) => {
    const kept = findPlan(host, id, version);
    return { ...withClauses(kept), body: kept.body, findings: planFindings(kept.body) };
  },
  'incentive.check': ({ body }) => ({ findings: planFindings(body), clauses: clausesOf(body) }),
  'incentive.savePlan': ({ body, planFile }, host) => {
    const { plans } = stateOf(host);
    // whatever file is taken in holds the plan that ships
    const plan = (planFile ? findPlan(host, 'shipped-plan').body : body) as RulePlan;
    const own = plans.filter((p) => p.head.id === plan.id && p.head.state !== 'shipped');
    const draft = own.find((p) => p.head.state === 'draft');
    const version = draft?.head.version ?? Math.max(...plans.filter((p) => p.head.id === plan.id).map((p) => p.head.version)) + 1;
    const kept: Kept = { head: { ...headOf({ ...plan, version }, 'draft') }, body: { ...plan, version } };
    if (draft) plans[plans.indexOf(draft)] = kept;
    else plans.push(kept);
    changed(host);
    return { batch: 230, id: plan.id, version, findings: planFindings(kept.body) };
  },
  'incentive.approvePlan': ({ id, version, by, docNo, on = '2011-08-31' }, host) => {
    const kept = findPlan(host, id, version);
    Object.assign(kept.head, { state: 'approved', approvedBy: by, approvedOn: on, approvedDoc: docNo });
    changed(host);
    return { batch: 231 };
  },
  'incentive.lockPlan': ({ id, version }, host) => {
    Object.assign(findPlan(host, id, version).head, { state: 'locked' });
    changed(host);
    return { batch: 232 };
  },
  'incentive.compare': ({ a, b, from, to }, host) => {
    const bodies = [a, b].map((ref) => ref.body ?? findPlan(host, ref.id, ref.version).body);
    const [one, two] = bodies.map((body) => fixtureRun(host, from, to, body));
    if (!one || !two) throw new Error('two runs');
    const [ca, cb] = bodies.map(clausesOf);
    const paid = (p: IncentiveRunResult['persons'][number] | undefined): number => (p ? p.rewardFen + p.heldBackFen - p.penaltyFen : 0);
    return {
      a: one.totals, b: two.totals, receipts: one.totals.receipts,
      persons: one.persons.map((p) => { const other = two.persons.find((x) => x.staffNo === p.staffNo); return { staffNo: p.staffNo, name: p.name, unit: p.unit, aFen: paid(p), bFen: paid(other), differenceFen: paid(other) - paid(p) }; }),
      clauses: [...(ca ?? []).map((text) => ({ text, in: cb?.includes(text) ? 'both' : 'a' })), ...(cb ?? []).filter((text) => !ca?.includes(text)).map((text) => ({ text, in: 'b' }))],
    };
  },
  'incentive.ready': ({ from }) => ({ findings: from === '2011-04-01' ? [{ code: 'no_person', text: '1 笔收回没有清收责任人，不参与计奖', count: 1, subjects: ['0506-03 贺满仓 12,000.00 元'] }, { code: 'period_open', text: '8 月还没有结账', count: 1, subjects: ['2011-08'] }] : [] }),
  'incentive.run': ({ plan, version, from, to, store = true }, host) => {
    if (from > to) throw new Refused('RUN_RANGE_INVALID', { from, to, reason: '起始日期晚于截止日期' });
    const kept = findPlan(host, plan, version);
    const run = fixtureRun(host, from, to, kept.body);
    if (!store) return run;
    const { runs } = stateOf(host);
    const stored: IncentiveRunResult = { ...run, runId: 12 + runs.length, batch: 221, state: 'kept' };
    runs.unshift(stored);
    changed(host);
    return stored;
  },
  'incentive.last': ({ runId }, host) => ({ run: stateOf(host).runs.find((r) => runId === undefined || r.runId === runId) ?? null }),
  'incentive.runs': (_, host) => ({ runs: stateOf(host).runs.map(({ persons: _p, pools: _o, warnings: _w, batch: _b, ...head }) => head) }),
  'incentive.lock': ({ runId }, host) => {
    const { runs } = stateOf(host);
    const at = runs.findIndex((r) => r.runId === runId);
    const run = runs[at];
    if (!run) throw new Refused('RUN_UNKNOWN', { run: runId });
    runs[at] = { ...run, state: 'locked', lockedOn: '2011-08-31' };
    changed(host);
    return { batch: 233, sanctions: 2 };
  },
  'incentive.acts': (_, host) => ({ acts: stateOf(host).acts }),
  'incentive.act': ({ staffNo, act, on, says = '', by = '', answers }, host) => {
    const { acts } = stateOf(host);
    acts.push({ actId: acts.length + 1, staffNo, name: staffNo, act, on, says, by, answers: answers ?? null });
    changed(host);
    return { batch: 234 };
  },
  'incentive.sanctions': ({ standing = true }, host) => ({ sanctions: stateOf(host).sanctions.filter((s) => !standing || s.liftedOn === null) }),
  'incentive.lift': ({ sanctionId, on, reason }, host) => {
    const { sanctions } = stateOf(host);
    const at = sanctions.findIndex((s) => s.sanctionId === sanctionId);
    const row = sanctions[at];
    if (row) sanctions[at] = { ...row, liftedOn: on, liftedReason: reason };
    changed(host);
    return { batch: 235 };
  },
  'incentive.statement': (_, host) => host.job('打印计算单', 1, () => ({ files: [{ ref: 's', name: '计算单.pdf', bytes: 9000 }], pages: 2 })),
  'incentive.export': ({ list = 'payroll' }, host) => host.job('导出奖惩表', 1, () => ({ files: [{ ref: 'i', name: `奖惩计算-${list}.xlsx`, bytes: 9000 }] })),
};
