import { COMPONENT_CODES } from './check-match.js';
import { ClauseReader, TOP_PPM } from './clause-reader.js';
import type { GateBand, GateRule, HoldbackRule, ShareRule } from './rule-plan.js';

const WHOLE = 1_000_000;
const EDGES = ['lower', 'upper'] as const;

export function readShare(value: unknown, where: string): ShareRule {
  const r = ClauseReader.open(value, where, ['to', 'ppm']);
  return { to: r.oneOf('to', ['collector', 'unit', 'leader']), ppm: r.int('ppm', 1, WHOLE) };
}

export function readGate(value: unknown, where: string): GateRule {
  const r = ClauseReader.open(value, where, ['id', 'title', 'measure', 'ofPpm', 'withoutTarget', 'edge', 'bands']);
  const bands = r.list('bands').map((v, i) => {
    const b = ClauseReader.open(v, `${where}第${i + 1}档`, ['fromPpm', 'toPpm', 'times']);
    return { fromPpm: b.int('fromPpm', 0, TOP_PPM), toPpm: b.intOrNull('toPpm', 1, TOP_PPM), times: readTimes(b) };
  });
  return {
    id: r.filled('id'),
    title: r.filled('title'),
    measure: r.oneOf('measure', ['completion', 'pace', 'vs_average', 'npl_ratio']),
    ofPpm: r.int('ofPpm', 1, WHOLE),
    withoutTarget: r.oneOf('withoutTarget', ['full', 'none']),
    edge: r.oneOf('edge', EDGES),
    bands,
  };
}

function readTimes(band: ClauseReader): GateBand['times'] {
  const times = ClauseReader.open(band.raw('times'), band.where, ['kind', 'ppm']);
  const kind = times.oneOf('kind', ['fixed', 'measure']);
  if (kind === 'fixed') return { kind, ppm: times.int('ppm', 0, TOP_PPM) };
  return times.has('ppm') ? times.refuse('按完成率计发的一档不能另写比例') : { kind };
}

export function readHoldback(value: unknown, where: string): HoldbackRule {
  const r = ClauseReader.open(value, where, ['id', 'title', 'ppm', 'release', 'components']);
  return { id: r.filled('id'), title: r.filled('title'), ppm: r.int('ppm', 1, WHOLE), release: r.oneOf('release', ['end']), ...(r.has('components') && { components: r.codes('components', COMPONENT_CODES) }) };
}
