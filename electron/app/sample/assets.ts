import { ASSET_KINDS, type AssetKind } from '../../domain/codes.js';
import type { Day } from '../../domain/date.js';
import type { AssetFigures, CountyFigures } from './figures.js';
import { newDebtor, newLoan, newReceipt, type Loan, type Receipt } from './loan.js';

export interface Asset {
  readonly no: string;
  readonly kind: AssetKind;
  readonly quantity: string;
  readonly figures: AssetFigures;
  readonly loan: Loan;
  readonly disposedOn: Day | null;
}

/** By unit: when the loan was made and went bad, how much of what was received. */
const LOAN_FACTS: Readonly<Record<string, { vintage: number; quantity: string; facts: Partial<Loan> }>> = {
  '04': { vintage: 2005, quantity: '297支、2600余块', facts: { grantedOn: '1992-11-20', dueOn: '1994-11-19', nplOn: '1994-12-20' } },
  '01': { vintage: 2009, quantity: '1间', facts: { guarantee: 'mortgage' } },
  '09': { vintage: 2010, quantity: '1批', facts: { guarantee: 'mortgage' } },
};
/** 变现 stands outside 清收: the recovery was counted when the asset was received. */
const DISPOSED_ON: Day = '2011-08-10';

/** The three 抵债 assets, each with its loan and the receipt of the day it was taken. */
export function repossessions(figures: CountyFigures): { assets: Asset[]; loans: Loan[]; receipts: Receipt[] } {
  const made = [...figures.assets].sort((a, b) => (a.on < b.on ? -1 : 1)).map((f, i) => {
    const known = LOAN_FACTS[f.unit];
    const kind = ASSET_KINDS.find((k) => k.code === f.kind)?.code;
    if (known === undefined || kind === undefined) throw new RangeError(`no facts for the asset of unit ${f.unit}`);
    const no = `DZ2011-${String(i + 1).padStart(2, '0')}`;
    const loan = newLoan(newDebtor(f.unit, 'person'), 'asset', { vintage: known.vintage, beginFen: f.principalFen, inKindFen: f.principalFen });
    Object.assign(loan, known.facts, { owedFen: 0, progress: `以物抵债，资产编号${no}${f.waivedInterestFen > 0 ? '，其余利息按程序减免' : ''}` });
    const receipt = newReceipt({
      loan, span: f.on > figures.base ? 'aug' : 'janJul', form: 'in_kind', measure: 'in_kind', principalFen: f.principalFen,
      interestFen: f.onInterestFen + f.offInterestFen, onInterestFen: f.onInterestFen, from: f.on, to: f.on, assetNo: no, note: f.name,
    });
    return { asset: { no, kind, quantity: known.quantity, figures: f, loan, disposedOn: f.disposedCashFen > 0 ? DISPOSED_ON : null }, loan, receipt };
  });
  return { assets: made.map((m) => m.asset), loans: made.map((m) => m.loan), receipts: made.map((m) => m.receipt) };
}
