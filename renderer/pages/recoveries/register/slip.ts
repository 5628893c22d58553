import type { InputOf } from '../../../../electron/contract/api.js';
import type { LoanDetail } from '../../../../electron/contract/loans.js';
import { findCode, FORMS } from '../../../../electron/domain/codes.js';
import { addDays, addMonths, firstDay, periodOf, type Day, type Period } from '../../../../electron/domain/date.js';
import { formatYuan, parseAmount, plainYuan } from '../../../../electron/domain/money.js';
import { pctToPpm, ppmToPct } from '../../../../electron/domain/rate.js';

export const PART_KEYS = ['principal', 'onInterest', 'offInterest', 'fee'] as const;
export type PartKey = (typeof PART_KEYS)[number];
export const PART_NAMES: Readonly<Record<PartKey, string>> = { principal: '本金', onInterest: '表内息', offInterest: '表外息', fee: '费用' };

/** 还款次序. 收本挂息 is the county's practice; the statutory order is agreed per slip. Costs are always typed by hand. */
export type Order = 'principal-first' | 'interest-first';
export const ORDERS: readonly { readonly value: Order; readonly label: string }[] = [{ value: 'principal-first', label: '先本后息' }, { value: 'interest-first', label: '先息后本' }];
const SEQUENCE: Readonly<Record<Order, readonly PartKey[]>> = { 'principal-first': ['principal', 'onInterest', 'offInterest'], 'interest-first': ['onInterest', 'offInterest', 'principal'] };

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
}

const NO_PARTS: Slip['parts'] = { principal: '', onInterest: '', offInterest: '', fee: '' };

export const emptySlip = (on: Day): Slip => ({ loanId: null, voucherNo: '', on, form: 'cash', measure: 'responsibility', total: '', parts: NO_PARTS, fixed: [], order: 'principal-first', persons: [], note: '' });

/** The next slip of the pile: day, form, measure and order go on, the voucher number counts up. */
export const nextSlip = (slip: Slip): Slip => ({ ...slip, loanId: null, voucherNo: nextVoucher(slip.voucherNo), total: '', parts: NO_PARTS, fixed: [], persons: [], note: '' });

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
}

/** Balances of the loan, with the carried-in part that a receipt of this form and day would be matched against. */
export function owedOf(detail: LoanDetail, form: string, on: Day | null): Owed {
  const name = findCode(FORMS, form)?.name ?? form;
  const carried = detail.receipts.filter((r) => r.carried && !r.reversed && r.reversalOf === null && r.form === name && on !== null && r.on >= on);
  const sum = (of: (r: (typeof carried)[number]) => number): number => carried.reduce((a, r) => a + of(r), 0);
  const { loan } = detail;
  return { principal: loan.currentPrincipalFen, onInterest: loan.onInterestFen, offInterest: loan.offInterestFen, carriedPrincipal: sum((r) => r.principalFen), carriedInterest: sum((r) => r.onInterestFen + r.offInterestFen) };
}

/** 分 of an amount as typed; 0 for an empty field, null when it cannot be read or is negative. */
export function typedFen(text: string): number | null {
  if (text.trim() === '') return 0;
  const fen = parseAmount(text);
  return fen === null || fen < 0 ? null : fen;
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
  for (const key of SEQUENCE[slip.order]) {
    if (slip.fixed.includes(key) || (!recovers && key !== 'principal')) continue;
    const room = key === 'principal' ? owed.principal + owed.carriedPrincipal : key === 'onInterest' ? owed.onInterest : key === 'offInterest' ? owed.offInterest : 0;
    const take = Math.min(Math.max(rest, 0), room);
    parts[key] = take;
    rest -= take;
  }
  return { parts, restFen: rest };
}

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

export interface Problem {
  readonly field: 'loan' | 'on' | 'form' | 'total' | PartKey | 'persons';
  readonly message: string;
}

