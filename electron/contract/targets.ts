import { z } from 'zod';
import { command, job, query } from './define.js';
import { fileRef } from './files.js';
import { count, day, fen, id, pct, year } from './values.js';

const target = z.object({ staffNo: z.string(), name: z.string(), unit: z.string(), tier: z.string(), targetFen: fen, cashFen: fen, inKindFen: fen, creditedFen: fen, completionPct: pct, rank: z.int().nullable(), shortFen: fen, projectedFen: fen });
export type TargetRow = z.infer<typeof target>;
const tierSum = z.object({ tier: z.string(), people: count, targetFen: fen, creditedFen: fen, completionPct: pct, done: count });

const line = z.object({ receipt: z.int().nullable(), on: day.nullable(), rule: z.string(), step: z.string(), baseFen: fen, rate: z.string(), amountFen: fen, text: z.string() });
const incentivePerson = z.object({ staffNo: z.string(), name: z.string(), unit: z.string(), tier: z.string(), targetFen: fen, creditedFen: fen, completionPct: pct, rank: z.int().nullable(), rewardFen: fen, heldBackFen: fen, penaltyFen: fen, sanctions: z.array(z.string()), lines: z.array(line) });
export type IncentivePersonResult = z.infer<typeof incentivePerson>;
const run = z.object({ runId: z.int().nullable(), batch: z.int().nullable(), plan: z.string(), version: z.int(), title: z.string(), from: day, to: day, persons: z.array(incentivePerson), totals: z.object({ people: count, rewardFen: fen, heldBackFen: fen, penaltyFen: fen }), warnings: z.array(z.string()) });
export type IncentiveRunResult = z.infer<typeof run>;

export const targetMethods = {
  'targets.show': query(z.object({ year, asOf: day.optional() }), z.object({ year, locked: z.boolean(), asOf: day, timeProgressPct: z.string(), tiers: z.array(tierSum), targets: z.array(target) })),
  'targets.lock': command(z.object({ year }), z.object({ batch: id })),
  'incentive.plans': query(z.object({}), z.object({ plans: z.array(z.object({ id: z.string(), version: z.int(), title: z.string(), docNo: z.string(), clauses: z.array(z.string()) })) })),
  /** A run of a shipped plan is stored as a batch; one from a file is a try-out and stores nothing. */
  'incentive.run': command(z.object({ plan: z.string().optional(), planFile: fileRef.optional(), from: day, to: day, store: z.boolean().default(true) }), run),
  'incentive.last': query(z.object({ runId: z.int().optional() }), z.object({ run: run.nullable() })),
  'incentive.export': job(z.object({ runId: z.int() }), z.object({ files: z.array(fileRef) })),
};
