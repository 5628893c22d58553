import { BOOKS } from '../codes.js';
import { COMPONENT_CODES, RECEIPT_FORMS } from './check-match.js';
import { covers } from './clause-match.js';
import { refusePlan } from './clause-reader.js';
import type { RateMatch, RateRule, RulePlan } from './rule-plan.js';
import { percent, yuan } from './wording.js';

const WHOLE = 1_000_000;

/** What no single clause shows: a plan that contradicts itself, or holds a clause that never gets its turn. */
export function checkSense(plan: RulePlan): void {
  if (plan.to !== null && plan.from > plan.to) refusePlan('', `施行日期 ${plan.from} 晚于终止日期 ${plan.to}`);
  if (plan.basis.targetSpan === 'plan' && plan.to === null) refusePlan('口径', '任务按办法全期计算，必须写明终止日期');
  if (plan.credits.length === 0) refusePlan('认定', '没有认定条款，谁也完不成任务');
  checkIds(plan);
  checkParts(plan);
  checkCaps(plan);
  checkReach(plan);
}

function checkIds(plan: RulePlan): void {
  const seen = new Set<string>([plan.id]);
  for (const clause of [...plan.credits, ...plan.exclusions, ...plan.rates, ...plan.gates, ...(plan.holdback ? [plan.holdback] : []), ...plan.penalties, ...plan.sanctions]) {
    if (seen.has(clause.id)) refusePlan('', `条款编号“${clause.id}”重复，推算过程将无法指明条款`);
    seen.add(clause.id);
  }
}

function checkParts(plan: RulePlan): void {
  const shares = plan.shares.reduce((sum, s) => sum + s.ppm, 0);
  if (shares !== WHOLE) refusePlan('分成', `各方合计为 ${percent(shares)}，应为 100%`);
  if (new Set(plan.shares.map((s) => s.to)).size < plan.shares.length) refusePlan('分成', '同一方出现两次');
  if (!plan.shares.some((s) => s.to === 'collector')) refusePlan('分成', '没有清收人的一份');
  const gates = plan.gates.reduce((sum, g) => sum + g.ofPpm, 0);
  if (plan.gates.length > 0 && gates !== WHOLE) refusePlan('挂钩', `各条挂钩部分合计为 ${percent(gates)}，应为 100%`);
}

function checkCaps(plan: RulePlan): void {
  const { ratePpm, perPersonFen, poolPpm } = plan.caps;
  plan.rates.forEach((rate, i) => {
    const top = highestPpm(rate);
    if (ratePpm !== null && top !== null && top > ratePpm) refusePlan(name('奖励', i, rate.id), `比例 ${percent(top)} 超过本办法的上限 ${percent(ratePpm)}`);
  });
  if (poolPpm !== null && plan.rounding === 'yuan') refusePlan('封顶', '总额封顶后再四舍五入到元会超过总额，请改为角分不计或保留到分');
  if (perPersonFen !== null && plan.rounding !== 'fen' && perPersonFen % 100 !== 0) refusePlan('封顶', `奖励取整到元，个人封顶 ${yuan(perPersonFen)} 也应为整元`);
}

function highestPpm({ pay }: RateRule): number | null {
  switch (pay.kind) {
    case 'percent':
      return pay.ppm;
    case 'per_10k':
      return pay.fen;
    case 'per_case':
      return null;
    case 'slab':
    case 'marginal':
      return Math.max(...pay.bands.map((b) => b.ppm));
  }
}

/** Every clause must be able to get its turn: not swallowed by those before it, nor by an exclusion. */
function checkReach(plan: RulePlan): void {
  plan.credits.forEach((credit, i) => {
    const before = plan.credits.slice(0, i).map(creditMatch);
    if (isCovered(creditMatch(credit), before)) refusePlan(name('认定', i, credit.id), '永远不会用到：前面的认定条款已经包含它');
  });
  const excluded = plan.exclusions.map((e) => e.match);
  plan.exclusions.forEach((exclusion, i) => {
    if (isCovered(exclusion.match, excluded.slice(0, i))) refusePlan(name('不计奖', i, exclusion.id), '永远不会用到：前面的条款已经排除它');
  });
  plan.rates.forEach((rate, i) => {
    const where = name('奖励', i, rate.id);
    if (isCovered(rate.match, excluded)) refusePlan(where, '永远不会用到：不计奖条款已经排除它');
    const before = plan.rates.slice(0, i);
    if (plan.evaluation === 'sum') {
      const twin = before.findIndex((b) => covers(b.match, rate.match) && covers(rate.match, b.match));
      if (twin >= 0) refusePlan(where, `条件与第${twin + 1}条相同，同一笔会计奖两次`);
    } else if (isCovered(rate.match, [...before.map((b) => b.match), ...excluded])) {
      const by = before.findIndex((b) => covers(b.match, rate.match));
      refusePlan(where, `永远不会用到：${by < 0 ? '前面的奖励条款' : `奖励第${by + 1}条`}已经包含它`);
    }
  });
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

const name = (kind: string, index: number, id: string): string => `${kind}第${index + 1}条（${id}）`;
