import type { Fen } from '../money.js';
import { fen } from '../money.js';
import type { IncentivePerson } from './inputs.js';
import type { IncentiveLine } from './run-result.js';

/** What a run gathers for one person while it goes over the receipts. */
export interface PersonAccount {
  readonly person: IncentivePerson;
  readonly owned: ReadonlySet<string>;
  readonly lines: IncentiveLine[];
  creditedInRunFen: number;
  /** Rewards of this run's receipts: gates and caps act on them. */
  earnedFen: number;
  /** The same as the rates left it, before shares and gates, and the part of it of which nothing is held back. */
  ratedFen: number;
  inFullFen: number;
  /** Reversals of earlier receipts of which no run tells what it gave: by the plan, in full, outside gates and caps. */
  takenBackFen: number;
  /** What locked runs gave for receipts reversed in this one, and the part of it they held back: taken back exactly. */
  reversedFen: number;
  reversedHeldFen: number;
  /** What those receipts are worth to the pools of unit and leaders, which keep no record by receipt. */
  pooledBackFen: number;
}

export function openAccount(person: IncentivePerson): PersonAccount {
  return { person, owned: new Set(person.responsibleFor ?? []), lines: [], creditedInRunFen: 0, earnedFen: 0, ratedFen: 0, inFullFen: 0, takenBackFen: 0, reversedFen: 0, reversedHeldFen: 0, pooledBackFen: 0 };
}

/** A line about the person's sum, without a receipt. */
export function sumLine(rule: string, step: IncentiveLine['step'], baseFen: number, rate: string, amountFen: number, text: string): IncentiveLine {
  return { receipt: null, on: null, rule, step, baseFen: fen(baseFen), rate, amountFen: fen(amountFen), text };
}

export function linesTotal(account: PersonAccount): Fen {
  let total = 0;
  for (const line of account.lines) total += line.amountFen;
  return fen(total);
}
