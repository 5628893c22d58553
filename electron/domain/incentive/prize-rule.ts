import type { RankedBy } from './penalty-rule.js';
import type { Clause, SettlementPeriod, Who } from './rule-plan.js';

/**
 * A contest (劳动竞赛): prizes by place, outside gates, caps, rounding and holdback. It is decided in a run over exactly one
 * whole period – a run over half a quarter, or over two, is no quarterly contest.
 */
export interface PrizeRule extends Clause {
  readonly who?: Who;
  readonly every: SettlementPeriod;
  readonly by: RankedBy;
  /** First place first, 分. Equal results share a place and each gets its prize; the places they fill up are left out. */
  readonly prizesFen: readonly number[];
  /** Only for a completion of at least this; null = no condition. */
  readonly fromPpm: number | null;
}
