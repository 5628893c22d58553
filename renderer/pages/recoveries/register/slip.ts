import type { InputOf } from '../../../../electron/contract/api.js';
import type { LoanDetail } from '../../../../electron/contract/loans.js';
import { findCode, FORMS } from '../../../../electron/domain/codes.js';
import { addDays, addMonths, firstDay, periodOf, type Day, type Period } from '../../../../electron/domain/date.js';
import { formatYuan, plainYuan } from '../../../../electron/domain/money.js';
import { pctToPpm } from '../../../../electron/domain/rate.js';
import { typedFen } from '../../../text/typed-amount.js';

export const PART_KEYS = ['principal', 'onInterest', 'offInterest', 'fee'] as const;
export type PartKey = (typeof PART_KEYS)[number];
export const PART_NAMES: Readonly<Record<PartKey, string>> = { principal: '本金', onInterest: '表内息', offInterest: '表外息', fee: '费用' };

/** 还款次序. 收本挂息 is the county's practice; the statutory order is agreed per slip. Costs are always typed by hand. */
export type Order = 'principal-first' | 'interest-first';
export const ORDERS: readonly { readonly value: Order; readonly label: string }[] = [{ value: 'principal-first', label: '先本后息' }, { value: 'interest-first', label: '先息后本' }];
/** What an asset is worth pays principal, then 表外息, then 表内息, whatever was agreed for money (decisions.md 7). */
const IN_KIND: readonly PartKey[] = ['principal', 'offInterest', 'onInterest'];
const SEQUENCE: Readonly<Record<Order, readonly PartKey[]>> = { 'principal-first': ['principal', 'onInterest', 'offInterest'], 'interest-first': ['onInterest', 'offInterest', 'principal'] };

/** An asset that is entered together with its receipt; the total of the slip is its agreed value. */
export interface NewAsset {
  readonly name: string;
  /** Code of ASSET_KINDS, '' while none is chosen. */
  readonly kind: string;
  readonly quantity: string;
}
const NO_ASSET: NewAsset = { name: '', kind: '', quantity: '' };

export interface SlipPerson {
  readonly staffNo: string;
  /** As typed: `60`, `33.33`. */
  readonly pct: string;
}

/** One voucher while it is being entered. Amounts are text as typed, in 元. No name and no ID number: it lies in the browser. */
export interface Slip {
  readonly loanId: number | null;
  readonly voucherNo: string;
  readonly on: Day | null;
  /** Codes of FORMS and MEASURES. */
  readonly form: string;
  readonly measure: string;
  readonly total: string;
  readonly parts: Readonly<Record<PartKey, string>>;
  /** Parts typed by hand; the others follow the order. */
  readonly fixed: readonly PartKey[];
  readonly order: Order;
  readonly persons: readonly SlipPerson[];
  readonly note: string;
  /** 以物抵债: an asset of the register, or null for the one entered here. */
  readonly assetId: number | null;
  readonly newAsset: NewAsset;
  /** Class after 转据 or 上调 of the whole balance. */
  readonly toClass: string;
  /** 资金来源为本社新贷款; null: nobody said. */
  readonly ownCredit: boolean | null;
}

const NO_PARTS: Slip['parts'] = { principal: '', onInterest: '', offInterest: '', fee: '' };

export const emptySlip = (on: Day): Slip => ({ loanId: null, voucherNo: '', on, form: 'cash', measure: 'responsibility', total: '', parts: NO_PARTS, fixed: [], order: 'principal-first', persons: [], note: '', assetId: null, newAsset: NO_ASSET, toClass: 'watch', ownCredit: null });

/** The next slip of the pile: day, form, measure and order go on, the voucher number counts up. */
export const nextSlip = (slip: Slip): Slip => ({ ...slip, loanId: null, voucherNo: nextVoucher(slip.voucherNo), total: '', parts: NO_PARTS, fixed: [], persons: [], note: '', assetId: null, newAsset: NO_ASSET, ownCredit: null });

/** `0831-09` → `0831-10`: the last number counts up and keeps its width; without one nothing is guessed. */
export function nextVoucher(no: string): string {
  const m = /^(.*?)(\d{1,9})$/.exec(no);
  return m ? `${m[1]}${String(Number(m[2]) + 1).padStart((m[2] ?? '').length, '0')}` : '';
}

/** What a loan can take, in 分. */
export interface Owed {
  readonly principal: number;
  readonly onInterest: number;
  readonly offInterest: number;
  /** 期初带入 of this form not yet matched by single receipts: principal and interest that a receipt uses up first. */
  readonly carriedPrincipal: number;
  readonly carriedInterest: number;
  /** An own new loan stands beside this one (放水养鱼). */
  readonly aided: boolean;
}

/** Balances of the loan, with the carried-in part that a receipt of this form and day would be matched against. */
export function owedOf(detail: LoanDetail, form: string, on: Day | null): Owed {
  const name = findCode(FORMS, form)?.name ?? form;
  const carried = detail.receipts.filter((r) => r.carried && !r.reversed && r.reversalOf === null && r.form === name && on !== null && r.on >= on);
  const sum = (of: (r: (typeof carried)[number]) => number): number => carried.reduce((a, r) => a + of(r), 0);
  const { loan } = detail;
  return { principal: loan.currentPrincipalFen, onInterest: loan.onInterestFen, offInterest: loan.offInterestFen, carriedPrincipal: sum((r) => r.principalFen), carriedInterest: sum((r) => r.onInterestFen + r.offInterestFen), aided: on !== null && detail.aids.some((a) => a.grantedOn <= on) };
}

