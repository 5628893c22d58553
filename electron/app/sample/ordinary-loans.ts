import type { Budget, UnitBudget } from './budget.js';
import { SPANS } from './figures.js';
import { newDebtor, newLoan, type Loan } from './loan.js';
import type { Random } from './random.js';
import { chop, cutLine, total } from './split.js';

/**
 * The bulk of the book. What remains of each unit – balance at the end, cash still to come in – is chopped into amounts
 * of the size of loans; these are shuffled over the county, laid along the vintages and cut there. A balance and a
 * payment of the same unit and vintage then meet in one loan as often as the number of loans asks for.
 */
interface Chip {
  readonly unit: string;
  readonly vintage: number;
  amount: number;
}

const HUNDRED_YUAN = 10_000;
const THOUSAND_YUAN = 100_000;
const LARGEST_LOAN = 300_000_000;
/** Share of the payments that leave a balance behind. */
const PARTLY = 0.45;

/** `fresh`: the loans formed this year, which take their part of the cash of their unit. */
export function ordinaryLoans(budget: Budget, fresh: readonly Loan[], random: Random): Loan[] {
  const units = [...budget.units.values()].map((u) => counts(u, total(fresh.filter((l) => l.debtor.unit === u.code), (l) => l.cashFen)));
  const vintages = [...budget.vintages.values()].filter((v) => v.endFen > 0 || v.recoveredFen > 0);
  const ends = alongVintages(
    units.flatMap((u) => chop(u.endFen, u.ends, random, { step: THOUSAND_YUAN, min: 2 * THOUSAND_YUAN, cap: LARGEST_LOAN }).map((amount) => ({ amount, of: u.code }))),
    vintages.map((v) => ({ amount: v.endFen, label: v.formed })),
    random,
  );
  const cash = alongVintages(
    units.flatMap((u) => (u.cash === 0 ? [] : chop(u.cashFen, u.cash, random, { step: HUNDRED_YUAN, min: 3 * HUNDRED_YUAN, cap: LARGEST_LOAN / 4 }).map((amount) => ({ amount, of: u.code })))),
    vintages.map((v) => ({ amount: v.recoveredFen, label: v.formed })),
    random,
  );
  makeSomeOdd(ends, random);
  return units.flatMap((u) => join(u, ends.filter((c) => c.unit === u.code), cash.filter((c) => c.unit === u.code), random));
}

interface Counts {
  readonly code: string;
  readonly loans: number;
  readonly endFen: number;
  readonly cashFen: number;
  readonly ends: number;
  readonly cash: number;
}

function counts(unit: UnitBudget, freshCash: number): Counts {
  const cashFen = total(SPANS, (s) => unit.cashPFen[s]) - freshCash;
  const cash = cashFen === 0 ? 0 : Math.max(1, Math.round(cashFen / 2_000_000));
  return { code: unit.code, loans: unit.loans, endFen: unit.endFen, cashFen, cash, ends: unit.loans - cash + Math.round(cash * PARTLY) };
}

function alongVintages(pieces: readonly { amount: number; of: string }[], blocks: readonly { amount: number; label: number }[], random: Random): Chip[] {
  return cutLine(random.shuffle(pieces), blocks).map((c) => ({ unit: c.of, vintage: c.label, amount: c.amount }));
}

/** A tenth of the balances get odd 元角分, moved between two loans of the same unit and vintage so that no sum changes. */
function makeSomeOdd(chips: readonly Chip[], random: Random): void {
  const waiting = new Map<string, Chip>();
  for (const chip of chips) {
    if (chip.amount < 5 * THOUSAND_YUAN || !random.chance(0.12)) continue;
    const key = `${chip.unit} ${chip.vintage}`;
    const other = waiting.get(key);
    if (other === undefined) {
      waiting.set(key, chip);
      continue;
    }
    const moved = random.int(1, THOUSAND_YUAN - 1);
    chip.amount += moved;
    other.amount -= moved;
    waiting.delete(key);
  }
}

/** Pairs payments with balances until the unit has exactly its number of loans. */
function join(unit: Counts, ends: readonly Chip[], cash: readonly Chip[], random: Random): Loan[] {
  let pairs = ends.length + cash.length - unit.loans;
  const free = new Map<number, Chip[]>();
  for (const e of random.shuffle(ends)) free.set(e.vintage, [...(free.get(e.vintage) ?? []), e]);
  const loans: Loan[] = [];
  const add = (vintage: number, end: number, paid: number): void => {
    loans.push(newLoan(newDebtor(unit.code, 'farmer'), 'ordinary', { vintage, beginFen: end + paid, cashFen: paid }));
  };
  for (const c of random.shuffle(cash)) {
    const end = pairs > 0 ? free.get(c.vintage)?.pop() : undefined;
    if (end !== undefined) pairs--;
    add(c.vintage, end?.amount ?? 0, c.amount);
  }
  if (pairs !== 0) throw new RangeError(`unit ${unit.code}: ${pairs} loans too many`);
  for (const [vintage, rest] of free) for (const e of rest) add(vintage, e.amount, 0);
  return loans;
}
