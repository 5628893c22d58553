import { CLASSES, nameOf, PUBLIC_KINDS } from '../domain/codes.js';
import { chineseDay, chinesePeriod } from '../domain/date.js';
import type { ReportColumn } from '../domain/reporting/report-table.js';
import { statement } from '../data/sql.js';
import type { Drill, ReportContext } from './define-report.js';
import { entryRows, type EntryQuestion } from './drill/entry-rows.js';
import { listed, oneByOne } from './drill/listed.js';
import { debtsOf, driveFrom, type PublicDebt } from './figures/public-debts.js';
import { linesOfRow, partsOfRow } from './grouped-rows.js';

const DEBTOR: readonly ReportColumn[] = [
  { key: 'kind', titles: ['类别'], kind: 'text', mm: 18 }, { key: 'unit', titles: ['机构'], kind: 'text', mm: 24 }, { key: 'name', titles: ['姓名（名称）'], kind: 'text', mm: 34 }, { key: 'body', titles: ['所在单位'], kind: 'text', mm: 34 },
];

interface DebtCell { readonly title: string; readonly amount: string; readonly of: (d: PublicDebt) => number; readonly settledOnly?: true }
const DEBTS: Readonly<Record<string, DebtCell>> = {
  debtors: { title: '涉政名单', amount: '名单本息', of: (d) => d.baseFen }, basePrincipalFen: { title: '名单本金', amount: '名单本金', of: (d) => d.basePrincipalFen }, baseInterestFen: { title: '名单利息', amount: '名单利息', of: (d) => d.baseInterestFen }, baseFen: { title: '名单本息', amount: '名单本息', of: (d) => d.baseFen },
  recoveredFen: { title: '累计收回', amount: '累计收回本息', of: (d) => d.recoveredFen }, settled: { title: '结清户', amount: '累计收回本息', of: (d) => d.recoveredFen, settledOnly: true },
};

type Flow = Pick<EntryQuestion, 'title' | 'counts'> & { readonly month: boolean };
const FLOWS: Readonly<Record<string, Flow>> = {
  monthPrincipalFen: { title: '本月收回本金', counts: 'principal', month: true }, monthInterestFen: { title: '本月收回利息', counts: 'interest', month: true },
  drivePrincipalFen: { title: '本次行动收回本金', counts: 'principal', month: false }, driveInterestFen: { title: '本次行动收回利息', counts: 'interest', month: false }, driveFen: { title: '本次行动收回本息', counts: 'both', month: false },
};

/** The debtors, loans or receipts behind a cell; `row` is `kind:unit`, a kind or "total". */
export function drillPublicSector(c: ReportContext, row: string, column: string): Drill | null {
  const flow = FLOWS[column];
  if (flow) return receipts(c, row, flow);
  if (column === 'loans') return loans(c, row);
  const cell = DEBTS[column];
  if (!cell) return null;
  const debts = linesOfRow(debtsOf(c), row).filter((d) => cell.settledOnly !== true || d.settled === 1);
  return listed({
    title: cell.title, explains: `涉政名单截至${chineseDay(c.asOf)}，一户一行；累计收回为建账以前已收回的加上本台账登记的收回。`, columns: [...DEBTOR, { key: 'amountFen', titles: [cell.amount], kind: 'money', mm: 26 }],
    lines: debts, fenOf: cell.of, rowsOf: oneByOne((d) => ({ key: String(d.debtId), values: { kind: nameOf(PUBLIC_KINDS, d.group), unit: d.unitName, name: d.name, body: d.body, amountFen: cell.of(d) } })),
  });
}

/** A list entry g by the parts of the row. */
function scope(row: string): { readonly where: string; readonly args: readonly string[] } {
  const { group, unit } = partsOfRow(row);
  return { where: `g.voided_by IS NULL${group === null ? '' : ' AND g.kind = ?'}${unit === 'total' ? '' : ' AND g.unit_id = (SELECT unit_id FROM unit WHERE code = ? AND voided_by IS NULL)'}`, args: [...(group === null ? [] : [group]), ...(unit === 'total' ? [] : [unit])] };
}

function receipts(c: ReportContext, row: string, { month, ...flow }: Flow): Drill {
  const of = scope(row);
  return entryRows(c, {
    ...flow, unit: 'total', forms: ['cash', 'in_kind'], explains: `涉政名单上的贷款，${chinesePeriod(c.period)}${flow.title}；按入账月份统计，红字冲正为负数。`,
    where: `e.loan_id IN (SELECT x.loan_id FROM gov_debt_loan x JOIN gov_debt g ON g.gov_debt_id = x.gov_debt_id WHERE x.voided_by IS NULL AND ${of.where}) AND e.booked_on BETWEEN ? AND ?`,
    args: [...of.args, month ? `${c.period}-01` : driveFrom(c), c.asOf],
  });
}

function loans(c: ReportContext, row: string): Drill {
  const of = scope(row);
  const found = statement(c.conn, `SELECT max(x.loan_id) AS id, u.name AS unit, g.name AS borrower, l.loan_no AS loanNo, coalesce(s.class, l.risk_class) AS class, sum(coalesce(s.principal_fen, 0)) AS principalFen FROM gov_debt_loan x JOIN gov_debt g ON g.gov_debt_id = x.gov_debt_id JOIN unit u ON u.unit_id = g.unit_id JOIN loan l ON l.loan_id = x.loan_id LEFT JOIN loan_state s ON s.loan_id = l.loan_id AND s.from_on <= ? AND s.to_on > ? WHERE x.voided_by IS NULL AND ${of.where} GROUP BY g.gov_debt_id, l.loan_no ORDER BY u.sort_no, g.gov_debt_id, l.loan_id`).all(c.asOf, c.asOf, ...of.args) as { id: number; unit: string; borrower: string; loanNo: string; class: string; principalFen: number }[];
  return listed({
    title: '涉政贷款', explains: `涉政名单上的贷款，逐笔，${chineseDay(c.asOf)}的本金余额；已结清的为零。`,
    columns: [{ key: 'unit', titles: ['机构'], kind: 'text', mm: 24 }, { key: 'borrower', titles: ['借款人'], kind: 'text', mm: 34 }, { key: 'loanNo', titles: ['借据号'], kind: 'text', mm: 34 }, { key: 'class', titles: ['五级'], kind: 'text', mm: 14 }, { key: 'principalFen', titles: ['本金余额'], kind: 'money', mm: 26 }],
    lines: found, fenOf: (l) => l.principalFen, rowsOf: oneByOne(({ id, ...l }) => ({ key: String(id), values: { ...l, class: nameOf(CLASSES, l.class) } })),
  });
}
