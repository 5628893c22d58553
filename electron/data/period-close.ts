import { createHash } from 'node:crypto';
import { addMonths, lastDay } from '../domain/date.js';
import { DomainError } from '../domain/domain-error.js';
import { ensurePeriod, lastClosedPeriod } from './booking-day.js';
import { numbered, statement, type Connection } from './sql.js';
import type { UnitOfWork } from './unit-of-work.js';

/**
 * Locks a month and everything before it. Any month may be the first to be closed; what lies before it is 期初
 * (decisions.md 12). Every month locked leaves its mark. What stood at the close is kept by unit, book and class, its
 * count and checksum in the mark (decisions.md 15), to prove later that nothing behind moved.
 */
export function closePeriods(uow: UnitOfWork, period: string, reason: string | null, checks: string): void {
  for (const p of openPeriodsUpTo(uow.conn, period)) {
    ensurePeriod(uow.conn, p);
    statement(uow.conn, `UPDATE period SET state = 'closed', version = version + 1 WHERE period = ?`).run(p);
    if (p !== period) mark(uow, p, 'close', `随 ${period} 结账`, '[]');
  }
  writeTotals(uow, period);
  mark(uow, period, 'close', reason, checks);
}

/** Opens the last closed month again; needs a reason, leaves a mark, changes nothing that was issued. */
export function reopenPeriod(uow: UnitOfWork, period: string, reason: string): void {
  statement(uow.conn, `UPDATE period SET state = 'open' WHERE period = ?`).run(period);
  mark(uow, period, 'reopen', reason, '[]');
}

/** Takes a close back as a whole: every month it locked is open again. Later closes must be taken back first. */
export function undoClose(uow: UnitOfWork, batchId: number): number {
  const locked = statement(uow.conn, `SELECT e.period FROM period_event e JOIN period p ON p.period = e.period WHERE e.batch_id = ? AND e.act = 'close' AND p.state = 'closed' AND p.version = e.version ORDER BY e.period DESC`).pluck().all(batchId) as string[];
  const last = lastClosedPeriod(uow.conn);
  if (locked[0] !== undefined && last !== null && locked[0] < last) throw new DomainError('PERIOD_NOT_LAST', { period: locked[0], later: last });
  for (const period of locked) reopenPeriod(uow, period, `撤销第 ${batchId} 批结账`);
  return locked.length;
}

/** What stood at the end of a month, from the stretches: one row by unit, book and class. `?1` last day, `?2` its year. */
export const STOOD_AT = `FROM loan_state s JOIN loan l ON l.loan_id = s.loan_id JOIN loan_now n ON n.loan_id = s.loan_id WHERE s.year = ?2 AND s.from_on <= ?1 AND s.to_on > ?1 GROUP BY s.unit_id, s.book, s.class`;

function writeTotals(uow: UnitOfWork, period: string): void {
  const day = lastDay(period);
  statement(uow.conn, `INSERT INTO close_total (period, version, unit_id, book, class, loans, borrowers, principal_fen, on_fen, off_fen, batch_id)
    SELECT ?3, ?4, s.unit_id, s.book, s.class, count(*), count(DISTINCT l.borrower_id), sum(s.principal_fen), sum(n.on_fen), sum(n.off_fen), ?5 ${STOOD_AT}`).run(numbered(day, Number(day.slice(0, 4)), period, versionOf(uow.conn, period), uow.batchId));
}

/** Count and checksum of what a close kept. */
export function totalsDigest(conn: Connection, period: string, version: number): { count: number; hash: string } {
  const rows = statement(conn, 'SELECT unit_id, book, class, loans, borrowers, principal_fen, on_fen, off_fen, batch_id FROM close_total WHERE period = ? AND version = ? ORDER BY unit_id, book, class').raw().all(period, version);
  return { count: rows.length, hash: createHash('sha256').update(JSON.stringify(rows)).digest('base64') };
}

/** Which close of the month stands; null while it is open. */
export function closeVersionOf(conn: Connection, period: string): number | null {
  return (statement(conn, `SELECT version FROM period WHERE period = ? AND state = 'closed'`).pluck().get(period) as number | undefined) ?? null;
}

const versionOf = (conn: Connection, period: string): number => (statement(conn, 'SELECT version FROM period WHERE period = ?').get(period) as { version: number }).version;

function mark(uow: UnitOfWork, period: string, act: 'close' | 'reopen', reason: string | null, checks: string): void {
  const version = versionOf(uow.conn, period);
  const totals = totalsDigest(uow.conn, period, version);
  uow.insert('period_event', { period, version, act, at: uow.head.at, user_name: uow.head.user, reason, checks, totals: totals.count, totals_hash: totals.hash, batch_id: uow.batchId });
}

function openPeriodsUpTo(conn: Connection, period: string): string[] {
  const closed = lastClosedPeriod(conn);
  const first = (statement(conn, 'SELECT min(period) AS p FROM period').get() as { p: string | null }).p ?? period;
  const out: string[] = [];
  for (let p = closed === null ? (first < period ? first : period) : addMonths(closed, 1); p <= period; p = addMonths(p, 1)) out.push(p);
  return out;
}
