import { chineseDay } from '../date.js';
import { applyPpm, divideHalfUp, fen, ZERO, type Fen } from '../money.js';
import { clauseRef } from './compiled-plan.js';
import { sumLine, type PersonAccount } from './person-account.js';
import type { RulePlan } from './rule-plan.js';
import type { TargetSpan } from './standing.js';
import { percent, yuan } from './wording.js';

/**
 * Keeps a part of what was earned back until the span is over; the run that reaches its end keeps nothing and pays out
 * what was kept, also when the plan of today no longer holds anything back. What a reversed receipt left in the holdback
 * comes off it; what has been paid out since comes off the reward. Returns the movement: positive when kept.
 */
export function settleHoldback(plan: RulePlan, account: PersonAccount, earned: Fen, span: TargetSpan): Fen {
  const rule = plan.holdback;
  const ref = clauseRef(rule?.id ?? plan.id, plan);
  const title = rule?.title ?? plan.title;
  const prior = account.person.heldPriorFen ?? 0;
  const back = Math.min(account.reversedHeldFen, prior);
  if (back !== 0) account.lines.push(sumLine(ref, 'holdback', -back, '100%', 0, `冲回的奖励有${yuan(back)}尚在暂留，从暂留中冲减`));
  if (!span.ended) return fen(keep(plan, account, earned, ref) - back);
  const release = prior - back;
  if (release !== 0) account.lines.push(sumLine(ref, 'holdback', release, '100%', 0, `${title}：已到${chineseDay(span.to)}，前期暂留${yuan(release)}本期补发`));
  return fen(0 - prior);
}

function keep({ holdback: rule }: RulePlan, account: PersonAccount, earned: Fen, ref: string): Fen {
  if (rule === null || earned <= 0) return ZERO;
  const { inFullFen, ratedFen } = account;
  const inFull = inFullFen === 0 ? 0 : Number(divideHalfUp(BigInt(earned) * BigInt(inFullFen), BigInt(ratedFen)));
  const held = applyPpm(fen(earned - inFull), rule.ppm);
  const apart = inFull === 0 ? '' : `，其中${yuan(inFull)}全额兑现，其余`;
  if (held !== 0) account.lines.push(sumLine(ref, 'holdback', earned - inFull, percent(rule.ppm), 0, `${rule.title}：奖励${yuan(earned)}${apart}暂留${percent(rule.ppm)}计${yuan(held)}，本期发放${yuan(earned - held)}`));
  return held;
}
