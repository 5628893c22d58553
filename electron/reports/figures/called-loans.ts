import { numbered, statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';
import { partsOfRow, type GroupedLine } from '../grouped-rows.js';

/**
 * A loan of a formation year that the year's schedule calls (D4-12), with its year so far in 分. `group` is the formation
 * year, the unit the one it stands in on the report's day. What is written off or swapped is still owed and goes on in
 * another book under the same number: both are one loan here. Principal: due − cash − inKind − rolled − other = end.
 */
export interface CalledLoan extends GroupedLine {
  /** In every book it stands in; the one that is owed first. */
  readonly loanIds: readonly number[];
  readonly loanNo: string; readonly borrowerId: number; readonly borrower: string; readonly formedOn: string;
  /** 应清收: the principal of 1 January and what was added since. */
  readonly dueFen: number;
  readonly monthPrincipalFen: number; readonly monthInterestFen: number;
  readonly cashFen: number; readonly inKindFen: number; readonly interestFen: number;
  readonly rolledFen: number; readonly otherFen: number; readonly endFen: number;
  /** Somebody answers for it on the day of the report, the collector left aside. */
  readonly answered: boolean;
}

interface Line extends GroupedLine {
  readonly loanId: number; readonly loanNo: string; readonly borrowerId: number; readonly borrower: string; readonly formedOn: string; readonly onBook: number; readonly unitOrder: number;
  readonly beginFen: number; readonly grownFen: number; readonly monthPrincipalFen: number; readonly monthInterestFen: number; readonly cashFen: number; readonly inKindFen: number; readonly interestFen: number; readonly rolledFen: number; readonly otherFen: number; readonly endFen: number;
  readonly answered: number;
}

/** The loans l of the formation years that the schedule of the year ?1 calls; every book, like the rosters. */
const CALLED = `vintage_plan v CROSS JOIN loan l ON v.plan_year = ?1 AND v.voided_by IS NULL AND l.formed_year = v.formed_year AND l.status <> 'cancelled'`;
const MOVES = ['monthPrincipal', 'monthInterest', 'cash', 'inKind', 'interest', 'rolled', 'other', 'grown'] as const;

/** Books l of the debts of which one book n is of a row's formation year ?5, and of its unit ?6: the loans of the row are among them. */
const NEAR = (ofUnit: string): string => ` AND l.loan_id IN (SELECT b.loan_id FROM loan n CROSS JOIN loan b ON b.loan_no = n.loan_no AND b.borrower_id = n.borrower_id WHERE n.formed_year = ?5 AND n.status <> 'cancelled'${ofUnit})`;
const OF_UNIT = ' AND (n.unit_id = (SELECT unit_id FROM unit WHERE code = ?6) OR n.loan_id IN (SELECT loan_id FROM loan_state WHERE year = ?1 AND unit_id = (SELECT unit_id FROM unit WHERE code = ?6)))';

/** `row`: the row of the report for whose loans it is asked; some of its neighbours come with them. */
export function calledLoans(c: ReportContext, row = 'total'): CalledLoan[] {
  const year = Number(c.period.slice(0, 4));
  const { group, unit } = partsOfRow(row);
  const called = `${CALLED}${group === null ? '' : NEAR(unit === 'total' ? '' : OF_UNIT)}`;
  const lines = statement(c.conn, `
    WITH moved AS MATERIALIZED (SELECT e.loan_id,
        sum(CASE WHEN e.form IN ('cash','in_kind') AND e.period = ?4 THEN e.principal_fen ELSE 0 END) AS monthPrincipal, sum(CASE WHEN e.form IN ('cash','in_kind') AND e.period = ?4 THEN e.on_fen + e.off_fen ELSE 0 END) AS monthInterest,
        sum(CASE WHEN e.form = 'cash' THEN e.principal_fen ELSE 0 END) AS cash, sum(CASE WHEN e.form = 'in_kind' THEN e.principal_fen ELSE 0 END) AS inKind, sum(CASE WHEN e.form IN ('cash','in_kind') THEN e.on_fen + e.off_fen ELSE 0 END) AS interest,
        sum(CASE WHEN e.form IN ('rollover','upgrade') THEN e.principal_fen ELSE 0 END) AS rolled, sum(CASE WHEN e.form IN ('write_off','fund_swap','other') THEN e.principal_fen ELSE 0 END) AS other, sum(CASE WHEN e.form = 'new_npl' THEN e.principal_fen ELSE 0 END) AS grown
      FROM ${called} CROSS JOIN entry e ON e.loan_id = l.loan_id AND e.booked_on BETWEEN ?2 AND ?3 GROUP BY e.loan_id)
    SELECT CAST(l.formed_year AS TEXT) AS "group", u.code AS unitCode, u.name AS unitName, u.sort_no AS unitOrder, l.loan_id AS loanId, l.loan_no AS loanNo, l.borrower_id AS borrowerId, p.name AS borrower, l.npl_on AS formedOn, l.book = 'on' AS onBook,
      coalesce(b.principal_fen, 0) AS beginFen, coalesce(n.principal_fen, 0) AS endFen, ${MOVES.map((k) => `coalesce(m.${k}, 0) AS ${k}Fen`).join(', ')},
      EXISTS (SELECT 1 FROM loan_responsible r WHERE r.loan_id = l.loan_id AND r.role <> 'collect' AND r.voided_by IS NULL AND r.from_on <= ?3 AND r.to_on > ?3) AS answered
    FROM ${called} JOIN party p ON p.party_id = l.borrower_id LEFT JOIN loan_state b ON b.loan_id = l.loan_id AND b.from_on = ?2 LEFT JOIN loan_state n ON n.loan_id = l.loan_id AND n.from_on <= ?3 AND n.to_on > ?3 LEFT JOIN moved m ON m.loan_id = l.loan_id
      JOIN unit u ON u.unit_id = coalesce(n.unit_id, l.unit_id)
    WHERE (b.principal_fen IS NOT NULL OR m.loan_id IS NOT NULL) ORDER BY l.formed_year, u.sort_no, u.unit_id, l.loan_id`).all(numbered(year, `${year}-01-01`, c.asOf, c.period, ...(group === null ? [] : [Number(group)]), ...(unit === 'total' ? [] : [unit]))) as Line[];
  return [...Map.groupBy(lines, (l) => `${l.borrowerId}/${l.loanNo}`).values()].map(together).sort((a, b) => Number(a.group) - Number(b.group) || a.unitOrder - b.unitOrder);
}

/** The books of one debt as one loan; what went from one of them into another neither came nor left. */
function together(books: readonly Line[]): CalledLoan & { readonly unitOrder: number } {
  const [first] = books;
  if (!first) throw new Error('no book');
  const { loanId: _, beginFen: _begin, grownFen: _grown, onBook: _on, ...line } = books.find((b) => b.endFen > 0) ?? first;
  const sum = (of: (b: Line) => number): number => books.reduce((a, b) => a + of(b), 0);
  const carriedOn = Math.min(sum((b) => (b.onBook === 1 ? b.otherFen : 0)), sum((b) => (b.onBook === 1 ? 0 : b.grownFen)));
  return {
    ...line, loanIds: books.toSorted((a, b) => b.endFen - a.endFen).map((b) => b.loanId), dueFen: sum((b) => b.beginFen + b.grownFen) - carriedOn, otherFen: sum((b) => b.otherFen) - carriedOn,
    monthPrincipalFen: sum((b) => b.monthPrincipalFen), monthInterestFen: sum((b) => b.monthInterestFen), cashFen: sum((b) => b.cashFen), inKindFen: sum((b) => b.inKindFen), interestFen: sum((b) => b.interestFen), rolledFen: sum((b) => b.rolledFen), endFen: sum((b) => b.endFen),
    answered: books.some((b) => b.answered === 1),
  };
}
