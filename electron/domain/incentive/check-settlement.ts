import { checkBands } from './check-bands.js';
import { ClauseReader } from './clause-reader.js';
import type { GateBand, GateRule, HoldbackRule, PenaltyRule, SanctionRule, ShareRule } from './rule-plan.js';
import { SANCTIONS } from './sanction-codes.js';
import { percent } from './wording.js';

const WHOLE = 1_000_000;
/** Highest completion a plan may speak of: 1000 %. */
const TOP = 10 * WHOLE;
const EDGES = ['lower', 'upper'] as const;

export function readShare(value: unknown, where: string): ShareRule {
  const r = ClauseReader.open(value, where, ['to', 'ppm']);
  return { to: r.oneOf('to', ['collector', 'unit', 'leader']), ppm: r.int('ppm', 1, WHOLE) };
}

export function readGate(value: unknown, where: string): GateRule {
  const r = ClauseReader.open(value, where, ['id', 'title', 'measure', 'ofPpm', 'withoutTarget', 'edge', 'bands']);
  const bands = r.list('bands').map((v, i) => {
    const b = ClauseReader.open(v, `${where}第${i + 1}档`, ['fromPpm', 'toPpm', 'times']);
    return { fromPpm: b.int('fromPpm', 0, TOP), toPpm: b.intOrNull('toPpm', 1, TOP), times: readTimes(b) };
  });
  checkBands(bands.map((b) => ({ from: b.fromPpm, to: b.toPpm })), where, percent, null);
  return {
    id: r.filled('id'),
    title: r.filled('title'),
    measure: r.oneOf('measure', ['completion', 'pace', 'vs_average']),
    ofPpm: r.int('ofPpm', 1, WHOLE),
    withoutTarget: r.oneOf('withoutTarget', ['full', 'none']),
    edge: r.oneOf('edge', EDGES),
    bands,
  };
}

function readTimes(band: ClauseReader): GateBand['times'] {
  const times = ClauseReader.open(band.raw('times'), band.where, ['kind', 'ppm']);
  const kind = times.oneOf('kind', ['fixed', 'measure']);
  if (kind === 'fixed') return { kind, ppm: times.int('ppm', 0, TOP) };
  return times.has('ppm') ? times.refuse('按完成率计发的一档不能另写比例') : { kind };
}

export function readHoldback(value: unknown, where: string): HoldbackRule {
  const r = ClauseReader.open(value, where, ['id', 'title', 'ppm', 'release']);
  return { id: r.filled('id'), title: r.filled('title'), ppm: r.int('ppm', 1, WHOLE), release: r.oneOf('release', ['end']) };
}

export function readPenalty(value: unknown, where: string): PenaltyRule {
  const r = ClauseReader.open(value, where, ['id', 'title', 'measure', 'belowPpm', 'at', 'charge', 'capFen', 'wageCapPpm']);
  const belowPpm = r.int('belowPpm', 1, TOP);
  return {
    id: r.filled('id'),
    title: r.filled('title'),
    measure: r.oneOf('measure', ['completion', 'pace']),
    belowPpm,
    at: r.oneOf('at', ['every_run', 'end']),
    charge: readCharge(r.raw('charge'), where, belowPpm),
    capFen: r.intOrNull('capFen', 1, Number.MAX_SAFE_INTEGER),
    // 工资支付暂行规定 16: a month's deduction is at most 20 % of the wage
    wageCapPpm: r.intOrNull('wageCapPpm', 1, 200_000),
  };
}

function readCharge(value: unknown, where: string, belowPpm: number): PenaltyRule['charge'] {
  const r = ClauseReader.open(value, where, ['kind', 'ppm', 'fen', 'edge', 'bands']);
  const kind = r.oneOf('kind', ['shortfall_percent', 'fixed', 'shortfall_tiers']);
  if (kind === 'shortfall_percent') return { kind, ppm: ClauseReader.open(value, where, ['kind', 'ppm']).int('ppm', 1, WHOLE) };
  if (kind === 'fixed') return { kind, fen: ClauseReader.open(value, where, ['kind', 'fen']).int('fen', 1, Number.MAX_SAFE_INTEGER) };
  const tiers = ClauseReader.open(value, where, ['kind', 'edge', 'bands']);
  const bands = tiers.list('bands').map((v, i) => {
    const b = ClauseReader.open(v, `${where}第${i + 1}档`, ['fromPpm', 'toPpm', 'ppm']);
    return { fromPpm: b.int('fromPpm', 0, TOP), toPpm: b.intOrNull('toPpm', 1, TOP), ppm: b.int('ppm', 0, WHOLE) };
  });
  checkBands(bands.map((b) => ({ from: b.fromPpm, to: b.toPpm })), where, percent, belowPpm);
  return { kind, edge: tiers.oneOf('edge', EDGES), bands };
}

export function readSanction(value: unknown, where: string): SanctionRule {
  const r = ClauseReader.open(value, where, ['id', 'title', 'code', 'belowPpm', 'early', 'liftsWhen']);
  return {
    id: r.filled('id'),
    title: r.filled('title'),
    code: r.code('code', SANCTIONS),
    belowPpm: r.int('belowPpm', 1, TOP),
    early: r.oneOf('early', ['warn', 'none']),
    liftsWhen: r.filled('liftsWhen'),
  };
}
