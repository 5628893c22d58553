import type { HandlersOf } from '../handlers.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { BOOKS, CLASSES, nameOf } from '../../domain/codes.js';
import { chinesePeriod, lastDay } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import type { ReportCheck } from '../../domain/reporting/report-table.js';
import { lastClosedPeriod } from '../../data/booking-day.js';
import { closePeriods, reopenPeriod } from '../../data/period-close.js';
import { statement } from '../../data/sql.js';
import { allChecks } from '../../reports/checks/all-checks.js';
import { reportContext } from '../../reports/define-report.js';
import { closeWarnings, requireNext } from '../closing/close-order.js';
import { countyName } from '../reporting/county-name.js';

type Names = 'periods.list' | 'periods.checks' | 'periods.events' | 'periods.close' | 'periods.reopen' | 'periods.snapshot';
const AREAS = ['periods', 'reports', 'ledger'] as const;

export const periodHandlers = {
  'periods.list': (context) => {
    const rows = statement(reader(context), `SELECT p.period, p.state, p.version, coalesce((SELECT sum(e.principal_fen + e.on_fen + e.off_fen) FROM entry e WHERE e.period = p.period AND e.form IN ('cash','in_kind')), 0) AS recoveredFen, (SELECT max(at) FROM period_event v WHERE v.period = p.period AND v.act = 'close') AS closedAt FROM period p ORDER BY p.period DESC`).all();
    return { periods: rows as { period: string; state: 'open' | 'closed'; version: number; recoveredFen: number; closedAt: number | null }[] };
  },

  'periods.checks': (context, input) => ({ period: input.period, state: stateOf(context, input.period), checks: checksOf(context, input.period), warnings: closeWarnings(reader(context), input.period, context.clock.today()) }),

  'periods.events': (context, input) => {
    const rows = statement(reader(context), `SELECT e.act, e.version, b.business_on AS "on", e.at, e.user_name AS user, e.reason, e.checks, e.batch_id AS batch FROM period_event e JOIN batch b ON b.batch_id = e.batch_id WHERE e.period = ? ORDER BY e.period_event_id DESC`).all(input.period) as { act: 'close' | 'reopen'; version: number; on: string; at: number; user: string; reason: string | null; checks: string; batch: number }[];
    return { events: rows.map(({ checks, ...e }) => ({ ...e, failed: (JSON.parse(checks) as ReportCheck[]).filter((c) => !c.ok) })) };
  },

  'periods.close': (context, input) => {
    const conn = reader(context);
    const today = context.clock.today();
    requireNext(conn, input.period, today);
    requireData(context, input.period);
    const warnings = closeWarnings(conn, input.period, today);
    const checks = checksOf(context, input.period);
    const failed = checks.filter((c) => !c.ok);
    const reason = input.overrule?.trim() ?? '';
    if (failed.length > 0 && reason === '') throw new DomainError('CLOSE_CHECKS_FAILED', { period: input.period, count: failed.length, detail: failed.map((c) => `${c.id} ${c.name}`).join('、') });
    const { batch } = writeBatch(context, { kind: 'close', title: `${chinesePeriod(input.period)}结账${failed.length > 0 ? `（说明：${reason}）` : ''}` }, AREAS, (uow) => closePeriods(uow, input.period, reason || null, JSON.stringify(checks)));
    return { period: input.period, state: 'closed' as const, checks, warnings, batch };
  },

  'periods.reopen': (context, input) => {
    const closed = lastClosedPeriod(reader(context));
    if (closed === null || input.period > closed) throw new DomainError('PERIOD_NOT_CLOSED', { period: input.period });
    if (input.period < closed) throw new DomainError('PERIOD_NOT_LAST', { period: input.period, later: closed });
    const { batch } = writeBatch(context, { kind: 'reopen', title: `${chinesePeriod(input.period)}重新开账：${input.reason}` }, AREAS, (uow) => reopenPeriod(uow, input.period, input.reason));
    return { period: input.period, state: 'open' as const, checks: checksOf(context, input.period), batch };
  },

  'periods.snapshot': (context, input) => {
    const conn = reader(context);
    requireData(context, input.period);
    const day = lastDay(input.period);
    const rows = statement(conn, `SELECT u.name AS unit, s.book, s.class, count(*) AS loans, count(DISTINCT l.borrower_id) AS borrowers, sum(s.principal_fen) AS principalFen, sum(n.on_fen) AS onInterestFen, sum(n.off_fen) AS offInterestFen FROM loan_state s JOIN loan l ON l.loan_id = s.loan_id JOIN loan_now n ON n.loan_id = s.loan_id JOIN unit u ON u.unit_id = s.unit_id WHERE s.year = ? AND s.from_on <= ? AND s.to_on > ? GROUP BY s.unit_id, s.book, s.class ORDER BY u.sort_no, s.book, s.class`).all(Number(day.slice(0, 4)), day, day) as { unit: string; book: string; class: string; loans: number; borrowers: number; principalFen: number; onInterestFen: number; offInterestFen: number }[];
    return { period: input.period, state: stateOf(context, input.period), checks: checksOf(context, input.period), rows: rows.map((r) => ({ ...r, book: nameOf(BOOKS, r.book), class: nameOf(CLASSES, r.class) })) };
  },
} satisfies HandlersOf<Names>;

export function checksOf(context: AppContext, period: string): ReportCheck[] {
  return allChecks(reportContext(reader(context), countyName(context), period));
}

function stateOf(context: AppContext, period: string): 'open' | 'closed' {
  const closed = lastClosedPeriod(reader(context));
  return closed !== null && period <= closed ? 'closed' : 'open';
}

/** A month before the ledger's first, or of a year it does not hold, is refused and never answered with zeros. */
function requireData(context: AppContext, period: string): void {
  const first = (statement(reader(context), 'SELECT min(year) AS y, max(year) AS last FROM loan_state').get() as { y: number | null; last: number | null });
  if (first.y === null || first.last === null) throw new DomainError('YEAR_NOT_OPENED', { year: period.slice(0, 4) });
  if (Number(period.slice(0, 4)) < first.y) throw new DomainError('PERIOD_BEFORE_LEDGER', { period, first: `${first.y}-01` });
  if (Number(period.slice(0, 4)) > first.last) throw new DomainError('YEAR_NOT_OPENED', { year: period.slice(0, 4) });
}

