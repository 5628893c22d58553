import { fen, splitFen } from '../money.js';
import type { IncentiveReceipt, ReceiptShare } from './inputs.js';
import type { Component } from './rule-plan.js';
import type { RunProblem } from './run-result.js';

export const COMPONENTS: readonly Component[] = ['principal', 'on_interest', 'off_interest'];

/** A receipt cut by component and collector; every component adds up to the receipt's to the 分. */
export interface ReceiptParts {
  /** By staffNo, so that the order in the input never decides who gets an odd 分. */
  readonly shares: readonly ReceiptShare[];
  readonly whole: Readonly<Record<Component, number>>;
  readonly parts: Readonly<Record<Component, readonly number[]>>;
}

/** Cuts a receipt whose shares are sound (`shareProblem` is null). */
export function partsOf(receipt: IncentiveReceipt): ReceiptParts {
  const whole = { principal: receipt.principalFen, on_interest: receipt.onInterestFen, off_interest: receipt.offInterestFen };
  const only = receipt.shares[0];
  if (receipt.shares.length === 1 && only) {
    return { shares: receipt.shares, whole, parts: { principal: [whole.principal], on_interest: [whole.on_interest], off_interest: [whole.off_interest] } };
  }
  const shares = [...receipt.shares].sort((a, b) => (a.staffNo < b.staffNo ? -1 : 1));
  const onInterest = shareOut(receipt.onInterestFen, shares.map((s) => s.interestFen));
  return {
    shares,
    whole,
    parts: { principal: shares.map((s) => s.principalFen), on_interest: onInterest, off_interest: shares.map((s, i) => s.interestFen - (onInterest[i] ?? 0)) },
  };
}

/** Splits by the size of the weights; all zero when there is nothing to split. */
export function shareOut(total: number, weights: readonly number[]): number[] {
  if (total === 0) return weights.map(() => 0);
  if (weights.length === 1) return [total];
  // + 0: a negative amount split leaves −0 where nothing falls
  return splitFen(fen(total), weights.map(Math.abs)).map((part) => part + 0);
}

/** Why a receipt cannot be attributed as booked; null when it can. */
export function shareProblem(receipt: IncentiveReceipt): RunProblem | null {
  const { principalFen, onInterestFen, offInterestFen, shares, id } = receipt;
  if (shares.length === 0) return { receipt: id, code: 'no_person', text: `第 ${id} 笔收回没有清收责任人，不参与计奖` };
  let ppm = 0;
  let principal = 0;
  let interest = 0;
  let low = Math.min(principalFen, onInterestFen, offInterestFen);
  let high = Math.max(principalFen, onInterestFen, offInterestFen);
  for (const s of shares) {
    ppm += s.sharePpm;
    principal += s.principalFen;
    interest += s.interestFen;
    low = Math.min(low, s.principalFen, s.interestFen);
    high = Math.max(high, s.principalFen, s.interestFen);
  }
  const repeated = shares.length > 1 && new Set(shares.map((s) => s.staffNo)).size < shares.length;
  if (ppm !== 1_000_000 || repeated) return { receipt: id, code: 'shares_not_100', text: `第 ${id} 笔收回的归属比例合计不是 100%${repeated ? '（同一人出现两次）' : ''}，不参与计奖` };
  if (principal !== principalFen || interest !== onInterestFen + offInterestFen) return { receipt: id, code: 'shares_not_exact', text: `第 ${id} 笔收回的归属金额与收回金额不符，不参与计奖` };
  if (low < 0 && high > 0) return { receipt: id, code: 'mixed_signs', text: `第 ${id} 笔收回中正负金额并存，不参与计奖` };
  return null;
}
