import { repossessions } from './assets.js';
import { openBudget, takeLoans, takeReceipts } from './budget.js';
import { hardCases } from './cases.js';
import { creditReceipts, nameCollectors } from './credit.js';
import { dateLoans } from './dating.js';
import { joinDebtors, nameDebtors } from './debtors.js';
import type { CountyFigures } from './figures.js';
import { govDebtors } from './gov-debtors.js';
import { govLoans, govReceipts } from './gov-loans.js';
import { idSource } from './identity-numbers.js';
import { ledgerRows, numberLoans } from './ledger-rows.js';
import type { Loan, Receipt } from './loan.js';
import { assignMeasures } from './measures.js';
import { nameSource } from './names.js';
import { newNplLoans, restructuredLoans } from './new-loans.js';
import { offBookLoans } from './off-book-loans.js';
import { ordinaryLoans } from './ordinary-loans.js';
import { ordinaryReceipts } from './ordinary-receipts.js';
import { places } from './places.js';
import { balanceRows, staffRows, targetRows } from './plan-rows.js';
import { random as randomOf } from './random.js';
import { dateReceipts } from './receipt-dates.js';
import { assetRows, govRows, recoveryRows, suitRows } from './register-rows.js';
import { responsibleSource } from './responsible.js';
import type { SampleCounty, SampleUnit } from './rows.js';
import { staffOf } from './staff.js';
import { suits as suitsOf } from './suits.js';

const byUnit = (loans: readonly Loan[]): Loan[] => loans.toSorted((a, b) => Number(a.debtor.unit) - Number(b.debtor.unit));

export const SAMPLE_SEED = 20_110_831;

/**
 * Makes the sample county from its figures: the same figures and seed give the same rows on every machine. Throws
 * RangeError when the figures contradict each other; nothing is bent to fit.
 */
export function buildSampleCounty(figures: CountyFigures, seed = SAMPLE_SEED): SampleCounty {
  const random = randomOf(seed);
  const names = nameSource(random.fork('names'));
  const ids = idSource(random.fork('numbers'));
  const units: SampleUnit[] = figures.units.map((u) => ({ code: u.code, name: u.name, kind: u.kind === 'office' ? 'office' : 'credit_union' }));
  const unitName = (code: string): string => units.find((u) => u.code === code)?.name ?? '';
  const staff = staffOf(figures, names, ids, random.fork('staff'));

  // amounts, from the special to the ordinary
  const budget = openBudget(figures);
  const gov = govDebtors(figures, random.fork('public sector'));
  const suits = suitsOf(figures, random.fork('suits'));
  const cases = hardCases(figures, random.fork('cases'));
  const assets = repossessions(figures);
  const moved = restructuredLoans(budget, random.fork('restructured'));
  const govMade = govLoans(gov, random.fork('public loans'));
  const special: Receipt[] = [...govReceipts(figures, gov, random.fork('public receipts')), ...suits.receipts, ...cases.receipts, ...assets.receipts];
  const fresh = newNplLoans(budget, random.fork('new'));
  const made = [...govMade, ...suits.suits.flatMap((s) => s.debtor.loans), ...cases.loans, ...assets.loans, ...moved.loans, ...fresh];
  takeLoans(budget, made);
  takeReceipts(budget, special);
  const plain = ordinaryLoans(budget, fresh, random.fork('ordinary'));
  const offBook = offBookLoans(budget, random.fork('off book'));
  joinDebtors(byUnit(random.fork('order').shuffle([...plain, ...moved.loans, ...fresh, ...offBook])), random.fork('join'));
  const loans = [...made, ...plain, ...offBook];

  // days, people, measures, credit
  dateLoans(loans, random.fork('days'));
  const debtors = [...new Set(loans.map((l) => l.debtor))];
  nameDebtors(debtors, { names, ids, places: places(units, random.fork('places')), random: random.fork('debtors') });
  nameCollectors(loans, staff, random.fork('collectors'));
  const dated = [...special, ...moved.receipts, ...ordinaryReceipts(budget, [...plain, ...fresh], random.fork('receipts'))];
  dateReceipts(dated, random.fork('receipt days'));
  const receipts = creditReceipts(figures, assignMeasures(figures, dated, random.fork('measures')), staff, random.fork('credit'));

  // rows
  const byLoan = Map.groupBy(receipts, (r) => r.loan);
  const sources = { asOf: figures.asOf, vintages: figures.vintages, staff: new Map(staff.map((p) => [p.staffNo, p])), responsible: responsibleSource(staff, names, random.fork('responsible')), names, random: random.fork('facts') };
  const ledgers = units
    .filter((u) => u.kind === 'credit_union')
    .map((unit) => ({ unit, rows: ledgerRows(unit, numberLoans(loans.filter((l) => l.debtor.unit === unit.code)), byLoan, sources) }));
  return {
    asOf: figures.asOf,
    units,
    staff: staffRows(staff, figures, unitName),
    ledgers,
    recoveries: recoveryRows(receipts, unitName),
    targets: targetRows(staff, figures, unitName, random.fork('targets')),
    balances: balanceRows(figures, random.fork('balances')),
    suits: suitRows(suits.suits, unitName),
    gov: govRows(gov, figures.govActs.deductionFrom, unitName),
    assets: assetRows(assets.assets, unitName),
  };
}
