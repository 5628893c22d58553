import type { OutputOf, ParsedOf } from '../../contract/api.js';
import type { CompletenessRow, LackingLoan, LackingWhat } from '../../contract/rosters.js';
import { nameOf, PROBLEMS } from '../../domain/codes.js';
import { maskId } from '../../domain/identity.js';
import { ratioPct } from '../../domain/rate.js';
import { statement, type Connection } from '../../data/sql.js';

/** Loans l still owed with the people r who answer for them, the collector left aside. */
const OWED = `WITH answering AS MATERIALIZED (SELECT loan_id, sum(CASE WHEN counts = 1 THEN coalesce(share_ppm, 0) ELSE 0 END) AS ppm FROM loan_responsible WHERE voided_by IS NULL AND to_on = '9999-12-31' AND role <> 'collect' GROUP BY loan_id)`;
const FROM = `FROM loan_now n JOIN loan l ON l.loan_id = n.loan_id JOIN unit u ON u.unit_id = n.unit_id LEFT JOIN answering r ON r.loan_id = l.loan_id WHERE n.principal_fen > 0`;
const NOMINEE = 'l.actual_id IS NOT NULL AND l.actual_id <> l.borrower_id';
const SUCH: Readonly<Record<LackingWhat, string>> = {
  all: '1', with: 'r.loan_id IS NOT NULL', without: 'r.loan_id IS NULL', shares: 'r.ppm <> 1000000',
  agency: `l.problem = 'agency'`, false_name: `l.problem = 'false_name'`, staff: `l.problem IN ('staff_own','staff_guaranteed','staff_introduced')`, nominee: NOMINEE,
};
const counted = (what: LackingWhat): string => `coalesce(sum(${SUCH[what]}), 0)`;

type Row = Omit<CompletenessRow, 'pct'>;

/** D5-03 unit by unit: loans still owed, with and without somebody who answers, and the special ones among them. */
export function completeness(conn: Connection): OutputOf<'rosters.completeness'> {
  const rows = statement(conn, `${OWED} SELECT u.unit_id AS unitId, u.name AS unit, count(*) AS loans, ${counted('with')} AS "with", ${counted('without')} AS without, ${counted('shares')} AS shares, ${counted('agency')} AS agency, ${counted('false_name')} AS falseName, ${counted('staff')} AS staff, ${counted('nominee')} AS nominee, sum(n.principal_fen) AS principalFen, sum(CASE WHEN r.loan_id IS NULL THEN n.principal_fen ELSE 0 END) AS withoutFen ${FROM} GROUP BY u.unit_id ORDER BY u.sort_no, u.unit_id`).all() as Row[];
  const sum = (of: (r: Row) => number): number => rows.reduce((a, r) => a + of(r), 0);
  const total: Row = { unitId: 0, unit: '合计', loans: sum((r) => r.loans), with: sum((r) => r.with), without: sum((r) => r.without), shares: sum((r) => r.shares), agency: sum((r) => r.agency), falseName: sum((r) => r.falseName), staff: sum((r) => r.staff), nominee: sum((r) => r.nominee), principalFen: sum((r) => r.principalFen), withoutFen: sum((r) => r.withoutFen) };
  const done = (r: Row): CompletenessRow => ({ ...r, pct: ratioPct(r.with, r.loans) });
  return { units: rows.map(done), total: done(total) };
}

const LINE = `l.loan_id AS loanId, l.loan_no AS no, u.name AS unit, p.name AS borrower, coalesce(a.name, '') AS actualUser, l.problem, n.principal_fen AS principalFen, l.npl_on AS formedOn, r.ppm AS shareSumPpm,
  coalesce((SELECT group_concat(coalesce(s.name, x.outsider), '、') FROM loan_responsible x LEFT JOIN staff s ON s.staff_id = x.staff_id WHERE x.loan_id = l.loan_id AND x.voided_by IS NULL AND x.to_on = '9999-12-31' AND x.role <> 'collect'), '') AS responsible`;
const NAMED = FROM.replace('LEFT JOIN answering', 'JOIN party p ON p.party_id = l.borrower_id LEFT JOIN party a ON a.party_id = l.actual_id AND a.party_id <> l.borrower_id LEFT JOIN answering');
const lineOf = (l: LackingLoan): LackingLoan => ({ ...l, problem: nameOf(PROBLEMS, l.problem) });

/** The loans behind a figure of the completeness, the largest first. */
export function lackingLoans(conn: Connection, input: ParsedOf<'rosters.lacking'>): OutputOf<'rosters.lacking'> {
  const where = `AND (${SUCH[input.what]}) AND (? IS NULL OR n.unit_id = ?)`;
  const unit = input.unitId ?? null;
  const sums = statement(conn, `${OWED} SELECT count(*) AS count, coalesce(sum(n.principal_fen), 0) AS principalFen ${FROM} ${where}`).get(unit, unit) as { count: number; principalFen: number };
  const loans = statement(conn, `${OWED} SELECT ${LINE} ${NAMED} ${where} ORDER BY n.principal_fen DESC, l.loan_id LIMIT ? OFFSET ?`).all(unit, unit, input.limit, input.offset) as LackingLoan[];
  return { ...sums, loans: loans.map(lineOf) };
}

/** One borrower behind many nominees, seen as one: everything an actual user owes, in whosever name. */
export function actualUsers(conn: Connection, nominees: number): OutputOf<'rosters.actualUsers'> {
  const rows = statement(conn, `${OWED} SELECT x.party_id AS partyId, x.name AS userName, coalesce(x.id_no, '') AS idNo, l.borrower_id AS borrowerId, n.on_fen + n.off_fen AS interestFen, ${LINE} ${NAMED.replace('LEFT JOIN answering', 'JOIN party x ON x.party_id = coalesce(l.actual_id, l.borrower_id) LEFT JOIN answering')} AND x.party_id IN (SELECT actual_id FROM loan WHERE actual_id <> borrower_id AND status = 'live') ORDER BY n.principal_fen DESC, l.loan_id`).all() as (LackingLoan & { partyId: number; userName: string; idNo: string; borrowerId: number; interestFen: number })[];
  const users = [...Map.groupBy(rows, (r) => r.partyId).values()].flatMap((own) => {
    const [first] = own;
    const names = new Set(own.map((l) => l.borrowerId).filter((id) => id !== first?.partyId)).size;
    if (!first || names < Math.max(1, nominees)) return [];
    const lines = own.map(({ partyId: _p, userName: _n, idNo: _i, borrowerId: _b, interestFen: _f, ...l }) => lineOf(l));
    return [{ partyId: first.partyId, name: first.userName, idNo: first.idNo === '' ? '' : maskId(first.idNo), nominees: names, loans: own.length, principalFen: own.reduce((a, l) => a + l.principalFen, 0), interestFen: own.reduce((a, l) => a + l.interestFen, 0), lines }];
  });
  return { users: users.sort((a, b) => b.nominees - a.nominees || b.principalFen - a.principalFen) };
}
