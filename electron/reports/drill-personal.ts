import { chinesePeriod } from '../domain/date.js';
import { FORMS, MEASURES, nameOf, TIERS } from '../domain/codes.js';
import { creditedFen, STANDARD_CREDITS, type CreditPart } from '../domain/target/credit.js';
import type { ReportColumn, ReportRow } from '../domain/reporting/report-table.js';
import { statement } from '../data/sql.js';
import type { Drill, ReportContext } from './define-report.js';
import { personFigures } from './figures/person-figures.js';

const COLUMNS: readonly ReportColumn[] = [
  { key: 'on', titles: ['收回日期'], kind: 'day', mm: 22 }, { key: 'name', titles: ['姓名'], kind: 'text', mm: 18 }, { key: 'borrower', titles: ['借款人'], kind: 'text', mm: 26 }, { key: 'loanNo', titles: ['借据号'], kind: 'text', mm: 34 },
  { key: 'form', titles: ['形式'], kind: 'text', mm: 20 }, { key: 'measure', titles: ['措施'], kind: 'text', mm: 14 }, { key: 'share', titles: ['归属比例(%)'], kind: 'percent', mm: 16 }, { key: 'countedFen', titles: ['计入'], kind: 'money', mm: 26 },
];
const LABELS: Readonly<Record<string, string>> = { monthFen: '本月清收', cashFen: '本年现金', inKindFen: '本年以物抵债', creditedFen: '本年认定额' };

interface Found extends CreditPart { readonly id: number; readonly staffNo: string; readonly name: string; readonly on: string; readonly borrower: string; readonly loanNo: string; readonly measure: string | null; readonly sharePpm: number }

/** The receipts that count for a person, for a tier (`tier:code`) or for everybody, each with the part that is attributed. */
export function drillPersonal(c: ReportContext, row: string, column: string): Drill | null {
  const label = LABELS[column];
  if (label === undefined) return null;
  const whose = staffOf(c, row);
  const from = column === 'monthFen' ? c.period : `${c.period.slice(0, 4)}-01`;
  const forms = column === 'cashFen' ? ['cash'] : column === 'inKindFen' ? ['in_kind'] : ['cash', 'in_kind'];
  const found = (statement(c.conn, `SELECT x.entry_share_id AS id, s.staff_no AS staffNo, s.name, e.business_on AS "on", p.name AS borrower, l.loan_no AS loanNo, e.form, e.book, e.measure, x.share_ppm AS sharePpm, x.principal_fen AS principalFen, x.interest_fen AS interestFen FROM staff s CROSS JOIN entry_share x ON x.staff_id = s.staff_id JOIN entry e ON e.entry_id = x.entry_id JOIN loan l ON l.loan_id = e.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE x.period BETWEEN ? AND ? AND x.form IN (${forms.map(() => '?').join(',')}) ORDER BY e.booked_on, x.entry_share_id`).all(from, c.period, ...forms) as Found[]).filter((r) => whose.has(r.staffNo));
  const counted = (r: Found): number => (column === 'creditedFen' ? creditedFen(r, STANDARD_CREDITS) : r.principalFen + r.interestFen);
  const rows = found.map((r): ReportRow => ({ key: String(r.id), level: 'row', values: { on: r.on, name: r.name, borrower: r.borrower, loanNo: r.loanNo, form: nameOf(FORMS, r.form), measure: r.measure === null ? null : nameOf(MEASURES, r.measure), share: (r.sharePpm / 10_000).toFixed(2), countedFen: counted(r) } }));
  return { title: label, explains: `${chinesePeriod(c.period)}${label}：本金和利息按归属比例计到人，按入账月份统计，红字冲正为负数。`, columns: COLUMNS, rows, totalFen: found.reduce((a, r) => a + counted(r), 0) };
}

function staffOf(c: ReportContext, row: string): Set<string> {
  const tier = /^tier:(.+)$/.exec(row)?.[1];
  const persons = personFigures(c.conn, c.period, c.asOf).filter((p) => row === 'total' || (tier === undefined ? p.staffNo === row : p.tier === tier && TIERS.some((t) => t.code === tier)));
  return new Set(persons.map((p) => p.staffNo));
}