/** The first thing that keeps this slip from being booked, or null. The core checks all of it again. */
export function problemOf(slip: Slip, owed: Owed | null, today: Day): Problem | null {
  if (slip.loanId === null || owed === null) return { field: 'loan', message: '请先找到借款人' };
  if (slip.on === null) return { field: 'on', message: '请填写收回日期' };
  if (slip.on > today) return { field: 'on', message: `收回日期晚于业务日期 ${today}` };
  if (slip.form === 'in_kind') return { field: 'form', message: '以物抵债要先登记抵债资产：请导入“抵债资产”表，再导入清收登记簿' };
  const total = typedFen(slip.total);
  if (total === null) return { field: 'total', message: `收回总额“${slip.total}”不能识别，请填最多两位小数的数字` };
  const parts = partsOf(slip);
  if (parts === null) {
    const key = PART_KEYS.find((k) => typedFen(slip.parts[k]) === null) ?? 'principal';
    return { field: key, message: `${PART_NAMES[key]}“${slip.parts[key]}”不能识别，请填最多两位小数的数字` };
  }
  const sum = sumOf(parts);
  if (sum === 0) return { field: 'total', message: '请填写收回金额' };
  if (slip.total.trim() !== '' && sum !== total) return { field: 'total', message: sum < total ? `还有 ${formatYuan(total - sum)} 元没有去处：超出本金和欠息，请核对金额或记入费用` : `本金＋息＋费比总额多 ${formatYuan(sum - total)} 元` };
  if (parts.principal > owed.principal + owed.carriedPrincipal) return { field: 'principal', message: `本金超过当前余额 ${formatYuan(owed.principal)} 元` };
  const shares = sharesOf(slip.persons);
  if (slip.persons.length > 0 && shares.sumPpm !== 1_000_000) return { field: 'persons', message: shares.sumPpm === null ? '归属比例里有不能识别的数' : `归属比例合计 ${ppmToPct(shares.sumPpm)}%，应为 100%` };
  return null;
}

/** The sum of the shares in ppm, null when one is not a percentage. */
export function sharesOf(persons: readonly SlipPerson[]): { readonly sumPpm: number | null } {
  let sum = 0;
  for (const p of persons) {
    const ppm = pctToPpm(p.pct);
    if (ppm === null || ppm === 0) return { sumPpm: null };
    sum += ppm;
  }
  return { sumPpm: sum };
}

/** What the core is asked to book. Only for a slip without a problem. */
export function bookInput(slip: Slip): InputOf<'recoveries.book'> {
  const parts = partsOf(slip);
  if (slip.loanId === null || slip.on === null || parts === null) throw new Error('a slip with a problem cannot be booked');
  return {
    loanId: slip.loanId, on: slip.on, form: slip.form, measure: slip.measure === '' ? null : slip.measure, voucherNo: slip.voucherNo.trim(), note: slip.note.trim(),
    principalFen: parts.principal, onInterestFen: parts.onInterest, offInterestFen: parts.offInterest, feeFen: parts.fee,
    persons: slip.persons.map((p) => ({ staffNo: p.staffNo, sharePpm: pctToPpm(p.pct) ?? 0 })),
  };
}

/** The day a receipt is booked on: its own, or the first of the first open month (补记, C13); never 1 January. */
export function bookedDay(on: Day, lastClosed: Period | null): Day {
  const open = lastClosed !== null && periodOf(on) <= lastClosed ? firstDay(addMonths(lastClosed, 1)) : on;
  return open.endsWith('-01-01') ? addDays(open, 1) : open;
}

/** Amount as it stands in the field once it is left: `5,000.00`; unreadable text stays as typed. */
export function tidyAmount(text: string): string {
  const fen = parseAmount(text);
  return text.trim() === '' || fen === null ? text.trim() : formatYuan(fen);
}

/** Equal shares that add up to 100: the first takes the remainder. */
export function evenShares(staffNos: readonly string[]): SlipPerson[] {
  if (staffNos.length === 0) return [];
  const each = Math.floor(10_000 / staffNos.length);
  return staffNos.map((staffNo, i) => ({ staffNo, pct: plainYuan(i === 0 ? 10_000 - each * (staffNos.length - 1) : each).replace(/\.?0+$/, '') }));
}
