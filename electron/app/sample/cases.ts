import type { CountyFigures } from './figures.js';
import { newDebtor, newLoan, newReceipt, type Loan, type Receipt } from './loan.js';
import type { Random } from './random.js';
import { spread } from './split.js';

const HUNDRED_YUAN = 10_000;

/**
 * Two hard debtors outside the suit batches: one with fifteen small loans, the oldest of April 1992, paid after the
 * deposits were frozen; and one who borrowed through fifteen others for six works, interest paid, the rest by instalments.
 */
export function hardCases(figures: CountyFigures, random: Random): { loans: Loan[]; receipts: Receipt[] } {
  const many = manyLoans(figures, random);
  const nominees = nomineeLoans(figures, random);
  return { loans: [...many.loans, ...nominees.loans], receipts: [...many.receipts, ...nominees.receipts] };
}

function manyLoans(figures: CountyFigures, random: Random): { loans: Loan[]; receipts: Receipt[] } {
  const c = figures.cases.manyLoans;
  const debtor = newDebtor(c.unit, 'farmer');
  const begins = spread(c.principalFen, Array.from({ length: c.loansN }, () => 1 + random.next()), { step: HUNDRED_YUAN });
  const interest = spread(c.paidIFen, begins.map((b) => b * (0.8 + random.next())));
  const loans = begins.map((beginFen, k) => {
    const loan = newLoan(debtor, 'case', { vintage: 2005, beginFen, cashFen: beginFen });
    loan.owedFen = 0;
    loan.progress = '依法冻结存款后本息全部收回';
    if (k === 0) Object.assign(loan, { grantedOn: '1992-04-13', dueOn: '1993-04-12', nplOn: '1993-05-10' });
    return loan;
  });
  const receipts = loans.map((loan, k) =>
    newReceipt({ loan, span: 'janJul', form: 'cash', measure: 'compulsory', principalFen: loan.cashFen, interestFen: interest[k] ?? 0, from: k < 9 ? '2011-04-20' : '2011-05-05', to: k < 9 ? '2011-04-20' : '2011-05-05' }),
  );
  return { loans, receipts };
}

function nomineeLoans(figures: CountyFigures, random: Random): { loans: Loan[]; receipts: Receipt[] } {
  const c = figures.cases.nominees;
  const weights = Array.from({ length: c.loansN }, () => 1 + random.next());
  const begins = spread(c.principalFen, weights, { step: 10 * HUNDRED_YUAN });
  const paid = spread(c.paidPFen, weights, { step: HUNDRED_YUAN, cap: begins });
  const interest = spread(c.paidIFen, begins);
  const visits = ['2011-03-09', '2011-03-22', '2011-04-12', '2011-04-27', '2011-05-18', '2011-06-09', '2011-06-28'];
  const loans = begins.map((beginFen, k) => {
    const debtor = newDebtor(c.unit, 'farmer');
    debtor.actualUser = NOMINEE_MARK;
    const loan = newLoan(debtor, 'case', { vintage: 2007 + (k % 3), beginFen, cashFen: paid[k] ?? 0 });
    loan.owedFen = 0;
    loan.progress = '实际用款人名下6家加工厂，上门7次，欠息已清，余款签订分期还款计划';
    return loan;
  });
  const receipts = loans.flatMap((loan, k) => {
    const base = { loan, span: 'janJul', form: 'cash', measure: 'concentrated' } as const;
    const day = visits[k % visits.length] ?? '';
    const last = visits[visits.length - 1] ?? '';
    return [
      newReceipt({ ...base, interestFen: interest[k] ?? 0, from: day, to: day }),
      ...(loan.cashFen > 0 ? [newReceipt({ ...base, principalFen: loan.cashFen, from: last, to: last })] : []),
    ];
  });
  return { loans, receipts };
}

/** Stands for the one 实际用款人 until people get their names. */
export const NOMINEE_MARK = '*';
