import { FORMS, nameOf } from '../codes.js';
import { applyPpm, fen } from '../money.js';
import { creditRuleFor, creditedFen, type CreditPart } from '../target/credit.js';
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
}

/**
 * Writes the lines of one sound receipt into its collectors' accounts: recognised, excluded, paid, capped. `earlier` is
 * true for a reversal whose original was paid by an earlier run.
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
    if (exclusion) {
      const counts = exclusion.rule.scope === 'both' ? '，也不计入任务完成额' : '';
      account.lines.push(line(receipt, exclusion.ref, 'exclude', share.principalFen + share.interestFen, '0%', 0, `${exclusion.rule.title}，不计奖${counts}`));
      return 0;
    }
    return payShare(receipt, cutting, i, facts, compiled, pays, account);
  });
  const limited = limitReceipt(receipt, earned, accounts, compiled);
  limited.forEach((amount, i) => {
    const account = accounts[i] as PersonAccount;
    if (earlier) account.takenBackFen += asPaidThen(receipt, cutting.shares[i] as ReceiptShare, amount, compiled, account);
    else account.earnedFen += amount;
  });
}

function recognise(receipt: IncentiveReceipt, share: ReceiptShare, compiled: CompiledPlan, account: PersonAccount): void {
  const { credits } = compiled.plan;
  const part: CreditPart = { form: receipt.form, book: receipt.book, principalFen: share.principalFen, interestFen: share.interestFen };
  const credited = creditedFen(part, credits);
  const rules = [share.principalFen === 0 ? null : creditRuleFor(part, 'principal', credits), share.interestFen === 0 ? null : creditRuleFor(part, 'interest', credits)];
  const rule = rules[0] ?? rules[1] ?? null;
  const [ofPrincipal, ofInterest] = rules.map((r) => percent(r?.factorPpm ?? 0));
  const rate = share.principalFen === 0 ? ofInterest : share.interestFen === 0 || ofPrincipal === ofInterest ? ofPrincipal : `本金${ofPrincipal}、利息${ofInterest}`;
  const amount = share.principalFen + share.interestFen;
  const split = share.principalFen !== 0 && share.interestFen !== 0 ? `（本金${yuan(share.principalFen)}、利息${yuan(share.interestFen)}）` : share.interestFen === 0 ? '（本金）' : '（利息）';
  const owner = share.sharePpm === 1_000_000 ? '' : `归属${percent(share.sharePpm)}，计`;
  const back = (receipt.reversalOf ?? null) === null ? '' : `冲正第 ${receipt.reversalOf} 笔：`;
  const text = `${back}${nameOf(FORMS, receipt.form)}，${owner}${yuan(amount)}${split}，${rule ? `按${rate}认定${yuan(credited)}` : '不计入任务完成额'}`;
  account.creditedInRunFen += credited;
  account.lines.push(line(receipt, (rule && compiled.creditRefs.get(rule)) ?? compiled.planRef, 'recognise', amount, rate ?? '0%', 0, text));
}

/** Lines of all rates that apply to one collector; returns what they add up to. */
function payShare(receipt: IncentiveReceipt, cutting: ReceiptParts, i: number, facts: MatchCase, compiled: CompiledPlan, pays: Map<string, CutPay>, account: PersonAccount): number {
  let total = 0;
  let applied = false;
  for (const component of COMPONENTS) {
    const base = cutting.parts[component][i] ?? 0;
    if (base === 0) continue;
    for (const quoted of ratesFor(compiled, { ...facts, component })) {
      applied = true;
      const pay = payOnce(quoted, component, cutting, pays);
      const amount = pay.cut[i] ?? 0;
      total += amount;
      account.lines.push(line(receipt, quoted.ref, 'rate', base, pay.rate, amount, rateText(quoted.rule, component, cutting, i, pay)));
      const limited = pay.limitedCut[i] ?? 0;
      if (limited === amount) continue;
      total += limited - amount;
      const limit = Math.abs(pay.limitedFen) < Math.abs(pay.amountFen) ? '封顶' : '保底';
      account.lines.push(line(receipt, quoted.ref, 'cap', amount, limit, limited - amount, `${quoted.rule.title}：单笔${limit}${yuan(Math.abs(pay.limitedFen))}，由${yuan(amount)}调整为${yuan(limited)}`));
    }
  }
  if (!applied) account.lines.push(line(receipt, compiled.planRef, 'rate', cutting.parts.principal[i] ?? 0, '0%', 0, '没有适用的计奖条款，不计奖'));
  return total;
}

