import { FORMS, nameOf } from '../codes.js';
import { fen } from '../money.js';
import { countedFen, creditRuleFor } from '../target/credit.js';
import { matches, type MatchCase } from './clause-match.js';
import type { CompiledPlan, Quoted } from './compiled-plan.js';
import { loanKey, type IncentiveReceipt, type ReceiptShare } from './inputs.js';
import type { PersonAccount } from './person-account.js';
import { payFor, type RateResult } from './rate-pay.js';
import { COMPONENTS, partsOf, shareOut, type ReceiptParts } from './receipt-parts.js';
import type { Component, RateRule } from './rule-plan.js';
import type { IncentiveLine } from './run-result.js';
import { COMPONENT_NAMES, percent, yuan } from './wording.js';

/** A pay worked out for the whole receipt once and cut for all its collectors. */
interface CutPay extends RateResult {
  readonly cut: readonly number[];
  readonly limitedCut: readonly number[];
  /** What it was worked out on, as the derivation calls it. */
  readonly basis: string;
}

/** What one collector earned on a receipt, and the part of it of which the plan holds nothing back. */
interface Earned {
  all: number;
  inFull: number;
}

/**
 * Writes the lines of one sound receipt into its collectors' accounts: recognised, excluded, paid, capped. `earlier` is
 * true for a reversal whose original lies before the run: what a locked run gave for it is taken back exactly.
 */
export function bookReceipt(receipt: IncentiveReceipt, compiled: CompiledPlan, accountOf: (staffNo: string) => PersonAccount, earlier: boolean): void {
  const cutting = partsOf(receipt);
  const amountFen = Math.abs(receipt.principalFen + receipt.onInterestFen + receipt.offInterestFen);
  const pays = new Map<string, CutPay>();
  const key = loanKey(receipt);
  const accounts = cutting.shares.map((s) => accountOf(s.staffNo));
  const earned = cutting.shares.map((share, i) => {
    const account = accounts[i] as PersonAccount;
    const relation = account.owned.has(key) ? 'own' : (receipt.relation ?? 'other');
    const facts: MatchCase = { receipt, amountFen, relation, collector: account.person.collector ?? 'employee', tier: account.person.tier, component: null };
    const exclusion = compiled.exclusions.find((e) => matches(e.rule.match, facts));
    if (exclusion?.rule.scope !== 'both') recognise(receipt, share, compiled, account);
    if (earlier && share.paidFen !== undefined) {
      takeBack(receipt, share, compiled, account);
      if (compiled.plan.shares.length > 1 && !exclusion) account.pooledBackFen += payShare(receipt, cutting, i, facts, compiled, pays, { ...account, lines: [] }).all;
      return { all: 0, inFull: 0 };
    }
    if (exclusion) {
      const counts = exclusion.rule.scope === 'both' ? '，也不计入任务完成额' : '';
      account.lines.push(line(receipt, exclusion.ref, 'exclude', share.principalFen + share.interestFen, '0%', 0, `${exclusion.rule.title}，不计奖${counts}`));
      return { all: 0, inFull: 0 };
    }
    return payShare(receipt, cutting, i, facts, compiled, pays, account);
  });
  limitReceipt(receipt, earned, accounts, compiled);
  earned.forEach(({ all, inFull }, i) => {
    const account = accounts[i] as PersonAccount;
    if (earlier) account.takenBackFen += all;
    else {
      account.earnedFen += all;
      account.ratedFen += all;
      account.inFullFen += inFull;
    }
  });
}

