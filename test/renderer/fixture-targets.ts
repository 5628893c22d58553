import type { OutputOf } from '../../electron/contract/api.js';
import type { TargetRow } from '../../electron/contract/targets.js';
import { findCode, nameOf, TIERS } from '../../electron/domain/codes.js';
import { completionPct, shortFen } from '../../electron/domain/target/completion.js';
import { rankByCompletion } from '../../electron/domain/target/ranking.js';
import { projectedFen, timeProgressPct } from '../../electron/domain/target/time-progress.js';
import { numbers, fixtureUnits } from './fixture-loans.js';
import { fixtureReceipts, fixtureStaff, recoveryHandlers } from './fixture-recoveries.js';
import { Refused, type FixtureState, type Usual } from './fixture-types.js';

const TIER_OF = ['party_committee', 'department_head', 'deputy_head', 'office_staff', 'union_staff'] as const;
const FAMILY = '罗祝柳谭龚曾邹贺蒋夏廖卢易向姚彭聂熊阳汤';

/** Ten collectors with receipts of their own and as many without, so that every pace occurs. */
const people = [...fixtureStaff.map((s, i) => ({ ...s, tier: i < 3 ? TIER_OF[i] ?? 'union_staff' : 'union_staff' })), ...Array.from({ length: 40 }, (_, i) => ({ staffNo: `02${String(i).padStart(2, '0')}`, name: `${FAMILY[i % 20]}${'春秋山水木火'[i % 6]}`, unit: fixtureUnits[i % 23]?.name ?? '', tier: TIER_OF[3 + (i % 2)] ?? 'union_staff' }))];

function credited(host: FixtureState, name: string, asOf: string): number {
  return fixtureReceipts(host).filter((r) => r.bookedOn <= asOf && !r.carried && r.form === '现金' && r.persons.startsWith(name)).reduce((a, r) => a + r.principalFen + r.onInterestFen + r.offInterestFen, 0);
}

let locked = false;
const targetsSet = new Map<string, { targetFen: number; source: 'allocated' | 'override'; reason: string | null }>();

export function fixtureTargets(host: FixtureState, year = 2011): OutputOf<'targets.show'> {
  const asOf = '2011-08-31';
  const n = numbers(3);
  const rows = people.map((p) => {
    const creditedFen = credited(host, p.name, asOf);
    const own = findCode(TIERS, p.tier)?.targetFen ?? null;
    return { p, targetFen: targetsSet.get(p.staffNo)?.targetFen ?? own ?? Math.max(1_000_000, Math.round((creditedFen * (60 + n(80))) / 10_000) * 100), creditedFen };
  });
  const ranks = rankByCompletion(rows);
  const targets = rows.map(({ p, targetFen, creditedFen }, i): TargetRow => ({ staffNo: p.staffNo, name: p.name, unit: p.unit, tier: nameOf(TIERS, p.tier), targetFen, cashFen: creditedFen, inKindFen: 0, creditedFen, completionPct: completionPct(creditedFen, targetFen), rank: ranks[i] ?? null, shortFen: shortFen(creditedFen, targetFen), projectedFen: projectedFen(creditedFen, asOf), source: targetsSet.get(p.staffNo)?.source ?? (findCode(TIERS, p.tier)?.targetFen == null ? 'allocated' : 'tier'), reason: targetsSet.get(p.staffNo)?.reason ?? null }));
  const tiers = TIERS.flatMap((t) => {
    const group = targets.filter((r) => r.tier === t.name);
    const sum = (of: (r: TargetRow) => number): number => group.reduce((a, r) => a + of(r), 0);
    return group.length === 0 ? [] : [{ tier: t.name, people: group.length, targetFen: sum((r) => r.targetFen), creditedFen: sum((r) => r.creditedFen), completionPct: completionPct(sum((r) => r.creditedFen), sum((r) => r.targetFen)), done: group.filter((r) => r.creditedFen >= r.targetFen).length }];
  });
  return { year, locked, proration: 'days', docNo: '样联发〔2011〕2 号', asOf, timeProgressPct: timeProgressPct(asOf), tiers, targets };
}

const tasks = new Map<string, { taskFen: number; source: 'allocated' | 'override'; reason: string | null }>();
const noTask = { taskFen: null, doneFen: 0, source: null, reason: null };

