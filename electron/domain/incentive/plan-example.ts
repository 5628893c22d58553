import { BOOKS } from '../codes.js';
import { RECEIPT_FORMS } from './check-match.js';
import { ClauseReader, refusePlan } from './clause-reader.js';
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

const RECEIPT_KEYS = ['id', 'bookedOn', 'period', 'unit', 'loanNo', 'book', 'form', 'measure', 'riskClass', 'formedYear', 'problem', 'publicKind', 'relation', 'principalFen', 'onInterestFen', 'offInterestFen', 'shares', 'reversalOf'];
const PERSON_KEYS = ['staffNo', 'name', 'tier', 'unit', 'targetFen', 'creditedPriorFen', 'heldPriorFen', 'carriedPriorFen', 'responsibleFor', 'collector', 'monthlyWageFen'];
const CONTEXT_KEYS = ['from', 'to', 'asOf', 'averageCompletionPpm', 'minimumWageFen'];
const EXPECTED_KEYS = ['staffNo', 'creditedFen', 'completionPct', 'rank', 'rewardFen', 'heldBackFen', 'penaltyFen', 'carriedFen', 'sanctions'];
const MAX = Number.MAX_SAFE_INTEGER;

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

function readPerson(value: unknown, where: string): IncentivePerson {
  const r = ClauseReader.open(value, where, PERSON_KEYS);
  const base = value as Partial<IncentivePerson>;
  const staffNo = r.filled('staffNo');
  return { name: staffNo, tier: 'office_staff', unit: '示例社', ...base, staffNo, targetFen: r.intOrNull('targetFen', 0, MAX) };
}

function readReceipt(value: unknown, where: string): IncentiveReceipt {
  const r = ClauseReader.open(value, where, RECEIPT_KEYS);
  const id = r.int('id', 1, MAX);
  const bookedOn = r.day('bookedOn');
  const money = (key: string): number => (r.has(key) ? r.int(key, -MAX, MAX) : 0);
  const shares = r.list('shares').map((v) => {
    const s = ClauseReader.open(v, where, ['staffNo', 'sharePpm', 'principalFen', 'interestFen', 'paidPpm']);
    return { ...(v as object), staffNo: s.filled('staffNo'), sharePpm: s.int('sharePpm', 1, 1_000_000), principalFen: s.int('principalFen', -MAX, MAX), interestFen: s.int('interestFen', -MAX, MAX) };
  });
  const ordinary = { unit: '示例社', loanNo: `示例${id}`, book: 'on', form: 'cash', measure: null, riskClass: 'loss', formedYear: null, problem: 'ordinary', publicKind: 'no' } as const;
  const given = value as Partial<IncentiveReceipt>;
  const codes = { form: r.has('form') ? r.code('form', RECEIPT_FORMS) : ordinary.form, book: r.has('book') ? r.code('book', BOOKS) : ordinary.book };
  return { ...ordinary, ...given, ...codes, id, bookedOn, period: bookedOn.slice(0, 7), principalFen: money('principalFen'), onInterestFen: money('onInterestFen'), offInterestFen: money('offInterestFen'), shares };
}

function readContext(value: unknown, where: string): RunContext {
  const r = ClauseReader.open(value, where, CONTEXT_KEYS);
  return {
    from: r.day('from'),
    to: r.day('to'),
    asOf: r.day('asOf'),
    ...(r.has('averageCompletionPpm') && { averageCompletionPpm: r.int('averageCompletionPpm', 1, 10_000_000) }),
    ...(r.has('minimumWageFen') && { minimumWageFen: r.int('minimumWageFen', 0, MAX) }),
  };
}

function readExpected(value: unknown, where: string): ExpectedPerson {
  const r = ClauseReader.open(value, where, EXPECTED_KEYS);
  return { ...(value as ExpectedPerson), staffNo: r.filled('staffNo') };
}
