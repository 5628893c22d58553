import type { OutputOf, ParsedOf } from '../../contract/api.js';
import type { RosterActRow } from '../../contract/rosters.js';
import { DomainError } from '../../domain/domain-error.js';
import { actName, actOutOfOrder } from '../../domain/roster/delivery.js';
import { statement, type Connection } from '../../data/sql.js';
import { notAfterToday } from '../business-day.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { ROSTER_AREAS } from './issue-roster.js';
import { requireStanding } from './issued-rosters.js';

/** What happened to every sheet of a roster, oldest first. */
export function actsBySheet(conn: Connection, rosterId: number): Map<number, RosterActRow[]> {
  const rows = statement(conn, `SELECT s.roster_sheet_id AS sheetId, a.roster_act_id AS actId, a.act, a.on_date AS "on", a.how, a.to_name AS "to", a.says, a.by_name AS "by" FROM roster_act a JOIN roster_sheet s ON s.roster_sheet_id = a.roster_sheet_id WHERE s.roster_id = ? AND a.voided_by IS NULL ORDER BY a.on_date, a.roster_act_id`).all(rosterId) as (RosterActRow & { sheetId: number })[];
  return new Map([...Map.groupBy(rows, (r) => r.sheetId)].map(([sheetId, acts]) => [sheetId, acts.map((a): RosterActRow => ({ actId: a.actId, act: a.act, on: a.on, how: a.how, to: a.to, says: a.says, by: a.by }))]));
}

/** Sheets of a roster. Throws ACT_OUT_OF_ORDER for one that is not among them. */
function sheetsOf(conn: Connection, rosterId: number, ids: readonly number[]): { sheetId: number; name: string }[] {
  const known = new Map((statement(conn, 'SELECT roster_sheet_id AS sheetId, name FROM roster_sheet WHERE roster_id = ? AND voided_by IS NULL').all(rosterId) as { sheetId: number; name: string }[]).map((s) => [s.sheetId, s]));
  return [...new Set(ids)].map((id) => known.get(id) ?? refuse('这本名册里没有这一份'));
}
const refuse = (reason: string): never => { throw new DomainError('ACT_OUT_OF_ORDER', { reason }); };

/**
 * 印制、送达、签收、拒签、催签、预警、回执交回 of one sheet or of many at once: all or none. Throws ROSTER_UNKNOWN,
 * ROSTER_WITHDRAWN, ACT_OUT_OF_ORDER, DAY_IN_FUTURE.
 */
export function recordRosterAct(context: AppContext, input: ParsedOf<'rosters.act'>): OutputOf<'rosters.act'> {
  const conn = reader(context);
  const head = requireStanding(conn, input.rosterId);
  notAfterToday(context, input.on);
  if (input.on < head.issuedOn) refuse(`早于名册发出日期 ${head.issuedOn}`);
  const acts = actsBySheet(conn, head.rosterId);
  const sheets = sheetsOf(conn, head.rosterId, input.sheetIds);
  for (const { sheetId, name } of sheets) {
    const reason = actOutOfOrder(acts.get(sheetId) ?? [], input);
    if (reason !== null) refuse(`${name}${reason}`);
  }
  const [first] = sheets;
  const { batch } = writeBatch(context, { kind: 'roster', title: `${actName(input.act)} ${sheets.length === 1 && first ? first.name : `${sheets.length} 份`}：${head.title} ${head.rosterNo}` }, ROSTER_AREAS, (uow) => {
    for (const { sheetId } of sheets) uow.insert('roster_act', { roster_sheet_id: sheetId, act: input.act, on_date: input.on, how: input.how, to_name: input.to, says: input.says, by_name: input.by });
  });
  return { batch, sheets: sheets.length };
}
