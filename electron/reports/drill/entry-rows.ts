import { FORMS, MEASURES, nameOf } from '../../domain/codes.js';
import type { ReportColumn, ReportRow } from '../../domain/reporting/report-table.js';
import { statement } from '../../data/sql.js';
import type { Drill, ReportContext } from '../define-report.js';
import { unitsIn } from '../unit-groups.js';

const COLUMNS: readonly ReportColumn[] = [
  { key: 'on', titles: ['收回日期'], kind: 'day', mm: 22 }, { key: 'unit', titles: ['机构'], kind: 'text', mm: 24 }, { key: 'borrower', titles: ['借款人'], kind: 'text', mm: 26 }, { key: 'loanNo', titles: ['借据号'], kind: 'text', mm: 34 },
  { key: 'form', titles: ['形式'], kind: 'text', mm: 24 }, { key: 'measure', titles: ['措施'], kind: 'text', mm: 14 }, { key: 'principalFen', titles: ['本金'], kind: 'money', mm: 24 }, { key: 'interestFen', titles: ['利息'], kind: 'money', mm: 22 }, { key: 'voucherNo', titles: ['凭证'], kind: 'text', mm: 24 },
];

const INTEREST = 'e.on_fen + e.off_fen';
/** Principal and interest of entry e as they count; `disposed` is 清收 with its interest and every other form without. */
const COUNTED = {
  principal: ['e.principal_fen', '0'], interest: ['0', INTEREST], both: ['e.principal_fen', INTEREST],
  disposed: ['e.principal_fen', `CASE WHEN e.form IN ('cash','in_kind') THEN ${INTEREST} ELSE 0 END`],
} as const;

/** Which movements stand behind a cell. */
export interface EntryQuestion {
  readonly title: string;
  /** 口径 in one sentence. */
  readonly explains: string;
  /** Row of a table of units: code, `sub:…` or "total". */
  readonly unit: string;
  readonly forms: readonly string[];
  readonly counts: keyof typeof COUNTED;
  /** Speaks of entry e alone. */
  readonly where: string;
  readonly args: readonly (string | number)[];
}

interface Found { id: number; on: string; unit: string; borrower: string; loanNo: string; form: string; measure: string | null; principalFen: number; interestFen: number; voucherNo: string }

/** The movements behind one cell, each as it counts there; their sum is the cell. */
export function entryRows(c: ReportContext, q: EntryQuestion): Drill {
  const units = unitsIn('e.unit_id', q.unit);
  const [principal, interest] = COUNTED[q.counts];
  const from = `entry e WHERE e.form IN (${q.forms.map(() => '?').join(',')}) AND (${q.where})${units.sql}`;
  const args = [...q.forms, ...q.args, ...units.args];
  const { count, totalFen } = statement(c.conn, `SELECT count(*) AS count, coalesce(sum(${principal} + ${interest}), 0) AS totalFen FROM ${from}`).get(...args) as { count: number; totalFen: number };
  return {
    title: q.title, explains: q.explains, columns: COLUMNS, count, totalFen,
    page: (offset, limit) => {
      if (offset >= count) return [];
      // by month first: the index of months is read only as far as the page goes
      const found = statement(c.conn, `SELECT e.entry_id AS id, e.business_on AS "on", u.name AS unit, p.name AS borrower, l.loan_no AS loanNo, e.form, e.measure, ${principal} AS principalFen, ${interest} AS interestFen, coalesce(e.voucher_no, '') AS voucherNo
        FROM (SELECT e.entry_id AS id FROM ${from} ORDER BY e.period, e.booked_on, e.entry_id LIMIT ? OFFSET ?) x CROSS JOIN entry e ON e.entry_id = x.id JOIN unit u ON u.unit_id = e.unit_id JOIN loan l ON l.loan_id = e.loan_id JOIN party p ON p.party_id = l.borrower_id ORDER BY e.booked_on, e.entry_id`).all(...args, limit, offset) as Found[];
      return found.map(({ id, ...r }): ReportRow => ({ key: String(id), level: 'row', values: { ...r, form: nameOf(FORMS, r.form), measure: r.measure === null ? null : nameOf(MEASURES, r.measure) } }));
    },
  };
}
