import { ClauseReader } from './clause-reader.js';
import type { AmountBand, RatePay } from './rule-plan.js';

const WHOLE = 1_000_000;
const KEYS = ['kind', 'ppm', 'fen', 'edge', 'bands', 'of'];

/** Reads how a rate pays; a rate above 100 % of what came in is a typing error. */
export function readPay(value: unknown, where: string): RatePay {
  const any = ClauseReader.open(value, where, KEYS);
  const kind = any.oneOf('kind', ['percent', 'per_case', 'per_10k', 'slab', 'marginal']);
  switch (kind) {
    case 'percent':
      return { kind, ppm: only(value, where, ['kind', 'ppm']).int('ppm', 0, WHOLE) };
    case 'per_case':
      return { kind, fen: only(value, where, ['kind', 'fen']).int('fen', 1, Number.MAX_SAFE_INTEGER) };
    case 'per_10k':
      return { kind, fen: only(value, where, ['kind', 'fen']).int('fen', 1, WHOLE) };
    case 'slab': {
      const r = only(value, where, ['kind', 'edge', 'bands', 'of']);
      return { kind, edge: r.oneOf('edge', ['lower', 'upper']), bands: readBands(r), ...ofReceipt(r) };
    }
    case 'marginal': {
      const r = only(value, where, ['kind', 'bands', 'of']);
      return { kind, bands: readBands(r), ...ofReceipt(r) };
    }
  }
}

const only = (value: unknown, where: string, keys: readonly string[]): ClauseReader => ClauseReader.open(value, where, keys);

const ofReceipt = (r: ClauseReader): { of?: 'receipt' } => (r.has('of') ? { of: r.oneOf('of', ['receipt']) } : {});

function readBands(r: ClauseReader): AmountBand[] {
  return r.list('bands').map((value, i) => {
    const b = ClauseReader.open(value, `${r.where}第${i + 1}档`, ['fromFen', 'toFen', 'ppm']);
    return { fromFen: b.int('fromFen', 0, Number.MAX_SAFE_INTEGER), toFen: b.intOrNull('toFen', 1, Number.MAX_SAFE_INTEGER), ppm: b.int('ppm', 0, WHOLE) };
  });
}
