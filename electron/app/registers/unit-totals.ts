import type { OutputOf, ParsedOf } from '../../contract/api.js';
import { DomainError } from '../../domain/domain-error.js';
import { lastClosedPeriod } from '../../data/booking-day.js';
import type { UnitTotalTable } from '../../data/schema.js';
import { statement, type Connection } from '../../data/sql.js';
import { reader, writeBatch, type AppContext } from '../context.js';

/** 各项贷款 of a year: what the ledger cannot know, one figure a unit and month (C4). Units without a loan of their own stand too. */
export function listUnitTotals(conn: Connection, year: number): OutputOf<'unitTotals.list'> {
  const closed = lastClosedPeriod(conn);
  const months = Array.from({ length: 12 }, (_, i) => `${year}-${String(i + 1).padStart(2, '0')}`);
  const units = statement(conn, `SELECT unit_id AS unitId, name AS unit FROM unit WHERE voided_by IS NULL AND kind <> 'county' AND (closed_on IS NULL OR closed_on >= ?) ORDER BY sort_no, unit_id`).all(`${year}-01-01`) as { unitId: number; unit: string }[];
  const stored = statement(conn, 'SELECT unit_id AS unitId, period, all_fen AS fen FROM unit_total WHERE voided_by IS NULL AND period BETWEEN ? AND ?').all(`${year}-01`, `${year}-12`) as { unitId: number; period: string; fen: number }[];
  const known = new Map(stored.map((s) => [`${s.unitId} ${s.period}`, s.fen]));
  return { year, months: months.map((period) => ({ period, closed: closed !== null && period <= closed })), units: units.map((u) => ({ ...u, values: months.map((m) => known.get(`${u.unitId} ${m}`) ?? null) })) };
}

/** Writes the cells that differ. Throws PERIOD_CLOSED for a month that is frozen. */
export function setUnitTotals(context: AppContext, { cells }: ParsedOf<'unitTotals.set'>): OutputOf<'unitTotals.set'> {
  const conn = reader(context);
  const closed = lastClosedPeriod(conn);
  const find = statement(conn, 'SELECT * FROM unit_total WHERE period = ? AND unit_id = ? AND voided_by IS NULL');
  const changes = cells.flatMap((cell) => {
    const stored = find.get(cell.period, cell.unitId) as UnitTotalTable | undefined;
    return (stored?.all_fen ?? null) === cell.allFen ? [] : [{ ...cell, stored }];
  });
  for (const c of changes) {
    if (closed !== null && c.period <= closed) throw new DomainError('PERIOD_CLOSED', { period: c.period });
    if (statement(conn, `SELECT 1 FROM unit WHERE unit_id = ? AND voided_by IS NULL AND kind <> 'county'`).get(c.unitId) === undefined) throw new DomainError('UNIT_UNKNOWN', { name: c.unitId });
  }
  if (changes.length === 0) throw new DomainError('NOTHING_CHANGED');
  const periods = [...new Set(changes.map((c) => c.period))].sort();
  const { batch } = writeBatch(context, { kind: 'totals', title: `各项贷款 ${periods.length > 1 ? `${periods[0] ?? ''} 至 ${periods.at(-1) ?? ''}` : (periods[0] ?? '')}，${changes.length} 处` }, ['registers', 'reports', 'periods'], (uow) => {
    for (const { stored, period, unitId, allFen } of changes) {
      if (stored) uow.update('unit_total', stored.unit_total_id, allFen === null ? { voided_by: uow.batchId } : { all_fen: allFen });
      else if (allFen !== null) uow.insert('unit_total', { period, unit_id: unitId, all_fen: allFen });
    }
  });
  return { batch, changed: changes.length };
}
