import { nameOf, TIERS } from '../codes.js';
import { chineseDay } from '../date.js';
import { COLLECTORS } from './check-match.js';
import { bandText, codeNames, edgeText } from './describe-bands.js';
import type { PenaltyRule } from './penalty-rule.js';
import type { PrizeRule } from './prize-rule.js';
import type { Who } from './rule-plan.js';
import { SANCTIONS } from './sanction-codes.js';
import type { SanctionRule } from './sanction-rule.js';
import { MEASURE_NAMES, percent, PERIOD_NAMES, RANKED_NAMES, yuan } from './wording.js';

/** Whom a clause concerns, before what it says; nothing when it concerns everyone. */
function whoText(who: Who | undefined): string {
  const parts = who ? [codeNames(TIERS, who.tiers), (who.posts ?? []).join('、'), codeNames(COLLECTORS, who.collectors)].filter((t) => t !== '') : [];
  return parts.length === 0 ? '' : `对${parts.join('；')}，`;
}

export function prizeText(p: PrizeRule): string {
  const mark = p.fromPpm === null ? '' : `，完成率不低于${percent(p.fromPpm)}的参评`;
  const prizes = p.prizesFen.map((fen, i) => `第${i + 1}名${yuan(fen)}`).join('、');
  return `${whoText(p.who)}${PERIOD_NAMES[p.every]}评比${RANKED_NAMES[p.by]}${mark}，奖${prizes}，并列的同奖；奖金不与完成率挂钩，不暂留`;
}

export function penaltyText(p: PenaltyRule): string {
  const cap = p.capFen === null ? '' : `，最多${yuan(p.capFen)}`;
  const back = p.refundable ? '；每次补扣或退还与前期已扣的差额' : '';
  const wage = p.wageCapPpm === null ? '' : `，每月不超过当月工资的${percent(p.wageCapPpm)}，扣后不低于最低工资，余额结转`;
  return `${whoText(p.who)}${dueText(p)}${cap}${back}${wage}`;
}

function dueText(p: PenaltyRule): string {
  switch (p.trigger) {
    case 'rank': {
      const spared = p.sparedFromPpm === null ? '' : `、完成率低于${percent(p.sparedFromPpm)}`;
      return `${PERIOD_NAMES[p.every]}评比${RANKED_NAMES[p.by]}，列最后${p.last}名${spared}的，扣${yuan(p.charge.fen)}，并列的同扣`;
    }
    case 'new_npl': {
      const { charge: c } = p;
      const steps = c.kind === 'per_case' ? '' : `，${c.firstCases}户以内的按此扣，其后每${c.everyCases}户每户再加${yuan(c.moreFen)}`;
      return `${when(p.at)}按新增不良户数，每户扣${yuan(c.fen)}${steps}`;
    }
    case 'own_npl': {
      const { charge: c } = p;
      const how = c.kind === 'balance_percent' ? `按余额的${percent(c.ppm)}扣` : `按余额分档扣：${c.bands.map((b) => `${bandText(b.fromFen, b.toFen, yuan)}${b.fen === 0 ? '不扣' : `扣${yuan(b.fen)}`}`).join('，')}${edgeText(c.edge)}`;
      return `${when(p.at)}按本人责任贷款的不良余额，${how}`;
    }
    default: {
      const { charge: c } = p;
      const how = c.kind === 'fixed' ? `扣${yuan(c.fen)}` : c.kind === 'shortfall_percent' ? `按欠额的${percent(c.ppm)}扣` : `按欠额分档扣：${c.bands.map((b) => `${bandText(b.fromPpm, b.toPpm, percent)}扣${percent(b.ppm)}`).join('，')}${edgeText(c.edge)}`;
      return `${when(p.at)}${MEASURE_NAMES[p.measure]}低于${percent(p.belowPpm)}的，${how}`;
    }
  }
}

const when = (at: 'every_run' | 'end'): string => (at === 'end' ? '任务期满时' : '每次结算时');

export function sanctionText(s: SanctionRule): string {
  const name = nameOf(SANCTIONS, s.code);
  const warn = (text: string): string => (s.early === 'warn' ? `；${text}` : '');
  const who = whoText(s.who);
  switch (s.trigger) {
    case 'misses':
      return `${who}连续${s.times}次结算完成率低于${percent(s.belowPpm)}的，${name}，${s.liftsWhen}时解除${warn('次数未满的预警')}`;
    case 'own_npl':
      return `${who}本人责任贷款到${chineseDay(s.dueOn)}仍有不良余额的，${name}，${s.liftsWhen}时解除${warn('到期前有余额的预警')}`;
    default:
      return `${who}任务期满完成率低于${percent(s.belowPpm)}的，${name}，${s.liftsWhen}时解除${warn('期满前落后于序时进度的预警')}`;
  }
}
