import { DomainError } from '../domain-error.js';
import { applyPpm, fen, splitFen, type Fen } from '../money.js';

/** Someone's part of the responsibility for a loan; 附加 and 罚金 parts are not counted and stay outside. */
export interface FundShare {
  readonly staffNo: string;
  readonly sharePpm: number;
}

export interface FundDeduction {
  /** 实际应缴 = 应缴风险金 × 赔偿比例. */
  readonly totalFen: Fen;
  readonly parts: readonly { readonly staffNo: string; readonly amountFen: Fen }[];
}

/**
 * 风险金 by responsibility (domain.md §3.1 I10): the fund due × the compensation rate, shared by 责任比 without losing a
 * 分. Throws RISK_FUND_INVALID when the shares are not 100 %, or when the rate is not 100 % and no reason is given:
 * whoever is let off, or charged more, is let off for a reason on record.
 */
export function riskFundDeduction(input: { readonly dueFen: number; readonly ratePpm: number; readonly reason: string; readonly shares: readonly FundShare[] }): FundDeduction {
  const { dueFen, ratePpm, reason, shares } = input;
  if (shares.some((s) => s.sharePpm < 0) || shares.reduce((sum, s) => sum + s.sharePpm, 0) !== 1_000_000) throw new DomainError('RISK_FUND_INVALID', { reason: '责任比例合计不是 100%' });
  if (ratePpm !== 1_000_000 && reason.trim() === '') throw new DomainError('RISK_FUND_INVALID', { reason: '赔偿比例不是 100% 时必须写明原因' });
  const totalFen = applyPpm(fen(dueFen), ratePpm);
  const parts = splitFen(totalFen, shares.map((s) => s.sharePpm));
  return { totalFen, parts: shares.map((s, i) => ({ staffNo: s.staffNo, amountFen: fen(parts[i] ?? 0) })) };
}
