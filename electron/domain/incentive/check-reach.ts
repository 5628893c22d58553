import { BOOKS } from '../codes.js';
import { COMPONENT_CODES, RECEIPT_FORMS } from './check-match.js';
import { covers } from './clause-match.js';
import { clausePlace, type PlanFinding } from './plan-finding.js';
import type { RateMatch, RulePlan } from './rule-plan.js';

/** Every clause must be able to get its turn: not swallowed by those before it, nor by an exclusion; and no receipt is paid twice. */
export function reachFindings(plan: RulePlan): PlanFinding[] {
  const faults: PlanFinding[] = [];
  const uncounted = plan.exclusions.filter((e) => e.scope === 'both').map((e) => e.match);
  plan.credits.forEach((credit, i) => {
    const where = clausePlace('认定', i, credit.id);
    const match = creditMatch(credit);
    if (isCovered(match, uncounted)) faults.push({ where, text: '永远不会用到：不计奖条款已经把它排除在任务之外' });
    else if (isCovered(match, plan.credits.slice(0, i).map(creditMatch))) faults.push({ where, text: '永远不会用到：前面的认定条款已经包含它' });
  });
  const excluded = plan.exclusions.map((e) => e.match);
  plan.exclusions.forEach((exclusion, i) => {
    if (isCovered(exclusion.match, excluded.slice(0, i))) faults.push({ where: clausePlace('不计奖', i, exclusion.id), text: '永远不会用到：前面的条款已经排除它' });
  });
  plan.rates.forEach((rate, i) => {
    const fault = rateFault(plan, rate.match, i, excluded);
    if (fault !== null) faults.push({ where: clausePlace('奖励', i, rate.id), text: fault });
  });
  return faults;
}

function rateFault(plan: RulePlan, match: RateMatch, i: number, excluded: readonly RateMatch[]): string | null {
  if (isCovered(match, excluded)) return '永远不会用到：不计奖条款已经排除它';
  const before = plan.rates.slice(0, i).map((b) => b.match);
  if (plan.evaluation === 'sum') {
    const twin = before.findIndex((b) => covers(b, match) && covers(match, b));
    return twin < 0 ? null : `条件与第${twin + 1}条相同，同一笔会计奖两次`;
  }
  if (!isCovered(match, [...before, ...excluded])) return null;
  const by = before.findIndex((b) => covers(b, match));
  return `永远不会用到：${by < 0 ? '前面的奖励条款' : `奖励第${by + 1}条`}已经包含它`;
}

/** Covered when each combination of form, book and component is covered by one of the earlier matches. */
function isCovered(match: RateMatch, earlier: readonly RateMatch[]): boolean {
  if (earlier.length === 0) return false;
  for (const form of match.forms ?? RECEIPT_FORMS.map((f) => f.code)) {
    for (const book of match.books ?? BOOKS.map((b) => b.code)) {
      for (const component of match.components ?? COMPONENT_CODES.map((c) => c.code)) {
        const cell: RateMatch = { ...match, forms: [form], books: [book], components: [component] };
        if (!earlier.some((e) => covers(e, cell))) return false;
      }
    }
  }
  return true;
}

function creditMatch(credit: RulePlan['credits'][number]): RateMatch {
  const components = credit.components?.flatMap((c) => (c === 'principal' ? (['principal'] as const) : (['on_interest', 'off_interest'] as const)));
  return { ...(credit.forms && { forms: credit.forms }), ...(credit.books && { books: credit.books }), ...(components && { components }) };
}
