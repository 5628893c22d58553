import type { Cause, Guarantee, OldClass, Problem, RiskClass } from '../../domain/codes.js';
import { addDays, dayNumber, yearOf, type Day } from '../../domain/date.js';
import { addYears } from './dating.js';
import { principalOf, type Loan } from './loan.js';
import type { NameSource } from './names.js';
import type { Random } from './random.js';

/** Facts of a loan that no total depends on: plausible for its age, size and debtor. Money in 分, rate in ppm. */
export interface LoanFacts {
  readonly originalFen: number;
  readonly ratePpm: number;
  readonly guarantee: Guarantee;
  readonly security: string;
  readonly rollovers: number;
  readonly riskClass: RiskClass;
  readonly oldClass: OldClass;
  readonly cause: Cause;
  readonly problem: Problem;
  readonly onInterestFen: number;
  readonly offInterestFen: number;
  readonly lastDemand: string;
  readonly limitationOn: Day;
  readonly guaranteeUntilOn: Day | null;
  readonly actualUser: string;
}

export function loanFacts(loan: Loan, asOf: Day, names: NameSource, random: Random): LoanFacts {
  const ratePpm = rateOf(loan, random);
  const guarantee = guaranteeOf(loan, random);
  const demandOn = random.chance(0.92) ? addDays(asOf, -random.int(5, 700)) : null;
  const lastDemand = demandOn !== null && demandOn > loan.nplOn ? demandOn : null;
  const surety = guarantee === 'surety' || guarantee === 'joint_surety' || guarantee === 'mixed';
  const problem = problemOf(loan, random);
  const interest = owedInterest(loan, ratePpm, asOf);
  return {
    originalFen: originalOf(loan, random),
    ratePpm,
    guarantee,
    security: securityOf(guarantee, names, random),
    rollovers: loan.rolledFen > 0 ? 1 : random.weighted([70, 20, 10]),
    ...classes(loan, random),
    cause: causeOf(loan, problem, random),
    problem,
    ...interest,
    lastDemand: lastDemand === null ? '' : `${lastDemand} ${random.pick(['催收通知书签收', '催收通知书签收', '邮寄送达', '还款计划'])}`,
    // two years, the law of 2011; only a demand on paper starts it anew
    limitationOn: addYears(lastDemand ?? loan.dueOn, 2),
    guaranteeUntilOn: surety ? addYears(loan.dueOn, 2) : null,
    actualUser: loan.debtor.actualUser !== '' ? loan.debtor.actualUser : problem === 'false_name' ? names.any() : '',
  };
}

/** At least the balance, in round sums: many never paid a 分, others paid part before this year. */
function originalOf(loan: Loan, random: Random): number {
  const least = loan.beginFen + loan.newFen;
  const round = least < 1_000_000 ? 10_000 : least < 10_000_000 ? 100_000 : 1_000_000;
  const asked = random.chance(0.7) ? least : Math.round(least * (1 + random.next() * 0.6));
  return Math.ceil(asked / round) * round;
}

/** Contract rates of the time, per year: high in the nineties, about 6–11 % later. */
function rateOf(loan: Loan, random: Random): number {
  const year = yearOf(loan.grantedOn);
  const [low, high] = year < 1998 ? [1080, 1420] : year < 2004 ? [620, 960] : [740, 1120];
  return random.int(low, high) * 100;
}

function guaranteeOf(loan: Loan, random: Random): Guarantee {
  if (loan.guarantee !== 'credit') return loan.guarantee;
  if (loan.debtor.client === 'firm') return random.pick(['mortgage', 'mortgage', 'surety', 'mixed']);
  const kinds: readonly Guarantee[] = ['credit', 'surety', 'joint_surety', 'mortgage', 'pledge'];
  return kinds[random.weighted(loan.agency || loan.beginFen < 1_000_000 ? [70, 25, 3, 2, 0] : [30, 45, 10, 14, 1])] ?? 'credit';
}

function securityOf(guarantee: Guarantee, names: NameSource, random: Random): string {
  if (guarantee === 'credit') return '';
  if (guarantee === 'surety') return random.chance(0.7) ? names.any() : `${names.any()}、${names.any()}`;
  if (guarantee === 'joint_surety') return [names.any(), names.any(), names.any()].join('、');
  if (guarantee === 'pledge') return '存单质押';
  const estate = `${random.pick(['房屋', '门面', '厂房', '山林经营权', '土地使用权'])}${random.int(60, 900)}平方米`;
  return guarantee === 'mixed' ? `${estate}；${names.any()}` : estate;
}

function classes(loan: Loan, random: Random): { riskClass: RiskClass; oldClass: OldClass } {
  if (loan.book !== 'on') return { riskClass: 'loss', oldClass: 'bad' };
  if (loan.vintage >= 2010) return { riskClass: random.chance(0.85) ? 'substandard' : 'doubtful', oldClass: 'overdue' };
  if (loan.vintage >= 2007) return { riskClass: random.chance(0.8) ? 'doubtful' : 'substandard', oldClass: random.chance(0.4) ? 'overdue' : 'sluggish' };
  return random.chance(0.3) ? { riskClass: 'loss', oldClass: 'bad' } : { riskClass: 'doubtful', oldClass: 'sluggish' };
}

function problemOf(loan: Loan, random: Random): Problem {
  if (loan.debtor.actualUser !== '') return 'false_name';
  if (loan.debtor.publicKind === 'unit' || loan.debtor.publicKind === 'village') return 'government';
  if (loan.agency) return 'agency';
  if (loan.debtor.client === 'firm' || loan.debtor.publicKind !== 'no') return 'ordinary';
  if (loan.vintage === 2005 && loan.beginFen < 800_000 && random.chance(0.35)) return 'agency';
  const kinds: readonly Problem[] = ['ordinary', 'false_name', 'staff_own', 'staff_guaranteed', 'staff_introduced'];
  return kinds[random.weighted([930, 35, 6, 11, 18])] ?? 'ordinary';
}

function causeOf(loan: Loan, problem: Problem, random: Random): Cause {
  if (problem === 'false_name' || problem === 'staff_own') return random.pick(['staff_violation', 'rules_missing']);
  if (problem === 'agency') return random.pick(['handover', 'rules_missing', 'weak_awareness']);
  if (problem === 'government') return random.pick(['policy', 'other_objective']);
  if (loan.debtor.client === 'firm') return random.pick(['business', 'policy', 'private_lending', 'decision']);
  return random.pick(['other_objective', 'other_objective', 'weak_awareness', 'private_lending', 'decision', 'other_subjective']);
}

/** Interest owed: simple interest on what is left since the loan fell due, unless a claim or list fixes it. The last months stand inside the balance sheet. */
function owedInterest(loan: Loan, ratePpm: number, asOf: Day): { onInterestFen: number; offInterestFen: number } {
  const principal = principalOf(loan);
  if (loan.owedFen !== null) return { onInterestFen: 0, offInterestFen: loan.owedFen };
  if (principal === 0) return { onInterestFen: 0, offInterestFen: 0 };
  const perYear = Math.floor((principal * ratePpm) / 1_000_000);
  const days = Math.max(0, dayNumber(asOf) - dayNumber(loan.dueOn));
  const owed = Math.min(Math.floor((perYear * days) / 360), principal * 2);
  if (loan.vintage < 2010) return { onInterestFen: 0, offInterestFen: owed };
  const on = Math.min(owed, Math.floor((perYear * 90) / 360));
  return { onInterestFen: on, offInterestFen: owed - on };
}
