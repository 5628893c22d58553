import type { RosterHead } from '../../contract/rosters.js';
import type { Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { kindOf, type RosterKind } from '../../domain/roster/kinds.js';
import type { RosterTable } from '../../data/schema.js';
import { statement, type Connection } from '../../data/sql.js';
import { rosterNumber } from '../../reports/roster.js';

/** 2011-责; a roster that replaces a withdrawn one bears its own number: 2011-责2. */
export const issuedNumber = (kind: RosterKind, year: number, no: number): string => `${rosterNumber(kind, year)}${no === 1 ? '' : no}`;
export const issuedTitle = (kind: RosterKind, year: number): string => `${year}年度${kindOf(kind).title}`;

type Row = Omit<RosterHead, 'title' | 'rosterNo' | 'formedYears'> & { formedYears: string };
const LAST = `(SELECT max(v.revision) FROM roster_revision v WHERE v.roster_id = r.roster_id AND v.voided_by IS NULL)`;
const ITEMS = (what: string): string => `(SELECT ${what} FROM roster_item i JOIN roster_revision v ON v.roster_revision_id = i.roster_revision_id AND v.revision = 1 AND v.voided_by IS NULL WHERE v.roster_id = r.roster_id AND i.act = 'add' AND i.voided_by IS NULL)`;
const SHEETS = (act: string): string => `(SELECT count(*) FROM roster_sheet s WHERE s.roster_id = r.roster_id AND s.voided_by IS NULL${act === '' ? '' : ` AND EXISTS (SELECT 1 FROM roster_act a WHERE a.roster_sheet_id = s.roster_sheet_id AND a.voided_by IS NULL AND a.act IN (${act}))`})`;
const HEAD = `SELECT r.roster_id AS rosterId, r.year, r.kind, r.no, r.doc_no AS docNo, r.issued_on AS issuedOn, r.as_of AS asOf, r.deadline_on AS deadlineOn, r.objection_days AS objectionDays, r.formed_years AS formedYears, ${LAST} AS revision,
  w.on_date AS withdrawnOn, w.reason AS withdrawnReason, ${SHEETS('')} AS sheets, ${ITEMS('count(*)')} AS loans, ${ITEMS('coalesce(sum(i.principal_fen), 0)')} AS principalFen, ${SHEETS(`'delivered','signed'`)} AS delivered, ${SHEETS(`'signed'`)} AS signed, b.batch_id AS batch, b.user_name AS "by"
  FROM roster r JOIN roster_revision f ON f.roster_id = r.roster_id AND f.revision = 1 AND f.voided_by IS NULL JOIN batch b ON b.batch_id = f.batch_id LEFT JOIN roster_withdrawal w ON w.roster_id = r.roster_id AND w.voided_by IS NULL WHERE r.voided_by IS NULL`;
const headOf = (r: Row): RosterHead => ({ ...r, formedYears: JSON.parse(r.formedYears) as number[], title: issuedTitle(r.kind, r.year), rosterNo: issuedNumber(r.kind, r.year, r.no) });

/** Issued rosters, the latest first; loans and principal (分) are those of the first issue. */
export const issuedRosters = (conn: Connection, year?: number): RosterHead[] => (statement(conn, `${HEAD} AND (? IS NULL OR r.year = ?) ORDER BY r.roster_id DESC`).all(year ?? null, year ?? null) as Row[]).map(headOf);

/** Throws ROSTER_UNKNOWN. */
export function requireRoster(conn: Connection, rosterId: number): RosterHead {
  const row = statement(conn, `${HEAD} AND r.roster_id = ?`).get(rosterId) as Row | undefined;
  if (!row) throw new DomainError('ROSTER_UNKNOWN', { id: rosterId });
  return headOf(row);
}

/** A roster that still counts. Throws ROSTER_UNKNOWN, ROSTER_WITHDRAWN. */
export function requireStanding(conn: Connection, rosterId: number): RosterHead {
  const head = requireRoster(conn, rosterId);
  if (head.withdrawnOn !== null) throw new DomainError('ROSTER_WITHDRAWN', { on: head.withdrawnOn });
  return head;
}

export interface RevisionRow { readonly revisionId: number; readonly revision: number; readonly on: Day; readonly asOf: Day; readonly docNo: string; readonly reason: string; readonly added: number; readonly removed: number }

export function revisionsOf(conn: Connection, rosterId: number): RevisionRow[] {
  const count = (act: string): string => `(SELECT count(*) FROM roster_item i WHERE i.roster_revision_id = v.roster_revision_id AND i.act = '${act}' AND i.voided_by IS NULL)`;
  return statement(conn, `SELECT v.roster_revision_id AS revisionId, v.revision, v.on_date AS "on", v.as_of AS asOf, v.doc_no AS docNo, v.reason, ${count('add')} AS added, ${count('remove')} AS removed FROM roster_revision v WHERE v.roster_id = ? AND v.voided_by IS NULL ORDER BY v.revision`).all(rosterId) as RevisionRow[];
}

/** Whether a roster of this year and kind stands. */
export const standingRoster = (conn: Connection, kind: RosterKind, year: number): RosterTable | undefined =>
  statement(conn, `SELECT r.* FROM roster r WHERE r.year = ? AND r.kind = ? AND r.voided_by IS NULL AND NOT EXISTS (SELECT 1 FROM roster_withdrawal w WHERE w.roster_id = r.roster_id AND w.voided_by IS NULL)`).get(year, kind) as RosterTable | undefined;
