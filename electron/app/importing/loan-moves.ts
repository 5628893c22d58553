import type { Day } from '../../domain/date.js';
import { statement, type Connection } from '../../data/sql.js';
import type { LoanRef } from './ledger-index.js';
import { idOf } from './planned.js';

/** What moves a loan's principal on a day: signed 分. The first one is the balance at the start of its first year. */
export interface Move {
  readonly on: Day;
  readonly deltaFen: number;
}

/** The moves of a loan, those planned so far included. Read from the ledger when first asked for. */
export function movesOf(conn: Connection, ref: LoanRef): Move[] {
  ref.moves ??= [...storedMoves(conn, ref), ...ref.planned];
  return ref.moves;
}

/** Adds what a row will book. */
export function planMoves(ref: LoanRef, moves: readonly Move[]): void {
  (ref.moves ?? ref.planned).push(...moves);
}

function storedMoves(conn: Connection, ref: LoanRef): Move[] {
  if (!ref.stored) return [];
  const entries = statement(conn, `SELECT e.booked_on AS "on", CASE WHEN f.effect = 'grow' THEN e.principal_fen ELSE -e.principal_fen END AS deltaFen FROM entry e JOIN form_code f ON f.form = e.form WHERE e.loan_id = ?`).all(idOf(ref)) as Move[];
  return [{ on: `${ref.stored.begin_year}-01-01`, deltaFen: ref.stored.begin_fen }, ...entries];
}

/** The least principal at the end of any day from `from` on. */
export function leastFrom(moves: readonly Move[], from: Day): number {
  const days = [...new Set([from, ...moves.map((m) => m.on).filter((on) => on > from)])];
  return Math.min(...days.map((day) => moves.reduce((sum, m) => (m.on <= day ? sum + m.deltaFen : sum), 0)));
}
