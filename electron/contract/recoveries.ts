import { z } from 'zod';
import { command, query } from './define.js';
import { count, day, fen, id, period, ppm } from './values.js';

const row = z.object({ entryId: id, voucherNo: z.string(), on: day, bookedOn: day, unit: z.string(), borrower: z.string(), loanId: id, loanNo: z.string(), form: z.string(), measure: z.string(), principalFen: fen, onInterestFen: fen, offInterestFen: fen, feeFen: fen, persons: z.string(), reversalOf: z.int().nullable(), reversed: z.boolean(), carried: z.boolean(), batch: z.int() });
export type RecoveryRow = z.infer<typeof row>;

const amounts = { principalFen: fen.nonnegative(), onInterestFen: fen.nonnegative().default(0), offInterestFen: fen.nonnegative().default(0), feeFen: fen.nonnegative().default(0) };

export const recoveryMethods = {
  /** Registers one recovery. A date inside a closed month is booked in the open month, its business date kept (C13). */
  'recoveries.book': command(
    z.object({ loanId: id, on: day, ...amounts, form: z.string(), measure: z.string().nullable().default(null), voucherNo: z.string().max(40).default(''), persons: z.array(z.object({ staffNo: z.string(), sharePpm: ppm.positive() })).default([]), note: z.string().max(200).default('') }),
    z.object({ recovery: id, batch: id, bookedOn: day, period, late: z.boolean(), balanceFen: fen }),
  ),
  'recoveries.reverse': command(z.object({ entryId: id, reason: z.string().trim().min(1, '请填写冲正理由') }), z.object({ recovery: id, batch: id })),
  'recoveries.list': query(z.object({ from: day.optional(), to: day.optional(), unitId: z.int().optional(), staffNo: z.string().optional(), loanId: id.optional(), form: z.string().optional(), measure: z.string().optional(), offset: count.default(0), limit: z.int().min(1).max(500).default(100) }), z.object({ count, principalFen: fen, onInterestFen: fen, offInterestFen: fen, rows: z.array(row) })),
};
