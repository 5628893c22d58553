import { periodOf, type Day } from '../../domain/date.js';
import type { StaffPostTable, UnitTable, UnitTotalTable } from '../../data/schema.js';
import { statement } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { moveLoans } from '../loans/move-loans.js';

/**
 * One unit goes into another on a day: its loans and people go over, its total of all loans is 0 from that month on (the
 * other one's holds them), it takes nothing new. Entries, suits, assets and lists keep the unit they were made at, so
 * that no figure of before moves.
 */
export function mergeUnit(uow: UnitOfWork, unit: UnitTable, into: { unitId: number; name: string }, on: Day, reason: string): { loans: number; staff: number } {
  const loanIds = statement(uow.conn, `SELECT loan_id FROM loan WHERE unit_id = ? AND status = 'live' ORDER BY loan_id`).pluck().all(unit.unit_id) as number[];
  moveLoans(uow, loanIds, into, on, reason);
  const staff = movePosts(uow, unit.unit_id, into.unitId, on);
  emptyTotals(uow, unit.unit_id, periodOf(on));
  for (const id of statement(uow.conn, 'SELECT unit_id FROM unit WHERE parent_id = ? AND voided_by IS NULL').pluck().all(unit.unit_id) as number[]) uow.update('unit', id, { parent_id: id === into.unitId ? unit.parent_id : into.unitId });
  uow.insert('unit_event', { unit_id: unit.unit_id, on_date: on, act: 'merge', former_name: unit.name, into_id: into.unitId, reason });
  uow.update('unit', unit.unit_id, { closed_on: on });
  return { loans: loanIds.length, staff };
}

/** Posts end on the day and go on at the other unit; one that begins later begins there. */
function movePosts(uow: UnitOfWork, unitId: number, intoId: number, on: Day): number {
  const posts = statement(uow.conn, 'SELECT * FROM staff_post WHERE unit_id = ? AND to_on > ? AND voided_by IS NULL').all(unitId, on) as StaffPostTable[];
  for (const { staff_post_id: id, voided_by: _void, ...post } of posts) {
    const later = post.from_on >= on;
    uow.update('staff_post', id, later ? { voided_by: uow.batchId } : { to_on: on });
    uow.insert('staff_post', { ...post, unit_id: intoId, from_on: later ? post.from_on : on });
  }
  return new Set(posts.filter((p) => p.kind === 'main').map((p) => p.staff_id)).size;
}

function emptyTotals(uow: UnitOfWork, unitId: number, period: string): void {
  const stated = statement(uow.conn, 'SELECT * FROM unit_total WHERE unit_id = ? AND period >= ? AND voided_by IS NULL').all(unitId, period) as UnitTotalTable[];
  for (const t of stated) uow.update('unit_total', t.unit_total_id, { all_fen: 0 });
  if (!stated.some((t) => t.period === period)) uow.insert('unit_total', { period, unit_id: unitId, all_fen: 0 });
}
