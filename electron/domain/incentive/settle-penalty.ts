import { fen, type Fen } from '../money.js';
import { balanceDue, caseDue, rankDue, shortfallDue, type Due } from './penalty-due.js';
import { clauseRef } from './compiled-plan.js';
import type { DecidedContest } from './contest.js';
import type { RunContext } from './inputs.js';
import { sumLine, type PersonAccount } from './person-account.js';
import type { PenaltyRule, RankPenalty } from './penalty-rule.js';
import type { RulePlan } from './rule-plan.js';
import type { Standing, TargetSpan } from './standing.js';
import { wageRoom } from './wage-room.js';
import { concerns } from './who.js';
import { yuan } from './wording.js';

export interface Deduction {
  /** Taken now; negative when more is given back than charged. */
  readonly penaltyFen: Fen;
  readonly carriedFen: Fen;
}

/** What the deductions of a run look at. */
export interface PenaltyFrame {
  readonly span: TargetSpan;
  readonly context: RunContext;
  readonly contests: readonly DecidedContest<RankPenalty>[];
}

/** Writes the penalty lines and the part the wage limit puts off; what is taken now is what the lines add up to. */
export function settlePenalties(plan: RulePlan, account: PersonAccount, standing: Standing, frame: PenaltyFrame): Deduction {
  const { person, lines } = account;
  let due = 0;
  for (const rule of plan.penalties) due += charge(plan, rule, account, standing, frame);
  const carried = person.carriedPriorFen ?? 0;
  if (carried > 0) {
    due += carried;
    lines.push(sumLine(clauseRef(plan.id, plan), 'penalty', carried, '100%', -carried, `上期未扣${yuan(carried)}，本期续扣`));
  }
  const room = wageRoom(plan.penalties, person.monthlyWageFen, frame.context.minimumWageFen);
  if (room === null || due <= room) return { penaltyFen: fen(due), carriedFen: fen(0) };
  const later = due - room;
  lines.push(sumLine(clauseRef(plan.id, plan), 'cap', due, `限额${yuan(room)}`, later, `应扣${yuan(due)}，超过工资扣款限额${yuan(room)}，本期扣${yuan(room)}，${yuan(later)}结转下期`));
  return { penaltyFen: fen(room), carriedFen: fen(later) };
}

/** One clause: what is due, less what earlier runs charged under it when it is refundable. Returns what it adds to the deduction. */
function charge(plan: RulePlan, rule: PenaltyRule, account: PersonAccount, standing: Standing, frame: PenaltyFrame): number {
  if (rule.trigger !== 'rank' && rule.at === 'end' && !frame.span.ended) return 0;
  const due = concerns(rule.who, account.person) ? dueUnder(rule, account, standing, frame) : null;
  const capped = Math.min(due?.amountFen ?? 0, rule.capFen ?? Number.MAX_SAFE_INTEGER);
  const cap = due && capped < due.amountFen ? `，封顶${yuan(capped)}` : '';
  const before = rule.refundable ? (account.person.chargedPriorFen?.[rule.id] ?? 0) : 0;
  const now = capped - before;
  if (now === 0) return 0;
  const text = `${due ? `${due.text}${cap}` : '本期没有应扣'}${before === 0 ? '' : `；本期应计${yuan(capped)}，前期已扣${yuan(before)}，${now > 0 ? `补扣${yuan(now)}` : `应退${yuan(-now)}`}`}`;
  account.lines.push(sumLine(clauseRef(rule.id, plan), 'penalty', due?.baseFen ?? 0, due?.rate ?? yuan(0), -now, `${rule.title}：${text}`));
  return now;
}

function dueUnder(rule: PenaltyRule, { person }: PersonAccount, standing: Standing, { span, contests }: PenaltyFrame): Due | null {
  switch (rule.trigger) {
    case 'new_npl':
      return caseDue(rule, person.newNplCases ?? 0);
    case 'own_npl':
      return balanceDue(rule, person.ownNplFen ?? 0, person.ownNplLoans);
    case 'rank':
      return rankDue(rule, contests.find((c) => c.rule === rule)?.places.get(person.staffNo), standing);
    default:
      return shortfallDue(rule, standing, span);
  }
}
