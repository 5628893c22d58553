import { fen, splitFen } from '../../domain/money.js';
import type { CountyFigures } from './figures.js';
import { amountOf, isRecovery, type Loan, type Receipt, type Share } from './loan.js';
import { takeAmount } from './measures.js';
import type { Random } from './random.js';
import { total } from './split.js';
import { OFFICE, type Person } from './staff.js';

/**
 * Who each recovery counts for. Shared receipts come first and are reckoned with the product's own rule (`splitFen`, for
 * principal and interest apart); then whole receipts bring every tier of the office exactly to its figure, and the
 * collectors of the 信用社 have the rest.
 */
export function creditReceipts(figures: CountyFigures, receipts: readonly Receipt[], staff: readonly Person[], random: Random): Receipt[] {
  const desk = deskOf(staff, random);
  const others = receipts.filter((r) => !isRecovery(r));
  const shared: Receipt[] = [];
  let open: Receipt[] = [];
  for (const r of random.shuffle(receipts.filter(isRecovery))) {
    const shares = sharedBy(r, desk, random);
    if (shares === null) open.push(r);
    else {
      r.shares = shares;
      shared.push(r);
    }
  }
  const credited = creditedByPerson(shared);
  const done = [...shared];
  for (const tier of figures.staff) {
    if (tier.tier === 'union_staff') continue;
    const people = staff.filter((p) => p.tier === tier.tier);
    // leaders and heads take on the larger ones
    const [least, most] = tier.tier === 'office_staff' ? [100_000, 1_500_000] : [800_000, Infinity];
    const suits = (r: Receipt): boolean => amountOf(r) >= least && amountOf(r) <= most;
    const ranked = [...open.filter(suits), ...open.filter((r) => !suits(r))];
    const { taken, rest } = takeAmount(ranked, tier.creditedFen - total(people, (p) => credited.get(p.staffNo) ?? 0));
    shareAmong(people, taken, credited, random);
    done.push(...taken);
    open = random.shuffle(rest);
  }
  for (const r of open) r.shares = [{ staffNo: r.loan.collector, pct: 100 }];
  return [...done, ...open, ...others];
}

/** Each receipt goes to whoever is furthest behind; how far people get differs widely, a tenth get well ahead. */
function shareAmong(people: readonly Person[], receipts: readonly Receipt[], credited: ReadonlyMap<string, number>, random: Random): void {
  const standing = people.map((p) => ({ staffNo: p.staffNo, pace: random.chance(0.1) ? 3 : 0.4 + 1.2 * random.next(), amount: credited.get(p.staffNo) ?? 0 }));
  for (const r of receipts) {
    const next = standing.reduce((a, b) => (b.amount / b.pace < a.amount / a.pace ? b : a));
    next.amount += amountOf(r);
    r.shares = [{ staffNo: next.staffNo, pct: 100 }];
  }
}

/** 分 credited to each person, principal and interest apart as the ledger will split them. */
function creditedByPerson(receipts: readonly Receipt[]): Map<string, number> {
  const sums = new Map<string, number>();
  for (const r of receipts) {
    const pcts = r.shares.map((s) => s.pct);
    const principal = splitFen(fen(r.principalFen), pcts);
    const interest = splitFen(fen(r.interestFen), pcts);
    for (const [i, s] of r.shares.entries()) {
      sums.set(s.staffNo, (sums.get(s.staffNo) ?? 0) + (principal[i] ?? 0) + (interest[i] ?? 0));
    }
  }
  return sums;
}

/** Every loan has one 清收责任人 of its unit: mostly the customer managers. */
export function nameCollectors(loans: readonly Loan[], staff: readonly Person[], random: Random): void {
  const weightOf = (p: Person): number => (p.title === '客户经理' ? 10 : p.title === '主任' ? 5 : p.title === '副主任' ? 6 : 3);
  const byUnit = new Map<string, { people: Person[]; weights: number[] }>();
  for (const loan of loans) {
    const unit = loan.debtor.unit;
    let here = byUnit.get(unit);
    if (here === undefined) {
      const people = staff.filter((p) => p.unit === unit);
      here = { people, weights: people.map((p) => weightOf(p) * (0.5 + random.next())) };
      byUnit.set(unit, here);
    }
    loan.collector = (here.people[random.weighted(here.weights)] as Person).staffNo;
  }
}

/** The people that receipts are shared with. */
interface Desk {
  readonly head: string;
  readonly clerks: readonly string[];
  readonly managers: readonly string[];
  readonly directorOf: ReadonlyMap<string, string>;
  /** Lent to 石桥 for its suits. */
  readonly lent: readonly string[];
  readonly unionOf: ReadonlyMap<string, readonly string[]>;
}

function deskOf(staff: readonly Person[], random: Random): Desk {
  const office = staff.filter((p) => p.unit === OFFICE);
  const unions = [...new Set(staff.map((p) => p.unit))].filter((u) => u !== OFFICE);
  const first = (unit: string, title: string): string => staff.find((p) => p.unit === unit && p.title === title)?.staffNo ?? '';
  return {
    head: office.find((p) => p.title === '资产管理中心经理')?.staffNo ?? '',
    clerks: office.filter((p) => p.tier === 'office_staff' && p.title.startsWith('资产管理中心')).map((p) => p.staffNo),
    managers: random.shuffle(office.filter((p) => p.tier === 'deputy_head' || p.tier === 'department_head')).map((p) => p.staffNo),
    directorOf: new Map(unions.map((u) => [u, first(u, '主任')])),
    lent: [first('01', '客户经理'), first('02', '客户经理')],
    unionOf: new Map(unions.map((u) => [u, staff.filter((p) => p.unit === u).map((p) => p.staffNo)])),
  };
}

/** Shares of a receipt that several people worked for; null for the great majority. */
function sharedBy(r: Receipt, desk: Desk, random: Random): Share[] | null {
  const unit = r.loan.debtor.unit;
  const own = r.loan.collector;
  const director = desk.directorOf.get(unit) ?? '';
  if (r.form === 'in_kind') return distinct([[desk.head, 30], [director, 40], [own, 30]]);
  if (r.loan.origin === 'suit' || r.loan.origin === 'case') {
    return random.chance(0.6) ? distinct([[own, 45], [director, 20], [random.pick(desk.lent), 25], [random.pick(desk.clerks), 10]]) : distinct([[own, 70], [director, 30]]);
  }
  const drawn = random.next();
  if (drawn < 0.04) return distinct([[own, 70], [random.pick(desk.managers), 30]]);
  if (drawn < 0.12) return distinct([[own, 60], [random.pick(desk.unionOf.get(unit) ?? [own]), 40]]);
  return null;
}

/** The same person twice counts once, with both parts together. */
function distinct(parts: readonly (readonly [string, number])[]): Share[] {
  const sums = new Map<string, number>();
  for (const [staffNo, pct] of parts) if (staffNo !== '') sums.set(staffNo, (sums.get(staffNo) ?? 0) + pct);
  const sum = total(sums.values(), (n) => n);
  if (sum !== 100) throw new RangeError(`shares add up to ${sum}`);
  return [...sums].map(([staffNo, pct]) => ({ staffNo, pct }));
}
