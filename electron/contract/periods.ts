import { z } from 'zod';
import { command, query } from './define.js';
import { count, day, fen, id, period } from './values.js';

export const check = z.object({ id: z.string(), name: z.string(), ok: z.boolean(), detail: z.string(), overruled: z.string().optional() });
/** What to look at before a close, in sentences: a clock set back, a month that is not over. */
const warnings = z.array(z.string());
const state = z.enum(['open', 'closed']);

export const periodMethods = {
  'periods.list': query(z.object({}), z.object({ periods: z.array(z.object({ period, state, version: count, recoveredFen: fen, closedAt: z.int().nullable() })) })),
  'periods.checks': query(z.object({ period }), z.object({ period, state, checks: z.array(check), warnings })),
  'periods.close': command(z.object({ period, overrule: z.string().optional() }), z.object({ period, state, checks: z.array(check), warnings, batch: id })),
  'periods.reopen': command(z.object({ period, reason: z.string().trim().min(1, '请填写重新开账的理由') }), z.object({ period, state, checks: z.array(check), batch: id })),
  /** Who closed and reopened a month, when and why, the latest first; with its checks as they stood. */
  'periods.events': query(z.object({ period }), z.object({ events: z.array(z.object({ act: z.enum(['close', 'reopen']), version: count, on: day, at: z.int(), user: z.string(), reason: z.string().nullable(), failed: z.array(check), batch: id })) })),
  /** Dated balances at the end of a period, by unit, book and class. */
  'periods.snapshot': query(z.object({ period }), z.object({ period, state, checks: z.array(check), rows: z.array(z.object({ unit: z.string(), book: z.string(), class: z.string(), loans: count, borrowers: count, principalFen: fen, onInterestFen: fen, offInterestFen: fen })) })),
};
