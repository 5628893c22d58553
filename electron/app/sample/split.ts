import type { Random } from './random.js';

/**
 * Exact sharing-out of integers: the sample is built from its totals downwards, so that every sum holds by construction
 * and nothing has to be searched for or corrected afterwards.
 */
export interface Limits {
  /** Parts are multiples of it (but for one part that takes the odd rest). */
  readonly step?: number;
  /** Least size of every part. */
  readonly min?: number;
  /** Largest size, the same for all or one per part. */
  readonly cap?: number | readonly number[];
}

/** Shares `total` out in proportion to the weights within the limits. Throws RangeError when the limits forbid it. */
export function spread(total: number, weights: readonly number[], { step = 1, min = 0, cap = Infinity }: Limits = {}): number[] {
  const capOf = (i: number): number => (typeof cap === 'number' ? cap : (cap[i] ?? 0));
  const parts = weights.map(() => min);
  const rest = total - min * weights.length;
  if (rest < 0) throw new RangeError(`${total} is too little for ${weights.length} parts of ${min}`);
  let steps = Math.floor(rest / step);
  const roomOf = (i: number): number => Math.floor((capOf(i) - (parts[i] ?? 0)) / step);
  while (steps > 0) {
    const open = weights.flatMap((w, i) => (roomOf(i) > 0 ? [{ i, w }] : []));
    if (open.length === 0) throw new RangeError(`${total} does not fit under the caps`);
    const sum = open.reduce((a, o) => a + o.w, 0);
    let before = 0;
    let weight = 0;
    let given = 0;
    for (const [k, { i, w }] of open.entries()) {
      weight += sum > 0 ? w : 1;
      // the running total is rounded, not the parts: they add up whatever the weights are
      const upTo = k === open.length - 1 ? steps : Math.round((steps * weight) / (sum > 0 ? sum : open.length));
      const part = Math.min(upTo - before, roomOf(i));
      before = upTo;
      given += part;
      parts[i] = (parts[i] ?? 0) + part * step;
    }
    steps -= given;
  }
  const odd = rest % step;
  if (odd > 0) {
    const i = parts.findIndex((p, k) => p > min && p + odd <= capOf(k));
    const at = i >= 0 ? i : parts.findIndex((p, k) => p + odd <= capOf(k));
    if (at < 0) throw new RangeError(`the odd ${odd} does not fit under the caps`);
    parts[at] = (parts[at] ?? 0) + odd;
  }
  return parts;
}

/** Cuts `total` into `count` parts of long-tailed sizes. */
export function chop(total: number, count: number, random: Random, limits: Limits = {}): number[] {
  return spread(total, Array.from({ length: count }, () => random.longTail()), limits);
}

export interface Piece<T> {
  readonly amount: number;
  readonly of: T;
}
export interface Block<L> {
  readonly amount: number;
  readonly label: L;
}

/**
 * Lays the pieces end to end, lays the blocks beside them and cuts every piece that lies across a border: each block is
 * then exactly full. Only as many pieces are cut as there are borders.
 */
export function cutLine<T, L>(pieces: readonly Piece<T>[], blocks: readonly Block<L>[]): { amount: number; of: T; label: L }[] {
  const left = blocks.map((b) => b.amount);
  const out: { amount: number; of: T; label: L }[] = [];
  let b = 0;
  for (const piece of pieces) {
    let amount = piece.amount;
    while (amount > 0) {
      while (b < blocks.length && left[b] === 0) b++;
      const block = blocks[b];
      if (block === undefined) throw new RangeError(`pieces exceed the blocks by ${amount} or more`);
      const taken = Math.min(amount, left[b] ?? 0);
      out.push({ amount: taken, of: piece.of, label: block.label });
      left[b] = (left[b] ?? 0) - taken;
      amount -= taken;
    }
  }
  const missing = left.reduce((a, n) => a + n, 0);
  if (missing !== 0) throw new RangeError(`blocks are short of ${missing}`);
  return out;
}

/** Σ of one figure over a list. */
export function total<T>(items: Iterable<T>, of: (item: T) => number): number {
  let sum = 0;
  for (const item of items) sum += of(item);
  return sum;
}
