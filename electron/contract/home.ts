import { z } from 'zod';
import { query, type Output } from './define.js';
import { check } from './periods.js';
import { count, day, fen, pct, period } from './values.js';

const byForm = z.object({ period, cashFen: fen, inKindFen: fen });
const unitRank = z.object({ rank: z.int().nullable(), unitId: z.int(), code: z.string(), unit: z.string(), taskFen: fen, recoveredFen: fen, completionPct: pct, nplFen: fen, changeFen: fen, state: z.string() });
const duty = z.object({ dueOn: day, kind: z.string(), level: z.enum(['over', 'soon', 'later']), subject: z.string(), message: z.string(), owner: z.string() });

export const homeMethods = {
  'home.summary': query(
    z.object({ period: period.optional() }),
    z.object({
      period, asOf: day, empty: z.boolean(),
      nplFen: fen, nplBeginFen: fen, nplLastMonthFen: fen, nplLoans: count,
      nplRatioPct: pct, nplRatioBeginPct: pct, nplRatioChangePct: pct, nplRatioMonthChangePct: pct,
      recoveredFen: fen, cashFen: fen, inKindFen: fen, taskFen: fen, completionPct: pct, timeProgressPct: z.string(),
      newFen: fen, newMonthFen: fen,
      publicTotalFen: fen, publicRecoveredFen: fen, publicPct: pct, publicSettled: z.object({ units: count, villages: count, officials: count }),
      months: z.array(byForm),
      measures: z.array(z.object({ measure: z.string(), amountFen: fen })),
      units: z.array(unitRank),
      checks: z.array(check),
      progress: z.object({ unitsImported: count, units: count, unitsWithTotals: count }),
      duties: z.array(duty),
    }),
  ),
  'alerts.list': query(z.object({ days: z.int().min(0).max(3650).default(30) }), z.object({ alerts: z.array(duty) })),
};
export type HomeSummary = Output<(typeof homeMethods)['home.summary']>;
