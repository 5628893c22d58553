import { BOOKS, nameOf } from '../../domain/codes.js';
import type { Day } from '../../domain/date.js';
import { numbered, statement } from '../../data/sql.js';
import { optionOf, type ReportContext } from '../define-report.js';
import { yearBegin } from './compare-days.js';

/** The books outside the balance sheet that still owe: 已核销, 票据置换, 资金置换. */
export const OFF_BOOKS = ['written_off', 'note_swap', 'fund_swap'] as const;

/** The books the report is asked for: one of them, or all. */
export const askedBooks = (c: ReportContext): readonly string[] => (optionOf(c, 'book') === 'all' ? OFF_BOOKS : [optionOf(c, 'book')]);
export const booksName = (c: ReportContext): string => askedBooks(c).map((b) => nameOf(BOOKS, b)).join('、');

/** What moved a unit's 表外 principal and interest in the year, in 分: begin + grown + moved − principal − other = end. */
export interface OffBookFlow {
  readonly monthPrincipalFen: number; readonly monthInterestFen: number;
  readonly principalFen: number; readonly interestFen: number;
  /** 转入: what was written off or swapped in the year and is owed here from then on. */
  readonly grownFen: number;
  readonly otherFen: number;
}
export interface OffBookStock { readonly borrowers: ReadonlySet<number>; readonly fen: number }

const inBooks = (c: ReportContext): string => askedBooks(c).map((b) => `'${b}'`).join(',');

export function offBookFlows(c: ReportContext): Map<number, OffBookFlow> {
  const rows = statement(c.conn, `SELECT unit_id AS unitId, sum(CASE WHEN form IN ('cash','in_kind') AND period = ?2 THEN principal_fen ELSE 0 END) AS monthPrincipalFen, sum(CASE WHEN form IN ('cash','in_kind') AND period = ?2 THEN on_fen + off_fen ELSE 0 END) AS monthInterestFen,
    sum(CASE WHEN form IN ('cash','in_kind') THEN principal_fen ELSE 0 END) AS principalFen, sum(CASE WHEN form IN ('cash','in_kind') THEN on_fen + off_fen ELSE 0 END) AS interestFen, sum(CASE WHEN form = 'new_npl' THEN principal_fen ELSE 0 END) AS grownFen, sum(CASE WHEN form NOT IN ('cash','in_kind','new_npl') THEN principal_fen ELSE 0 END) AS otherFen
    FROM entry WHERE period BETWEEN ?1 AND ?2 AND book IN (${inBooks(c)}) GROUP BY unit_id`).all(numbered(`${c.period.slice(0, 4)}-01`, c.period)) as (OffBookFlow & { unitId: number })[];
  return new Map(rows.map(({ unitId, ...r }) => [unitId, r]));
}

/** What stood at the end of a day, by unit: who owes it, and how much principal. */
export function offBookStock(c: ReportContext, day: Day): Map<number, OffBookStock> {
  const rows = statement(c.conn, `SELECT s.unit_id AS unitId, l.borrower_id AS borrowerId, sum(s.principal_fen) AS fen FROM loan_state s JOIN loan l ON l.loan_id = s.loan_id WHERE s.year = ? AND s.from_on <= ? AND s.to_on > ? AND s.book IN (${inBooks(c)}) GROUP BY s.unit_id, l.borrower_id`).all(Number(day.slice(0, 4)), day, day) as { unitId: number; borrowerId: number; fen: number }[];
  return new Map([...Map.groupBy(rows, (r) => r.unitId)].map(([id, own]) => [id, { borrowers: new Set(own.map((r) => r.borrowerId)), fen: own.reduce((a, r) => a + r.fen, 0) }]));
}

/** Net principal that loans brought along from other units in the year. */
export function offBookMoved(c: ReportContext): Map<number, number> {
  const out = new Map<number, number>();
  const rows = statement(c.conn, `SELECT m.from_unit_id AS fromUnit, m.to_unit_id AS toUnit, s.principal_fen AS fen FROM loan_move m CROSS JOIN loan_state s ON s.loan_id = m.loan_id AND s.from_on <= m.on_date AND s.to_on > m.on_date WHERE m.voided_by IS NULL AND m.on_date BETWEEN ? AND ? AND s.book IN (${inBooks(c)})`).all(yearBegin(c.period), c.asOf) as { fromUnit: number; toUnit: number; fen: number }[];
  for (const r of rows) {
    out.set(r.fromUnit, (out.get(r.fromUnit) ?? 0) - r.fen);
    out.set(r.toUnit, (out.get(r.toUnit) ?? 0) + r.fen);
  }
  return out;
}
