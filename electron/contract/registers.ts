import { z } from 'zod';
import { command, query } from './define.js';
import { count, day, fen, id, period, year } from './values.js';

const text = (max: number) => z.string().trim().max(max);
const listFilter = { search: z.string().default(''), unitId: z.int().optional(), /** Only what is still open: not disposed of, not closed, not settled. */ openOnly: z.boolean().default(false) };
const loanRef = z.object({ loanId: id, no: z.string(), borrower: z.string() });
const saved = z.object({ batch: id, id });

const assetRow = z.object({
  assetId: id, no: z.string(), unitId: id, unit: z.string(), name: z.string(), /** Code of ASSET_KINDS. */ kind: z.string(), quantity: z.string(), receivedOn: day, disposeByOn: day,
  agreedFen: fen, /** 已抵本息 */ chargedFen: fen, /** Value not yet set against a loan: 待退款. */ freeFen: fen, bookFen: fen, disposedBookFen: fen, cashFen: fen,
  loans: z.array(loanRef.extend({ principalFen: fen, onInterestFen: fen, offInterestFen: fen })),
  events: z.array(z.object({ eventId: id, act: z.string(), on: day, bookFen: fen, cashFen: fen })),
});
export type AssetRow = z.infer<typeof assetRow>;

const suitRow = z.object({
  suitId: id, batchNo: z.int(), unitId: id, unit: z.string(), partyId: id, borrower: z.string(), filedOn: day, claimPrincipalFen: fen, claimInterestFen: fen, recoveredPrincipalFen: fen, recoveredInterestFen: fen,
  closedOn: day.nullable(), closedHow: z.string(), reason: z.string(), loans: z.array(loanRef),
});
export type SuitRow = z.infer<typeof suitRow>;

const govRow = z.object({
  govId: id, /** Code of PUBLIC_KINDS. */ kind: z.string(), name: z.string(), body: z.string(), unitId: id, unit: z.string(), basePrincipalFen: fen, baseInterestFen: fen, priorPrincipalFen: fen, priorInterestFen: fen,
  /** 累计收回: before this ledger and since. */ recoveredFen: fen, leftFen: fen, /** Settled by money, or by what was agreed. */ settled: z.boolean(), settledOn: day.nullable(), settledHow: z.string(), loans: z.array(loanRef),
});
export type GovRow = z.infer<typeof govRow>;

const assetFacts = { no: text(40).default(''), unitId: id, name: text(80).min(1, '请填写资产名称'), kind: z.string(), quantity: text(80).default(''), receivedOn: day, agreedFen: fen.positive('请填写协议价'), /** By law from kind and day when not given. */ disposeByOn: day.optional() };

/** 登记簿: 抵债资产, 诉讼, 涉政名单, and the monthly totals of all loans. Saving with an id changes, without one it adds. */
export const registerMethods = {
  'assets.list': query(z.object({ ...listFilter, /** Only assets with value left to set against a loan. */ freeOnly: z.boolean().default(false) }), z.object({ assets: z.array(assetRow), agreedFen: fen, bookFen: fen, leftFen: fen, cashFen: fen })),
  'assets.save': command(z.object({ assetId: id.optional(), ...assetFacts }), saved),
  /** 处置: 出售, 出租, 损失, 其他. Cash from it is never a recovery: that was counted when the asset came in. */
  'assets.dispose': command(z.object({ assetId: id, act: z.string(), on: day, bookFen: fen.nonnegative(), cashFen: fen.nonnegative() }), saved),
  /** Takes an asset out of the register that was entered by mistake. */
  'assets.remove': command(z.object({ assetId: id, reason: text(200).min(1, '请填写理由') }), saved),
  'suits.list': query(z.object({ ...listFilter, batchNo: z.int().optional() }), z.object({ suits: z.array(suitRow), batches: z.array(z.int()) })),
  'suits.save': command(z.object({ suitId: id.optional(), batchNo: z.int().min(1).max(999), filedOn: day, loanIds: z.array(id), claimPrincipalFen: fen.nonnegative(), claimInterestFen: fen.nonnegative(), reason: text(200).default('') }), saved),
  /** 结案; a null day opens it again. */
  'suits.close': command(z.object({ suitId: id, closedOn: day.nullable(), how: text(80).default('') }), saved),
  'gov.list': query(z.object({ ...listFilter, kind: z.string().optional() }), z.object({ debts: z.array(govRow), baseFen: fen, recoveredFen: fen, count })),
  'gov.save': command(z.object({ govId: id.optional(), kind: z.string(), name: text(80).min(1, '请填写户名'), body: text(80).default(''), unitId: id, basePrincipalFen: fen.nonnegative(), baseInterestFen: fen.nonnegative(), priorPrincipalFen: fen.nonnegative().default(0), priorInterestFen: fen.nonnegative().default(0), loanIds: z.array(id) }), saved),
  /** 结清 otherwise than by money in full; a null day takes it back. */
  'gov.settle': command(z.object({ govId: id, on: day.nullable(), how: text(80).default('') }), saved),
  'unitTotals.list': query(z.object({ year }), z.object({ year, months: z.array(z.object({ period, closed: z.boolean() })), units: z.array(z.object({ unitId: id, unit: z.string(), values: z.array(fen.nullable()) })) })),
  /** Null takes a figure away. A closed month is frozen (C4). */
  'unitTotals.set': command(z.object({ cells: z.array(z.object({ period, unitId: id, allFen: fen.nonnegative().nullable() })).min(1).max(2000) }), z.object({ batch: id, changed: count })),
};
