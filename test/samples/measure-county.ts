import { COUNTY_FIGURES } from '../../electron/app/sample/figures.js';
import { LOAN_SEPARATOR } from '../../electron/app/sample/rows.js';
import { fen, splitFen } from '../../electron/domain/money.js';
import { MEASURES, TIERS } from '../../electron/domain/codes.js';
import { collected, county, interestOf, isCash, isInKind, onBook, receiptsByLoan, sharesOf, sum } from './county.js';

/** Everything the constraints name, added up from the generated rows alone; the figures give only the list of units. */
type Figures = Readonly<Record<string, number>>;

const { base } = COUNTY_FIGURES;
const inAugust = (day: string): boolean => day > base;

function measuredUnits(): Figures[] {
  return county.units.map((u): Figures => {
    const rows = onBook.filter((r) => r.unit === u.name);
    const moves = county.recoveries.filter((r) => r.unit === u.name);
    const gov = new Set(county.gov.filter((g) => g.unit === u.name).flatMap((g) => g.loanNos.split(LOAN_SEPARATOR)));
    const out: Record<string, number> = {
      loansBegin: rows.filter((r) => r.beginFen > 0).length,
      staff: county.staff.filter((s) => s.unit === u.name).length,
      taskFen: sum(county.targets.filter((t) => t.unit === u.name && t.staffNo === ''), (t) => t.targetFen),
      nplBeginFen: sum(rows, (r) => r.beginFen),
      nplEndFen: sum(rows, (r) => r.principalFen),
      newJanJulFen: sum(rows.filter((r) => !inAugust(r.nplOn)), (r) => r.newFen),
      newAugFen: sum(rows.filter((r) => inAugust(r.nplOn)), (r) => r.newFen),
      allBeginFen: balance(u.name, '2010-12'),
      allEndJulFen: balance(u.name, '2011-07'),
      allEndFen: balance(u.name, '2011-08'),
    };
    for (const [span, here] of [['JanJul', moves.filter((r) => !inAugust(r.on))], ['Aug', moves.filter((r) => inAugust(r.on))]] as const) {
      const cash = here.filter(isCash);
      const kind = here.filter(isInKind);
      const ofGov = here.filter((r) => isCash(r) && gov.has(r.loanNo));
      Object.assign(out, {
        [`cashP${span}Fen`]: sum(cash, (r) => r.principalFen),
        [`cashI${span}Fen`]: sum(cash, interestOf),
        [`kindP${span}Fen`]: sum(kind, (r) => r.principalFen),
        [`kindI${span}Fen`]: sum(kind, interestOf),
        [`rollP${span}Fen`]: sum(here.filter((r) => r.form === '转据/重组上调'), (r) => r.principalFen),
        [`upP${span}Fen`]: sum(here.filter((r) => r.form === '非重组上调'), (r) => r.principalFen),
        [`govP${span}Fen`]: sum(ofGov, (r) => r.principalFen),
        [`govI${span}Fen`]: sum(ofGov, interestOf),
      });
    }
    const fell = sum(moves.filter((r) => !inAugust(r.on)), (r) => r.principalFen);
    out['nplEndJulFen'] = (out['nplBeginFen'] ?? 0) + (out['newJanJulFen'] ?? 0) - fell;
    return out;
  });
}

const balance = (unit: string, period: string): number => sum(county.balances.filter((b) => b.unit === unit && b.period === period), (b) => b.allFen);

function measuredVintages(): Figures[] {
  return [2005, 2006, 2007, 2008, 2009, 2010, 2011].map((year) => {
    const rows = onBook.filter((r) => (year === 2005 ? r.formedYear <= 2005 : r.formedYear === year));
    return {
      beginFen: sum(rows, (r) => r.beginFen),
      newFen: sum(rows, (r) => r.newFen),
      recoveredFen: sum(rows, (r) => r.cashFen + r.inKindFen),
      restructuredFen: sum(rows, (r) => r.rolledFen),
      endFen: sum(rows, (r) => r.principalFen),
    };
  });
}

