import { chinesePeriod } from '../domain/date.js';
import { FORMS, MEASURES, nameOf, type Book, type Form } from '../domain/codes.js';
import { ratioPct } from '../domain/rate.js';
import { creditedFen, STANDARD_CREDITS, type CreditPart } from '../domain/target/credit.js';
import type { ReportColumn, ReportRow } from '../domain/reporting/report-table.js';
import { statement } from '../data/sql.js';
import type { Drill, ReportContext } from './define-report.js';

const COLUMNS: readonly ReportColumn[] = [
  { key: 'on', titles: ['收回日期'], kind: 'day', mm: 22 }, { key: 'name', titles: ['姓名'], kind: 'text', mm: 18 }, { key: 'borrower', titles: ['借款人'], kind: 'text', mm: 26 }, { key: 'loanNo', titles: ['借据号'], kind: 'text', mm: 34 },
  { key: 'form', titles: ['形式'], kind: 'text', mm: 20 }, { key: 'measure', titles: ['措施'], kind: 'text', mm: 14 }, { key: 'share', titles: ['归属比例(%)'], kind: 'percent', mm: 16 }, { key: 'countedFen', titles: ['计入'], kind: 'money', mm: 26 },
];
const LABELS: Readonly<Record<string, string>> = { monthFen: '本月清收', cashFen: '本年现金', inKindFen: '本年以物抵债', creditedFen: '本年认定额' };

interface Found { readonly id: number; readonly name: string; readonly on: string; readonly borrower: string; readonly loanNo: string; readonly form: Form; readonly book: Book; readonly measure: string | null; readonly sharePpm: number; readonly principalFen: number; readonly interestFen: number }

/** The receipts that count for a person, for a tier (`tier:code`) or for everybody, each with the part that is attributed. */
export function drillPersonal(c: ReportContext, row: string, column: string): Drill | null {
  const label = LABELS[column];
  if (label === undefined) return null;
  const whose = staffOf(c, row);
  const from = column === 'monthFen' ? c.period : `${c.period.slice(0, 4)}-01`;
  const forms = column === 'cashFen' ? ['cash'] : column === 'inKindFen' ? ['in_kind'] : ['cash', 'in_kind'];
  const counted = (r: CreditPart): number => (column === 'creditedFen' ? creditedFen(r, STANDARD_CREDITS) : r.principalFen + r.interestFen);
  const of = `s.voided_by IS NULL${whose.sql} AND x.period BETWEEN ? AND ? AND x.form IN (${forms.map(() => '?').join(',')})`;
  const args = [...whose.args, from, c.period, ...forms];
  const sums = statement(c.conn, `SELECT x.form, x.book, count(*) AS count, sum(x.principal_fen) AS principalFen, sum(x.interest_fen) AS interestFen FROM staff s CROSS JOIN entry_share x ON x.staff_id = s.staff_id WHERE ${of} GROUP BY x.form, x.book`).all(...args) as (CreditPart & { count: number })[];
  const count = sums.reduce((a, r) => a + r.count, 0);
  return {
    title: label, explains: `${chinesePeriod(c.period)}${label}：本金和利息按归属比例计到人，按入账月份统计，红字冲正为负数。`, columns: COLUMNS, count, totalFen: sums.reduce((a, r) => a + counted(r), 0),
    page: (offset, limit) => {
      if (offset >= count) return [];
      const found = statement(c.conn, `SELECT y.entry_share_id AS id, s.name, e.business_on AS "on", p.name AS borrower, l.loan_no AS loanNo, y.form, y.book, e.measure, y.share_ppm AS sharePpm, y.principal_fen AS principalFen, y.interest_fen AS interestFen
        FROM (SELECT x.entry_share_id AS id FROM staff s CROSS JOIN entry_share x ON x.staff_id = s.staff_id CROSS JOIN entry e ON e.entry_id = x.entry_id WHERE ${of} ORDER BY e.booked_on, x.entry_share_id LIMIT ? OFFSET ?) of CROSS JOIN entry_share y ON y.entry_share_id = of.id JOIN staff s ON s.staff_id = y.staff_id JOIN entry e ON e.entry_id = y.entry_id JOIN loan l ON l.loan_id = e.loan_id JOIN party p ON p.party_id = l.borrower_id ORDER BY e.booked_on, y.entry_share_id`).all(...args, limit, offset) as Found[];
      return found.map((r): ReportRow => ({ key: String(r.id), level: 'row', values: { on: r.on, name: r.name, borrower: r.borrower, loanNo: r.loanNo, form: nameOf(FORMS, r.form), measure: r.measure === null ? null : nameOf(MEASURES, r.measure), share: ratioPct(r.sharePpm, 1_000_000), countedFen: counted(r) } }));
    },
  };
}

/** Condition on staff s: one person, a tier by the main post on the report's day, or everybody. */
function staffOf(c: ReportContext, row: string): { readonly sql: string; readonly args: readonly string[] } {
  if (row === 'total') return { sql: '', args: [] };
  const tier = /^tier:(.+)$/.exec(row)?.[1];
  if (tier === undefined) return { sql: ' AND s.staff_no = ?', args: [row] };
  return { sql: ` AND EXISTS (SELECT 1 FROM staff_post p WHERE p.staff_id = s.staff_id AND p.kind = 'main' AND p.voided_by IS NULL AND p.from_on <= ? AND p.to_on > ? AND p.tier = ?)`, args: [c.asOf, c.asOf, tier] };
}
