import { CLASSES, nameOf } from '../../domain/codes.js';
import { yearOf, type Day } from '../../domain/date.js';
import type { ReportColumn } from '../../domain/reporting/report-table.js';
import { statement } from '../../data/sql.js';
import type { Drill, ReportContext } from '../define-report.js';
import { rowScope } from '../unit-groups.js';
import { listed } from './listed.js';

const COLUMNS: readonly ReportColumn[] = [
  { key: 'unit', titles: ['机构'], kind: 'text', mm: 24 }, { key: 'borrower', titles: ['借款人'], kind: 'text', mm: 30 }, { key: 'loanNo', titles: ['借据号'], kind: 'text', mm: 34 },
  { key: 'was', titles: ['原分类'], kind: 'text', mm: 16 }, { key: 'now', titles: ['现分类'], kind: 'text', mm: 16 }, { key: 'changeFen', titles: ['增减额'], kind: 'money', mm: 26, riseIsBad: true },
];

/** Which balances are compared. `where` speaks of loan_state s, loan l, party p and unit u on one of the two days. */
export interface ChangeQuestion {
  readonly title: string;
  readonly explains: string;
  /** Row of a table of units: code, `sub:…` or "total". */
  readonly unit: string;
  readonly from: Day;
  readonly to: Day;
  readonly where: (day: Day) => { readonly sql: string; readonly args: readonly (string | number)[] };
}

interface Found { id: number; unit: string; borrower: string; loanNo: string; was: string | null; now: string | null; changeFen: number }

/** The loans whose balance differs between the ends of two days, with the difference; their sum is the cell. */
export function changeRows(c: ReportContext, q: ChangeQuestion): Drill {
  const scope = rowScope(q.unit);
  const args: (string | number)[] = [];
  const arm = (day: Day, sign: '' | '-', was: string, now: string): string => {
    const part = q.where(day);
    args.push(yearOf(day), day, day, ...part.args, ...scope.args);
    return `SELECT l.loan_id AS id, s.unit_id AS unitId, l.borrower_id AS borrowerId, l.loan_no AS loanNo, ${was} AS was, ${now} AS now, ${sign}s.principal_fen AS fen FROM loan_state s JOIN unit u ON u.unit_id = s.unit_id JOIN loan l ON l.loan_id = s.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE s.year = ? AND s.from_on <= ? AND s.to_on > ? AND (${part.sql}) AND ${scope.where}`;
  };
  const found = statement(c.conn, `SELECT x.id, u.name AS unit, p.name AS borrower, x.loanNo, max(x.was) AS was, max(x.now) AS now, sum(x.fen) AS changeFen FROM (${arm(q.from, '-', 's.class', 'NULL')} UNION ALL ${arm(q.to, '', 'NULL', 's.class')}) x JOIN unit u ON u.unit_id = x.unitId JOIN party p ON p.party_id = x.borrowerId GROUP BY x.id HAVING sum(x.fen) <> 0 ORDER BY x.unitId, x.id`).all(...args) as Found[];
  return listed({ title: q.title, explains: q.explains, columns: COLUMNS, rows: found.map(({ id, ...r }) => ({ key: String(id), values: { ...r, was: r.was === null ? null : nameOf(CLASSES, r.was), now: r.now === null ? null : nameOf(CLASSES, r.now) } })) });
}
