import type { Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { statement, type Connection } from '../../data/sql.js';

export interface StaffMember { readonly staffId: number; readonly staffNo: string; readonly name: string; readonly joinedOn: Day | null }

/** Somebody on the staff list by 工号. Throws STAFF_UNKNOWN. */
export function staffMember(conn: Connection, staffNo: string): StaffMember {
  const row = statement(conn, 'SELECT staff_id AS staffId, staff_no AS staffNo, name, joined_on AS joinedOn FROM staff WHERE staff_no = ? AND voided_by IS NULL').get(staffNo) as StaffMember | undefined;
  if (!row) throw new DomainError('STAFF_UNKNOWN', { no: staffNo });
  return row;
}
