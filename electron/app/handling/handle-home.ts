import type { HandlersOf } from '../handlers.js';
import { reader } from '../context.js';
import { addDays, lastDay } from '../../domain/date.js';
import { homeSummary } from '../home/home-summary.js';
import { dutiesUntil } from '../home/duties.js';
import { latestPeriod } from '../home/latest-period.js';
import { countyName } from '../reporting/county-name.js';

export const homeHandlers = {
  'home.summary': (context, input) => homeSummary(reader(context), countyName(context), input.period ?? latestPeriod(reader(context), context.clock.today())),
  'alerts.list': (context, input) => {
    const conn = reader(context);
    const today = context.clock.today();
    const period = latestPeriod(conn, today);
    const asOf = lastDay(period) < today ? lastDay(period) : today;
    return { alerts: dutiesUntil(conn, period, asOf, addDays(asOf, input.days)) };
  },
} satisfies HandlersOf<'home.summary' | 'alerts.list'>;
