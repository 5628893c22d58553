import type { RosterDue, RosterHead } from '../../contract/rosters.js';
import { addDays, chineseDay, type Day } from '../../domain/date.js';
import { deliveryOf } from '../../domain/roster/delivery.js';
import { warningDays } from '../../domain/roster/warning-days.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import { balanceDay } from './balance-day.js';
import { issuedRosters } from './issued-rosters.js';
import { actsBySheet } from './roster-acts.js';
import { LAST_REVISION, STANDING_ITEMS } from './roster-lines.js';

interface OpenSheet { readonly name: string; readonly waiting: boolean; readonly remindOn: Day | null; readonly warnedOn: Day | null; /** Something is still owed on it. */ readonly owing: boolean }

const NAMED = 3;
const namesOf = (sheets: readonly OpenSheet[]): string => `${sheets.slice(0, NAMED).map((s) => s.name).join('、')}${sheets.length > NAMED ? `等 ${sheets.length} 份` : ''}`;

/**
 * What the rosters that stand ask for up to a day (D4-13): sheets to deliver within the days for objection, receipts to
 * remind of, warnings to those who still have loans open – at the ends of the quarters, from the third on monthly. One
 * line a roster, kind and day.
 */
export function rosterDues(conn: Connection, today: Day, until: Day): RosterDue[] {
  return issuedRosters(conn).filter((r) => r.withdrawnOn === null).flatMap((head) => {
    const sheets = openSheets(conn, head, today);
    const due = (kind: RosterDue['kind'], dueOn: Day, of: readonly OpenSheet[], message: string): RosterDue[] => (of.length === 0 || dueOn > until ? [] : [{ rosterId: head.rosterId, title: head.title, kind, dueOn, sheets: of.length, names: namesOf(of), message }]);
    const waiting = sheets.filter((s) => s.waiting);
    const remind = sheets.filter((s) => s.remindOn !== null && s.remindOn <= until);
    const [firstRemind] = remind.flatMap((s) => s.remindOn ?? []).sort();
    return [
      ...due('deliver', addDays(head.issuedOn, head.objectionDays), waiting, `还有 ${waiting.length} 份没有送达`),
      ...(firstRemind === undefined ? [] : due('remind', firstRemind, remind, `送达满 ${head.objectionDays} 日没有签收，应催签`)),
      ...warnings(head, today, sheets).flatMap((w) => due('warn', w.on, w.sheets, w.on === head.deadlineOn ? `清收期限 ${chineseDay(w.on)}，还有 ${w.sheets.length} 人没有清收完` : `${chineseDay(w.on)}预警，还有 ${w.sheets.length} 人没有清收完`)),
    ];
  }).sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}

/** Sheets with loans that stand on them, in their order. */
function openSheets(conn: Connection, { rosterId, objectionDays }: RosterHead, today: Day): OpenSheet[] {
  const acts = actsBySheet(conn, rosterId);
  const rows = statement(conn, `SELECT s.roster_sheet_id AS sheetId, s.name, max(EXISTS (SELECT 1 FROM loan b JOIN loan_state x ON x.loan_id = b.loan_id AND x.from_on <= ?3 AND x.to_on > ?3 WHERE b.loan_no = l.loan_no AND b.borrower_id = l.borrower_id AND b.status = 'live')) AS owing
    FROM ${STANDING_ITEMS} JOIN roster_sheet s ON s.roster_sheet_id = i.roster_sheet_id JOIN loan l ON l.loan_id = i.loan_id GROUP BY s.roster_sheet_id ORDER BY s.no`).all(numbered(rosterId, LAST_REVISION, balanceDay(conn, today))) as { sheetId: number; name: string; owing: 0 | 1 }[];
  return rows.map(({ sheetId, name, owing }) => {
    const own = acts.get(sheetId) ?? [];
    const { state, remindOn } = deliveryOf(own, objectionDays);
    return { name, waiting: state === 'open' || state === 'printed', remindOn, warnedOn: own.findLast((a) => a.act === 'warned')?.on ?? null, owing: owing === 1 };
  });
}

/** The last warning day of the roster's year that has passed, where it was not given since, and the next ones. */
function warnings({ year, issuedOn, deadlineOn }: RosterHead, today: Day, sheets: readonly OpenSheet[]): { on: Day; sheets: OpenSheet[] }[] {
  const open = sheets.filter((s) => s.owing);
  const eve = `${year - 1}-12-31`;
  const days = warningDays(issuedOn > eve || deadlineOn <= eve ? issuedOn : eve, deadlineOn);
  const passed = days.findLast((d) => d <= today);
  return [...(passed === undefined ? [] : [{ on: passed, sheets: open.filter((s) => s.warnedOn === null || s.warnedOn < passed) }]), ...days.filter((d) => d > today).map((on) => ({ on, sheets: open }))];
}
