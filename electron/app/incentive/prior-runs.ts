import type { IncentiveRunResult } from '../../contract/incentive.js';
import type { Day } from '../../domain/date.js';
import { paidByReceipt, type PaidForReceipt } from '../../domain/incentive/paid-by-receipt.js';
import type { RulePlan } from '../../domain/incentive/rule-plan.js';
import type { IncentivePersonResult } from '../../domain/incentive/run-result.js';
import { targetSpan } from '../../domain/incentive/standing.js';
import { statement, type Connection } from '../../data/sql.js';

/** What the locked runs of a plan, whatever its version, left for the next one. Amounts in 分 by staff number. */
export interface PriorRuns {
  /** Held back and not yet paid out. */
  held(staffNo: string): number;
  /** Deductions put off by the wage limit. */
  carried(staffNo: string): number;
  /** Charged so far by clause, for deductions that are given back when their cause is gone. */
  charged(staffNo: string): Readonly<Record<string, number>>;
  /** Runs in a row, up to the last, at whose end the person was behind the part of the task due by then. */
  misses(staffNo: string): number;
  /** What a person finally got for a receipt; null when no locked run had it. */
  paid(receipt: number, staffNo: string): PaidForReceipt | null;
}

type Person = IncentiveRunResult['persons'][number] & { readonly missed: boolean };

/** Locked runs of a plan that ended before a day, in their order. */
export function priorRuns(conn: Connection, planCode: string, before: Day): PriorRuns {
  const runs = statement(conn, 'SELECT r.result, r.plan_body AS plan FROM run_lock k JOIN incentive_run r ON r.incentive_run_id = k.incentive_run_id WHERE k.plan_code = ? AND k.to_on < ? AND k.voided_by IS NULL ORDER BY k.from_on').all(planCode, before) as { result: string; plan: string }[];
  const byPerson = new Map<string, Person[]>();
  for (const { result, plan } of runs) {
    const run = JSON.parse(result) as IncentiveRunResult;
    const { elapsed } = targetSpan(JSON.parse(plan) as RulePlan, run);
    for (const p of run.persons) {
      const person: Person = { ...p, missed: p.targetFen > 0 && BigInt(p.creditedFen) * BigInt(elapsed.of) < BigInt(p.targetFen) * BigInt(elapsed.days) };
      const known = byPerson.get(person.staffNo);
      if (known) known.push(person);
      else byPerson.set(person.staffNo, [person]);
    }
  }
  const of = (staffNo: string): readonly Person[] => byPerson.get(staffNo) ?? [];
  const paid = new Map<Person, ReadonlyMap<number, PaidForReceipt>>();
  return {
    held: (staffNo) => of(staffNo).reduce((sum, p) => sum + p.heldBackFen, 0),
    carried: (staffNo) => of(staffNo).at(-1)?.carriedFen ?? 0,
    charged: (staffNo) => chargedBy(of(staffNo)),
    misses: (staffNo) => of(staffNo).length - 1 - of(staffNo).findLastIndex((p) => !p.missed),
    paid(receipt, staffNo) {
      for (const person of of(staffNo)) {
        let gave = paid.get(person);
        // a stored run is the same person result after a trip through JSON
        if (!gave) paid.set(person, (gave = paidByReceipt(person as unknown as IncentivePersonResult)));
        const found = gave.get(receipt);
        if (found) return found;
      }
      return null;
    },
  };
}

function chargedBy(persons: readonly Person[]): Record<string, number> {
  const sums: Record<string, number> = {};
  for (const line of persons.flatMap((p) => p.lines)) {
    if (line.step !== 'penalty') continue;
    const clause = line.rule.split('@')[0] ?? line.rule;
    sums[clause] = (sums[clause] ?? 0) - line.amountFen;
  }
  return sums;
}
