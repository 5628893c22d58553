import { fen, type Fen } from '../money.js';
import { ratioPct } from '../rate.js';

/** 完成率 in percent with two decimals; null without a target (none set, or zero: nothing to divide by). */
export function completionPct(creditedFen: number, targetFen: number | null): string | null {
  return targetFen === null || targetFen <= 0 ? null : ratioPct(creditedFen, targetFen);
}

/** 欠账: what is still missing to the target, in 分; 0 when it is met or there is none. */
export function shortFen(creditedFen: number, targetFen: number | null): Fen {
  return fen(targetFen === null ? 0 : Math.max(0, targetFen - creditedFen));
}

/** Met means credited at least the target; null without a target. */
export function isMet(creditedFen: number, targetFen: number | null): boolean | null {
  return targetFen === null || targetFen <= 0 ? null : creditedFen >= targetFen;
}
