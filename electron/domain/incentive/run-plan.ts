import { FORMS } from '../codes.js';
import { chineseDay, isDay, yearOf } from '../date.js';
import { DomainError } from '../domain-error.js';
import { fen, sumFen } from '../money.js';
import { completionPct } from '../target/completion.js';
import { rankByCompletion } from '../target/ranking.js';
import type { Fraction } from './bands.js';
import { compilePlan } from './compiled-plan.js';
import { decide, type DecidedContest } from './contest.js';
import type { IncentivePerson, IncentiveReceipt, RunContext } from './inputs.js';
import { linesTotal, openAccount, sumLine, type PersonAccount } from './person-account.js';
import { nextStep } from './next-step.js';
import type { PrizeRule } from './prize-rule.js';
import { bookReceipt } from './receipt-lines.js';
import { shareProblem } from './receipt-parts.js';
import type { RulePlan } from './rule-plan.js';
import type { IncentivePersonResult, IncentiveRun, RunProblem } from './run-result.js';
import { runWarnings } from './run-warnings.js';
import { settleHoldback } from './settle-holdback.js';
import { settlePenalties, type PenaltyFrame } from './settle-penalty.js';
import { settlePrizes } from './settle-prize.js';
import { capPool, roundSum, settleReward } from './settle-reward.js';
import { settleSanctions } from './settle-sanctions.js';
import { averageCompletion, standingOf, targetSpan, type Standing } from './standing.js';

/**
 * Works out one run of a plan: what every person earned, keeps, loses, and why, line by line. A pure function: the
 * same input gives the same run, in whatever order receipts, shares and persons come. Receipts booked outside the
 * run are left aside; one that cannot be attributed is listed under `problems` and pays nobody. For every person
 * Σ lines.amountFen = rewardFen + heldBackFen − penaltyFen. Linear in receipts (apart from sorting them).
 *
 * Throws RUN_RANGE_INVALID for days that make no run. A receipt or person given twice is a programming error (RangeError).
 */
export function runPlan(plan: RulePlan, persons: readonly IncentivePerson[], receipts: readonly IncentiveReceipt[], context: RunContext): IncentiveRun {
  checkRange(plan, context);
  const problems: RunProblem[] = [];
  const accounts = new Map<string, PersonAccount>();
  for (const person of persons) {
    if (accounts.has(person.staffNo)) throw new RangeError(`person ${person.staffNo} given twice`);
    accounts.set(person.staffNo, openAccount(person));
  }
  const inRun = receiptsOfRun(receipts, context);
  const recoveredFen = bookReceipts(plan, inRun, accounts, problems);

  const sorted = [...accounts.values()].sort((a, b) => (a.person.staffNo < b.person.staffNo ? -1 : 1));
  const span = targetSpan(plan, context);
  const standings = sorted.map((a) => standingOf(a.person, a.creditedInRunFen, span));
  const average = averageCompletion(context, standings);
  const pools = new Map<string, { to: 'unit' | 'leader'; unit: string; amountFen: number }>();
  sorted.forEach((account, i) => {
    const parts = settleReward(plan, account, standings[i] as Standing, span, average);
    for (const to of ['unit', 'leader'] as const) {
      if (parts[to] === 0) continue;
      const key = `${to}|${account.person.unit}`;
      const pool = pools.get(key) ?? { to, unit: account.person.unit, amountFen: 0 };
      pool.amountFen += parts[to];
      pools.set(key, pool);
    }
  });
  const poolList = [...pools.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, pool]) => pool);
  capPool(plan, sorted, poolList, recoveredFen);

  const ranks = rankByCompletion(standings);
  const contestants = sorted.map((account, i) => ({ account, standing: standings[i] as Standing }));
  const frame: RunFrame = { span, average, context, prizes: decide(plan.prizes ?? [], contestants, context, span), contests: decide(plan.penalties.filter((p) => p.trigger === 'rank'), contestants, context, span) };
  const results = sorted.map((account, i) => settle(plan, account, standings[i] as Standing, ranks[i] ?? null, frame));
  return {
    plan: plan.id,
    version: plan.version,
    title: plan.title,
    from: context.from,
    to: context.to,
    asOf: context.asOf,
    persons: results,
    pools: poolList.map((p) => ({ ...p, amountFen: fen(p.amountFen) })),
    totals: {
      people: results.length,
      receipts: inRun.length,
      recoveredFen: fen(recoveredFen),
      creditedInRunFen: sumFen(results.map((p) => p.creditedInRunFen)),
      rewardFen: sumFen(results.map((p) => p.rewardFen)),
      heldBackFen: sumFen(results.map((p) => p.heldBackFen)),
      penaltyFen: sumFen(results.map((p) => p.penaltyFen)),
      carriedFen: sumFen(results.map((p) => p.carriedFen)),
      poolFen: sumFen(poolList.map((p) => p.amountFen)),
    },
    problems,
    warnings: runWarnings(plan, sorted.map((a) => a.person), problems, context),
  };
}

