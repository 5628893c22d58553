import { BOOKS, CAUSES, CLASSES, CLIENTS, GUARANTEES, ID_KINDS, OLD_CLASSES, PROBLEMS, PUBLIC_KINDS, nameOf } from '../../domain/codes.js';
import { yearOf, type Day } from '../../domain/date.js';
import type { VintageFigures } from './figures.js';
import { loanFacts } from './loan-facts.js';
import { principalOf, type Loan, type Receipt } from './loan.js';
import type { NameSource } from './names.js';
import type { Random } from './random.js';
import type { ResponsibleSource } from './responsible.js';
import type { LedgerRow, SampleUnit } from './rows.js';
import type { Person } from './staff.js';

/** Gives the loans of one unit their numbers (unit, month of granting, running number) in the order of the ledger. */
export function numberLoans(loans: readonly Loan[]): Loan[] {
  const bookOrder = (l: Loan): number => (l.book === 'on' ? 0 : 1);
  const sorted = [...loans].sort((a, b) => bookOrder(a) - bookOrder(b) || compare(a.grantedOn, b.grantedOn) || compare(a.debtor.name, b.debtor.name) || a.beginFen - b.beginFen);
  for (const [i, loan] of sorted.entries()) loan.loanNo = `${loan.debtor.unit}${loan.grantedOn.slice(0, 4)}${loan.grantedOn.slice(5, 7)}${String(i + 1).padStart(4, '0')}`;
  return sorted;
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export interface LedgerSources {
  readonly asOf: Day;
  readonly vintages: readonly VintageFigures[];
  readonly staff: ReadonlyMap<string, Person>;
  readonly responsible: ResponsibleSource;
  readonly names: NameSource;
  readonly random: Random;
}

/** The rows of one unit's ledger: balances from the loans, 收回利息 from the receipts, the rest from the facts. */
export function ledgerRows(unit: SampleUnit, loans: readonly Loan[], receipts: ReadonlyMap<Loan, readonly Receipt[]>, s: LedgerSources): LedgerRow[] {
  return loans.map((loan, i) => {
    const facts = loanFacts(loan, s.asOf, s.names, s.random);
    const collector = s.staff.get(loan.collector);
    return {
      seq: i + 1,
      ledgerNo: `T${unit.code}${String(i + 1).padStart(5, '0')}`,
      book: nameOf(BOOKS, loan.book),
      unit: unit.name,
      borrower: loan.debtor.name,
      idKind: nameOf(ID_KINDS, loan.debtor.idKind),
      idNo: loan.debtor.idNo,
      actualUser: facts.actualUser,
      client: nameOf(CLIENTS, loan.debtor.client),
      publicKind: nameOf(PUBLIC_KINDS, loan.debtor.publicKind),
      town: loan.debtor.town,
      phone: loan.debtor.phone,
      loanNo: loan.loanNo,
      grantedOn: loan.grantedOn,
      dueOn: loan.dueOn,
      originalFen: facts.originalFen,
      ratePpm: facts.ratePpm,
      guarantee: nameOf(GUARANTEES, facts.guarantee),
      security: facts.security,
      rollovers: facts.rollovers,
      riskClass: nameOf(CLASSES, facts.riskClass),
      oldClass: nameOf(OLD_CLASSES, facts.oldClass),
      nplOn: loan.nplOn,
      formedYear: yearOf(loan.nplOn),
      cause: nameOf(CAUSES, facts.cause),
      problem: nameOf(PROBLEMS, facts.problem),
      stock: loan.newFen > 0 ? '新增' : '存量',
      beginFen: loan.beginFen,
      newFen: loan.newFen,
      cashFen: loan.cashFen,
      inKindFen: loan.inKindFen,
      rolledFen: loan.rolledFen + loan.upgradedFen,
      otherReducedFen: 0,
      principalFen: principalOf(loan),
      onInterestFen: facts.onInterestFen,
      offInterestFen: facts.offInterestFen,
      interestPaidFen: (receipts.get(loan) ?? []).reduce((a, r) => a + r.interestFen, 0),
      responsible: s.responsible.of(loan),
      callYear: loan.book === 'on' ? (s.vintages.find((v) => v.formed === loan.vintage)?.calledIn ?? null) : null,
      collector: collector === undefined ? '' : `${collector.name}[${collector.staffNo}]`,
      lastDemand: facts.lastDemand,
      limitationOn: facts.limitationOn,
      guaranteeUntilOn: facts.guaranteeUntilOn,
      progress: loan.progress !== '' ? loan.progress : progressOf(loan, s.random),
    };
  });
}

function progressOf(loan: Loan, random: Random): string {
  if (principalOf(loan) === 0) return '本息已清';
  if (loan.debtor.publicKind !== 'no') return '行政清收，列入涉政名单';
  if (loan.cashFen > 0) return random.pick(['分次收回，余款继续催收', '已签还款计划', '部分收回']);
  return random.pick(['', '', '', '上门催收', '借款人外出务工', '已发催收通知书', '担保人协商中', '拟起诉']);
}
