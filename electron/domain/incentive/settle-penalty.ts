import { applyPpm, fen, type Fen } from '../money.js';
import { bandOfRatio, compareToPpm, type Fraction } from './bands.js';
import { clauseRef } from './compiled-plan.js';
import type { RunContext } from './inputs.js';
import { sumLine, type PersonAccount } from './person-account.js';
import type { PenaltyRule, RulePlan } from './rule-plan.js';
import { measureOf, type Standing, type TargetSpan } from './standing.js';
import { MEASURE_NAMES, percent, ratioText, yuan } from './wording.js';

export interface Deduction {
  readonly penaltyFen: Fen;
  readonly carriedFen: Fen;
}

/** Writes the penalty lines and the part the wage limit puts off; what is taken now is what the lines add up to. */
export function settlePenalties(plan: RulePlan, account: PersonAccount, standing: Standing, span: TargetSpan, context: RunContext): Deduction {
  let due = 0;
  let limited = false;
  let room: number | null = null;
  for (const rule of plan.penalties) {
    const charged = charge(rule, standing, span);
    if (charged !== null) {
      due += charged.amountFen;
      account.lines.push(sumLine(clauseRef(rule.id, plan), 'penalty', charged.shortFen, charged.rate, -charged.amountFen, `${rule.title}：${charged.text}`));
    }
    if (rule.wageCapPpm === null) continue;
    limited = true;
    room = wageRoom(rule.wageCapPpm, account.person.monthlyWageFen, context.minimumWageFen, room);
  }
  const carried = account.person.carriedPriorFen ?? 0;
  if (carried > 0) {
    due += carried;
    account.lines.push(sumLine(clauseRef(plan.id, plan), 'penalty', carried, '100%', -carried, `上期未扣${yuan(carried)}，本期续扣`));
  }
  if (!limited || room === null || due <= room) return { penaltyFen: fen(due), carriedFen: fen(0) };
  const later = due - room;
  account.lines.push(sumLine(clauseRef(plan.id, plan), 'cap', due, `限额${yuan(room)}`, later, `应扣${yuan(due)}，超过工资扣款限额${yuan(room)}，本期扣${yuan(room)}，${yuan(later)}结转下期`));
  return { penaltyFen: fen(room), carriedFen: fen(later) };
}

function charge(rule: PenaltyRule, standing: Standing, span: TargetSpan): { amountFen: number; shortFen: number; rate: string; text: string } | null {
  if (rule.at === 'end' && !span.ended) return null;
  const measure = measureOf(rule.measure, standing, span, null);
  if (measure === null || compareToPpm(measure, rule.belowPpm) >= 0) return null;
  const goal = (rule.measure === 'pace' ? standing.dueByNowFen : standing.targetFen) ?? 0;
  const short = fen(Math.max(0, goal - Math.max(0, standing.creditedFen)));
  const { amount, rate, how } = amountOf(rule, measure, short);
  const capped = Math.min(amount, rule.capFen ?? Number.MAX_SAFE_INTEGER);
  if (capped === 0) return null;
  const cap = capped < amount ? `，封顶${yuan(capped)}` : '';
  const stands = `${MEASURE_NAMES[rule.measure]}${ratioText(measure.num, measure.den)}，低于${percent(rule.belowPpm)}，欠${yuan(short)}`;
  return { amountFen: capped, shortFen: short, rate, text: `${stands}，${how}${cap}` };
}

function amountOf(rule: PenaltyRule, measure: Fraction, short: Fen): { amount: number; rate: string; how: string } {
  const { charge: c } = rule;
  if (c.kind === 'fixed') return { amount: c.fen, rate: yuan(c.fen), how: `扣${yuan(c.fen)}` };
  const ppm = c.kind === 'shortfall_percent' ? c.ppm : bandOfRatio(c.bands, measure, c.edge).ppm;
  const amount = applyPpm(short, ppm);
  return { amount, rate: percent(ppm), how: `按欠额${percent(ppm)}扣${yuan(amount)}` };
}

/** What may be taken from this month's wage; null while the wage is unknown. The strictest clause decides. */
function wageRoom(capPpm: number, wageFen: number | undefined, minimumFen: number | undefined, room: number | null): number | null {
  if (wageFen === undefined) return room;
  const byShare = applyPpm(fen(wageFen), capPpm);
  const byMinimum = minimumFen === undefined ? byShare : Math.max(0, wageFen - minimumFen);
  return Math.min(byShare, byMinimum, room ?? Number.MAX_SAFE_INTEGER);
}