function checkRange(plan: RulePlan, { from, to, asOf }: RunContext): void {
  const refuse = (reason: string): never => {
    throw new DomainError('RUN_RANGE_INVALID', { from, to, reason });
  };
  if (!isDay(from) || !isDay(to) || !isDay(asOf)) refuse('日期不存在');
  if (from > to) refuse('起日晚于止日');
  if (asOf < from) refuse(`业务日期${chineseDay(asOf)}还没有到起日`);
  if (plan.basis.targetSpan === 'year' && yearOf(from) !== yearOf(to)) refuse('年度任务不能跨年计算');
}

/** In the order of booking, then of number: the order of the input never shows in the result. */
function receiptsOfRun(receipts: readonly IncentiveReceipt[], { from, to }: RunContext): IncentiveReceipt[] {
  const inRun = receipts.filter((r) => r.bookedOn >= from && r.bookedOn <= to);
  return inRun.sort((a, b) => (a.bookedOn < b.bookedOn ? -1 : a.bookedOn > b.bookedOn ? 1 : a.id - b.id));
}

/** Returns 清收额 of the run: cash and 抵债, principal and interest, of the receipts that could be attributed. */
function bookReceipts(plan: RulePlan, receipts: readonly IncentiveReceipt[], accounts: Map<string, PersonAccount>, problems: RunProblem[]): number {
  const compiled = compilePlan(plan);
  const ids = new Set<number>();
  for (const { id } of receipts) {
    if (ids.has(id)) throw new RangeError(`receipt ${id} given twice`);
    ids.add(id);
  }
  let recovered = 0;
  for (const receipt of receipts) {
    const problem = shareProblem(receipt);
    if (problem) {
      problems.push(problem);
      for (const staffNo of new Set(receipt.shares.map((s) => s.staffNo))) {
        const lines = accountFor(accounts, staffNo, receipt, problems).lines;
        lines.push({ ...sumLine(compiled.planRef, 'exclude', 0, '0%', 0, problem.text), receipt: receipt.id, on: receipt.bookedOn });
      }
      continue;
    }
    if (isRecovery(receipt.form)) recovered += receipt.principalFen + receipt.onInterestFen + receipt.offInterestFen;
    const original = receipt.reversalOf ?? null;
    const earlier = original !== null && !ids.has(original);
    bookReceipt(receipt, compiled, (staffNo) => accountFor(accounts, staffNo, receipt, problems), earlier);
  }
  return recovered;
}

const RECOVERY_FORMS: ReadonlySet<string> = new Set(FORMS.filter((f) => f.effect === 'recover').map((f) => f.code));
const isRecovery = (form: string): boolean => RECOVERY_FORMS.has(form);

/** Someone with a receipt but not on the list still gets an account (decisions.md 1: a named outsider), and is listed. */
function accountFor(accounts: Map<string, PersonAccount>, staffNo: string, receipt: IncentiveReceipt, problems: RunProblem[]): PersonAccount {
  const known = accounts.get(staffNo);
  if (known) return known;
  const made = openAccount({ staffNo, name: staffNo, tier: '', unit: receipt.unit, targetFen: null });
  accounts.set(staffNo, made);
  problems.push({ receipt: receipt.id, code: 'unknown_person', text: `第 ${receipt.id} 笔收回的清收人 ${staffNo} 不在人员名单中，按没有任务计算` });
  return made;
}

interface RunFrame extends PenaltyFrame {
  readonly average: Fraction | null;
  readonly prizes: readonly DecidedContest<PrizeRule>[];
}

function settle(plan: RulePlan, account: PersonAccount, standing: Standing, rank: number | null, frame: RunFrame): IncentivePersonResult {
  const { span, average, context, prizes } = frame;
  const earned = roundSum(plan, account);
  const heldBackFen = settleHoldback(plan, account, earned, span);
  const prizeFen = settlePrizes(plan, account, standing, prizes);
  const { penaltyFen, carriedFen } = settlePenalties(plan, account, standing, frame);
  const rewardFen = fen(earned - account.reversedFen - heldBackFen + prizeFen);
  if (linesTotal(account) !== rewardFen + heldBackFen - penaltyFen) throw new RangeError(`derivation of ${account.person.staffNo} does not add up`);
  const { staffNo, name, tier, unit } = account.person;
  return {
    staffNo, name, tier, unit,
    targetFen: account.person.targetFen === null ? null : fen(account.person.targetFen),
    creditedFen: standing.creditedFen,
    creditedInRunFen: fen(account.creditedInRunFen),
    completionPct: completionPct(standing.creditedFen, standing.targetFen),
    rank,
    rewardFen, heldBackFen, penaltyFen, carriedFen,
    sanctions: settleSanctions(plan, account.person, standing, span, context),
    nextStep: nextStep(plan, standing, span, average),
    lines: account.lines,
  };
}
