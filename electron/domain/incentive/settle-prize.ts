import { fen, type Fen } from '../money.js';
import { clauseRef } from './compiled-plan.js';
import { reaches, type DecidedContest } from './contest.js';
import { sumLine, type PersonAccount } from './person-account.js';
import type { PrizeRule } from './prize-rule.js';
import type { RulePlan } from './rule-plan.js';
import type { Standing } from './standing.js';
import { percent, RANKED_NAMES, yuan } from './wording.js';

/** Prizes of the contests this run decides (劳动竞赛): paid beside the reward, outside gates, caps, rounding and holdback. */
export function settlePrizes(plan: RulePlan, account: PersonAccount, standing: Standing, contests: readonly DecidedContest<PrizeRule>[]): Fen {
  let total = 0;
  for (const { rule, places } of contests) {
    const won = places.get(account.person.staffNo);
    const prize = won && rule.prizesFen[won.place - 1];
    if (prize === undefined || account.creditedInRunFen <= 0 || !reaches(standing, rule.fromPpm)) continue;
    const mark = rule.fromPpm === null ? '' : `，完成率不低于${percent(rule.fromPpm)}`;
    account.lines.push(sumLine(clauseRef(rule.id, plan), 'prize', account.creditedInRunFen, `第${won?.place}名`, prize, `${rule.title}：按${RANKED_NAMES[rule.by]}在${won?.of}人中列第${won?.place}名${mark}，奖${yuan(prize)}`));
    total += prize;
  }
  return fen(total);
}
