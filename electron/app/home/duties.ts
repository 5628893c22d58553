import { addDays, addMonths, chinesePeriod, type Day } from '../../domain/date.js';
import { formatYuan } from '../../domain/money.js';
import { lastClosedPeriod } from '../../data/booking-day.js';
import { statement, type Connection } from '../../data/sql.js';
import { rosterDues } from '../rosters/roster-dues.js';

export interface Duty { readonly dueOn: Day; readonly kind: string; readonly level: 'over' | 'soon' | 'later'; readonly subject: string; readonly message: string; readonly owner: string }

/** Days before the due day from which a duty counts as soon. */
const SOON = 30;

const ROSTER_DUTIES = { deliver: '名册送达', remind: '名册催签', warn: '名册预警' } as const;

/** What is due until a day: the month's close and report, 抵债 disposal, limitation dates the ledger carries, issued rosters to deliver, remind of and warn about. */
export function dutiesUntil(conn: Connection, period: string, asOf: Day, until: Day): Duty[] {
  const level = (dueOn: Day): Duty['level'] => (dueOn < asOf ? 'over' : dueOn <= addDays(asOf, SOON) ? 'soon' : 'later');
  const duties: Duty[] = [];
  const closed = lastClosedPeriod(conn);
  if (closed === null || closed < period) {
    const dueOn = `${addMonths(period, 1)}-05`;
    duties.push({ dueOn, kind: '月报上报', level: level(dueOn), subject: chinesePeriod(period), message: '不良贷款清收处置月报表，结账后上报', owner: '资产管理中心' });
  }
  for (const a of statement(conn, `SELECT a.name, a.dispose_by_on AS dueOn, a.book_fen AS fen, u.name AS unit FROM asset a JOIN unit u ON u.unit_id = a.unit_id WHERE a.voided_by IS NULL AND a.dispose_by_on <= ? AND NOT EXISTS (SELECT 1 FROM asset_event e WHERE e.asset_id = a.asset_id AND e.kind = 'sell' AND e.voided_by IS NULL)`).all(until) as { name: string; dueOn: Day; fen: number; unit: string }[]) duties.push({ dueOn: a.dueOn, kind: '抵债处置', level: level(a.dueOn), subject: a.name, message: `账面 ${formatYuan(a.fen)} 元，应在到期前处置`, owner: a.unit });
  for (const l of statement(conn, `SELECT p.name AS borrower, json_extract(l.extra, '$.limitationOn') AS dueOn, n.principal_fen AS fen, coalesce(s.name, u.name) AS owner FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id JOIN party p ON p.party_id = l.borrower_id JOIN unit u ON u.unit_id = l.unit_id LEFT JOIN staff s ON s.staff_id = n.collector_id WHERE l.status = 'live' AND n.principal_fen > 0 AND json_extract(l.extra, '$.limitationOn') BETWEEN ? AND ? ORDER BY 2, n.principal_fen DESC LIMIT 200`).all(asOf, until) as { borrower: string; dueOn: Day; fen: number; owner: string }[]) duties.push({ dueOn: l.dueOn, kind: '诉讼时效', level: level(l.dueOn), subject: l.borrower, message: `本金 ${formatYuan(l.fen)} 元，到期前取得有效催收凭证`, owner: l.owner });
  for (const r of rosterDues(conn, asOf, until)) duties.push({ dueOn: r.dueOn, kind: ROSTER_DUTIES[r.kind], level: level(r.dueOn), subject: r.title, message: `${r.message}：${r.names}`, owner: '资产管理中心' });
  return duties.filter((d) => d.dueOn <= until).sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0));
}
