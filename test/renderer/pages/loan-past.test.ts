import { describe, expect, it } from 'vitest';
import { pastOf } from '../../../renderer/pages/loans/detail/past.js';
import { fixtureLoans, loanDetail } from '../fixture-loans.js';

const loans = fixtureLoans(60);
const one = loans.find((l) => l.cashFen > 0 && !l.settled && l.loanId % 5 === 0) ?? loans[0];

describe('what happened to a loan', () => {
  if (!one) throw new Error('fixture without a loan');
  const detail = loanDetail(one, loans);
  const past = pastOf(detail);
  it('is told newest first, from the grant to the last receipt', () => {
    const days = past.map((e) => e.on);
    expect(days).toEqual([...days].sort().reverse());
    expect(past.at(-1)?.title).toBe('发放');
    expect(past.map((e) => e.title)).toEqual(expect.arrayContaining(['贷款到期', '形成不良', '收回 · 现金', '起诉']));
  });
  it('tells a change of class once with its reason, a reversal as one, and what is no recovery by its name', () => {
    const receipt = detail.receipts[0];
    if (!receipt) throw new Error('fixture without a receipt');
    const told = pastOf({ ...detail, receipts: [{ ...receipt, reversalOf: 7, principalFen: -100 }, { ...receipt, form: '核销' }], classes: [{ on: '2011-06-30', from: '次级', to: '可疑', reason: '认定表 3 号' }], balances: [{ from: '2010-12-31', to: '2011-06-30', class: 'substandard', book: 'on', principalFen: 1 }, { from: '2011-06-30', to: '2011-08-31', class: 'doubtful', book: 'on', principalFen: 1 }] });
    expect(told.filter((e) => e.title === '五级分类').map((e) => e.text)).toEqual(['次级 → 可疑，认定表 3 号']);
    expect(told.find((e) => e.title === '红字冲正')?.text).toContain('−1.00');
    expect(told.map((e) => e.title)).toContain('核销');
  });
  it('tells where it went and what was granted beside it', () => {
    const told = pastOf({ ...detail, moves: [{ on: '2011-07-01', from: '城关', to: '青石', reason: '机构调整' }], aids: [{ newLoanNo: 'X9', amountFen: 5_000_000, grantedOn: '2011-07-02', plan: '按季还' }] });
    expect(told.filter((e) => ['划转', '放水养鱼'].includes(e.title)).map((e) => e.text)).toEqual(['新贷款 X9，50,000.00 元；按季还', '城关 → 青石，机构调整']);
  });
});
