import type { PublicKind } from '../../domain/codes.js';
import type { CountyFigures, GovFigures, UnitFigures } from './figures.js';
import { newDebtor, type Debtor } from './loan.js';
import type { Random } from './random.js';
import { spread, total } from './split.js';

/**
 * The 涉政 list, debtor by debtor: base = earlier + now + left for principal and for interest, so that "settled" follows
 * from the amounts and is nowhere written down.
 */
export interface GovDebtor {
  readonly kind: Exclude<PublicKind, 'no'>;
  readonly debtor: Debtor;
  readonly settled: boolean;
  /** On monthly payroll deduction since July: what is deducted in July and in August. */
  deductedFen: readonly [number, number] | null;
  exposed: boolean;
  nowPFen: number;
  nowIFen: number;
  priorPFen: number;
  priorIFen: number;
  leftPFen: number;
  leftIFen: number;
}

const HUNDRED_YUAN = 10_000;

export function govDebtors(figures: CountyFigures, random: Random): GovDebtor[] {
  const units = figures.units.filter((u) => u.kind === 'credit_union');
  const bodies = placedDebtors(govFigures(figures, 'unit'), 'unit', units, 60, random);
  const villages = placedDebtors(govFigures(figures, 'village'), 'village', units, 70, random);
  const officials = officialDebtors(figures, units, [...bodies, ...villages], random);
  for (const [kind, list] of [['unit', bodies], ['village', villages], ['official', officials]] as const) earlierAndLeft(govFigures(figures, kind), list, random);
  for (const g of random.shuffle(officials.filter((o) => !o.settled)).slice(0, figures.govActs.exposedN)) g.exposed = true;
  return [...bodies, ...villages, ...officials];
}

function govFigures(figures: CountyFigures, kind: string): GovFigures {
  const found = figures.gov.find((g) => g.kind === kind);
  if (found === undefined) throw new RangeError(`no 涉政 figures for ${kind}`);
  return found;
}

function blank(kind: GovDebtor['kind'], unit: string, settled: boolean): GovDebtor {
  const client = kind === 'official' ? 'person' : kind === 'unit' ? 'public_body' : 'village';
  return { kind, debtor: newDebtor(unit, client, kind), settled, deductedFen: null, exposed: false, nowPFen: 0, nowIFen: 0, priorPFen: 0, priorIFen: 0, leftPFen: 0, leftIFen: 0 };
}

/** County bodies and villages: few and large; they sit where most 涉政 money came in. `settledPct` of it is from those settled. */
function placedDebtors(g: GovFigures, kind: 'unit' | 'village', units: readonly UnitFigures[], settledPct: number, random: Random): GovDebtor[] {
  const bySize = units.filter((u) => u.govPJanJulFen > 5_000_000).sort((a, b) => b.govPJanJulFen - a.govPJanJulFen);
  const all = Array.from({ length: g.debtorsN }, (_, i) => blank(kind, (bySize[i % bySize.length] as UnitFigures).code, i < g.settledN));
  const settled = all.filter((d) => d.settled);
  const others = all.filter((d) => !d.settled);
  const weights = (list: readonly unknown[]): number[] => list.map(() => 70 + random.int(0, 60));
  const settledP = Math.floor((g.nowPFen * settledPct) / 100 / HUNDRED_YUAN) * HUNDRED_YUAN;
  const settledI = Math.floor((g.nowIFen * settledPct) / 100);
  for (const [list, p, i] of [[settled, settledP, settledI], [others, g.nowPFen - settledP, g.nowIFen - settledI]] as const) {
    const principal = spread(p, weights(list), { step: HUNDRED_YUAN });
    const interest = spread(i, weights(list), {});
    for (const [k, d] of list.entries()) Object.assign(d, { nowPFen: principal[k], nowIFen: interest[k] });
  }
  return all;
}

