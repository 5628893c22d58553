import { DomainError } from '../../domain/domain-error.js';
import type { UnitTable } from '../../data/schema.js';
import { statement, type Connection } from '../../data/sql.js';

/** A unit of the ledger, closed ones too. Throws UNIT_UNKNOWN. */
export function unitOf(conn: Connection, unitId: number): UnitTable {
  const unit = statement(conn, 'SELECT * FROM unit WHERE unit_id = ? AND voided_by IS NULL').get(unitId) as UnitTable | undefined;
  if (!unit) throw new DomainError('UNIT_UNKNOWN', { name: unitId });
  return unit;
}

/** A unit that loans can go to. Throws UNIT_UNKNOWN, UNIT_CLOSED. */
export function openUnit(conn: Connection, unitId: number): { unitId: number; name: string } {
  const unit = unitOf(conn, unitId);
  if (unit.closed_on !== null) throw new DomainError('UNIT_CLOSED', { name: unit.name, day: unit.closed_on });
  return { unitId: unit.unit_id, name: unit.name };
}
