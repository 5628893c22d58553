import { z } from 'zod';
import { command, query } from './define.js';
import { count, fen, id, period } from './values.js';

export const check = z.object({ id: z.string(), name: z.string(), ok: z.boolean(), detail: z.string() });
const state = z.enum(['open', 'closed']);

export const periodMethods = {
  'periods.list': query(z.object({}), z.object({ periods: z.array(z.object({ period, state, version: count, recoveredFen: fen, closedAt: z.int().nullable() })) })),
  'periods.checks': query(z.object({ period }), z.object({ period, state, checks: z.array(check) })),
  'periods.close': command(z.object({ period, overrule: z.string().optional() }), z.object({ period, state, checks: z.array(check), batch: id })),
  'periods.reopen': command(z.object({ period, reason: z.string().trim().min(1, '请填写重新开账的理由') }), z.object({ period, state, checks: z.array(check), batch: id })),
  /** Dated balances at the end of a period, by unit, book and class. */
  'periods.snapshot': query(z.object({ period }), z.object({ period, state, checks: z.array(check), rows: z.array(z.object({ unit: z.string(), book: z.string(), class: z.string(), loans: count, borrowers: count, principalFen: fen, onInterestFen: fen, offInterestFen: fen })) })),
};
