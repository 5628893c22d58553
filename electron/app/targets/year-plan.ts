import { DomainError } from '../../domain/domain-error.js';
import { TIERS, type Tier } from '../../domain/codes.js';
import type { DatedPost } from '../../domain/target/tier-target.js';
import type { TargetTable } from '../../data/schema.js';
import { statement, type Connection } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';

export type Proration = 'days' | 'post_at_year_end';

/** 年度任务 of one year. */
export interface YearPlan {
  readonly id: number;
  readonly year: number;
  readonly locked: boolean;
  /** How posts that change in mid-year make a target; by days unless the office decided otherwise. */
  readonly proration: Proration;
  readonly docNo: string;
}

export function yearPlan(conn: Connection, year: number): YearPlan | null {
  const row = statement(conn, `SELECT y.year_plan_id AS id, y.year, y.state = 'locked' AS locked, coalesce(r.proration, 'days') AS proration, coalesce(r.doc_no, '') AS docNo FROM year_plan y LEFT JOIN target_rule r ON r.year_plan_id = y.year_plan_id AND r.voided_by IS NULL WHERE y.year = ? AND y.voided_by IS NULL`).get(year) as (Omit<YearPlan, 'locked'> & { locked: 0 | 1 }) | undefined;
  return row ? { ...row, locked: row.locked === 1 } : null;
}

/** Throws TARGETS_MISSING. */
export function requireYearPlan(conn: Connection, year: number): YearPlan {
  const plan = yearPlan(conn, year);
  if (!plan) throw new DomainError('TARGETS_MISSING', { year });
  return plan;
}

/** The plan's id within a batch; a draft is opened by the first target of its year. */
export const openYearPlan = (uow: UnitOfWork, year: number): number => yearPlan(uow.conn, year)?.id ?? uow.insert('year_plan', { year, state: 'draft' });

/** Who or what a target is for. */
export type TargetOwner = { readonly staffId: number } | { readonly unitId: number };

export function storedTarget(conn: Connection, planId: number, owner: TargetOwner): TargetTable | null {
  const [column, id] = 'staffId' in owner ? (['staff_id', owner.staffId] as const) : (['unit_id', owner.unitId] as const);
  return (statement(conn, `SELECT * FROM target WHERE year_plan_id = ? AND ${column} = ? AND voided_by IS NULL`).get(planId, id) as TargetTable | undefined) ?? null;
}

/**
 * Writes a target of a year, in 分; nothing when it already stands so. In a locked year the old one stays readable in
 * 历史 and the new one beside it, which only an `override` with its reason may do (D1-17). Returns whether anything moved.
 */
export function putTarget(uow: UnitOfWork, plan: { readonly id: number; readonly locked: boolean }, owner: TargetOwner, fen: number, source: TargetTable['source'], reason: string | null): boolean {
  const known = storedTarget(uow.conn, plan.id, owner);
  if (known?.target_fen === fen && known.source === source && known.reason === reason) return false;
  if (known && !plan.locked) return uow.update('target', known.target_id, { target_fen: fen, source, reason });
  if (known) uow.update('target', known.target_id, { voided_by: uow.batchId });
  uow.insert('target', { year_plan_id: plan.id, staff_id: 'staffId' in owner ? owner.staffId : null, unit_id: 'unitId' in owner ? owner.unitId : null, target_fen: fen, source, reason });
  return true;
}

/** The reason of an override as it is kept and shown: why, and on whose authority. */
export const overrideReason = (reason: string, authority: string): string => (authority === '' ? reason : `${reason}（依据：${authority}）`);

/**
 * What a change of a target has to say for itself. A locked year asks for reason and authority and makes it an
 * override; before the lock a reason makes it one too. Throws TARGET_OVERRIDE_NEEDS.
 */
export function sourceOf(plan: Pick<YearPlan, 'year' | 'locked'>, change: { readonly reason?: string | undefined; readonly authority?: string | undefined }): { readonly source: 'allocated' | 'override'; readonly reason: string | null } {
  const [reason, authority] = [change.reason ?? '', change.authority ?? ''];
  if (plan.locked && (reason === '' || authority === '')) throw new DomainError('TARGET_OVERRIDE_NEEDS', { year: plan.year });
  return reason === '' ? { source: 'allocated', reason: null } : { source: 'override', reason: overrideReason(reason, authority) };
}

/** Main posts held in a year by person; `to` is exclusive. */
export function mainPosts(conn: Connection, year: number, staffId: number | null = null): Map<number, DatedPost[]> {
  const rows = statement(conn, `SELECT staff_id AS staffId, tier, from_on AS "from", to_on AS "to" FROM staff_post WHERE kind = 'main' AND voided_by IS NULL AND from_on < ? AND to_on > ? AND (? IS NULL OR staff_id = ?) ORDER BY staff_id, from_on`).all(`${year + 1}-01-01`, `${year}-01-01`, staffId, staffId) as (DatedPost & { staffId: number })[];
  return new Map([...Map.groupBy(rows, (r) => r.staffId)].map(([id, posts]) => [id, posts.map(({ tier, from, to }) => ({ tier, from, to }))]));
}

export const isTier = (code: string): code is Tier => TIERS.some((t) => t.code === code);
