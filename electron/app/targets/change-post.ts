import { nameOf, TIERS, type Tier } from '../../domain/codes.js';
import { OPEN_END, addDays, dayNumber, yearOf, type Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { divideHalfUp, formatYuan } from '../../domain/money.js';
import { tierTarget } from '../../domain/target/tier-target.js';
import type { StaffPostTable, TargetTable } from '../../data/schema.js';
import { statement } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { unitOf } from '../units/unit-of.js';
import { isTier, mainPosts, overrideReason, putTarget, storedTarget, yearPlan, type YearPlan } from './year-plan.js';
import { staffMember, type StaffMember } from '../staff/staff-member.js';

const KIND_NAMES = { main: '任职', lent: '借出', seconded: '抽调', acting: '代理', leave: '离职' } as const;

export interface PostChange {
  readonly staffNo: string;
  /** First day of the post; on leaving, the first day on which the person is gone. */
  readonly on: Day;
  readonly kind: keyof typeof KIND_NAMES;
  readonly unitId?: number | undefined;
  readonly tier?: string | undefined;
  readonly title: string;
  /** Last day of a post beside the main one. */
  readonly until?: Day | undefined;
  readonly reason: string;
}

/**
 * A dated change of post (D4-14, D4-21): promotion, transfer, joining and leaving move the main post; lent, seconded and
 * acting stand beside it and leave the target where it is. The year's target follows by the plan's rule, in a locked
 * year as an override that names the change. Throws STAFF_UNKNOWN, UNIT_UNKNOWN, POST_INVALID.
 */
export function changePost(context: AppContext, change: PostChange): { batch: number; targetFen: number | null; text: string } {
  const conn = reader(context);
  const person = staffMember(conn, change.staffNo);
  const unitName = change.unitId === undefined ? null : unitOf(conn, change.unitId).name;
  const current = statement(conn, `SELECT * FROM staff_post WHERE staff_id = ? AND kind = 'main' AND voided_by IS NULL AND from_on <= ? AND to_on > ?`).get(person.staffId, change.on, change.on) as StaffPostTable | undefined;
  const later = statement(conn, `SELECT min(from_on) FROM staff_post WHERE staff_id = ? AND kind = 'main' AND voided_by IS NULL AND from_on > ?`).pluck().get(person.staffId, change.on) as Day | null;
  const refuse = (reason: string): never => { throw new DomainError('POST_INVALID', { reason }); };
  if (change.tier !== undefined && !isTier(change.tier)) refuse(`职级“${change.tier}”不在可选范围内`);
  if (change.until !== undefined && change.until < change.on) refuse('止日早于起日');
  if (later !== null && (change.kind === 'main' || change.kind === 'leave')) refuse(`${person.name}在 ${later} 已有后来的岗位，请先在历史中撤销它`);
  const title = [KIND_NAMES[change.kind], unitName, change.tier === undefined ? null : nameOf(TIERS, change.tier)].filter(Boolean).join(' ');
  let target: { fen: number | null; text: string } = { fen: null, text: '' };
  const { batch } = writeBatch(context, { kind: 'targets', title: `${person.name} ${title}，自 ${change.on}：${change.reason}` }, ['targets', 'settings', 'reports', 'rosters'], (uow) => {
    if (change.kind === 'main' || change.kind === 'leave') moveMainPost(uow, person, change, current, refuse);
    else uow.insert('staff_post', { staff_id: person.staffId, unit_id: change.unitId ?? current?.unit_id ?? refuse('没有写明机构'), kind: change.kind, tier: change.tier ?? current?.tier ?? refuse('没有写明职级'), title: change.title, from_on: change.on, to_on: change.until === undefined ? OPEN_END : addDays(change.until, 1) });
    target = followPost(uow, person, yearOf(change.on), change.reason);
  });
  return { batch, targetFen: target.fen, text: target.text };
}

function moveMainPost(uow: UnitOfWork, person: StaffMember, change: PostChange, current: StaffPostTable | undefined, refuse: (reason: string) => never): void {
  if (change.kind === 'leave' && !current) refuse(`${person.name}在 ${change.on} 没有岗位`);
  const next = change.kind === 'leave' ? null : { unit_id: change.unitId ?? current?.unit_id ?? refuse('没有写明机构'), tier: change.tier ?? current?.tier ?? refuse('没有写明职级'), title: change.title || (current?.title ?? '') };
  if (current && next && current.unit_id === next.unit_id && current.tier === next.tier && current.title === next.title) refuse('与现在的岗位相同');
  if (current) uow.update('staff_post', current.staff_post_id, current.from_on === change.on ? { voided_by: uow.batchId } : { to_on: change.on });
  if (!next) return;
  uow.insert('staff_post', { staff_id: person.staffId, kind: 'main', ...next, from_on: change.on, to_on: OPEN_END });
  if (!current && person.joinedOn === null) uow.update('staff', person.staffId, { joined_on: change.on });
}

/** The year's target after the change; what was set by hand with a reason of its own stays. */
function followPost(uow: UnitOfWork, person: StaffMember, year: number, why: string): { fen: number | null; text: string } {
  const plan = yearPlan(uow.conn, year);
  if (!plan) return { fen: null, text: `${year} 年还没有任务` };
  const known = storedTarget(uow.conn, plan.id, { staffId: person.staffId });
  if (known?.source === 'override' && !known.reason?.startsWith(BY_RULE)) return { fen: known.target_fen, text: '任务是单独调整过的，没有随岗位变动' };
  const made = targetOf(uow, plan, person.staffId);
  if (made.fen === null) return { fen: known?.target_fen ?? null, text: '新岗位的任务由机构分配，任务没有变动' };
  if (known?.target_fen === made.fen) return { fen: made.fen, text: made.text };
  const pure = !made.mixed && !plan.locked;
  putTarget(uow, plan, { staffId: person.staffId }, made.fen, pure ? 'tier' : 'override', pure ? null : overrideReason(`${BY_RULE}${made.text}；${why}`, plan.docNo));
  return { fen: made.fen, text: made.text };
}

const BY_RULE = '岗位变动按办法折算：';

/** Posts of tiers with a fixed target by the rule, and the part of an allocated target that its days leave. */
function targetOf(uow: UnitOfWork, plan: YearPlan, staffId: number): { fen: number | null; text: string; mixed: boolean } {
  const posts = mainPosts(uow.conn, plan.year, staffId).get(staffId) ?? [];
  const fixed = tierTarget(posts, plan.year, plan.proration);
  const allocated = statement(uow.conn, `SELECT * FROM target WHERE year_plan_id = ? AND staff_id = ? AND source = 'allocated' ORDER BY target_id DESC LIMIT 1`).get(plan.id, staffId) as TargetTable | undefined;
  if (!allocated) return { fen: fixed.targetFen, text: fixed.text, mixed: false };
  const byAllocation = posts.filter((p) => isAllocated(p.tier));
  const [first, end] = [`${plan.year}-01-01`, `${plan.year + 1}-01-01`];
  const of = dayNumber(end) - dayNumber(first);
  const days = plan.proration === 'days' ? byAllocation.reduce((sum, p) => sum + dayNumber(p.to < end ? p.to : end) - dayNumber(p.from > first ? p.from : first), 0) : byAllocation.some((p) => p.to >= end) ? of : 0;
  const part = Number(divideHalfUp(BigInt(allocated.target_fen) * BigInt(days), BigInt(of)));
  const text = `分配任务${formatYuan(allocated.target_fen)}元×${days}天/${of}天＝${formatYuan(part)}元`;
  return fixed.targetFen === null || fixed.targetFen === 0 ? { fen: part, text, mixed: true } : { fen: part + fixed.targetFen, text: `${text}；${fixed.text}`, mixed: true };
}

const isAllocated = (tier: Tier): boolean => TIERS.find((t) => t.code === tier)?.targetFen === null;