function ratesFor(compiled: CompiledPlan, facts: MatchCase): readonly Quoted<RateRule>[] {
  if (compiled.plan.evaluation === 'sum') return compiled.rates.filter((r) => matches(r.rule.match, facts));
  const first = compiled.rates.find((r) => matches(r.rule.match, facts));
  return first ? [first] : [];
}

/** The pay is rounded once on the whole receipt and then cut without losing a 分. */
function payOnce(quoted: Quoted<RateRule>, component: Component, cutting: ReceiptParts, pays: Map<string, CutPay>): CutPay {
  const known = cutting.shares.length > 1 ? pays.get(`${quoted.ref}|${component}`) : undefined;
  if (known) return known;
  const pay = payFor(quoted.rule, cutting.whole[component]);
  const weights = cutting.parts[component];
  const made: CutPay = { ...pay, cut: shareOut(pay.amountFen, weights), limitedCut: shareOut(pay.limitedFen, weights) };
  if (cutting.shares.length > 1) pays.set(`${quoted.ref}|${component}`, made);
  return made;
}

function rateText(rule: RateRule, component: Component, cutting: ReceiptParts, i: number, pay: CutPay): string {
  const whole = cutting.whole[component];
  const name = COMPONENT_NAMES[component];
  const how = rule.pay.kind === 'marginal' ? '分段计算得' : rule.pay.kind === 'per_case' ? `${pay.rate}，计` : `× ${pay.rate} = `;
  const shared = cutting.shares.length > 1;
  const part = shared ? `，按归属${percent(cutting.shares[i]?.sharePpm ?? 0)}分得${yuan(pay.cut[i] ?? 0)}` : '';
  return `${rule.title}：${shared ? '整笔' : ''}${name}${yuan(whole)} ${how}${yuan(pay.amountFen)}${part}`;
}

/** The plan's cap on one receipt, all collectors together; the cut follows what each would have got. */
function limitReceipt(receipt: IncentiveReceipt, earned: readonly number[], accounts: readonly PersonAccount[], compiled: CompiledPlan): readonly number[] {
  const cap = compiled.plan.caps.perReceiptFen;
  const total = earned.reduce((a, b) => a + b, 0);
  if (cap === null || Math.abs(total) <= cap) return earned;
  const limited = shareOut(total < 0 ? -cap : cap, earned);
  earned.forEach((before, i) => {
    const after = limited[i] ?? 0;
    if (after === before) return;
    accounts[i]?.lines.push(line(receipt, compiled.planRef, 'cap', before, `封顶${yuan(cap)}`, after - before, `单笔奖励合计封顶${yuan(cap)}，由${yuan(before)}调整为${yuan(after)}`));
  });
  return limited;
}

/** A reversal of what an earlier run paid takes back what was paid, not what the rates alone would give. */
function asPaidThen(receipt: IncentiveReceipt, share: ReceiptShare, amount: number, compiled: CompiledPlan, account: PersonAccount): number {
  const paidPpm = share.paidPpm ?? 1_000_000;
  if (amount === 0 || paidPpm === 1_000_000) return amount;
  const back = applyPpm(fen(amount), paidPpm);
  account.lines.push(line(receipt, compiled.planRef, 'gate', amount, percent(paidPpm), back - amount, `原收回当期按${percent(paidPpm)}计发，冲回${yuan(back)}`));
  return back;
}

function line(receipt: IncentiveReceipt, rule: string, step: IncentiveLine['step'], baseFen: number, rate: string, amountFen: number, text: string): IncentiveLine {
  return { receipt: receipt.id, on: receipt.bookedOn, rule, step, baseFen: fen(baseFen), rate, amountFen: fen(amountFen), text };
}
