import type { LoanDetail } from '../../../../electron/contract/loans.js';
import { BOOKS, CLASSES, findCode, type FormCode, FORMS, GUARANTEES, MEASURES, nameOf } from '../../../../electron/domain/codes.js';
import type { Day } from '../../../../electron/domain/date.js';
import { amountText } from '../../../text/figures.js';

export interface PastEvent {
  readonly on: Day;
  readonly title: string;
  readonly text: string;
  readonly who: string;
  /** Money or a court was involved: drawn strong. */
  readonly strong: boolean;
}

const yuan = (fen: number): string => amountText(fen, '元');

/** What happened to a loan, newest first: granted, due, formed, classes and books, receipts, suits, assets. */
export function pastOf({ loan, receipts, balances, suits, assets, classes, moves, aids }: LoanDetail): PastEvent[] {
  const events: PastEvent[] = [
    { on: loan.grantedOn, title: '发放', text: `本金 ${yuan(loan.originalPrincipalFen)} 元，${nameOf(GUARANTEES, loan.guarantee)}`, who: '', strong: false },
    { on: loan.dueOn, title: '贷款到期', text: loan.rollovers > 0 ? `转据 ${loan.rollovers} 次后的到期日` : '', who: '', strong: false },
  ];
  if (loan.formedOn !== null) events.push({ on: loan.formedOn, title: '形成不良', text: '', who: '', strong: true });
  balances.forEach((b, i) => {
    const before = balances[i - 1];
    if (!before) return;
    if (before.book !== b.book) events.push({ on: b.from, title: '账类', text: `${nameOf(BOOKS, before.book)} → ${nameOf(BOOKS, b.book)}`, who: '', strong: false });
  });
  for (const r of receipts) {
    const parts = [
      r.principalFen === 0 ? '' : `本金 ${yuan(r.principalFen)}`,
      r.onInterestFen === 0 ? '' : `表内息 ${yuan(r.onInterestFen)}`,
      r.offInterestFen === 0 ? '' : `表外息 ${yuan(r.offInterestFen)}`,
    ].filter((t) => t !== '');
    const how = r.carried ? '期初带入' : nameOf(FORMS, r.form);
    const got = findCode<FormCode>(FORMS, r.form)?.effect === 'recover';
    events.push({ on: r.on, title: r.reversalOf !== null ? '红字冲正' : got ? `收回 · ${how}` : how, text: [r.voucherNo, nameOf(MEASURES, r.measure), ...parts].filter((t) => t !== '').join('，'), who: r.persons, strong: true });
  }
  for (const c of classes) events.push({ on: c.on, title: '五级分类', text: `${nameOf(CLASSES, c.from)} → ${nameOf(CLASSES, c.to)}${c.reason === '' ? '' : `，${c.reason}`}`, who: '', strong: false });
  for (const m of moves) events.push({ on: m.on, title: '划转', text: `${m.from} → ${m.to}，${m.reason}`, who: '', strong: false });
  for (const a of aids) events.push({ on: a.grantedOn, title: '放水养鱼', text: `新贷款 ${a.newLoanNo}，${yuan(a.amountFen)} 元；${a.plan}`, who: '', strong: false });
  for (const s of suits) {
    events.push({ on: s.filedOn, title: '起诉', text: `${s.title}，标的 ${yuan(s.claimFen)} 元`, who: '', strong: true });
    if (s.closedOn !== null) events.push({ on: s.closedOn, title: '结案', text: s.title, who: '', strong: true });
  }
  for (const a of assets) events.push({ on: a.receivedOn, title: '接收抵债资产', text: `${a.name}，协议价 ${yuan(a.agreedFen)} 元`, who: '', strong: true });
  // what was told later on the same day stands above
  return events.reverse().sort((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0));
}
