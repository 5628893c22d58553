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
  /** Reversals of what earlier runs paid: taken back at the rate they were paid, outside gates and caps. */
  takenBackFen: number;
}

export function openAccount(person: IncentivePerson): PersonAccount {
  return { person, owned: new Set(person.responsibleFor ?? []), lines: [], creditedInRunFen: 0, earnedFen: 0, takenBackFen: 0 };
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
