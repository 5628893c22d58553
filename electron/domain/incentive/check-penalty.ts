import { ClauseReader, TOP_PPM } from './clause-reader.js';
import { readWho } from './check-who.js';
import type { BalancePenalty, CasePenalty, PenaltyRule, ShortfallPenalty } from './penalty-rule.js';
import type { PrizeRule } from './prize-rule.js';

const WHOLE = 1_000_000;
const MAX = Number.MAX_SAFE_INTEGER;
const EDGES = ['lower', 'upper'] as const;
const PERIODS = ['month', 'quarter', 'half', 'year'] as const;
const BASE = ['id', 'title', 'who', 'trigger', 'charge', 'capFen', 'wageCapPpm', 'refundable'];

/** Reads a deduction by its trigger; a shortfall needs none to be named. */
export function readPenalty(value: unknown, where: string): PenaltyRule {
  const trigger = triggerOf(value, where);
  const own = { shortfall: ['measure', 'belowPpm', 'at'], new_npl: ['at'], own_npl: ['at'], rank: ['every', 'by', 'last', 'sparedFromPpm'] }[trigger];
  const r = ClauseReader.open(value, where, [...BASE, ...own]);
  const base = {
    id: r.filled('id'),
    title: r.filled('title'),
    ...readWho(r),
    capFen: r.intOrNull('capFen', 1, MAX),
    // 工资支付暂行规定 16: a month's deduction is at most 20 % of the wage
    wageCapPpm: r.intOrNull('wageCapPpm', 1, 200_000),
    ...(r.has('refundable') && { refundable: r.flag('refundable') }),
  };
  const charge = r.raw('charge');
  switch (trigger) {
    case 'shortfall':
      return { ...base, ...(r.has('trigger') && { trigger }), at: readAt(r), measure: r.oneOf('measure', ['completion', 'pace']), belowPpm: r.int('belowPpm', 1, TOP_PPM), charge: readShortfall(charge, where) };
    case 'new_npl':
      return { ...base, trigger, at: readAt(r), charge: readCases(charge, where) };
    case 'own_npl':
      return { ...base, trigger, at: readAt(r), charge: readBalance(charge, where) };
    case 'rank': {
      const fixed = ClauseReader.open(charge, where, ['kind', 'fen']);
      return { ...base, trigger, every: r.oneOf('every', PERIODS), by: r.oneOf('by', ['completion', 'credited']), last: r.int('last', 1, 1000), sparedFromPpm: r.intOrNull('sparedFromPpm', 1, TOP_PPM), charge: { kind: fixed.oneOf('kind', ['fixed']), fen: fixed.int('fen', 1, MAX) } };
    }
  }
}

const readAt = (r: ClauseReader): 'every_run' | 'end' => r.oneOf('at', ['every_run', 'end']);

function triggerOf(value: unknown, where: string): 'shortfall' | 'new_npl' | 'own_npl' | 'rank' {
  const r = ClauseReader.open(value, where, [...BASE, 'measure', 'belowPpm', 'at', 'every', 'by', 'last', 'sparedFromPpm']);
  return r.has('trigger') ? r.oneOf('trigger', ['shortfall', 'new_npl', 'own_npl', 'rank']) : 'shortfall';
}

function readShortfall(value: unknown, where: string): ShortfallPenalty['charge'] {
  const kind = ClauseReader.open(value, where, ['kind', 'ppm', 'fen', 'edge', 'bands']).oneOf('kind', ['shortfall_percent', 'fixed', 'shortfall_tiers']);
  if (kind === 'shortfall_percent') return { kind, ppm: ClauseReader.open(value, where, ['kind', 'ppm']).int('ppm', 1, WHOLE) };
  if (kind === 'fixed') return { kind, fen: ClauseReader.open(value, where, ['kind', 'fen']).int('fen', 1, MAX) };
  const tiers = ClauseReader.open(value, where, ['kind', 'edge', 'bands']);
  const bands = tiers.list('bands').map((v, i) => {
    const b = ClauseReader.open(v, `${where}第${i + 1}档`, ['fromPpm', 'toPpm', 'ppm']);
    return { fromPpm: b.int('fromPpm', 0, TOP_PPM), toPpm: b.intOrNull('toPpm', 1, TOP_PPM), ppm: b.int('ppm', 0, WHOLE) };
  });
  return { kind, edge: tiers.oneOf('edge', EDGES), bands };
}

function readCases(value: unknown, where: string): CasePenalty['charge'] {
  const kind = ClauseReader.open(value, where, ['kind', 'fen', 'firstCases', 'everyCases', 'moreFen']).oneOf('kind', ['per_case', 'per_case_steps']);
  if (kind === 'per_case') return { kind, fen: ClauseReader.open(value, where, ['kind', 'fen']).int('fen', 1, MAX) };
  const r = ClauseReader.open(value, where, ['kind', 'fen', 'firstCases', 'everyCases', 'moreFen']);
  return { kind, fen: r.int('fen', 1, MAX), firstCases: r.int('firstCases', 0, 100_000), everyCases: r.int('everyCases', 0, 100_000), moreFen: r.int('moreFen', 1, MAX) };
}

function readBalance(value: unknown, where: string): BalancePenalty['charge'] {
  const kind = ClauseReader.open(value, where, ['kind', 'ppm', 'edge', 'bands']).oneOf('kind', ['balance_percent', 'balance_tiers']);
  if (kind === 'balance_percent') return { kind, ppm: ClauseReader.open(value, where, ['kind', 'ppm']).int('ppm', 1, WHOLE) };
  const r = ClauseReader.open(value, where, ['kind', 'edge', 'bands']);
  const bands = r.list('bands').map((v, i) => {
    const b = ClauseReader.open(v, `${where}第${i + 1}档`, ['fromFen', 'toFen', 'fen']);
    return { fromFen: b.int('fromFen', 0, MAX), toFen: b.intOrNull('toFen', 1, MAX), fen: b.int('fen', 0, MAX) };
  });
  return { kind, edge: r.oneOf('edge', EDGES), bands };
}

/** Reads a contest. */
export function readPrize(value: unknown, where: string): PrizeRule {
  const r = ClauseReader.open(value, where, ['id', 'title', 'who', 'every', 'by', 'prizesFen', 'fromPpm']);
  return {
    id: r.filled('id'),
    title: r.filled('title'),
    ...readWho(r),
    every: r.oneOf('every', PERIODS),
    by: r.oneOf('by', ['completion', 'credited']),
    prizesFen: r.ints('prizesFen', 1, MAX),
    fromPpm: r.intOrNull('fromPpm', 1, TOP_PPM),
  };
}
