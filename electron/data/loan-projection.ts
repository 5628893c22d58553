import { stretchesOf, type ClassMove, type PrincipalMove, type Stretch, type UnitMove } from '../domain/loan/stretches.js';
import { numbered, statement, type Connection } from './sql.js';

/**
 * What is derived from facts: stretches of balances (`loan_state`) and the grid's row (`loan_now`). Written after the
 * facts of a batch, only where they differ, and recomputed by `verify`.
 */
interface LoanFacts {
  loan_id: number; unit_id: number; sort_no: number; book: string; risk_class: string; npl: 0 | 1; begin_year: number; begin_fen: number;
  interest_on: string; on_fen: number; off_fen: number; formed_year: number; due_on: string; status: string; name: string; py: string; collector_id: number | null;
}
interface StateRow { year: number; unit_id: number; from_on: string; to_on: string; book: string; class: string; principal_fen: number }

export interface Projection {
  readonly states: readonly StateRow[];
  readonly now: readonly (string | number | null)[] | null;
}

const FACTS = `SELECT l.loan_id, l.unit_id, u.sort_no, l.book, l.risk_class, c.is_npl AS npl, l.begin_year, l.begin_fen, l.interest_on, l.on_fen, l.off_fen, l.formed_year, l.due_on, l.status, p.name, p.py,
  (SELECT r.staff_id FROM loan_responsible r WHERE r.loan_id = l.loan_id AND r.role = 'collect' AND r.voided_by IS NULL AND r.to_on = '9999-12-31' ORDER BY r.from_on DESC, r.loan_responsible_id LIMIT 1) AS collector_id
  FROM loan l JOIN unit u ON u.unit_id = l.unit_id JOIN class_code c ON c.class = l.risk_class JOIN party p ON p.party_id = l.borrower_id WHERE l.loan_id = ?`;
const MOVES = `SELECT e.booked_on AS "on", CASE WHEN f.effect = 'grow' THEN e.principal_fen ELSE -e.principal_fen END AS deltaFen, e.on_fen AS onFen, e.off_fen AS offFen FROM entry e JOIN form_code f ON f.form = e.form WHERE e.loan_id = ?`;
const CLASS_MOVES = `SELECT on_date AS "on", from_class AS "from", to_class AS "to" FROM class_event WHERE loan_id = ? AND voided_by IS NULL ORDER BY on_date, class_event_id`;
const UNIT_MOVES = `SELECT on_date AS "on", from_unit_id AS "from", to_unit_id AS "to" FROM loan_move WHERE loan_id = ? AND voided_by IS NULL ORDER BY on_date, loan_move_id`;
const NOW_COLUMNS = 'loan_id, unit_id, sort_no, book, class, npl, principal_fen, on_fen, off_fen, formed_year, due_on, name, py, collector_id';

/** The last year that is open in this ledger: it holds balances, loans or entries. */
export function lastOpenYear(conn: Connection): number | null {
  const row = statement(conn, `SELECT max(y) AS y FROM (SELECT max(year) AS y FROM loan_state UNION ALL SELECT max(begin_year) FROM loan UNION ALL SELECT CAST(substr(max(period),1,4) AS INTEGER) FROM entry)`).get() as { y: number | null };
  return row.y;
}

/** What the facts of one loan amount to. A cancelled loan has no balances and no grid row. */
export function projectionOf(conn: Connection, loanId: number, throughYear: number): Projection {
  const f = statement(conn, FACTS).get(loanId) as LoanFacts | undefined;
  if (!f || f.status === 'cancelled') return { states: [], now: null };
  const moves = statement(conn, MOVES).all(loanId) as (PrincipalMove & { onFen: number; offFen: number })[];
  const stretches: Stretch[] = stretchesOf({ beginYear: f.begin_year, beginFen: f.begin_fen, riskClass: f.risk_class, unitId: f.unit_id, moves, classMoves: statement(conn, CLASS_MOVES).all(loanId) as ClassMove[], unitMoves: statement(conn, UNIT_MOVES).all(loanId) as UnitMove[], throughYear });
  const states = stretches.map((s) => ({ year: s.year, unit_id: s.unitId, from_on: s.from, to_on: s.to, book: f.book, class: s.riskClass, principal_fen: s.principalFen }));
  const later = moves.filter((m) => m.on > f.interest_on);
  const rest = (was: number, key: 'onFen' | 'offFen'): number => Math.max(0, was - later.reduce((a, m) => a + m[key], 0));
  const last = states.at(-1);
  const principal = last && last.to_on === `${throughYear + 1}-01-01` ? last.principal_fen : 0;
  return { states, now: [f.loan_id, f.unit_id, f.sort_no, f.book, f.risk_class, f.npl, principal, rest(f.on_fen, 'onFen'), rest(f.off_fen, 'offFen'), f.formed_year, f.due_on, f.name, f.py, f.collector_id] };
}

