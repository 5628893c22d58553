import { z } from 'zod';
import { command, query } from './define.js';
import { count, day, fen, id, pct, year } from './values.js';

/** 任务来源: by the tier of the post, allocated from the unit's task, or changed after the plan was set (with reason and authority). */
const source = z.enum(['tier', 'allocated', 'override']);
/** How dated posts make a year's target: by days in each post, or by the post held on 31 December. */
export const proration = z.enum(['days', 'post_at_year_end']);
/** 清收 (recovered), 压降 (balance brought down), 控新 (new NPL at most). */
export const unitMeasure = z.enum(['recover', 'reduce', 'new_cap']);
export type UnitMeasure = z.infer<typeof unitMeasure>;

const target = z.object({ staffNo: z.string(), name: z.string(), unit: z.string(), tier: z.string(), targetFen: fen, cashFen: fen, inKindFen: fen, creditedFen: fen, completionPct: pct, rank: z.int().nullable(), shortFen: fen, projectedFen: fen, source: source.nullable(), reason: z.string().nullable() });
export type TargetRow = z.infer<typeof target>;
const tierSum = z.object({ tier: z.string(), people: count, targetFen: fen, creditedFen: fen, completionPct: pct, done: count });

const unitTask = z.object({ taskFen: fen.nullable(), doneFen: fen, source: source.nullable(), reason: z.string().nullable() });
const unitTasks = z.object({ unitId: id, unit: z.string(), /** Persons with a main post there at `asOf`, and the sum of their targets. */ people: count, allocatedFen: fen, recover: unitTask, reduce: unitTask, newCap: unitTask });
export type UnitTasks = z.infer<typeof unitTasks>;

const override = { /** Both are needed once the plan is locked (D1-17). */ reason: z.string().trim().max(200).optional(), authority: z.string().trim().max(100).optional() };

const post = z.object({ unit: z.string(), unitId: id, kind: z.enum(['main', 'lent', 'seconded', 'acting']), tier: z.string(), tierCode: z.string(), title: z.string(), from: day, /** Exclusive; null = still held. */ to: day.nullable() });
export type StaffPost = z.infer<typeof post>;

export const targetMethods = {
  'targets.show': query(z.object({ year, asOf: day.optional() }), z.object({ year, locked: z.boolean(), proration, docNo: z.string(), asOf: day, timeProgressPct: z.string(), tiers: z.array(tierSum), targets: z.array(target) })),
  'targets.units': query(z.object({ year, asOf: day.optional() }), z.object({ year, locked: z.boolean(), asOf: day, units: z.array(unitTasks) })),
  /** Makes or renews the draft of a year: who holds a post of a tier with a fixed target gets it by the rule; what was allocated or changed by hand stays. */
  'targets.draft': command(z.object({ year, proration, docNo: z.string().trim().max(60).default('') }), z.object({ batch: id, set: count, unchanged: count, withoutPost: z.array(z.string()) })),
  /** One person's target. In a locked year only as an override with reason and authority. */
  'targets.set': command(z.object({ year, staffNo: z.string(), targetFen: fen.nonnegative(), ...override }), z.object({ batch: id })),
  'targets.setUnit': command(z.object({ year, unitId: id, measure: unitMeasure, targetFen: fen.nonnegative(), ...override }), z.object({ batch: id })),
  /** 信用社员工 by allocation: the parts must add up to the unit's task. */
  'targets.allocate': command(z.object({ year, unitId: id, parts: z.array(z.object({ staffNo: z.string(), targetFen: fen.nonnegative() })).min(1), ...override }), z.object({ batch: id })),
  /** Refused while a unit's persons do not add up to its task, unless a reason is given. */
  'targets.lock': command(z.object({ year, reason: z.string().trim().optional() }), z.object({ batch: id })),
  'staff.posts': query(z.object({ staffNo: z.string() }), z.object({ staffNo: z.string(), name: z.string(), joinedOn: day.nullable(), posts: z.array(post), /** 月工资 by the month it holds from. */ wages: z.array(z.object({ from: day, wageFen: fen })) })),
  /**
   * A dated change of post: promotion, transfer (main), lent/seconded/acting beside the main post, joining, or leaving
   * (`leave`). Targets of the years concerned follow by the plan's rule; a locked year shows it as an override.
   */
  'staff.post': command(z.object({ staffNo: z.string(), on: day, kind: z.enum(['main', 'lent', 'seconded', 'acting', 'leave']), unitId: id.optional(), tier: z.string().optional(), title: z.string().trim().max(40).default(''), /** Last day of a post beside the main one. */ until: day.optional(), reason: z.string().trim().min(2).max(200) }), z.object({ batch: id, targetFen: fen.nullable(), text: z.string() })),
  /** Monthly wages from a month on, for the legal limit on deductions (工资支付暂行规定 16). */
  'staff.setWages': command(z.object({ from: day, wages: z.array(z.object({ staffNo: z.string(), wageFen: fen.nonnegative() })), minimumWageFen: fen.positive().optional() }), z.object({ batch: id, set: count })),
  'staff.wages': query(z.object({ on: day }), z.object({ minimumWageFen: fen.nullable(), wages: z.array(z.object({ staffNo: z.string(), name: z.string(), unit: z.string(), wageFen: fen.nullable() })) })),
};
