import { BOOKS, type Code } from '../codes.js';
import type { CreditRule } from '../target/credit.js';
import { readMatch, RECEIPT_FORMS } from './check-match.js';
import { readPenalty, readPrize } from './check-penalty.js';
import { readPay } from './check-rate.js';
import { readSanction } from './check-sanction.js';
import { senseFindings } from './check-sense.js';
import { ClauseReader, refusePlan } from './clause-reader.js';
import { readGate, readHoldback, readShare } from './check-settlement.js';
import { readExample } from './plan-example.js';
import { clausePlace } from './plan-finding.js';
import type { ExclusionRule, PlanBasis, PlanCaps, RateRule, RulePlan } from './rule-plan.js';

const KEYS = ['id', 'version', 'title', 'docNo', 'from', 'to', 'period', 'basis', 'rounding', 'evaluation', 'credits', 'exclusions', 'rates', 'shares', 'gates', 'holdback', 'prizes', 'penalties', 'sanctions', 'caps', 'notes', 'examples'] as const;

const CREDIT_COMPONENTS = [
  { code: 'principal', name: '本金' },
  { code: 'interest', name: '利息' },
] as const satisfies readonly Code[];

/** One ppm unit is 0.0001 %; 1 000 000 is 100 %. */
const WHOLE = 1_000_000;

/**
 * Takes the JSON of an incentive plan for a RulePlan, or refuses it with RULE_PLAN_INVALID and a sentence that names the
 * clause: wrong shape, unknown field or code, or the first thing that makes no sense (`senseFindings`). Worked examples
 * are read and not tried.
 */
export function checkPlan(json: unknown): RulePlan {
  const plan = readPlan(json);
  const [first] = senseFindings(plan);
  if (first) refusePlan(first.where, first.text);
  return plan;
}

/** The shape alone: what comes back can be read out, and perhaps makes no sense. Throws RULE_PLAN_INVALID. */
export function readPlan(json: unknown): RulePlan {
  const r = ClauseReader.open(json, '', KEYS);
  return {
    id: planId(r),
    version: r.int('version', 1, 100_000),
    title: r.filled('title'),
    docNo: r.text('docNo'),
    from: r.day('from'),
    to: r.dayOrNull('to'),
    period: r.oneOf('period', ['month', 'quarter', 'half', 'year']),
    basis: readBasis(r.raw('basis')),
    rounding: r.oneOf('rounding', ['fen', 'yuan', 'yuan_down']),
    evaluation: r.oneOf('evaluation', ['first_match', 'sum']),
    credits: clauses(r, 'credits', '认定', readCredit),
    exclusions: clauses(r, 'exclusions', '不计奖', readExclusion),
    rates: clauses(r, 'rates', '奖励', readRate),
    shares: r.list('shares').map((v, i) => readShare(v, `分成第${i + 1}条`)),
    gates: clauses(r, 'gates', '挂钩', readGate),
    holdback: r.raw('holdback') === null ? null : readHoldback(r.raw('holdback'), '暂留'),
    ...(r.has('prizes') && { prizes: clauses(r, 'prizes', '竞赛', readPrize) }),
    penalties: clauses(r, 'penalties', '扣罚', readPenalty),
    sanctions: clauses(r, 'sanctions', '限制', readSanction),
    caps: readCaps(r.raw('caps')),
    notes: r.has('notes') ? r.texts('notes') : [],
    examples: r.has('examples') ? r.list('examples').map((v, i) => readExample(v, `算例第${i + 1}个`)) : [],
  };
}

function planId(r: ClauseReader): string {
  const id = r.filled('id');
  return /^[a-z0-9][a-z0-9-]*$/.test(id) ? id : refusePlan('', `办法编号“${id}”只能用小写字母、数字和短横线`);
}

/** Reads a list of clauses, each named by kind, place and id. */
function clauses<T>(r: ClauseReader, key: string, kind: string, read: (value: unknown, where: string) => T): T[] {
  return r.list(key).map((value, i) => {
    const id = typeof value === 'object' && value !== null && 'id' in value && typeof value.id === 'string' ? value.id : '';
    return read(value, clausePlace(kind, i, id));
  });
}

function readBasis(value: unknown): PlanBasis {
  const r = ClauseReader.open(value, '口径', ['targetSpan', 'text']);
  return { targetSpan: r.oneOf('targetSpan', ['year', 'plan', 'run']), text: r.text('text') };
}

function readCredit(value: unknown, where: string): CreditRule {
  const r = ClauseReader.open(value, where, ['id', 'title', 'forms', 'books', 'components', 'factorPpm']);
  return {
    id: r.filled('id'),
    title: r.filled('title'),
    ...(r.has('forms') && { forms: r.codes('forms', RECEIPT_FORMS) }),
    ...(r.has('books') && { books: r.codes('books', BOOKS) }),
    ...(r.has('components') && { components: r.codes('components', CREDIT_COMPONENTS) }),
    factorPpm: r.int('factorPpm', 0, 10 * WHOLE),
  };
}

function readExclusion(value: unknown, where: string): ExclusionRule {
  const r = ClauseReader.open(value, where, ['id', 'title', 'match', 'scope']);
  const { components, ...match } = readMatch(r.raw('match'), where);
  if (components) r.refuse('不计奖按整笔收回判断，不能只排除本金或利息');
  return { id: r.filled('id'), title: r.filled('title'), match, scope: r.oneOf('scope', ['reward', 'both']) };
}

function readRate(value: unknown, where: string): RateRule {
  const r = ClauseReader.open(value, where, ['id', 'title', 'match', 'pay', 'floorFen', 'capFen']);
  return {
    id: r.filled('id'),
    title: r.filled('title'),
    match: readMatch(r.raw('match'), where),
    pay: readPay(r.raw('pay'), where),
    ...(r.has('floorFen') && { floorFen: r.int('floorFen', 0, Number.MAX_SAFE_INTEGER) }),
    ...(r.has('capFen') && { capFen: r.int('capFen', 1, Number.MAX_SAFE_INTEGER) }),
  };
}

function readCaps(value: unknown): PlanCaps {
  const r = ClauseReader.open(value, '封顶', ['ratePpm', 'perReceiptFen', 'perPersonFen', 'poolPpm']);
  const money = (key: string): number | null => r.intOrNull(key, 1, Number.MAX_SAFE_INTEGER);
  return { ratePpm: r.intOrNull('ratePpm', 1, WHOLE), perReceiptFen: money('perReceiptFen'), perPersonFen: money('perPersonFen'), poolPpm: r.intOrNull('poolPpm', 1, WHOLE) };
}
