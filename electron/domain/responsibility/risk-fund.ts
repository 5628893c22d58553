import { DomainError } from '../domain-error.js';
import { applyPpm, divideHalfUp, fen, splitFen, type Fen } from '../money.js';

export interface FundDeduction {
  /** 实际应缴 = 应缴风险金 × 赔偿比例. */
  readonly totalFen: Fen;
  /** In the order of the shares. */
  readonly parts: readonly Fen[];
}

/**
 * 风险金 by responsibility (domain.md §3.1 I10): the fund due × the compensation rate, shared by 责任比 without losing a
 * 分; 附加 and 罚金 parts are not among the shares. Throws RISK_FUND_INVALID when the shares are not 100 %, or when the rate
 * is not 100 % and reason or minutes are missing: whoever is let off, or charged more, is so for a reason on record.
 */
export function riskFundDeduction(input: { readonly dueFen: number; readonly ratePpm: number; readonly reason: string; readonly minutesNo: string; readonly sharesPpm: readonly number[] }): FundDeduction {
  const { dueFen, ratePpm, reason, minutesNo, sharesPpm } = input;
  if (sharesPpm.some((s) => s < 0) || sharesPpm.reduce((a, s) => a + s, 0) !== 1_000_000) throw new DomainError('RISK_FUND_INVALID', { reason: '责任比例合计不是 100%' });
  if (ratePpm !== 1_000_000 && reason.trim() === '') throw new DomainError('RISK_FUND_INVALID', { reason: '赔偿比例不是 100% 时必须写明原因' });
  if (ratePpm !== 1_000_000 && minutesNo.trim() === '') throw new DomainError('RISK_FUND_INVALID', { reason: '赔偿比例不是 100% 时必须写明会议纪要文号' });
  const totalFen = applyPpm(fen(dueFen), ratePpm);
  return { totalFen, parts: splitFen(totalFen, sharesPpm) };
}

/** One person's 风险金 in one case, in 分. */
export interface FundStand {
  /** Charged and not reversed. */
  readonly paidFen: number;
  /** Given back and not reversed. */
  readonly refundedFen: number;
  /** 建档余额, of which the person's share is the responsible principal. */
  readonly baseFen: number;
  /** Principal recovered since, reversals taken off; the person's share of it counts against the responsible principal. */
  readonly recoveredFen: number;
}

/**
 * 退缴: what is still to be given back; negative when more was given back than the receipts that stand carry (one was
 * reversed). Always from the sum of the receipts and rounded once, so neither their order nor their number matters, and
 * never more than was paid. The share is the same in both parts of the fraction and falls out.
 */
export function refundDue({ paidFen, refundedFen, baseFen, recoveredFen }: FundStand): Fen {
  const recovered = Math.min(Math.max(recoveredFen, 0), baseFen);
  return fen(divideHalfUp(BigInt(paidFen) * BigInt(recovered), BigInt(baseFen)) - BigInt(refundedFen));
}