/** Officials take what remains of every unit's 涉政 receipts: payroll deductions, a few part payments, the rest in full. */
function officialDebtors(figures: CountyFigures, units: readonly UnitFigures[], placed: readonly GovDebtor[], random: Random): GovDebtor[] {
  const g = govFigures(figures, 'official');
  const restP = units.map((u) => u.govPJanJulFen + u.govPAugFen - total(placed.filter((d) => d.debtor.unit === u.code), (d) => d.nowPFen));
  const restI = units.map((u) => u.govIJanJulFen + u.govIAugFen - total(placed.filter((d) => d.debtor.unit === u.code), (d) => d.nowIFen));
  const settledN = spread(g.settledN, restP);
  const openN = spread(g.debtorsN - g.settledN, units.map((u) => u.loansBegin));
  // a deduction is at most 1000 元 a month: August must be able to hold them all beside other receipts
  const deductedN = spread(figures.govActs.deductedN, openN, { cap: units.map((u, i) => Math.min(openN[i] ?? 0, Math.floor((u.govPAugFen * 0.6) / 100_000))) });
  return units.flatMap((u, i) => {
    const settled = Array.from({ length: settledN[i] ?? 0 }, () => blank('official', u.code, true));
    const open = Array.from({ length: openN[i] ?? 0 }, () => blank('official', u.code, false));
    const deducted = deductedN[i] ?? 0;
    for (const d of open.slice(0, deducted)) {
      const month = random.int(4, 10) * HUNDRED_YUAN;
      d.deductedFen = [month, month];
      d.nowPFen = 2 * month;
    }
    if ((restP[i] ?? 0) > 15_000_000) {
      for (const d of open.slice(deducted, deducted + 2)) Object.assign(d, { nowPFen: random.int(20, 60) * HUNDRED_YUAN, nowIFen: random.int(50_000, 200_000) });
    }
    const weights = settled.map(() => random.longTail() + 6);
    const principal = spread((restP[i] ?? 0) - total(open, (d) => d.nowPFen), weights, { step: HUNDRED_YUAN, min: settled.length > 0 ? 10 * HUNDRED_YUAN : 0 });
    const interest = spread((restI[i] ?? 0) - total(open, (d) => d.nowIFen), weights.map((w) => w * (random.next() + 0.4)));
    for (const [k, d] of settled.entries()) Object.assign(d, { nowPFen: principal[k], nowIFen: interest[k] });
    return [...settled, ...open];
  });
}

/** What came in before this ledger, and what is still owed: nothing by the settled, something by everyone else. */
function earlierAndLeft(g: GovFigures, list: readonly GovDebtor[], random: Random): void {
  const settled = list.filter((d) => d.settled);
  const open = list.filter((d) => !d.settled);
  const prior = g.ofWhichSettledFen - total(settled, (d) => d.nowPFen + d.nowIFen);
  const settledI = Math.floor((prior * g.priorIFen) / (g.priorPFen + g.priorIFen));
  const settledP = prior - settledI;
  const uneven = (items: readonly unknown[]): number[] => items.map(() => (random.chance(0.4) ? 0 : random.longTail() + 2));
  for (const [items, p, i] of [[settled, settledP, settledI], [open, g.priorPFen - settledP, g.priorIFen - settledI]] as const) {
    const principal = spread(p, uneven(items), { step: 100 });
    const interest = spread(i, uneven(items));
    for (const [k, d] of items.entries()) Object.assign(d, { priorPFen: principal[k], priorIFen: interest[k] });
  }
  const leftP = spread(g.basePFen - g.priorPFen - g.nowPFen, open.map(() => random.longTail() + 8), { step: HUNDRED_YUAN, min: 10 * HUNDRED_YUAN });
  const leftI = spread(g.baseIFen - g.priorIFen - g.nowIFen, leftP.map((p) => p * (random.next() + 0.3)));
  for (const [k, d] of open.entries()) Object.assign(d, { leftPFen: leftP[k], leftIFen: leftI[k] });
}
