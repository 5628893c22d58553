import { CLASSES, nameOf } from '../../domain/codes.js';
import { yearOf, type Day } from '../../domain/date.js';
import type { ReportColumn, ReportRow } from '../../domain/reporting/report-table.js';
import { statement } from '../../data/sql.js';
import type { Drill, ReportContext } from '../define-report.js';
import { unitsIn } from '../unit-groups.js';

const COLUMNS: readonly ReportColumn[] = [
  { key: 'unit', titles: ['机构'], kind: 'text', mm: 24 }, { key: 'borrower', titles: ['借款人'], kind: 'text', mm: 30 }, { key: 'loanNo', titles: ['借据号'], kind: 'text', mm: 34 }, { key: 'class', titles: ['五级'], kind: 'text', mm: 14 },
  { key: 'formedOn', titles: ['形成日期'], kind: 'day', mm: 22 }, { key: 'dueOn', titles: ['到期日'], kind: 'day', mm: 22 }, { key: 'principalFen', titles: ['本金余额'], kind: 'money', mm: 26 },
];

/** 表内不良 as every balance of the reports counts it: inside the balance sheet, in a class that is NPL. Speaks of loan_state s. */
export const NPL = `s.book = 'on' AND s.class IN (SELECT class FROM class_code WHERE is_npl = 1)`;

/** Which balances stand behind a cell. */
export interface LoanQuestion {
  readonly title: string;
  readonly explains: string;
  /** Row of a table of units: code, `sub:…` or "total". */
  readonly unit: string;
  readonly day: Day;
  /** Speaks of loan_state s alone. */
  readonly where: string;
  readonly args: readonly (string | number)[];
}

/** The balances of a question: conditions on loan_state s. */
export function standing(q: Pick<LoanQuestion, 'unit' | 'day' | 'where' | 'args'>): { readonly sql: string; readonly args: readonly (string | number)[] } {
  const units = unitsIn('s.unit_id', q.unit);
  return { sql: `s.year = ? AND s.from_on <= ? AND s.to_on > ? AND (${q.where})${units.sql}`, args: [yearOf(q.day), q.day, q.day, ...q.args, ...units.args] };
}

interface Found { id: number; unit: string; borrower: string; loanNo: string; class: string; formedOn: string; dueOn: string; principalFen: number }

/** The loans that stood at the end of a day, with their principal; their sum is the cell. */
export function loanRows(c: ReportContext, q: LoanQuestion): Drill {
  const { sql, args } = standing(q);
  const { count, totalFen } = statement(c.conn, `SELECT count(*) AS count, coalesce(sum(s.principal_fen), 0) AS totalFen FROM loan_state s WHERE ${sql}`).get(...args) as { count: number; totalFen: number };
  return {
    title: q.title, explains: q.explains, columns: COLUMNS, count, totalFen,
    page: (offset, limit) => {
      if (offset >= count) return [];
      const found = statement(c.conn, `SELECT l.loan_id AS id, u.name AS unit, p.name AS borrower, l.loan_no AS loanNo, x.class, l.npl_on AS formedOn, l.due_on AS dueOn, x.principal_fen AS principalFen
        FROM (SELECT s.unit_id, s.loan_id, s.class, s.principal_fen FROM loan_state s WHERE ${sql} ORDER BY s.unit_id, s.loan_id LIMIT ? OFFSET ?) x CROSS JOIN unit u ON u.unit_id = x.unit_id CROSS JOIN loan l ON l.loan_id = x.loan_id CROSS JOIN party p ON p.party_id = l.borrower_id ORDER BY x.unit_id, x.loan_id`).all(...args, limit, offset) as Found[];
      return found.map(({ id, ...r }): ReportRow => ({ key: String(id), level: 'row', values: { ...r, class: nameOf(CLASSES, r.class) } }));
    },
  };
}