/**
 * Brings the derived rows of these loans in line with their facts. Stretches inside closed months refuse to move.
 * `onProgress` is told at short intervals how many are done; it may throw to stop the work.
 */
export function projectLoans(conn: Connection, loanIds: Iterable<number>, onProgress: (done: number) => void = () => undefined): void {
  const throughYear = lastOpenYear(conn);
  if (throughYear === null) return;
  const stored = statement(conn, 'SELECT year, unit_id, from_on, to_on, book, class, principal_fen FROM loan_state WHERE loan_id = ? ORDER BY from_on');
  const drop = statement(conn, 'DELETE FROM loan_state WHERE loan_id = ? AND from_on = ?');
  const cut = statement(conn, 'UPDATE loan_state SET to_on = ? WHERE loan_id = ? AND from_on = ?');
  const add = statement(conn, 'INSERT INTO loan_state (year, unit_id, loan_id, from_on, to_on, book, class, principal_fen) VALUES (?,?,?,?,?,?,?,?)');
  const setNow = statement(conn, `INSERT OR REPLACE INTO loan_now (${NOW_COLUMNS}) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?)`);
  const dropNow = statement(conn, 'DELETE FROM loan_now WHERE loan_id = ?');
  let done = 0;
  for (const loanId of loanIds) {
    if (done++ % 200 === 0) onProgress(done);
    const { states, now } = projectionOf(conn, loanId, throughYear);
    const wanted = new Map(states.map((s) => [s.from_on, s]));
    const have = stored.all(loanId) as StateRow[];
    const kept = new Set<string>();
    const cuts: StateRow[] = [];
    for (const old of have) {
      const want = wanted.get(old.from_on);
      if (!want || !sameBalance(old, want)) drop.run(loanId, old.from_on);
      else {
        kept.add(old.from_on);
        if (old.to_on !== want.to_on) cuts.push(want);
      }
    }
    // dropped first: a stretch may only grow into days that another has given up
    for (const c of cuts) cut.run(c.to_on, loanId, c.from_on);
    for (const s of states) if (!kept.has(s.from_on)) add.run(s.year, s.unit_id, loanId, s.from_on, s.to_on, s.book, s.class, s.principal_fen);
    if (now) setNow.run(...now);
    else dropNow.run(loanId);
  }
}

/** The loans whose derived rows depend on something this batch touched: facts, money, persons, class, names, order of units. */
export function loansTouchedBy(conn: Connection, batchId: number): number[] {
  return statement(conn, TOUCHED).pluck().all(numbered(batchId)) as number[];
}

const TOUCHED = `SELECT row_id FROM change WHERE batch_id = ?1 AND tbl = 'loan'
  UNION SELECT t.loan_id FROM change c JOIN entry t ON t.entry_id = c.row_id WHERE c.batch_id = ?1 AND c.tbl = 'entry'
  UNION SELECT t.loan_id FROM change c JOIN loan_responsible t ON t.loan_responsible_id = c.row_id WHERE c.batch_id = ?1 AND c.tbl = 'loan_responsible'
  UNION SELECT t.loan_id FROM change c JOIN class_event t ON t.class_event_id = c.row_id WHERE c.batch_id = ?1 AND c.tbl = 'class_event'
  UNION SELECT t.loan_id FROM change c JOIN loan_move t ON t.loan_move_id = c.row_id WHERE c.batch_id = ?1 AND c.tbl = 'loan_move'
  UNION SELECT t.loan_id FROM change c JOIN loan t ON t.borrower_id = c.row_id WHERE c.batch_id = ?1 AND c.tbl = 'party' AND c.op = 'U'
  UNION SELECT t.loan_id FROM change c JOIN loan t ON t.unit_id = c.row_id WHERE c.batch_id = ?1 AND c.tbl = 'unit' AND c.op = 'U'`;

/** Carries every live loan into the years up to `through`, before the first figure of a new year is booked. */
export function openYears(conn: Connection, through: number): void {
  const last = (statement(conn, 'SELECT max(year) AS y FROM loan_state').get() as { y: number | null }).y;
  if (last === null) return;
  const carry = statement(conn, `INSERT INTO loan_state (year, unit_id, loan_id, from_on, to_on, book, class, principal_fen) SELECT ?1, unit_id, loan_id, ?2, ?3, book, class, principal_fen FROM loan_state WHERE year = ?1 - 1 AND to_on = ?2`);
  for (let year = last + 1; year <= through; year++) carry.run(numbered(year, `${year}-01-01`, `${year + 1}-01-01`));
}

const sameBalance = (a: StateRow, b: StateRow): boolean => a.year === b.year && a.unit_id === b.unit_id && a.book === b.book && a.class === b.class && a.principal_fen === b.principal_fen;
