import { ASSET_KINDS, FORMS, MEASURES, PUBLIC_KINDS, nameOf } from '../../domain/codes.js';
import type { Asset } from './assets.js';
import type { GovDebtor } from './gov-debtors.js';
import type { Debtor, Receipt } from './loan.js';
import { LOAN_SEPARATOR, type AssetRow, type GovRow, type RecoveryRow, type SuitRow } from './rows.js';
import type { Suit } from './suits.js';

type UnitName = (code: string) => string;

const loanNos = (d: Debtor): string => d.loans.map((l) => l.loanNo).sort().join(LOAN_SEPARATOR);

/** 清收登记簿 in the order of the days; vouchers are numbered per unit and day. */
export function recoveryRows(receipts: readonly Receipt[], unitName: UnitName): RecoveryRow[] {
  const key = (r: Receipt): string => `${r.on} ${r.loan.debtor.unit} ${r.loan.loanNo}`;
  const sorted = receipts.map((r, i) => ({ r, i, key: key(r) })).sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.i - b.i));
  const numbers = new Map<string, number>();
  return sorted.map(({ r }) => {
    const book = r.loan.debtor.unit + r.on.slice(5, 7) + r.on.slice(8, 10);
    const no = (numbers.get(book) ?? 0) + 1;
    numbers.set(book, no);
    return {
      on: r.on,
      unit: unitName(r.loan.debtor.unit),
      loanNo: r.loan.loanNo,
      borrower: r.loan.debtor.name,
      form: nameOf(FORMS, r.form),
      measure: r.measure === null ? '' : nameOf(MEASURES, r.measure),
      principalFen: r.principalFen,
      onInterestFen: r.onInterestFen,
      offInterestFen: r.interestFen - r.onInterestFen,
      feeFen: 0,
      voucherNo: `${book}${String(no).padStart(3, '0')}`,
      persons: r.shares.map((s) => `${s.staffNo}:${s.pct}`).join(';'),
      assetNo: r.assetNo,
      note: r.note,
    };
  });
}

export function suitRows(suits: readonly Suit[], unitName: UnitName): SuitRow[] {
  return suits.map((s) => ({
    batchNo: s.batch,
    filedOn: s.filedOn,
    unit: unitName(s.debtor.unit),
    borrower: s.debtor.name,
    loanNos: loanNos(s.debtor),
    claimPrincipalFen: s.claimPFen,
    claimInterestFen: s.claimIFen,
    closedOn: s.closedOn,
    closedHow: s.closedHow,
    reason: s.reason,
  }));
}

export function govRows(list: readonly GovDebtor[], deductionFrom: string, unitName: UnitName): GovRow[] {
  return list.map((g) => ({
    kind: nameOf(PUBLIC_KINDS, g.kind),
    name: g.debtor.name,
    unit: unitName(g.debtor.unit),
    body: g.debtor.body,
    loanNos: loanNos(g.debtor),
    basePrincipalFen: g.priorPFen + g.nowPFen + g.leftPFen,
    baseInterestFen: g.priorIFen + g.nowIFen + g.leftIFen,
    priorPrincipalFen: g.priorPFen,
    priorInterestFen: g.priorIFen,
    exposed: g.exposed ? '是' : '',
    deductedFrom: g.deductedFen === null ? '' : deductionFrom,
  }));
}

export function assetRows(assets: readonly Asset[], unitName: UnitName): AssetRow[] {
  return assets.map((a) => ({
    assetNo: a.no,
    name: a.figures.name,
    kind: nameOf(ASSET_KINDS, a.kind),
    quantity: a.quantity,
    receivedOn: a.figures.on,
    unit: unitName(a.figures.unit),
    loanNo: a.loan.loanNo,
    agreedFen: a.figures.agreedFen,
    principalFen: a.figures.principalFen,
    onInterestFen: a.figures.onInterestFen,
    offInterestFen: a.figures.offInterestFen,
    disposeByOn: a.figures.disposeBy,
    disposedOn: a.disposedOn,
    disposedCashFen: a.disposedOn === null ? null : a.figures.disposedCashFen,
  }));
}
