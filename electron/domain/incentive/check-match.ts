import { BOOKS, CLASSES, FORMS, MEASURES, PROBLEMS, PUBLIC_KINDS, TIERS, type Code } from '../codes.js';
import { ClauseReader } from './clause-reader.js';
import type { RateMatch } from './rule-plan.js';
import { COMPONENT_NAMES } from './wording.js';

export const COMPONENT_CODES = [
  { code: 'principal', name: COMPONENT_NAMES.principal },
  { code: 'on_interest', name: COMPONENT_NAMES.on_interest },
  { code: 'off_interest', name: COMPONENT_NAMES.off_interest },
] as const satisfies readonly Code[];
export const RELATIONS = [
  { code: 'own', name: '本人责任贷款' },
  { code: 'post', name: '岗位责任贷款' },
  { code: 'collective', name: '集体清收贷款' },
  { code: 'other', name: '其他' },
] as const satisfies readonly Code[];
export const COLLECTORS = [
  { code: 'employee', name: '职工' },
  { code: 'village', name: '村（乡镇）' },
  { code: 'law_firm', name: '律师事务所' },
  { code: 'bidder', name: '竞标人' },
] as const satisfies readonly Code[];

/** Forms that can be a receipt; 新增不良 never is one. */
export const RECEIPT_FORMS = FORMS.filter((f) => f.effect !== 'grow');

/** Which list of codes each dimension is read with. */
export const DIMENSIONS = {
  forms: RECEIPT_FORMS,
  books: BOOKS,
  components: COMPONENT_CODES,
  classes: CLASSES,
  measures: MEASURES,
  problems: PROBLEMS,
  publicKinds: PUBLIC_KINDS,
  relations: RELATIONS,
  collectors: COLLECTORS,
  tiers: TIERS,
} as const satisfies Record<string, readonly Code[]>;

const YEARS = [1950, 2199] as const;

/** Reads the conditions of a clause; no condition means every receipt. */
export function readMatch(value: unknown, where: string): RateMatch {
  const names = Object.keys(DIMENSIONS) as (keyof typeof DIMENSIONS)[];
  const r = ClauseReader.open(value, where, [...names, 'formedYear', 'amountFen']);
  const match: Record<string, unknown> = {};
  for (const name of names) if (r.has(name)) match[name] = r.codes<string>(name, DIMENSIONS[name]);
  if (r.has('formedYear')) {
    const y = ClauseReader.open(r.raw('formedYear'), where, ['from', 'to']);
    match['formedYear'] = { from: y.intOrNull('from', ...YEARS), to: y.intOrNull('to', ...YEARS) };
  }
  if (r.has('amountFen')) {
    const a = ClauseReader.open(r.raw('amountFen'), where, ['from', 'to']);
    match['amountFen'] = { from: a.int('from', 0, Number.MAX_SAFE_INTEGER), to: a.intOrNull('to', 1, Number.MAX_SAFE_INTEGER) };
  }
  return match as RateMatch;
}
