import { CLASSES, nameOf } from '../../domain/codes.js';
import type { Day } from '../../domain/date.js';
import type { ReportColumn } from '../../domain/reporting/report-table.js';
import { statement } from '../../data/sql.js';
import type { Drill, ReportContext } from '../define-report.js';
import { listed, oneByOne } from './listed.js';
import { standing } from './loan-rows.js';

const COLUMNS: readonly ReportColumn[] = [
  { key: 'unit', titles: ['机构'], kind: 'text', mm: 24 }, { key: 'borrower', titles: ['借款人'], kind: 'text', mm: 30 }, { key: 'loanNo', titles: ['借据号'], kind: 'text', mm: 34 },
  { key: 'was', titles: ['原分类'], kind: 'text', mm: 16 }, { key: 'now', titles: ['现分类'], kind: 'text', mm: 16 }, { key: 'changeFen', titles: ['增减额'], kind: 'money', mm: 26, riseIsBad: true },
];

/** Which balances are compared. `where` speaks of loan_state s alone, on one of the two days. */
export interface ChangeQuestion {
  readonly title: string;
  readonly explains: string;
  /** Row of a table of units: code, `sub:…` or "total". */
  readonly unit: string;
  readonly from: Day;
  readonly to: Day;
  readonly where: (day: Day) => { readonly sql: string; readonly args: readonly (string | number)[] };
}

type Change = [loan: number, unit: number, was: string | null, now: string | null, fen: number];

/** The loans whose balance differs between the ends of two days, with the difference; their sum is the cell. */
export function changeRows(c: ReportContext, q: ChangeQuestion): Drill {
  const arm = (day: Day, sign: '' | '-', was: string, now: string): { sql: string; args: readonly (string | number)[] } => {
    const part = q.where(day);
    const { sql, args } = standing({ unit: q.unit, day, where: part.sql, args: part.args });
    return { sql: `SELECT s.loan_id AS id, s.unit_id AS unitId, ${was} AS was, ${now} AS now, ${sign}s.principal_fen AS fen FROM loan_state s WHERE ${sql}`, args };
  };
  const [before, after] = [arm(q.from, '-', 's.class', 'NULL'), arm(q.to, '', 'NULL', 's.class')];
  const lines = statement(c.conn, `SELECT id, max(unitId) AS unitId, max(was), max(now), sum(fen) FROM (${before.sql} UNION ALL ${after.sql}) GROUP BY id HAVING sum(fen) <> 0 ORDER BY unitId, id`).raw().all(...before.args, ...after.args) as Change[];
  const names = statement(c.conn, 'SELECT u.name AS unit, p.name AS borrower, l.loan_no AS loanNo FROM loan l JOIN party p ON p.party_id = l.borrower_id, unit u WHERE l.loan_id = ? AND u.unit_id = ?');
  const name = (code: string | null): string | null => (code === null ? null : nameOf(CLASSES, code));
  return listed({
    title: q.title, explains: q.explains, columns: COLUMNS, lines, fenOf: ([, , , , fen]) => fen,
    rowsOf: oneByOne(([id, unitId, was, now, changeFen]) => ({ key: String(id), values: { ...(names.get(id, unitId) as { unit: string; borrower: string; loanNo: string }), was: name(was), now: name(now), changeFen } })),
  });
}
