import { z } from 'zod';
import { command, query } from './define.js';
import { count, day, fen, id, ppm } from './values.js';

/** 风险金: what stands on a person's account and in his cases. Amounts in 分. */
const account = z.object({ staffNo: z.string(), name: z.string(), present: z.string(), /** 存入 − 扣款 + 退缴; negative: more was charged than paid in. */ balanceFen: fen, depositedFen: fen, chargedFen: fen, refundedFen: fen, /** Still to be given back; negative: given back for receipts that were reversed. */ dueFen: fen, cases: count });
export type FundAccount = z.infer<typeof account>;
const move = z.object({ moveId: id, on: day, kind: z.enum(['deposit', 'charge', 'refund', 'reversal']), amountFen: fen, dueFen: fen.nullable(), ratioPpm: ppm.nullable(), reason: z.string(), minutesNo: z.string(), voucherNo: z.string(), caseId: z.int().nullable(), caseNo: z.string(), /** The movement a reversal takes back. */ reverses: z.int().nullable(), reversed: z.boolean(), balanceFen: fen });
export type FundMove = z.infer<typeof move>;
const stand = z.object({ findingId: id, caseId: id, caseNo: z.string(), borrower: z.string(), staffNo: z.string(), name: z.string(), sharePpm: ppm, responsibleFen: fen, baseFen: fen, recoveredFen: fen, paidFen: fen, refundedFen: fen, dueFen: fen });
export type FundStandRow = z.infer<typeof stand>;

const words = (max: number) => z.string().trim().max(max).default('');

export const fundMethods = {
  'fund.list': query(z.object({ search: words(60) }), z.object({ accounts: z.array(account), totalFen: fen })),
  'fund.account': query(z.object({ staffNo: z.string() }), account.extend({ moves: z.array(move), stands: z.array(stand) })),
  /** Refunds due after receipts, and refunds due back after reversals. Nothing is booked by itself. */
  'fund.due': query(z.object({ caseId: id.optional() }), z.object({ due: z.array(stand) })),
  'fund.deposit': command(z.object({ staffNo: z.string(), on: day, amountFen: fen.positive(), voucherNo: words(40), reason: words(200) }), z.object({ batch: id, moveId: id })),
  /** 扣款: 应缴 × 赔偿比例 by 责任比 over those found 有责; another rate than 100 % needs reason and minutes. */
  'fund.charge': command(z.object({ caseId: id, on: day, dueFen: fen.positive(), ratioPpm: ppm.min(1).max(10_000_000).default(1_000_000), reason: words(200), minutesNo: words(60), voucherNo: words(40) }), z.object({ batch: id, totalFen: fen, parts: z.array(z.object({ name: z.string(), amountFen: fen })), /** Parts that are charged to nobody: 免责, and persons who are not on the staff list. */ leftOut: z.array(z.object({ name: z.string(), amountFen: fen })) })),
  /** 退缴 of what is due on that day, or less. */
  'fund.refund': command(z.object({ findingId: id, on: day, amountFen: fen.positive().optional(), voucherNo: words(40) }), z.object({ batch: id, moveId: id, amountFen: fen })),
  /** 冲正 of a movement as a whole. */
  'fund.reverse': command(z.object({ moveId: id, on: day, reason: z.string().trim().min(2).max(200) }), z.object({ batch: id, moveId: id })),
};