/** Every unit's three tasks; what its people have been given is a little less than the task of the first. */
export function fixtureUnitTasks(host: FixtureState, year = 2011): OutputOf<'targets.units'> {
  const shown = fixtureTargets(host, year);
  return {
    year, locked, asOf: shown.asOf, units: fixtureUnits.map((u, i) => {
      const own = shown.targets.filter((t) => t.unit === u.name);
      const allocatedFen = own.reduce((sum, t) => sum + t.targetFen, 0);
      const set = (measure: string, taskFen: number, doneFen: number) => ({ ...(tasks.get(`${u.unitId}.${measure}`) ?? { taskFen, source: 'allocated' as const, reason: null }), doneFen });
      return { unitId: u.unitId, unit: u.name, people: own.length, allocatedFen, recover: i === 3 ? noTask : set('recover', allocatedFen + (i === 0 ? 5_000_000 : 0), own.reduce((sum, t) => sum + t.creditedFen, 0)), reduce: set('reduce', allocatedFen * 2, allocatedFen), newCap: i % 2 === 0 ? noTask : set('new_cap', 3_000_000, 1_200_000) };
    }),
  };
}

const changed = (host: FixtureState): void => host.emit({ type: 'data-changed', areas: ['targets', 'history'] });
const needsWhy = (year: number, input: { reason?: string | undefined; authority?: string | undefined }): void => {
  if (locked && (!input.reason || !input.authority)) throw new Refused('TARGET_OVERRIDE_NEEDS', { year });
};

export const targetHandlers: Usual = {
  'targets.show': ({ year }, host) => {
    if (year !== 2011) throw new Refused('TARGETS_MISSING', { year });
    return fixtureTargets(host, year);
  },
  'targets.units': ({ year }, host) => {
    if (year !== 2011) throw new Refused('TARGETS_MISSING', { year });
    return fixtureUnitTasks(host, year);
  },
  'targets.draft': (_, host) => {
    changed(host);
    return { batch: 219, set: 40, unchanged: 10, withoutPost: ['0299 聂新苗'] };
  },
  'targets.set': (input, host) => {
    needsWhy(input.year, input);
    targetsSet.set(input.staffNo, { targetFen: input.targetFen, source: 'override', reason: input.reason ?? null });
    changed(host);
    return { batch: 222 };
  },
  'targets.setUnit': (input, host) => {
    needsWhy(input.year, input);
    tasks.set(`${input.unitId}.${input.measure}`, { taskFen: input.targetFen, source: locked ? 'override' : 'allocated', reason: input.reason ?? null });
    changed(host);
    return { batch: 223 };
  },
  'targets.allocate': (input, host) => {
    needsWhy(input.year, input);
    for (const p of input.parts) targetsSet.set(p.staffNo, { targetFen: p.targetFen, source: 'allocated', reason: null });
    changed(host);
    return { batch: 224 };
  },
  'targets.lock': ({ year, reason }, host) => {
    const differ = fixtureUnitTasks(host, year).units.filter((u) => u.recover.taskFen !== null && u.recover.taskFen !== u.allocatedFen);
    if (differ.length > 0 && !reason) throw new Refused('TARGETS_NOT_ALLOCATED', { count: differ.length, detail: differ.map((u) => u.unit).join('、') });
    locked = true;
    changed(host);
    return { batch: 220 };
  },
  'staff.list': (input, host) => (input.unitId === undefined ? recoveryHandlers['staff.list']?.(input, host) : { staff: people.filter((p) => p.unit === fixtureUnits.find((u) => u.unitId === input.unitId)?.name).map((p) => ({ staffNo: p.staffNo, name: p.name, unit: p.unit, tier: nameOf(TIERS, p.tier), title: '信贷员' })) }),
  'staff.posts': ({ staffNo }) => {
    const p = people.find((x) => x.staffNo === staffNo);
    if (!p) throw new Refused('POST_INVALID', { reason: '没有这个工号' });
    return { staffNo, name: p.name, joinedOn: '2003-07-01', posts: [{ unit: p.unit, unitId: fixtureUnits.find((u) => u.name === p.unit)?.unitId ?? 1, kind: 'main', tier: nameOf(TIERS, p.tier), tierCode: p.tier, title: '信贷员', from: '2009-03-01', to: null }], wages: [{ from: '2011-01-01', wageFen: 260_000 }] };
  },
  'staff.post': ({ staffNo }, host) => {
    changed(host);
    return { batch: 225, targetFen: 40_000_000, text: `${people.find((p) => p.staffNo === staffNo)?.name ?? ''} 2011 年任务按天折算为 400,000.00 元` };
  },
  'staff.setWages': ({ wages }, host) => {
    changed(host);
    return { batch: 226, set: wages.length };
  },
  'staff.wages': () => ({ minimumWageFen: 85_000, wages: people.map((p, i) => ({ staffNo: p.staffNo, name: p.name, unit: p.unit, wageFen: i % 7 === 0 ? null : 260_000 })) }),
};