function recognise(receipt: IncentiveReceipt, share: ReceiptShare, compiled: CompiledPlan, account: PersonAccount): void {
  const { credits } = compiled.plan;
  const { principalFen, interestFen } = share;
  const forPrincipal = principalFen === 0 ? null : creditRuleFor(receipt, 'principal', credits);
  const forInterest = interestFen === 0 ? null : creditRuleFor(receipt, 'interest', credits);
  const credited = countedFen(principalFen, forPrincipal) + countedFen(interestFen, forInterest);
  const rule = forPrincipal ?? forInterest;
  const ofPrincipal = percent(forPrincipal?.factorPpm ?? 0);
  const ofInterest = percent(forInterest?.factorPpm ?? 0);
  const rate = principalFen === 0 ? ofInterest : interestFen === 0 || ofPrincipal === ofInterest ? ofPrincipal : `本金${ofPrincipal}、利息${ofInterest}`;
  const amount = principalFen + interestFen;
  const split = principalFen !== 0 && interestFen !== 0 ? `（本金${yuan(principalFen)}、利息${yuan(interestFen)}）` : interestFen === 0 ? '（本金）' : '（利息）';
  const owner = share.sharePpm === 1_000_000 ? '' : `归属${percent(share.sharePpm)}，计`;
  const back = (receipt.reversalOf ?? null) === null ? '' : `冲正第 ${receipt.reversalOf} 笔：`;
  const text = `${back}${nameOf(FORMS, receipt.form)}，${owner}${yuan(amount)}${split}，${rule ? `按${rate}认定${yuan(credited)}` : '不计入任务完成额'}`;
  account.creditedInRunFen += credited;
  account.lines.push(line(receipt, (rule && compiled.creditRefs.get(rule)) ?? compiled.planRef, 'recognise', amount, rate, 0, text));
}

/** Lines of all rates that apply to one collector; returns what they add up to. */
function payShare(receipt: IncentiveReceipt, cutting: ReceiptParts, i: number, facts: MatchCase, compiled: CompiledPlan, pays: Map<string, CutPay>, account: PersonAccount): Earned {
  const earned: Earned = { all: 0, inFull: 0 };
  let applied = false;
  for (const component of COMPONENTS) {
    const base = cutting.parts[component][i] ?? 0;
    if (base === 0) continue;
    const inFull = compiled.inFull.has(component);
    const add = (made: IncentiveLine): void => {
      account.lines.push(inFull ? { ...made, inFull } : made);
      earned.all += made.amountFen;
      if (inFull) earned.inFull += made.amountFen;
    };
    facts.component = component;
    for (const quoted of compiled.rates) {
      if (!matches(quoted.rule.match, facts)) continue;
      applied = true;
      const pay = payOnce(quoted, component, cutting, pays);
      const amount = pay.cut[i] ?? 0;
      add(line(receipt, quoted.ref, 'rate', base, pay.rate, amount, rateText(quoted.rule, cutting, i, pay)));
      const limited = pay.limitedCut[i] ?? 0;
      if (limited !== amount) {
        const limit = Math.abs(pay.limitedFen) < Math.abs(pay.amountFen) ? '封顶' : '保底';
        add(line(receipt, quoted.ref, 'cap', amount, limit, limited - amount, `${quoted.rule.title}：单笔${limit}${yuan(Math.abs(pay.limitedFen))}，由${yuan(amount)}调整为${yuan(limited)}`));
      }
      if (compiled.plan.evaluation === 'first_match') break;
    }
  }
  if (!applied) account.lines.push(line(receipt, compiled.planRef, 'rate', cutting.parts.principal[i] ?? 0, '0%', 0, '没有适用的计奖条款，不计奖'));
  return earned;
}

/** The pay is rounded once on the whole receipt and then cut without losing a 分. */
function payOnce(quoted: Quoted<RateRule>, component: Component, cutting: ReceiptParts, pays: Map<string, CutPay>): CutPay {
  const known = cutting.shares.length > 1 ? pays.get(`${quoted.ref}|${component}`) : undefined;
  if (known) return known;
  const { pay: how } = quoted.rule;
  const together = (how.kind === 'slab' || how.kind === 'marginal') && how.of === 'receipt';
  const base = together ? COMPONENTS.reduce((sum, c) => sum + cutting.whole[c], 0) : cutting.whole[component];
  const pay = payFor(quoted.rule, base);
  // a pay on principal and interest together falls on each by its size
  const own = (total: number): number => (together ? (shareOut(total, COMPONENTS.map((c) => cutting.whole[c]))[COMPONENTS.indexOf(component)] ?? 0) : total);
  const weights = cutting.parts[component];
  const basis = `${together ? `本息合计${yuan(base)}中的${COMPONENT_NAMES[component]}` : COMPONENT_NAMES[component]}${yuan(cutting.whole[component])}`;
  const made: CutPay = { rate: pay.rate, amountFen: fen(own(pay.amountFen)), limitedFen: fen(own(pay.limitedFen)), cut: shareOut(own(pay.amountFen), weights), limitedCut: shareOut(own(pay.limitedFen), weights), basis };
  if (cutting.shares.length > 1) pays.set(`${quoted.ref}|${component}`, made);
  return made;
}

