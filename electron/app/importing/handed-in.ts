import type { OutputOf } from '../../contract/api.js';
import type { HandedInUnit } from '../../contract/imports.js';
import type { Period } from '../../domain/date.js';
import { statement, type Connection } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { fenOf } from './draft-values.js';
import { unitNameOf } from './plan-ledger.js';
import type { LedgerIndex, UnitRef } from './ledger-index.js';
import type { PlannedRow, SourceTable } from './planned.js';

/** A unit's rows of one 台账; principal in 分 of those that are not refused. */
export interface UnitRows { readonly unit: UnitRef; rows: number; rejected: number; readonly conflicts: PlannedRow[]; principalFen: number }

/** The rows of every 台账 by the unit they mean; rows of a unit nobody knows belong to none. */
export function rowsByUnit(index: LedgerIndex, rows: readonly PlannedRow[]): ReadonlyMap<SourceTable, readonly UnitRows[]> {
  const byTable = new Map<SourceTable, Map<string, UnitRows>>();
  for (const row of rows) {
    if (row.table.reading.kind !== 'ledger') continue;
    const name = unitNameOf(index, row.draft);
    const unit = index.units.get(name);
    if (!unit) continue;
    let units = byTable.get(row.table);
    if (!units) byTable.set(row.table, (units = new Map()));
    let sum = units.get(name);
    if (!sum) units.set(name, (sum = { unit, rows: 0, rejected: 0, conflicts: [], principalFen: 0 }));
    sum.rows += 1;
    if (row.verdict === 'reject') sum.rejected += 1;
    else sum.principalFen += fenOf(row.draft, 'principalFen');
    if (row.verdict === 'conflict') sum.conflicts.push(row);
  }
  return new Map([...byTable].map(([table, units]) => [table, [...units.values()]]));
}

/** Written beside the file; a conflict that a person decided for the file is none any more. */
export function recordUnits(uow: UnitOfWork, importFileId: number, units: readonly UnitRows[], chosen: ReadonlySet<PlannedRow>): void {
  for (const u of units) {
    if (u.unit.id !== null) uow.insert('import_unit', { import_file_id: importFileId, unit_id: u.unit.id, rows: u.rows, conflicts: u.conflicts.filter((r) => !chosen.has(r)).length, rejected: u.rejected, principal_fen: Math.max(0, u.principalFen) });
  }
}

/** Still owed, and what is not filled in of it. */
const FILLED = `SELECT n.unit_id AS unitId, count(*) AS loans, sum(n.principal_fen) AS principalFen, sum(l.cause IS NULL) AS cause, sum(p.id_no IS NULL) AS idNo, sum(json_extract(l.extra, '$.limitationOn') IS NULL) AS limitation,
  sum(NOT EXISTS (SELECT 1 FROM loan_responsible r WHERE r.loan_id = l.loan_id AND r.voided_by IS NULL AND r.to_on = '9999-12-31' AND r.role <> 'collect')) AS responsible
  FROM loan_now n JOIN loan l ON l.loan_id = n.loan_id AND l.status = 'live' JOIN party p ON p.party_id = l.borrower_id WHERE n.principal_fen > 0 GROUP BY n.unit_id`;

/**
 * D4-06 台账报送: who handed in the 台账 of a month, when first and last, what stayed out of the last one, and how
 * complete the ledger of each unit is. Units are those with loans still owed, and whoever handed something in.
 */
export function handedIn(conn: Connection, period: Period): OutputOf<'import.handedIn'> {
  const brought = statement(conn, `SELECT i.unit_id AS unitId, b.batch_id AS batch, b.business_on AS "on", b.user_name AS by, json_group_array(DISTINCT f.name) AS files, sum(i.rows) AS rows, sum(i.conflicts) AS conflicts, sum(i.rejected) AS rejected, sum(i.principal_fen) AS principalFen
    FROM import_file f JOIN import_unit i ON i.import_file_id = f.import_file_id AND i.voided_by IS NULL JOIN batch b ON b.batch_id = f.batch_id WHERE f.kind = 'ledger' AND f.period = ? AND f.voided_by IS NULL GROUP BY i.unit_id, b.batch_id ORDER BY b.batch_id`).all(period) as (Brought & { unitId: number })[];
  const byUnit = Map.groupBy(brought, (r) => r.unitId);
  const filled = new Map((statement(conn, FILLED).all() as (Filled & { unitId: number })[]).map((r) => [r.unitId, r]));
  const units = (statement(conn, 'SELECT unit_id AS unitId, name AS unit FROM unit WHERE voided_by IS NULL ORDER BY sort_no, unit_id').all() as { unitId: number; unit: string }[]).filter((u) => byUnit.has(u.unitId) || filled.has(u.unitId));
  return { units: units.map((u): HandedInUnit => ({ ...u, ...lastOf(byUnit.get(u.unitId) ?? []), ...standOf(filled.get(u.unitId)) })) };
}

interface Brought { readonly batch: number; readonly on: string; readonly by: string; readonly files: string; readonly rows: number; readonly conflicts: number; readonly rejected: number; readonly principalFen: number }
interface Filled { readonly loans: number; readonly principalFen: number; readonly cause: number; readonly idNo: number; readonly limitation: number; readonly responsible: number }

/** What stayed out is the last one's; a 退回表 brings only the corrected rows, so that the most rows are the whole. */
function lastOf(times: readonly Brought[]): Pick<HandedInUnit, 'handedIn'> {
  const [first, last] = [times[0], times.at(-1)];
  if (!first || !last) return { handedIn: null };
  const whole = times.reduce((a, b) => (b.rows >= a.rows ? b : a));
  return { handedIn: { firstOn: first.on, lastOn: last.on, times: times.length, by: last.by, files: JSON.parse(last.files) as string[], batch: last.batch, rows: whole.rows, principalFen: whole.principalFen, conflicts: last.conflicts, rejected: last.rejected } };
}

const standOf = (f: Filled | undefined): Omit<HandedInUnit, 'unitId' | 'unit' | 'handedIn'> => ({ loans: f?.loans ?? 0, principalFen: f?.principalFen ?? 0, lacking: { responsible: f?.responsible ?? 0, idNo: f?.idNo ?? 0, cause: f?.cause ?? 0, limitation: f?.limitation ?? 0 } });
