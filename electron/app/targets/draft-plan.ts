import { DomainError } from '../../domain/domain-error.js';
import { tierTarget } from '../../domain/target/tier-target.js';
import { statement } from '../../data/sql.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { mainPosts, openYearPlan, putTarget, storedTarget, yearPlan, type Proration } from './year-plan.js';

/**
 * Makes or renews the draft of a year (D4-14): whoever holds posts of tiers with a fixed target gets what the rule
 * makes of them; what was allocated from a unit's task or changed by hand stays. Throws TARGETS_LOCKED.
 */
export function draftTargets(context: AppContext, input: { readonly year: number; readonly proration: Proration; readonly docNo: string }): { batch: number; set: number; unchanged: number; withoutPost: string[] } {
  const conn = reader(context);
  if (yearPlan(conn, input.year)?.locked) throw new DomainError('TARGETS_LOCKED', { year: input.year });
  const staff = statement(conn, 'SELECT staff_id AS id, staff_no AS no, name FROM staff WHERE voided_by IS NULL ORDER BY staff_no').all() as { id: number; no: string; name: string }[];
  const posts = mainPosts(conn, input.year);
  const withoutPost = staff.filter((s) => !posts.has(s.id)).map((s) => `${s.no} ${s.name}`);
  let [set, unchanged] = [0, 0];
  const { batch } = writeBatch(context, { kind: 'targets', title: `编制 ${input.year} 年任务` }, ['targets', 'reports'], (uow) => {
    const planId = openYearPlan(uow, input.year);
    const rule = statement(uow.conn, 'SELECT target_rule_id AS id FROM target_rule WHERE year_plan_id = ? AND voided_by IS NULL').get(planId) as { id: number } | undefined;
    if (rule) uow.update('target_rule', rule.id, { proration: input.proration, doc_no: input.docNo });
    else uow.insert('target_rule', { year_plan_id: planId, proration: input.proration, doc_no: input.docNo });
    for (const person of staff) {
      const known = storedTarget(uow.conn, planId, { staffId: person.id });
      if (known && known.source !== 'tier') continue;
      const { targetFen } = tierTarget(posts.get(person.id) ?? [], input.year, input.proration);
      if (targetFen === null) continue;
      if (putTarget(uow, { id: planId, locked: false }, { staffId: person.id }, targetFen, 'tier', null)) set++;
      else unchanged++;
    }
  });
  return { batch, set, unchanged, withoutPost };
}
