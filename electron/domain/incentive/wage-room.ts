import { applyPpm, fen } from '../money.js';
import type { PenaltyRule } from './penalty-rule.js';

/**
 * What may be taken from this month's wage in 分 (工资支付暂行规定 16): a part of the wage, and no more than leaves the
 * minimum wage. The strictest clause decides; null when no clause limits it or the wage is unknown.
 */
export function wageRoom(rules: readonly PenaltyRule[], wageFen: number | undefined, minimumFen: number | undefined): number | null {
  if (wageFen === undefined) return null;
  const above = minimumFen === undefined ? wageFen : Math.max(0, wageFen - minimumFen);
  let room: number | null = null;
  for (const { wageCapPpm } of rules) {
    if (wageCapPpm !== null) room = Math.min(applyPpm(fen(wageFen), wageCapPpm), above, room ?? Number.MAX_SAFE_INTEGER);
  }
  return room;
}
