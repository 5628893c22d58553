import type { OutputOf } from '../../contract/api.js';
import type { RosterSheet } from '../../contract/rosters.js';
import { nameOf, ROLES } from '../../domain/codes.js';
import type { Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { REASON_NAMES, type ChangeReason } from '../../domain/roster/changes.js';
import { deliveryOf } from '../../domain/roster/delivery.js';
import type { RosterGroup } from '../../domain/reporting/report-table.js';
import { statement, type Connection } from '../../data/sql.js';
import { postText, presentPosts } from '../../reports/figures/present-posts.js';
import { notAfterToday } from '../business-day.js';
import { reader, type AppContext } from '../context.js';
import { requireRoster, revisionsOf } from './issued-rosters.js';
import { accountOf, itemAccounts, otherFen, type ItemAccount } from './item-accounts.js';
import { actsBySheet } from './roster-acts.js';

interface SheetRow { readonly sheetId: number; readonly no: number; readonly sheetNo: string; readonly key: string; readonly staffId: number | null; readonly staffNo: string; readonly name: string; readonly heading: string }

/** One issued roster: every sheet with its progress (分), where it stands, and what became of it in all. */
export function oneRoster(context: AppContext, rosterId: number, asked?: Day): OutputOf<'rosters.one'> {
  const conn = reader(context);
  const head = requireRoster(conn, rosterId);
  const on = notAfterToday(context, asked ?? context.clock.today());
  const items = itemAccounts(conn, rosterId, on);
  return { ...head, on, account: accountOf(items), persons: sheetRows(conn, rosterId, head.objectionDays, items), revisions: revisionsOf(conn, rosterId).map((r) => ({ revision: r.revision, on: r.on, asOf: r.asOf, docNo: r.docNo, reason: r.reason, added: r.added, removed: r.removed })) };
}

function sheetRows(conn: Connection, rosterId: number, objectionDays: number, items: readonly ItemAccount[]): RosterSheet[] {
  const posts = presentPosts(conn);
  const acts = actsBySheet(conn, rosterId);
  const bySheet = Map.groupBy(items, (i) => i.sheetId);
  const sheets = statement(conn, `SELECT s.roster_sheet_id AS sheetId, s.no, s.sheet_no AS sheetNo, s.person_key AS "key", s.staff_id AS staffId, coalesce(x.staff_no, '') AS staffNo, s.name, s.heading FROM roster_sheet s LEFT JOIN staff x ON x.staff_id = s.staff_id WHERE s.roster_id = ? AND s.voided_by IS NULL ORDER BY s.no`).all(rosterId) as SheetRow[];
  return sheets.map(({ staffId, heading, ...s }) => {
    const own = acts.get(s.sheetId) ?? [];
    const post = staffId === null ? undefined : posts.get(staffId);
    const unit = (JSON.parse(heading) as RosterGroup['heading']).find((h) => h.label === '贷时机构')?.value ?? '';
    return { ...s, unit, present: post ? postText(post) : '', left: post?.left ?? false, ...accountOf(bySheet.get(s.sheetId) ?? []), ...deliveryOf(own, objectionDays), warnedOn: own.findLast((a) => a.act === 'warned')?.on ?? null };
  });
}

/** One person's loans with what became of each, and what happened to the sheet. Throws ROSTER_UNKNOWN. */
export function oneSheet(context: AppContext, sheetId: number, asked?: Day): OutputOf<'rosters.sheet'> {
  const conn = reader(context);
  const rosterId = statement(conn, 'SELECT roster_id FROM roster_sheet WHERE roster_sheet_id = ? AND voided_by IS NULL').pluck().get(sheetId) as number | undefined;
  if (rosterId === undefined) throw new DomainError('ROSTER_UNKNOWN', { id: sheetId });
  const lines = new Map((statement(conn, `SELECT i.roster_item_id AS itemId, l.loan_no AS no, p.name AS borrower, u.name AS unit, i.role, i.share_ppm AS sharePpm FROM roster_item i JOIN loan l ON l.loan_id = i.loan_id JOIN party p ON p.party_id = l.borrower_id JOIN unit u ON u.unit_id = l.unit_id WHERE i.roster_sheet_id = ?`).all(sheetId) as { itemId: number; no: string; borrower: string; unit: string; role: string; sharePpm: number | null }[]).map((l) => [l.itemId, l]));
  const loans = itemAccounts(conn, rosterId, notAfterToday(context, asked ?? context.clock.today()), sheetId).map((i) => {
    const line = lines.get(i.itemId);
    return { itemId: i.itemId, loanId: i.loanId, no: line?.no ?? '', borrower: line?.borrower ?? '', unit: line?.unit ?? '', role: line?.role ? nameOf(ROLES, line.role) : '', sharePpm: line?.sharePpm ?? null, revision: i.revision, removedWhy: i.removedWhy === null ? '' : REASON_NAMES[i.removedWhy as ChangeReason], principalFen: i.principalFen, recoveredFen: i.cashFen + i.inKindFen, interestFen: i.interestFen, otherFen: otherFen(i), movedFen: i.movedFen, leftFen: i.leftFen };
  });
  return { loans, acts: actsBySheet(conn, rosterId).get(sheetId) ?? [] };
}
