import { chineseDay, chinesePeriod, type Day } from '../domain/date.js';
import type { Drill, ReportContext } from './define-report.js';
import { borrowerRows } from './drill/borrower-rows.js';
import { entryRows, type EntryQuestion } from './drill/entry-rows.js';
import { loanRows, type LoanQuestion } from './drill/loan-rows.js';
import { yearBegin } from './figures/compare-days.js';
import { askedBooks, booksName } from './figures/off-book.js';

type Flow = Pick<EntryQuestion, 'title' | 'forms' | 'counts'> & { readonly month?: true };
const RECOVER = ['cash', 'in_kind'];
const FLOWS: Readonly<Record<string, Flow>> = {
  grownFen: { title: '本年转入', forms: ['new_npl'], counts: 'principal' }, monthPrincipalFen: { title: '本月收回本金', forms: RECOVER, counts: 'principal', month: true }, monthInterestFen: { title: '本月收回利息', forms: RECOVER, counts: 'interest', month: true },
  principalFen: { title: '本年累计收回本金', forms: RECOVER, counts: 'principal' }, interestFen: { title: '本年累计收回利息', forms: RECOVER, counts: 'interest' }, recoveredFen: { title: '本年累计收回本息', forms: RECOVER, counts: 'both' },
  otherFen: { title: '本年其他减少', forms: ['rollover', 'upgrade', 'write_off', 'fund_swap', 'other'], counts: 'principal' },
};

/** The loans, borrowers or receipts behind a cell; `row` is a row of a table of units. */
export function drillWrittenOff(c: ReportContext, row: string, column: string): Drill | null {
  const books = askedBooks(c);
  const marks = books.map(() => '?').join(',');
  const flow = FLOWS[column];
  if (flow) {
    const { month, ...question } = flow;
    return entryRows(c, { ...question, unit: row, explains: `${chinesePeriod(c.period)}${flow.title}，账本：${booksName(c)}；按入账月份统计，红字冲正为负数。`, where: `e.book IN (${marks}) AND e.period BETWEEN ? AND ?`, args: [...books, month ? c.period : `${c.period.slice(0, 4)}-01`, c.period] });
  }
  const at = (day: Day, label: string): LoanQuestion => ({ title: `${label}表外余额`, unit: row, day, where: `s.book IN (${marks})`, args: books, explains: `${chineseDay(day)}日终本金，账本：${booksName(c)}。` });
  switch (column) {
    case 'beginFen': return loanRows(c, at(yearBegin(c.period), '年初'));
    case 'endFen': return loanRows(c, at(c.asOf, '期末'));
    case 'beginBorrowers': return borrowerRows(c, at(yearBegin(c.period), '年初'));
    case 'endBorrowers': return borrowerRows(c, at(c.asOf, '期末'));
    default: return null;
  }
}
