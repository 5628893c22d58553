import type { Day } from '../../domain/date.js';
import type { StaffWageTable } from '../../data/schema.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { staffMember } from '../staff/staff-member.js';

/** Monthly wages by person that hold on a day, in 分; persons without one are left out. */
export function wagesOn(conn: Connection, on: Day): Map<number, number> {
  const rows = statement(conn, 'SELECT staff_id AS id, wage_fen AS fen, max(from_on) FROM staff_wage WHERE staff_id IS NOT NULL AND voided_by IS NULL AND from_on <= ? GROUP BY staff_id').all(on) as { id: number; fen: number }[];
  return new Map(rows.map((r) => [r.id, r.fen]));
}

/** The local minimum wage of a month on a day, in 分; null while none is registered. */
export function minimumWageOn(conn: Connection, on: Day): number | null {
  const row = statement(conn, 'SELECT wage_fen AS fen FROM staff_wage WHERE staff_id IS NULL AND voided_by IS NULL AND from_on <= ? ORDER BY from_on DESC LIMIT 1').get(on) as { fen: number } | undefined;
  return row?.fen ?? null;
}

/** Registers wages that hold from a day on, as the limit on deductions needs them (工资支付暂行规定 16). Throws STAFF_UNKNOWN. */
export function setWages(context: AppContext, input: { readonly from: Day; readonly wages: readonly { readonly staffNo: string; readonly wageFen: number }[]; readonly minimumWageFen?: number | undefined }): { batch: number; set: number } {
  const wages = input.wages.map((w) => ({ staffId: staffMember(reader(context), w.staffNo).staffId, fen: w.wageFen }));
  const { batch, value } = writeBatch(context, { kind: 'targets', title: `登记月工资 ${wages.length} 人，自 ${input.from}` }, ['targets'], (uow) => {
    let set = wages.filter((w) => putWage(uow, w.staffId, input.from, w.fen)).length;
    if (input.minimumWageFen !== undefined && putWage(uow, null, input.from, input.minimumWageFen)) set++;
    return set;
  });
  return { batch, set: value };
}

function putWage(uow: UnitOfWork, staffId: number | null, from: Day, fen: number): boolean {
  const known = statement(uow.conn, 'SELECT * FROM staff_wage WHERE staff_id IS ?1 AND from_on = ?2 AND voided_by IS NULL').get(numbered(staffId, from)) as StaffWageTable | undefined;
  if (known) return uow.update('staff_wage', known.staff_wage_id, { wage_fen: fen });
  uow.insert('staff_wage', { staff_id: staffId, from_on: from, wage_fen: fen });
  return true;
}
