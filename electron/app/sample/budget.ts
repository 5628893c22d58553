import type { CountyFigures, Span, UnitFigures } from './figures.js';
import { principalOf, type Loan, type Receipt } from './loan.js';

/**
 * What is still to be given out of the county's figures. Special loans (涉政, suits, 抵债) take their part first; the
 * ordinary ones get exactly what remains. Going below zero stops the making: the figures would not hold.
 */
export interface UnitBudget {
  readonly figures: UnitFigures;
  readonly code: string;
  loans: number;
  endFen: number;
  readonly cashPFen: Record<Span, number>;
  readonly cashIFen: Record<Span, number>;
  readonly rollFen: Record<Span, number>;
  readonly upFen: Record<Span, number>;
  readonly newFen: Record<Span, number>;
}

export interface VintageBudget {
  readonly formed: number;
  recoveredFen: number;
  restructuredFen: number;
  endFen: number;
}

export interface Budget {
  readonly units: ReadonlyMap<string, UnitBudget>;
  readonly vintages: ReadonlyMap<number, VintageBudget>;
}

export function openBudget(figures: CountyFigures): Budget {
  const units = figures.units
    .filter((u) => u.kind === 'credit_union')
    .map((u): UnitBudget => ({
      figures: u,
      code: u.code,
      loans: u.loansBegin,
      endFen: u.nplEndFen,
      cashPFen: { janJul: u.cashPJanJulFen, aug: u.cashPAugFen },
      cashIFen: { janJul: u.cashIJanJulFen, aug: u.cashIAugFen },
      rollFen: { janJul: u.rollPJanJulFen, aug: u.rollPAugFen },
      upFen: { janJul: u.upPJanJulFen, aug: u.upPAugFen },
      newFen: { janJul: u.newJanJulFen, aug: u.newAugFen },
    }));
  const vintages = figures.vintages.map((v): VintageBudget => ({ formed: v.formed, recoveredFen: v.recoveredFen, restructuredFen: v.restructuredFen, endFen: v.endFen }));
  return { units: new Map(units.map((u) => [u.code, u])), vintages: new Map(vintages.map((v) => [v.formed, v])) };
}

export function unitBudget(budget: Budget, code: string): UnitBudget {
  const unit = budget.units.get(code);
  if (unit === undefined) throw new RangeError(`no unit ${code}`);
  return unit;
}

/** Takes the balances of loans that are already made. */
export function takeLoans(budget: Budget, loans: readonly Loan[]): void {
  for (const loan of loans) {
    const unit = unitBudget(budget, loan.debtor.unit);
    const vintage = budget.vintages.get(loan.vintage);
    if (vintage === undefined) throw new RangeError(`no vintage ${loan.vintage}`);
    if (loan.beginFen > 0) unit.loans = left(unit.loans - 1, 'loans');
    unit.endFen = left(unit.endFen - principalOf(loan), 'unit end');
    vintage.endFen = left(vintage.endFen - principalOf(loan), 'vintage end');
    vintage.recoveredFen = left(vintage.recoveredFen - loan.cashFen - loan.inKindFen, 'vintage recovered');
    vintage.restructuredFen = left(vintage.restructuredFen - loan.rolledFen - loan.upgradedFen, 'vintage restructured');
  }
}

/** Takes cash receipts that are already made; 抵债 has figures of its own and is not part of it. */
export function takeReceipts(budget: Budget, receipts: readonly Receipt[]): void {
  for (const r of receipts) {
    if (r.form !== 'cash') continue;
    const unit = unitBudget(budget, r.loan.debtor.unit);
    unit.cashPFen[r.span] = left(unit.cashPFen[r.span] - r.principalFen, `${unit.code} ${r.span} cash principal`);
    unit.cashIFen[r.span] = left(unit.cashIFen[r.span] - r.interestFen, `${unit.code} ${r.span} cash interest`);
  }
}

function left(amount: number, what: string): number {
  if (amount < 0) throw new RangeError(`the figures leave nothing for ${what}: ${amount}`);
  return amount;
}
