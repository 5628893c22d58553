import { BOOKS, CLASSES, findCode } from '../../domain/codes.js';
import type { OutputOf, ParsedOf } from '../../contract/api.js';
import type { LoanFilter } from '../../contract/loans.js';
import { findParties } from '../../data/party-key.js';
import { statement, type Connection } from '../../data/sql.js';
import { calledVintages } from '../../reports/figures/roster-loans.js';
import { loanRows } from './loan-rows.js';

type Clause = { readonly sql: string; readonly args: readonly (string | number)[] };

/** Sort keys and the columns behind them; each ends in the loan's id so that pages never overlap. */
const SORTS: Record<string, string> = {
  unit: 'n.sort_no', no: 'l.loan_no', borrower: 'n.py', class: 'n.class', formedYear: 'n.formed_year', dueOn: 'n.due_on', currentPrincipalFen: 'n.principal_fen', onInterestFen: 'n.on_fen', offInterestFen: 'n.off_fen',
  originalPrincipalFen: 'l.original_fen', grantedOn: 'l.granted_on', beginPrincipalFen: 'l.begin_fen', guarantee: 'l.guarantee', book: 'n.book', formedOn: 'l.npl_on',
};

/** One page of the grid with the count and sums of the whole selection; filtering and sorting happen in SQL. */
export function loanPage(conn: Connection, input: ParsedOf<'loans.page'>, year: number): OutputOf<'loans.page'> {
  const clauses = clausesOf(conn, input.filter);
  const where = clauses.length === 0 ? '1' : clauses.map((c) => `(${c.sql})`).join(' AND ');
  const args = clauses.flatMap((c) => c.args);
  const from = 'FROM loan_now n JOIN loan l ON l.loan_id = n.loan_id';
  const sums = statement(conn, `SELECT count(*) AS count, coalesce(sum(n.principal_fen), 0) AS currentPrincipalFen, coalesce(sum(n.on_fen), 0) AS onInterestFen, coalesce(sum(n.off_fen), 0) AS offInterestFen, coalesce(sum(l.original_fen), 0) AS originalPrincipalFen, coalesce(sum(CASE WHEN l.begin_year = ? THEN l.begin_fen ELSE 0 END), 0) AS beginPrincipalFen ${from} WHERE ${where}`).get(year, ...args) as Record<string, number> & { count: number };
  const flows = statement(conn, `SELECT coalesce(sum(CASE WHEN e.form = 'cash' THEN e.principal_fen END), 0) AS cashFen, coalesce(sum(CASE WHEN e.form = 'in_kind' THEN e.principal_fen END), 0) AS inKindFen, coalesce(sum(CASE WHEN e.form IN ('rollover','upgrade') THEN e.principal_fen END), 0) AS rolledFen, coalesce(sum(CASE WHEN e.form IN ('cash','in_kind') THEN e.on_fen + e.off_fen END), 0) AS interestPaidFen FROM entry e WHERE e.period BETWEEN ? AND ?${clauses.length === 0 ? '' : ` AND e.loan_id IN (SELECT n.loan_id ${from} WHERE ${where})`}`).get(`${year}-01`, `${year}-12`, ...args) as Record<string, number>;
  const column = SORTS[input.sort.key] ?? 'n.sort_no';
  const direction = input.sort.descending ? 'DESC' : 'ASC';
  const ids = statement(conn, `SELECT n.loan_id ${from} WHERE ${where} ORDER BY ${column} ${direction}, n.loan_id ${direction} LIMIT ? OFFSET ?`).pluck().all(...args, input.limit, input.offset) as number[];
  const { count, ...totals } = sums;
  return { count, totals: { ...totals, ...flows }, rows: loanRows(conn, ids, year) };
}

/** Ids of all loans a filter lets through, in the order of the office's units. */
export function filteredLoanIds(conn: Connection, filter: LoanFilter): number[] {
  const clauses = clausesOf(conn, filter);
  const where = clauses.length === 0 ? '1' : clauses.map((c) => `(${c.sql})`).join(' AND ');
  return statement(conn, `SELECT n.loan_id FROM loan_now n JOIN loan l ON l.loan_id = n.loan_id WHERE ${where} ORDER BY n.sort_no, l.loan_no, n.loan_id`).pluck().all(...clauses.flatMap((c) => c.args)) as number[];
}

function clausesOf(conn: Connection, f: LoanFilter): Clause[] {
  const out: Clause[] = [];
  const need = (sql: string, ...args: (string | number)[]): void => void out.push({ sql, args });
  if (f.unitId !== undefined) need('n.unit_id = ?', f.unitId);
  if (f.book) need('n.book = ?', findCode(BOOKS, f.book)?.code ?? f.book);
  if (f.riskClass) need('n.class = ?', findCode(CLASSES, f.riskClass)?.code ?? f.riskClass);
  if (f.formedYear !== undefined) need('n.formed_year = ?', f.formedYear);
  if (f.callYear !== undefined) {
    const years = calledVintages(conn, f.callYear);
    if (years.length === 0) need('0');
    else need(`n.formed_year IN (${years.map(() => '?').join(',')})`, ...years);
  }
  if (f.publicOnly) need(`EXISTS (SELECT 1 FROM party p WHERE p.party_id = l.borrower_id AND p.public_kind <> 'no')`);
  if (f.withoutResponsible) need(`NOT EXISTS (SELECT 1 FROM loan_responsible r WHERE r.loan_id = l.loan_id AND r.voided_by IS NULL AND r.to_on = '9999-12-31' AND r.role <> 'collect')`);
  if (f.liveOnly) need('n.principal_fen > 0');
  if (f.minFen !== undefined) need('n.principal_fen >= ?', f.minFen);
  if (f.maxFen !== undefined) need('n.principal_fen <= ?', f.maxFen);
  const text = f.search.trim();
  if (text !== '') {
    const parties = findParties(conn, text, 5000);
    const byParty = parties.length === 0 ? '0' : `l.borrower_id IN (${parties.map(() => '?').join(',')})`;
    need(`l.loan_no LIKE '%' || ? || '%' ESCAPE '\\' OR ${byParty}`, text.replace(/[%_\\]/g, (c) => `\\${c}`), ...parties);
  }
  return out;
}
