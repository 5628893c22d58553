import type { Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { ppmToPct } from '../../domain/rate.js';
import type { Share } from '../../data/entries.js';
import { numbered, statement, type Connection } from '../../data/sql.js';

/** Persons by staff number with their unit on the day; shares are exactly 100 %. */
export function sharesOf(conn: Connection, persons: readonly { staffNo: string; sharePpm: number }[], loanUnit: number, day: Day): Share[] {
  const sum = persons.reduce((a, p) => a + p.sharePpm, 0);
  if (persons.length > 0 && sum !== 1_000_000) throw new DomainError('SHARES_NOT_100', { sum: ppmToPct(sum) });
  const twice = persons.find((p, i) => persons.findIndex((x) => x.staffNo === p.staffNo) !== i);
  if (twice) throw new DomainError('PERSON_TWICE', { no: twice.staffNo });
  return persons.map((p) => {
    const staff = statement(conn, `SELECT s.staff_id AS id, (SELECT x.unit_id FROM staff_post x WHERE x.staff_id = s.staff_id AND x.kind = 'main' AND x.voided_by IS NULL AND x.from_on <= ?2 AND x.to_on > ?2) AS unitId FROM staff s WHERE s.staff_no = ?1 AND s.voided_by IS NULL`).get(numbered(p.staffNo, day)) as { id: number; unitId: number | null } | undefined;
    if (!staff) throw new DomainError('STAFF_UNKNOWN', { no: p.staffNo });
    return { staffId: staff.id, unitId: staff.unitId ?? loanUnit, sharePpm: p.sharePpm };
  });
}

/** `赵某 100%` or `文某 60%、汤某 40%`. */
export function personsOf(conn: Connection, entryId: number): string {
  const rows = statement(conn, 'SELECT s.name, x.share_ppm AS ppm FROM entry_share x JOIN staff s ON s.staff_id = x.staff_id WHERE x.entry_id = ? ORDER BY x.entry_share_id').all(entryId) as { name: string; ppm: number }[];
  return rows.map((r) => `${r.name} ${ppmToPct(r.ppm)}%`).join('、');
}