export function measuredGov(): { kind: string; figures: Figures }[] {
  return [['official', '公职人员'], ['unit', '单位'], ['village', '村级']].map(([kind = '', name]) => {
    const list = county.gov.filter((g) => g.kind === name).map((g) => {
      const receipts = g.loanNos.split(LOAN_SEPARATOR).flatMap((no) => receiptsByLoan.get(`${g.unit} ${no}`) ?? []).filter(isCash);
      const nowP = sum(receipts, (r) => r.principalFen);
      const nowI = sum(receipts, interestOf);
      const settled = g.priorPrincipalFen + nowP >= g.basePrincipalFen && g.priorInterestFen + nowI >= g.baseInterestFen;
      return { g, nowP, nowI, settled };
    });
    return {
      kind,
      figures: {
        debtorsN: list.length,
        settledN: list.filter((d) => d.settled).length,
        basePFen: sum(list, (d) => d.g.basePrincipalFen),
        baseIFen: sum(list, (d) => d.g.baseInterestFen),
        priorPFen: sum(list, (d) => d.g.priorPrincipalFen),
        priorIFen: sum(list, (d) => d.g.priorInterestFen),
        nowPFen: sum(list, (d) => d.nowP),
        nowIFen: sum(list, (d) => d.nowI),
        ofWhichSettledFen: sum(list.filter((d) => d.settled), (d) => d.g.priorPrincipalFen + d.g.priorInterestFen + d.nowP + d.nowI),
      },
    };
  });
}

function measuredSuits(): Figures[] {
  return [1, 2].map((batch) => {
    const list = county.suits.filter((s) => s.batchNo === batch).map((s) => {
      const paid = s.loanNos.split(LOAN_SEPARATOR).flatMap((no) => receiptsByLoan.get(`${s.unit} ${no}`) ?? []).filter((r) => r.measure === '强制' && r.on >= s.filedOn);
      return { s, p: sum(paid, (r) => r.principalFen), i: sum(paid, interestOf) };
    });
    const claimPFen = sum(list, (x) => x.s.claimPrincipalFen);
    const claimIFen = sum(list, (x) => x.s.claimInterestFen);
    const paidPFen = sum(list, (x) => x.p);
    const paidIFen = sum(list, (x) => x.i);
    return {
      suits: list.length,
      closed: list.filter((x) => x.s.closedOn !== null).length,
      paidDebtors: list.filter((x) => x.p + x.i > 0).length,
      leftDebtors: list.filter((x) => x.p < x.s.claimPrincipalFen || x.i < x.s.claimInterestFen).length,
      claimPFen, claimIFen, paidPFen, paidIFen, leftPFen: claimPFen - paidPFen, leftIFen: claimIFen - paidIFen,
    };
  });
}

/** Credited to persons by tier with the ledger's own rule: principal and interest are split apart, each to the 分. */
export function creditedByPerson(): Map<string, number> {
  const sums = new Map<string, number>();
  for (const r of collected) {
    const shares = sharesOf(r.persons);
    const principal = splitFen(fen(r.principalFen), shares.map((s) => s.pct));
    const interest = splitFen(fen(interestOf(r)), shares.map((s) => s.pct));
    for (const [i, s] of shares.entries()) sums.set(s.staffNo, (sums.get(s.staffNo) ?? 0) + (principal[i] ?? 0) + (interest[i] ?? 0));
  }
  return sums;
}

function measuredTiers(): Figures[] {
  const credited = creditedByPerson();
  return TIERS.map((tier) => {
    const people = county.staff.filter((s) => s.tier === tier.name);
    const numbers = new Set(people.map((p) => p.staffNo));
    return { people: people.length, totalFen: sum(county.targets.filter((t) => numbers.has(t.staffNo)), (t) => t.targetFen), creditedFen: sum(people, (p) => credited.get(p.staffNo) ?? 0) };
  });
}

export const measured = {
  units: measuredUnits(),
  measures: Object.fromEntries(MEASURES.map((m) => [m.name, sum(collected.filter((r) => r.measure === m.name), (r) => r.principalFen + interestOf(r))])),
  vintages: measuredVintages(),
  gov: measuredGov().map((g) => g.figures),
  suits: measuredSuits(),
  assets: county.assets.map((a): Figures => ({
    agreedFen: a.agreedFen, principalFen: a.principalFen, onInterestFen: a.onInterestFen, offInterestFen: a.offInterestFen, refundFen: 0,
    bookFen: a.principalFen + a.onInterestFen, disposedCashFen: a.disposedCashFen ?? 0,
  })),
  staff: measuredTiers(),
};
