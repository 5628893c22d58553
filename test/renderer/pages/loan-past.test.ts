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
  it('tells a change of class once, and a reversal as one', () => {
    const receipt = detail.receipts[0];
    if (!receipt) throw new Error('fixture without a receipt');
    const reversed = pastOf({ ...detail, receipts: [{ ...receipt, reversalOf: 7, principalFen: -100 }], balances: [{ from: '2010-12-31', to: '2011-06-30', class: 'substandard', book: 'on', principalFen: 1 }, { from: '2011-06-30', to: '2011-08-31', class: 'doubtful', book: 'on', principalFen: 1 }] });
    expect(reversed.filter((e) => e.title === '五级分类').map((e) => e.text)).toEqual(['次级 → 可疑']);
    expect(reversed.find((e) => e.title === '红字冲正')?.text).toContain('−1.00');
  });
});
