import { fen, type Fen } from '../money.js';
import type { IncentivePersonResult } from './run-result.js';

/** What a locked run gave for one receipt, all in all, and the part of it that it held back. */
export interface PaidForReceipt {
  readonly paidFen: Fen;
  readonly heldFen: Fen;
}

/**
 * What a locked run finally gave a person for each of his receipts: the reward with what was held back of it, split over
 * the receipts in proportion to what rates left of each, exact to the 分. Prizes, holdback of earlier runs paid out and
 * what was taken back for earlier receipts are not part of it. A receipt reversed in the same run has got 0. Reads the
 * lines alone, so that it holds for runs of any plan and version.
 */
export function paidByReceipt(person: IncentivePersonResult): ReadonlyMap<number, PaidForReceipt> {
  const earned = new Map<number, { all: number; inFull: number }>();
  const roots = new Map<number, number>();
  let elsewhere = 0;
  let fromHeld = 0;
  for (const line of person.lines) {
    if (line.receipt === null) {
      if (line.step === 'prize') elsewhere += line.amountFen;
      if (line.step === 'holdback') fromHeld -= Math.min(0, line.baseFen);
      continue;
    }
    const root = line.reverses === undefined ? line.receipt : (roots.get(line.reverses) ?? line.reverses);
    roots.set(line.receipt, root);
    const known = earned.get(root);
    if (!known && line.reverses !== undefined) {
      elsewhere += line.amountFen;
      continue;
    }
    const inFull = line.inFull ? line.amountFen : 0;
    if (known) {
      known.all += line.amountFen;
      known.inFull += inFull;
    } else earned.set(root, { all: line.amountFen, inFull });
  }
  const weights = [...earned.values()];
  const paid = splitSigned(person.rewardFen + person.heldBackFen - elsewhere, weights.map((w) => BigInt(w.all)));
  const holdable = weights.map((w, i) => (w.inFull === 0 ? (paid[i] ?? 0n) : ((paid[i] ?? 0n) * BigInt(w.all - w.inFull)) / BigInt(w.all || 1)));
  const held = splitSigned(Math.max(0, person.heldBackFen + fromHeld), holdable);
  return new Map([...earned.keys()].map((receipt, i) => [receipt, { paidFen: fen(paid[i] ?? 0n), heldFen: fen(held[i] ?? 0n) }]));
}

/**
 * In proportion to weights of either sign: each part rounded down, what is left goes to the largest remainders, ties to
 * the earlier. All 0 when the weights cancel out: then nothing was paid.
 */
function splitSigned(total: number, weights: readonly bigint[]): bigint[] {
  const sum = weights.reduce((a, b) => a + b, 0n);
  if (sum === 0n) return weights.map(() => 0n);
  const of = sum < 0n ? -sum : sum;
  const whole = sum < 0n ? BigInt(-total) : BigInt(total);
  const parts = weights.map((w, i) => {
    const exact = whole * w;
    const rest = ((exact % of) + of) % of;
    return { i, floor: (exact - rest) / of, rest };
  });
  let left = whole * (sum < 0n ? -1n : 1n) - parts.reduce((a, p) => a + p.floor, 0n);
  const out = parts.map((p) => p.floor);
  for (const { i, floor } of [...parts].sort((a, b) => (a.rest === b.rest ? a.i - b.i : a.rest > b.rest ? -1 : 1))) {
    if (left === 0n) break;
    out[i] = floor + 1n;
    left -= 1n;
  }
  return out;
}