export type Parts = Readonly<Record<PartKey, number>>;

export interface Allocation {
  readonly parts: Parts;
  /** What the loan cannot take in this order; negative when more was typed by hand than the total. */
  readonly restFen: number;
}

/**
 * Shares a total out over principal and interest in the agreed order, leaving alone what was typed by hand. Forms that
 * are no recovery (转据, 上调, 核销 …) move principal only.
 */
export function allocate(totalFen: number, owed: Owed, slip: Pick<Slip, 'order' | 'form' | 'fixed' | 'parts'>): Allocation {
  const recovers = findCode(FORMS, slip.form)?.effect !== 'dispose';
  const parts: Record<PartKey, number> = { principal: 0, onInterest: 0, offInterest: 0, fee: 0 };
  for (const key of PART_KEYS) if (slip.fixed.includes(key) || key === 'fee') parts[key] = typedFen(slip.parts[key]) ?? 0;
  let rest = totalFen - PART_KEYS.reduce((a, k) => a + parts[k], 0);
  for (const key of sequenceOf(slip)) {
    if (slip.fixed.includes(key) || (!recovers && key !== 'principal')) continue;
    const room = key === 'principal' ? owed.principal + owed.carriedPrincipal : key === 'onInterest' ? owed.onInterest : key === 'offInterest' ? owed.offInterest : 0;
    const take = Math.min(Math.max(rest, 0), room);
    parts[key] = take;
    rest -= take;
  }
  return { parts, restFen: rest };
}

const sequenceOf = (slip: Pick<Slip, 'order' | 'form'>): readonly PartKey[] => (slip.form === 'in_kind' ? IN_KIND : SEQUENCE[slip.order]);

/** Takes the whole balance out of 表内: only then is the class raised, are the arrears carried over. */
export const isWhole = (owed: Owed, parts: Parts): boolean => parts.principal > 0 && balanceAfter(owed, parts) === 0;

/** The slip with its untouched parts filled from the total. Without a total or a loan nothing is filled. */
export function filled(slip: Slip, owed: Owed | null): Slip {
  const total = typedFen(slip.total);
  if (owed === null || total === null || total === 0) return slip;
  const { parts } = allocate(total, owed, slip);
  const text = (key: PartKey): string => (slip.fixed.includes(key) || key === 'fee' ? slip.parts[key] : parts[key] === 0 ? '' : formatYuan(parts[key]));
  return { ...slip, parts: { principal: text('principal'), onInterest: text('onInterest'), offInterest: text('offInterest'), fee: text('fee') } };
}

/** Parts as typed; null when one cannot be read. */
export function partsOf(slip: Pick<Slip, 'parts'>): Parts | null {
  const read = PART_KEYS.map((k) => [k, typedFen(slip.parts[k])] as const);
  return read.some(([, v]) => v === null) ? null : (Object.fromEntries(read) as Record<PartKey, number>);
}

export const sumOf = (parts: Parts): number => PART_KEYS.reduce((a, k) => a + parts[k], 0);

/** Principal after this receipt: what is matched against 期初带入 has been taken off before. */
export const balanceAfter = (owed: Owed, parts: Parts): number => owed.principal - Math.max(0, parts.principal - owed.carriedPrincipal);

/** What the core is asked to book. Only for a slip without a problem. */
export function bookInput(slip: Slip): InputOf<'recoveries.book'> {
  const parts = partsOf(slip);
  if (slip.loanId === null || slip.on === null || parts === null) throw new Error('a slip with a problem cannot be booked');
  return {
    loanId: slip.loanId, on: slip.on, form: slip.form, measure: slip.measure === '' ? null : slip.measure, voucherNo: slip.voucherNo.trim(), note: slip.note.trim(),
    principalFen: parts.principal, onInterestFen: parts.onInterest, offInterestFen: parts.offInterest, feeFen: parts.fee,
    persons: slip.persons.map((p) => ({ staffNo: p.staffNo, sharePpm: pctToPpm(p.pct) ?? 0 })),
    asset: slip.form !== 'in_kind' ? null : slip.assetId === null ? { ...slip.newAsset, name: slip.newAsset.name.trim(), agreedFen: typedFen(slip.total) ?? 0 } : { assetId: slip.assetId },
    toClass: slip.toClass, ownCredit: slip.ownCredit,
  };
}

/** The day a receipt is booked on: its own, or the first of the first open month (补记, C13); never 1 January. */
export function bookedDay(on: Day, lastClosed: Period | null): Day {
  const open = lastClosed !== null && periodOf(on) <= lastClosed ? firstDay(addMonths(lastClosed, 1)) : on;
  return open.endsWith('-01-01') ? addDays(open, 1) : open;
}

/** Equal shares that add up to 100: the first takes the remainder. */
export function evenShares(staffNos: readonly string[]): SlipPerson[] {
  if (staffNos.length === 0) return [];
  const each = Math.floor(10_000 / staffNos.length);
  return staffNos.map((staffNo, i) => ({ staffNo, pct: plainYuan(i === 0 ? 10_000 - each * (staffNos.length - 1) : each).replace(/\.?0+$/, '') }));
}
