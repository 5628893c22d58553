import { ClauseReader, refusePlan } from './clause-reader.js';
import { readContext, readPerson, readReceipt } from './example-input.js';
import type { IncentivePerson, IncentiveReceipt, RunContext } from './inputs.js';

/**
 * A worked example inside a plan: given these persons and receipts, these figures come out. `expected` holds only what
 * the example is about; every key that stands there is compared.
 */
export interface PlanExample {
  readonly title: string;
  readonly input: {
    readonly persons: readonly IncentivePerson[];
    readonly receipts: readonly IncentiveReceipt[];
    readonly context: RunContext;
  };
  readonly expected: { readonly persons: readonly ExpectedPerson[] };
}

export interface ExpectedPerson {
  readonly staffNo: string;
  readonly creditedFen?: number;
  readonly completionPct?: string | null;
  readonly rank?: number | null;
  readonly rewardFen?: number;
  readonly heldBackFen?: number;
  readonly penaltyFen?: number;
  readonly carriedFen?: number;
  /** `code` in force, `code:warning` for 预警, in the order of the plan. */
  readonly sanctions?: readonly string[];
}

const EXPECTED_KEYS = ['staffNo', 'creditedFen', 'completionPct', 'rank', 'rewardFen', 'heldBackFen', 'penaltyFen', 'carriedFen', 'sanctions'];

/** Reads an example. Facts it leaves out take ordinary values, so that it shows only what it is about. */
export function readExample(value: unknown, where: string): PlanExample {
  const r = ClauseReader.open(value, where, ['title', 'input', 'expected']);
  const input = ClauseReader.open(r.raw('input'), where, ['persons', 'receipts', 'context']);
  const expected = ClauseReader.open(r.raw('expected'), where, ['persons']);
  const persons = input.list('persons').map((v) => readPerson(v, where));
  if (persons.length === 0) refusePlan(where, '没有人员');
  return {
    title: r.filled('title'),
    input: { persons, receipts: input.list('receipts').map((v) => readReceipt(v, where)), context: readContext(input.raw('context'), where) },
    expected: { persons: expected.list('persons').map((v) => readExpected(v, where)) },
  };
}

function readExpected(value: unknown, where: string): ExpectedPerson {
  const r = ClauseReader.open(value, where, EXPECTED_KEYS);
  return { ...(value as ExpectedPerson), staffNo: r.filled('staffNo') };
}
