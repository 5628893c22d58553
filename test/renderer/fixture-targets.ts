import type { OutputOf } from '../../electron/contract/api.js';
import type { IncentiveRunResult, TargetRow } from '../../electron/contract/targets.js';
import { findCode, FORMS, nameOf, TIERS } from '../../electron/domain/codes.js';
import { periodOf } from '../../electron/domain/date.js';
import { checkPlan } from '../../electron/domain/incentive/check-plan.js';
import { describePlan } from '../../electron/domain/incentive/describe-plan.js';
import { runPlan } from '../../electron/domain/incentive/run-plan.js';
import { completionPct, shortFen } from '../../electron/domain/target/completion.js';
import { rankByCompletion } from '../../electron/domain/target/ranking.js';
import { projectedFen, timeProgressPct } from '../../electron/domain/target/time-progress.js';
import { numbers, fixtureUnits } from './fixture-loans.js';
import { fixtureReceipts, fixtureStaff } from './fixture-recoveries.js';
import { Refused, type FixtureState, type Usual } from './fixture-types.js';

/** A small plan of every kind of clause; the results are the engine's own. */
const PLAN = checkPlan({
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
});

const TIER_OF = ['party_committee', 'department_head', 'deputy_head', 'office_staff', 'union_staff'] as const;
const FAMILY = '罗祝柳谭龚曾邹贺蒋夏廖卢易向姚彭聂熊阳汤';

/** Ten collectors with receipts of their own and as many without, so that every pace occurs. */
const people = [...fixtureStaff.map((s, i) => ({ ...s, tier: i < 3 ? TIER_OF[i] ?? 'union_staff' : 'union_staff' })), ...Array.from({ length: 40 }, (_, i) => ({ staffNo: `02${String(i).padStart(2, '0')}`, name: `${FAMILY[i % 20]}${'春秋山水木火'[i % 6]}`, unit: fixtureUnits[i % 23]?.name ?? '', tier: TIER_OF[3 + (i % 2)] ?? 'union_staff' }))];

function credited(host: FixtureState, name: string, asOf: string): number {
  return fixtureReceipts(host).filter((r) => r.bookedOn <= asOf && !r.carried && r.form === '现金' && r.persons.startsWith(name)).reduce((a, r) => a + r.principalFen + r.onInterestFen + r.offInterestFen, 0);
}

let locked = false;

export function fixtureTargets(host: FixtureState, year = 2011): OutputOf<'targets.show'> {
  const asOf = '2011-08-31';
  const n = numbers(3);
  const rows = people.map((p) => {
    const creditedFen = credited(host, p.name, asOf);
    const own = findCode(TIERS, p.tier)?.targetFen ?? null;
    return { p, targetFen: own ?? Math.max(1_000_000, Math.round((creditedFen * (60 + n(80))) / 10_000) * 100), creditedFen };
  });
  const ranks = rankByCompletion(rows);
  const targets = rows.map(({ p, targetFen, creditedFen }, i): TargetRow => ({ staffNo: p.staffNo, name: p.name, unit: p.unit, tier: nameOf(TIERS, p.tier), targetFen, cashFen: creditedFen, inKindFen: 0, creditedFen, completionPct: completionPct(creditedFen, targetFen), rank: ranks[i] ?? null, shortFen: shortFen(creditedFen, targetFen), projectedFen: projectedFen(creditedFen, asOf) }));
  const tiers = TIERS.flatMap((t) => {
    const group = targets.filter((r) => r.tier === t.name);
    const sum = (of: (r: TargetRow) => number): number => group.reduce((a, r) => a + of(r), 0);
    return group.length === 0 ? [] : [{ tier: t.name, people: group.length, targetFen: sum((r) => r.targetFen), creditedFen: sum((r) => r.creditedFen), completionPct: completionPct(sum((r) => r.creditedFen), sum((r) => r.targetFen)), done: group.filter((r) => r.creditedFen >= r.targetFen).length }];
  });
  return { year, locked, asOf, timeProgressPct: timeProgressPct(asOf), tiers, targets };
}

export function fixtureRun(host: FixtureState, from: string, to: string): IncentiveRunResult {
  const shown = fixtureTargets(host);
  const receipts = fixtureReceipts(host).filter((r) => !r.carried && r.bookedOn >= from && r.bookedOn <= to).map((r) => {
    const staffNo = fixtureStaff.find((s) => r.persons.startsWith(s.name))?.staffNo ?? '';
    return { id: r.entryId, bookedOn: r.bookedOn, period: periodOf(r.bookedOn), unit: r.unit, loanNo: r.loanNo, book: 'on' as const, form: findCode(FORMS, r.form)?.code ?? ('cash' as const), measure: null, riskClass: null, formedYear: 2009, problem: null, publicKind: null, principalFen: r.principalFen, onInterestFen: r.onInterestFen, offInterestFen: r.offInterestFen, reversalOf: r.reversalOf, shares: [{ staffNo, sharePpm: 1_000_000, principalFen: r.principalFen, interestFen: r.onInterestFen + r.offInterestFen }] };
  });
  const run = runPlan(PLAN, shown.targets.map((t) => ({ staffNo: t.staffNo, name: t.name, unit: t.unit, tier: findCode(TIERS, t.tier)?.code ?? 'union_staff', targetFen: t.targetFen })), receipts, { from, to, asOf: to < '2011-08-31' ? to : '2011-08-31' });
  return {
    runId: null, batch: null, plan: run.plan, version: run.version, title: run.title, from, to, persons: run.persons.map((p) => ({ ...p, tier: nameOf(TIERS, p.tier), targetFen: p.targetFen ?? 0, sanctions: p.sanctions.map((s) => s.text), lines: [...p.lines] })),
    totals: { people: run.totals.people, rewardFen: run.totals.rewardFen, heldBackFen: run.totals.heldBackFen, penaltyFen: run.totals.penaltyFen }, warnings: [...run.warnings, ...run.problems.map((p) => p.text)],
  };
}

const stored = new WeakMap<FixtureState, IncentiveRunResult>();

export const targetHandlers: Usual = {
  'targets.show': ({ year }, host) => {
    if (year !== 2011) throw new Refused('TARGETS_MISSING', { year });
    return fixtureTargets(host, year);
  },
  'targets.lock': (_, host) => {
    locked = true;
    host.emit({ type: 'data-changed', areas: ['targets', 'history'] });
    return { batch: 220 };
  },
  'incentive.plans': () => ({ plans: [{ id: PLAN.id, version: PLAN.version, title: PLAN.title, docNo: PLAN.docNo, clauses: describePlan(PLAN) }] }),
  'incentive.run': ({ from, to, store = true }, host) => {
    if (from > to) throw new Refused('RUN_RANGE_INVALID', { from, to, reason: '起始日期晚于截止日期' });
    const run = fixtureRun(host, from, to);
    if (!store) return run;
    const kept = { ...run, runId: 12, batch: 221 };
    stored.set(host, kept);
    host.emit({ type: 'data-changed', areas: ['incentive', 'history'] });
    return kept;
  },
  'incentive.last': (_, host) => ({ run: stored.get(host) ?? null }),
  'incentive.export': (_, host) => host.job('导出奖惩表', 1, () => ({ files: [{ ref: 'i', name: '奖惩计算.xlsx', bytes: 9000 }] })),
};
