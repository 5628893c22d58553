import { chinesePeriod } from '../domain/date.js';
import { FORMS, MEASURES, nameOf, CLASSES } from '../domain/codes.js';
import type { ReportColumn, ReportRow } from '../domain/reporting/report-table.js';
import { statement } from '../data/sql.js';
import type { Drill, ReportContext } from './define-report.js';

const ENTRY_COLUMNS: readonly ReportColumn[] = [
  { key: 'on', titles: ['收回日期'], kind: 'day', mm: 22 }, { key: 'unit', titles: ['机构'], kind: 'text', mm: 24 }, { key: 'borrower', titles: ['借款人'], kind: 'text', mm: 26 }, { key: 'loanNo', titles: ['借据号'], kind: 'text', mm: 34 },
  { key: 'form', titles: ['形式'], kind: 'text', mm: 24 }, { key: 'measure', titles: ['措施'], kind: 'text', mm: 14 }, { key: 'principalFen', titles: ['本金'], kind: 'money', mm: 24 }, { key: 'interestFen', titles: ['利息'], kind: 'money', mm: 22 }, { key: 'voucherNo', titles: ['凭证'], kind: 'text', mm: 24 },
];
const LOAN_COLUMNS: readonly ReportColumn[] = [
  { key: 'unit', titles: ['机构'], kind: 'text', mm: 24 }, { key: 'borrower', titles: ['借款人'], kind: 'text', mm: 30 }, { key: 'loanNo', titles: ['借据号'], kind: 'text', mm: 34 }, { key: 'class', titles: ['五级'], kind: 'text', mm: 14 },
  { key: 'formedOn', titles: ['形成日期'], kind: 'day', mm: 22 }, { key: 'dueOn', titles: ['到期日'], kind: 'day', mm: 22 }, { key: 'principalFen', titles: ['本金余额'], kind: 'money', mm: 26 },
];

interface Flow { readonly label: string; readonly forms: readonly string[]; readonly interest: boolean }
const FLOWS: Record<string, Flow> = {
  cash: { label: '现金收回', forms: ['cash'], interest: true }, inKind: { label: '以物抵债', forms: ['in_kind'], interest: true }, recovered: { label: '清收', forms: ['cash', 'in_kind'], interest: true },
  rolled: { label: '转据上调', forms: ['rollover', 'upgrade'], interest: false }, writeOff: { label: '核销', forms: ['write_off'], interest: false }, other: { label: '其他', forms: ['fund_swap', 'other'], interest: false },
};

/** The receipts or loans behind one cell of the monthly report; `row` is a unit code or "total". */
export function drillMonthly(c: ReportContext, row: string, column: string): Drill | null {
  const year = c.period.slice(0, 4);
  if (column.startsWith('begin')) return loansAt(c, row, `${year}-01-01`, '年初');
  if (column.startsWith('end')) return loansAt(c, row, c.asOf, '期末');
  if (column === 'newYtdFen') return entriesOf(c, row, `${year}-01`, { label: '本年新增不良', forms: ['new_npl'], interest: false }, '本年累计');
  const m = /^(cash|inKind|recovered|rolled|writeOff|other|total)(Month|Ytd)Fen$/.exec(column);
  if (!m) return null;
  const [from, span] = m[2] === 'Month' ? [c.period, '本月'] : [`${year}-01`, '本年累计'];
  const flow = FLOWS[m[1] ?? ''];
  return flow ? entriesOf(c, row, from, flow, span) : totalOf(c, row, from, span);
}

/** 处置合计 mixes 清收 with interest and other forms without: two lists in one. */
function totalOf(c: ReportContext, row: string, from: string, span: string): Drill {
  const parts = Object.values(FLOWS).filter((f) => f.label !== '清收').map((f) => entriesOf(c, row, from, f, span));
  return { title: `${span}处置合计`, explains: `${chinesePeriod(c.period)}${span}：清收含利息，其他形式只计本金。`, columns: ENTRY_COLUMNS, rows: parts.flatMap((p) => p.rows), totalFen: parts.reduce((a, p) => a + p.totalFen, 0) };
}

const unitClause = (row: string): string => (row === 'total' ? '' : ' AND u.code = ?');
const unitArg = (row: string): string[] => (row === 'total' ? [] : [row]);

function entriesOf(c: ReportContext, row: string, from: string, flow: Flow, span: string): Drill {
  const books = flow.interest ? '' : ` AND e.book = 'on'`;
  const found = statement(c.conn, `SELECT e.entry_id AS id, e.business_on AS "on", u.name AS unit, p.name AS borrower, l.loan_no AS loanNo, e.form, e.measure, e.principal_fen AS principalFen, e.on_fen + e.off_fen AS interestFen, coalesce(e.voucher_no, '') AS voucherNo FROM entry e JOIN unit u ON u.unit_id = e.unit_id JOIN loan l ON l.loan_id = e.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE e.period BETWEEN ? AND ? AND e.form IN (${flow.forms.map(() => '?').join(',')})${books}${unitClause(row)} ORDER BY e.booked_on, e.entry_id`).all(from, c.period, ...flow.forms, ...unitArg(row)) as { id: number; on: string; unit: string; borrower: string; loanNo: string; form: string; measure: string | null; principalFen: number; interestFen: number; voucherNo: string }[];
  const rows = found.map(({ id, ...r }): ReportRow => ({ key: String(id), level: 'row', values: { ...r, form: nameOf(FORMS, r.form), measure: r.measure === null ? null : nameOf(MEASURES, r.measure), interestFen: flow.interest ? r.interestFen : 0 } }));
  return { title: `${span}${flow.label}`, explains: `${chinesePeriod(c.period)}${span}${flow.label}，${flow.interest ? '本金和利息合计，含表外收回' : '表内本金'}；按入账月份统计，红字冲正为负数。`, columns: ENTRY_COLUMNS, rows, totalFen: found.reduce((a, r) => a + r.principalFen + (flow.interest ? r.interestFen : 0), 0) };
}

function loansAt(c: ReportContext, row: string, day: string, label: string): Drill {
  const found = statement(c.conn, `SELECT l.loan_id AS id, u.name AS unit, p.name AS borrower, l.loan_no AS loanNo, s.class, l.npl_on AS formedOn, l.due_on AS dueOn, s.principal_fen AS principalFen FROM loan_state s JOIN unit u ON u.unit_id = s.unit_id JOIN loan l ON l.loan_id = s.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE s.year = ? AND s.from_on <= ? AND s.to_on > ? AND s.book = 'on' AND s.class IN (SELECT class FROM class_code WHERE is_npl = 1)${unitClause(row)} ORDER BY s.unit_id, s.loan_id`).all(Number(day.slice(0, 4)), day, day, ...unitArg(row)) as { id: number; unit: string; borrower: string; loanNo: string; class: string; formedOn: string; dueOn: string; principalFen: number }[];
  return { title: `${label}不良余额`, explains: `${day} 日终表内不良贷款本金，逐笔。`, columns: LOAN_COLUMNS, rows: found.map(({ id, ...r }): ReportRow => ({ key: String(id), level: 'row', values: { ...r, class: nameOf(CLASSES, r.class) } })), totalFen: found.reduce((a, r) => a + r.principalFen, 0) };
}
