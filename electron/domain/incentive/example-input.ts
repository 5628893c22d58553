import { BOOKS, CLASSES, MEASURES, PROBLEMS, PUBLIC_KINDS, type Code } from '../codes.js';
import { COLLECTORS, RECEIPT_FORMS, RELATIONS } from './check-match.js';
import { ClauseReader } from './clause-reader.js';
import type { IncentivePerson, IncentiveReceipt, ReceiptShare, RunContext } from './inputs.js';

const MAX = Number.MAX_SAFE_INTEGER;
const PERSON_TEXTS = ['name', 'tier', 'unit', 'post'] as const;
const PERSON_AMOUNTS = ['creditedPriorFen', 'heldPriorFen', 'carriedPriorFen', 'monthlyWageFen', 'newNplCases', 'ownNplFen', 'ownNplLoans', 'nplRatioPpm', 'missesPrior'] as const;
const RECEIPT_KEYS = ['id', 'bookedOn', 'period', 'unit', 'loanNo', 'book', 'form', 'measure', 'riskClass', 'formedYear', 'problem', 'publicKind', 'relation', 'principalFen', 'onInterestFen', 'offInterestFen', 'shares', 'reversalOf'];

/** A person of a worked example; what is left out is an ordinary employee's. */
export function readPerson(value: unknown, where: string): IncentivePerson {
  const r = ClauseReader.open(value, where, ['staffNo', 'targetFen', 'responsibleFor', 'collector', 'chargedPriorFen', ...PERSON_TEXTS, ...PERSON_AMOUNTS]);
  const staffNo = r.filled('staffNo');
  return {
    name: staffNo,
    tier: 'office_staff',
    unit: '示例社',
    ...given(r, PERSON_TEXTS, (key) => r.text(key)),
    ...given(r, PERSON_AMOUNTS, (key) => r.int(key, 0, MAX)),
    ...given(r, ['responsibleFor'], (key) => r.texts(key)),
    ...given(r, ['collector'], (key) => r.code(key, COLLECTORS)),
    ...given(r, ['chargedPriorFen'], (key) => readCharged(r.raw(key), where)),
    staffNo,
    targetFen: r.intOrNull('targetFen', 0, MAX),
  };
}

function readCharged(value: unknown, where: string): Record<string, number> {
  const clauses = typeof value === 'object' && value !== null ? Object.keys(value) : [];
  const r = ClauseReader.open(value, where, clauses);
  return Object.fromEntries(clauses.map((id) => [id, r.int(id, 0, MAX)]));
}

/** A receipt of a worked example; what is left out is an ordinary cash receipt on 表内. */
export function readReceipt(value: unknown, where: string): IncentiveReceipt {
  const r = ClauseReader.open(value, where, RECEIPT_KEYS);
  const id = r.int('id', 1, MAX);
  const bookedOn = r.day('bookedOn');
  const money = (key: string): number => (r.has(key) ? r.int(key, -MAX, MAX) : 0);
  const coded = <T extends string, D>(key: string, known: readonly Code<T>[], ordinary: D): T | D => (r.has(key) && r.raw(key) !== null ? r.code(key, known) : ordinary);
  return {
    id,
    bookedOn,
    period: bookedOn.slice(0, 7),
    unit: r.has('unit') ? r.text('unit') : '示例社',
    loanNo: r.has('loanNo') ? r.text('loanNo') : `示例${id}`,
    book: coded('book', BOOKS, 'on'),
    form: coded('form', RECEIPT_FORMS, 'cash'),
    measure: coded('measure', MEASURES, null),
    riskClass: r.raw('riskClass') === null ? null : coded('riskClass', CLASSES, 'loss'),
    formedYear: r.has('formedYear') ? r.intOrNull('formedYear', 1950, 2199) : null,
    problem: r.raw('problem') === null ? null : coded('problem', PROBLEMS, 'ordinary'),
    publicKind: r.raw('publicKind') === null ? null : coded('publicKind', PUBLIC_KINDS, 'no'),
    ...(r.has('relation') && { relation: r.code('relation', RELATIONS) }),
    principalFen: money('principalFen'),
    onInterestFen: money('onInterestFen'),
    offInterestFen: money('offInterestFen'),
    shares: r.list('shares').map((v) => readReceiptShare(v, where)),
    ...given(r, ['reversalOf'], (key) => r.intOrNull(key, 1, MAX)),
  };
}

function readReceiptShare(value: unknown, where: string): ReceiptShare {
  const s = ClauseReader.open(value, where, ['staffNo', 'sharePpm', 'principalFen', 'interestFen', 'paidFen', 'heldFen']);
  return {
    staffNo: s.filled('staffNo'),
    sharePpm: s.int('sharePpm', 1, 1_000_000),
    principalFen: s.int('principalFen', -MAX, MAX),
    interestFen: s.int('interestFen', -MAX, MAX),
    ...given(s, ['paidFen', 'heldFen'], (key) => s.int(key, -MAX, MAX)),
  };
}

export function readContext(value: unknown, where: string): RunContext {
  const r = ClauseReader.open(value, where, ['from', 'to', 'asOf', 'averageCompletionPpm', 'minimumWageFen']);
  return {
    from: r.day('from'),
    to: r.day('to'),
    asOf: r.day('asOf'),
    ...given(r, ['averageCompletionPpm'], (key) => r.int(key, 1, 10_000_000)),
    ...given(r, ['minimumWageFen'], (key) => r.int(key, 0, MAX)),
  };
}

/** The keys that stand there, each read; those left out stay out. */
function given<K extends string, V>(r: ClauseReader, keys: readonly K[], read: (key: K) => V): Partial<Record<K, V>> {
  return Object.fromEntries(keys.filter((key) => r.has(key)).map((key) => [key, read(key)])) as Partial<Record<K, V>>;
}
