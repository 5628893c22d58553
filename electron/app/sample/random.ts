/**
 * Repeatable randomness for the sample: mulberry32 on a seed, no clock and no Math.random, and no function whose last
 * digit may differ between engines (only + − × ÷), so that the same seed makes the same county on every machine.
 */
export interface Random {
  /** 0 ≤ x < 1 */
  next(): number;
  /** Integer, both ends included. */
  int(low: number, high: number): number;
  chance(probability: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** Index drawn in proportion to the weights. */
  weighted(weights: readonly number[]): number;
  /** A shuffled copy. */
  shuffle<T>(items: readonly T[]): T[];
  /** A weight with the long tail of loan amounts: most near the low end, the largest some hundred times as big. */
  longTail(): number;
  /** A stream of its own for one topic: drawing more from it moves nothing elsewhere. */
  fork(topic: string): Random;
}

export function random(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  const int = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));
  return {
    next,
    int,
    chance: (probability) => next() < probability,
    pick: <T>(items: readonly T[]): T => {
      if (items.length === 0) throw new RangeError('nothing to pick from');
      return items[int(0, items.length - 1)] as T;
    },
    weighted: (weights) => {
      let at = next() * weights.reduce((a, b) => a + b, 0);
      for (const [i, w] of weights.entries()) {
        if (at < w) return i;
        at -= w;
      }
      return weights.length - 1;
    },
    shuffle: <T>(items: readonly T[]): T[] => {
      const out = [...items];
      for (let i = out.length - 1; i > 0; i--) {
        const j = int(0, i);
        [out[i], out[j]] = [out[j] as T, out[i] as T];
      }
      return out;
    },
    longTail: () => {
      const x = 1 / (next() + 0.05);
      return x * x;
    },
    fork: (topic) => random(mix(seed, topic)),
  };
}

/** FNV-1a over the topic, started from the seed. */
function mix(seed: number, topic: string): number {
  let h = (seed ^ 0x811c9dc5) >>> 0;
  for (const c of topic) h = Math.imul(h ^ (c.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return h;
}
