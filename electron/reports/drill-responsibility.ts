import { chinesePeriod } from '../domain/date.js';
import type { ReportColumn } from '../domain/reporting/report-table.js';
import type { Drill, ReportContext } from './define-report.js';
import { entryRows, type EntryQuestion } from './drill/entry-rows.js';
import { listed, oneByOne } from './drill/listed.js';
import { calledLoans, type CalledLoan } from './figures/called-loans.js';
import { linesOfRow } from './grouped-rows.js';

const BORROWER: readonly ReportColumn[] = [{ key: 'unit', titles: ['机构'], kind: 'text', mm: 24 }, { key: 'borrower', titles: ['借款人'], kind: 'text', mm: 30 }];
const loanColumns = (amount: string): ReportColumn[] => [...BORROWER, { key: 'loanNo', titles: ['借据号'], kind: 'text', mm: 34 }, { key: 'formedOn', titles: ['形成日期'], kind: 'day', mm: 22 }, { key: 'amountFen', titles: [amount], kind: 'money', mm: 26 }];

interface LoanCell { readonly title: string; readonly amount: string; readonly keep: (l: CalledLoan) => boolean; readonly of: (l: CalledLoan) => number }
const due: Omit<LoanCell, 'title' | 'keep'> = { amount: '应清收本金', of: (l) => l.dueFen };
const left: LoanCell = { title: '未收回', amount: '本金余额', keep: (l) => l.endFen > 0, of: (l) => l.endFen };
const LOANS: Readonly<Record<string, LoanCell>> = {
  dueCount: { title: '应清收贷款', keep: (l) => l.dueFen > 0, ...due }, dueFen: { title: '应清收贷款', keep: (l) => l.dueFen > 0, ...due }, leftCount: left, leftFen: left,
  otherFen: { title: '本年其他减少', amount: '其他减少', keep: (l) => l.otherFen !== 0, of: (l) => l.otherFen },
  nobodyCount: { title: '无责任人的贷款', keep: (l) => l.dueFen > 0 && !l.answered, ...due },
};

type Flow = Pick<EntryQuestion, 'title' | 'forms' | 'counts'> & { readonly month: boolean };
const RECOVER = ['cash', 'in_kind'];
const FLOWS: Readonly<Record<string, Flow>> = {
  monthPrincipalFen: { title: '本月收回本金', forms: RECOVER, counts: 'principal', month: true }, monthInterestFen: { title: '本月收回利息', forms: RECOVER, counts: 'interest', month: true },
  cashFen: { title: '本年现金收回本金', forms: ['cash'], counts: 'principal', month: false }, inKindFen: { title: '本年以物抵债本金', forms: ['in_kind'], counts: 'principal', month: false }, recoveredFen: { title: '本年收回本金', forms: RECOVER, counts: 'principal', month: false },
  interestFen: { title: '本年另收利息', forms: RECOVER, counts: 'interest', month: false }, rolledFen: { title: '本年转据上调', forms: ['rollover', 'upgrade'], counts: 'principal', month: false },
};

/** The loans, borrowers or receipts behind a cell; `row` is `year:unit`, a formation year or "total". */
export function drillResponsibility(c: ReportContext, row: string, column: string): Drill | null {
  const flow = FLOWS[column];
  if (flow) return receipts(c, row, flow);
  const scope = `${c.period.slice(0, 4)}年度安排清收的形成年度`;
  const loans = linesOfRow(calledLoans(c, row), row);
  if (column === 'dueBorrowers') {
    const borrowers = [...Map.groupBy(loans.filter((l) => l.dueFen > 0), (l) => l.borrowerId)];
    return listed({
      title: '应清收户', explains: `${scope}，同一借款人一行；金额为年初本金和本年新增。`, columns: [...BORROWER, { key: 'loans', titles: ['笔数'], kind: 'count', mm: 14 }, { key: 'amountFen', titles: ['应清收本金'], kind: 'money', mm: 26 }],
      lines: borrowers, fenOf: ([, own]) => dueOf(own), rowsOf: oneByOne(([id, own]) => ({ key: String(id), values: { unit: [...new Set(own.map((l) => l.unitName))].join('、'), borrower: own[0]?.borrower ?? '', loans: own.length, amountFen: dueOf(own) } })),
    });
  }
  const cell = LOANS[column];
  if (!cell) return null;
  return listed({ title: cell.title, explains: `${scope}的贷款，逐笔，核销、置换后仍欠的并为一笔；截至${chinesePeriod(c.period)}末。`, columns: loanColumns(cell.amount), lines: loans.filter(cell.keep), fenOf: cell.of, rowsOf: oneByOne((l) => ({ key: String(l.loanIds[0]), values: { unit: l.unitName, borrower: l.borrower, loanNo: l.loanNo, formedOn: l.formedOn, amountFen: cell.of(l) } })) });
}

const dueOf = (loans: readonly CalledLoan[]): number => loans.reduce((a, l) => a + l.dueFen, 0);

function receipts(c: ReportContext, row: string, { month, ...flow }: Flow): Drill {
  const year = c.period.slice(0, 4);
  return entryRows(c, {
    ...flow, unit: 'total', explains: `${year}年度安排清收的贷款，${chinesePeriod(c.period)}${flow.title}；按入账月份统计，红字冲正为负数。`,
    where: 'e.loan_id IN (SELECT value FROM json_each(?)) AND e.period BETWEEN ? AND ?', args: [JSON.stringify(linesOfRow(calledLoans(c, row), row).flatMap((l) => l.loanIds)), month ? c.period : `${year}-01`, c.period],
  });
}