function rateText(rule: RateRule, cutting: ReceiptParts, i: number, pay: CutPay): string {
  const how = rule.pay.kind === 'marginal' ? '分段计算得' : rule.pay.kind === 'per_case' ? `${pay.rate}，计` : `× ${pay.rate} = `;
  const shared = cutting.shares.length > 1;
  const part = shared ? `，按归属${percent(cutting.shares[i]?.sharePpm ?? 0)}分得${yuan(pay.cut[i] ?? 0)}` : '';
  return `${rule.title}：${shared ? '整笔' : ''}${pay.basis} ${how}${yuan(pay.amountFen)}${part}`;
}

/** The plan's cap on one receipt, all collectors together; the cut follows what each would have got. */
function limitReceipt(receipt: IncentiveReceipt, earned: readonly Earned[], accounts: readonly PersonAccount[], compiled: CompiledPlan): void {
  const cap = compiled.plan.caps.perReceiptFen;
  if (cap === null) return;
  const total = earned.reduce((sum, e) => sum + e.all, 0);
  if (Math.abs(total) <= cap) return;
  const limited = shareOut(total < 0 ? -cap : cap, earned.map((e) => e.all));
  earned.forEach((e, i) => {
    const after = limited[i] ?? 0;
    if (after === e.all) return;
    const text = `单笔奖励合计封顶${yuan(cap)}，由${yuan(e.all)}调整为${yuan(after)}`;
    const [ofFull = 0, ofRest = 0] = shareOut(after - e.all, [e.inFull, e.all - e.inFull]);
    if (ofRest !== 0) accounts[i]?.lines.push(line(receipt, compiled.planRef, 'cap', e.all, `封顶${yuan(cap)}`, ofRest, text));
    if (ofFull !== 0) accounts[i]?.lines.push({ ...line(receipt, compiled.planRef, 'cap', e.all, `封顶${yuan(cap)}`, ofFull, text), inFull: true });
    e.all = after;
    e.inFull += ofFull;
  });
}

/** A locked run is never recomputed: its reversal takes back exactly what it gave, outside gates, caps and rounding. */
function takeBack(receipt: IncentiveReceipt, share: ReceiptShare, compiled: CompiledPlan, account: PersonAccount): void {
  const paid = share.paidFen ?? 0;
  const held = share.heldFen ?? 0;
  account.reversedFen += paid;
  account.reversedHeldFen += held;
  const given = paid === 0 ? '没有计奖，无可冲回' : `已计奖${yuan(paid)}${held === 0 ? '' : `（其中暂留${yuan(held)}）`}，全部冲回`;
  account.lines.push(line(receipt, compiled.planRef, 'reverse', share.principalFen + share.interestFen, '100%', -paid, `冲正第 ${receipt.reversalOf} 笔：原结算${given}`));
}

function line(receipt: IncentiveReceipt, rule: string, step: IncentiveLine['step'], baseFen: number, rate: string, amountFen: number, text: string): IncentiveLine {
  const made: IncentiveLine = { receipt: receipt.id, on: receipt.bookedOn, rule, step, baseFen: fen(baseFen), rate, amountFen: fen(amountFen), text };
  return typeof receipt.reversalOf === 'number' ? { ...made, reverses: receipt.reversalOf } : made;
}
