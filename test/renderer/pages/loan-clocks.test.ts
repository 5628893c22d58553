import { describe, expect, it } from 'vitest';
import { clocksOf } from '../../../renderer/pages/loans/detail/clocks.js';
import { fixtureLoans, loanDetail } from '../fixture-loans.js';

const [loan] = fixtureLoans(1);
if (!loan) throw new Error('fixture without a loan');
const { loan: facts } = loanDetail({ ...loan, settled: false }, []);
const withExtra = (extra: Record<string, string>, settled = false) => ({ loan: { ...facts, settled, extra } });

describe('clocks of a loan', () => {
  it('count days from the business day, also when they are over', () => {
    expect(clocksOf(withExtra({ limitationOn: '2013-06-26', guaranteeUntilOn: '2011-08-29', lastDemand: '2011-06-26 通知书' }), '2011-08-31')).toEqual([
      { name: '诉讼（执行）时效', due: '2013-06-26', left: 665, basis: '最近催收 2011-06-26 通知书' },
      { name: '保证期间', due: '2011-08-29', left: -2, basis: '保证人 曾青禾' },
    ]);
  });
  it('are none for a settled loan, and none where the ledger says nothing or nonsense', () => {
    expect(clocksOf(withExtra({ limitationOn: '2013-06-26' }, true), '2011-08-31')).toEqual([]);
    expect(clocksOf(withExtra({ limitationOn: '待查' }), '2011-08-31')).toEqual([]);
  });
});
