import { z } from 'zod';
import { command, query } from './define.js';
import { count, day, fen, id, period, ppm } from './values.js';

const row = z.object({ entryId: id, voucherNo: z.string(), on: day, bookedOn: day, unit: z.string(), borrower: z.string(), loanId: id, loanNo: z.string(), form: z.string(), measure: z.string(), principalFen: fen, onInterestFen: fen, offInterestFen: fen, feeFen: fen, persons: z.string(), reversalOf: z.int().nullable(), reversed: z.boolean(), carried: z.boolean(), batch: z.int() });
export type RecoveryRow = z.infer<typeof row>;

const amounts = { principalFen: fen.nonnegative(), onInterestFen: fen.nonnegative().default(0), offInterestFen: fen.nonnegative().default(0), feeFen: fen.nonnegative().default(0) };

/** 以物抵债: an asset of the register with value left, or one that is entered together with the receipt. */
const assetChoice = z.union([
  z.object({ assetId: id }),
  z.object({ name: z.string().trim().min(1, '请填写资产名称').max(80), kind: z.string(), quantity: z.string().trim().max(80).default(''), agreedFen: fen.positive('请填写协议价') }),
]);

export const recoveryMethods = {
  /**
   * Registers one recovery. A date inside a closed month is booked in the open month, its business date kept (C13). 核销 and
   * 资金置换 carry the loan on in its other book (`carriedOnId`); 转据 and 上调 of the whole balance raise its class.
   */
  'recoveries.book': command(
    z.object({
      loanId: id, on: day, ...amounts, form: z.string(), measure: z.string().nullable().default(null), voucherNo: z.string().max(40).default(''), persons: z.array(z.object({ staffNo: z.string(), sharePpm: ppm.positive() })).default([]), note: z.string().max(200).default(''),
      asset: assetChoice.nullable().default(null),
      /** Class after 转据 or 上调 of the whole balance. */
      toClass: z.string().default('watch'),
      /** The money came from an own new loan (放水养鱼): never a recovery. Null: nobody said. */
      ownCredit: z.boolean().nullable().default(null),
    }),
    z.object({ recovery: id, batch: id, bookedOn: day, period, late: z.boolean(), balanceFen: fen, assetId: id.nullable(), carriedOnId: id.nullable(), riskClass: z.string() }),
  ),
  'recoveries.reverse': command(z.object({ entryId: id, reason: z.string().trim().min(1, '请填写冲正理由') }), z.object({ recovery: id, batch: id })),
  'recoveries.list': query(z.object({ from: day.optional(), to: day.optional(), unitId: z.int().optional(), staffNo: z.string().optional(), loanId: id.optional(), form: z.string().optional(), measure: z.string().optional(), offset: count.default(0), limit: z.int().min(1).max(500).default(100) }), z.object({ count, principalFen: fen, onInterestFen: fen, offInterestFen: fen, rows: z.array(row) })),
};
