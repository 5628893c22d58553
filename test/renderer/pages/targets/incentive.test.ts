import { describe, expect, it } from 'vitest';
import type { IncentivePersonResult } from '../../../../electron/contract/incentive.js';
import { chaptersOf } from '../../../../renderer/pages/targets/incentive/clauses-card.js';
import { adds, clauseOf, formulaOf, receiptsOf, sumLines } from '../../../../renderer/pages/targets/incentive/derivation.js';
import { nextRange, quarterOf, usualRanges } from '../../../../renderer/pages/targets/incentive/ranges.js';
import { sortResults } from '../../../../renderer/pages/targets/incentive/run-result.js';
import { FixtureHost } from '../../fixture-host.js';
import { fixtureRun, incentiveHandlers } from '../../fixture-incentive.js';

const host = new FixtureHost();
/** A person with nothing but what is given. */
const person = (change: Partial<IncentivePersonResult>): IncentivePersonResult => ({ staffNo: '1', name: '甲', unit: '', tier: '', collector: '职工', targetFen: 1, creditedFen: 0, creditedInRunFen: 0, completionPct: null, rank: null, rewardFen: 0, heldBackFen: 0, penaltyFen: 0, carriedFen: 0, sanctions: [], sanctionsDue: [], nextStep: null, lines: [], ...change });
const run = fixtureRun(host, '2011-04-01', '2011-06-30');

describe('a derivation reads as a formula (P-4, X-4)', () => {
  it('for everybody of a run the terms of the formula give what is paid, and the lines give the terms', () => {
    expect(run.persons.length).toBeGreaterThan(40);
    for (const p of run.persons) {
      expect(adds(p)).toBe(true);
      const terms = formulaOf(p);
      const due = terms.find((t) => t.key === 'due');
      let sum = 0;
      for (const t of terms) {
        if (t.op === '＝') expect(t.fen, `${p.name} ${t.key}`).toBe(t === due ? p.rewardFen + p.heldBackFen : sum);
        else sum += t.op === '−' ? -t.fen : t.fen;
      }
      expect(terms.at(-1)).toMatchObject({ label: '本期实付', fen: p.rewardFen - p.penaltyFen });
    }
    expect(run.persons.some((p) => p.rewardFen > 0 && formulaOf(p).some((t) => t.key === 'round'))).toBe(true);
  });
  it('receipt by receipt: what was recognised, by which clause it pays; those that pay nothing stand apart', () => {
    const paid = run.persons.find((p) => p.rewardFen > 0);
    if (!paid) throw new Error('nobody was paid');
    const receipts = receiptsOf(paid);
    expect(receipts.reduce((a, r) => a + r.amountFen, 0)).toBe(formulaOf(paid)[0]?.fen);
    expect([...receipts].sort((a, b) => ((a.on ?? '') < (b.on ?? '') ? -1 : 1)).map((r) => r.receipt)).toEqual(receipts.map((r) => r.receipt));
    expect(receipts.every((r) => r.recognised === '' || r.pays.every((l) => l.text !== r.recognised))).toBe(true);
    expect(sumLines(paid).every((l) => l.receipt === null)).toBe(true);
    const left = run.persons.flatMap(receiptsOf).filter((r) => r.excluded);
    expect(left.length).toBeGreaterThan(0);
    expect(left.every((r) => r.amountFen === 0)).toBe(true);
    expect(clauseOf('cash-principal@2')).toBe('cash-principal');
  });
  it('a deduction put off by the wage limit belongs to the penalty, not to the reward', () => {
    const line = (step: string, amountFen: number, receipt: number | null = null) => ({ receipt, on: null, rule: 'r@1', step, baseFen: 0, rate: '', amountFen, text: '' });
    const p = person({ rewardFen: 70, heldBackFen: 30, penaltyFen: 40, lines: [line('rate', 120, 5), line('gate', -20), line('holdback', 0), line('penalty', -60), line('cap', 20)] });
    expect(formulaOf(p).map((t) => `${t.op}${t.label} ${t.fen}`)).toEqual(['逐笔计奖 120', '−完成率挂钩 20', '＝应奖 100', '−暂留 30', '−扣罚 40', '＝本期实付 30']);
    expect(adds(p)).toBe(true);
    expect(adds({ ...p, penaltyFen: 41 })).toBe(false);
  });
  it('held back before and paid out now is an addition', () => {
    const p = person({ rewardFen: 405, heldBackFen: -405 });
    expect(formulaOf(p).map((t) => `${t.op}${t.label} ${t.fen}`)).toEqual(['逐笔计奖 0', '＋补发前期暂留 405', '＝本期实付 405']);
  });
});

describe('a run as a list', () => {
  it('sorts by what is paid, those without a rank last', () => {
    const paid = sortResults(run.persons, { key: 'paid', descending: true }).map((p) => p.rewardFen - p.penaltyFen);
    expect(paid).toEqual([...paid].sort((a, b) => b - a));
    expect(sortResults(run.persons, { key: 'rank', descending: false }).slice(0, 2).map((p) => p.rank)).toEqual([1, 2]);
  });
  it('plans are read out by chapter, the clauses numbered through', () => {
    const { plans } = incentiveHandlers['incentive.plans']!({}, host) as { plans: { clauses: string[] }[] };
    const chapters = chaptersOf(plans[0]?.clauses ?? []);
    expect(chapters.map((c) => c.title)).toEqual(['总则', '认定', '不计奖', '奖励', '挂钩', '暂留', '限制']);
    expect(chapters.flatMap((c) => c.items.map((i) => i.no))).toEqual(Array.from({ length: 8 }, (_, i) => i + 1));
    expect(chapters.flatMap((c) => c.items).every((i) => !/^(认定|奖励|挂钩)：/.test(i.text))).toBe(true);
  });
});

describe('spans of a run', () => {
  it('quarters, half years and the year, to their true last days', () => {
    expect(usualRanges(2012).map((r) => `${r.from} ${r.to}`)).toEqual(['2012-01-01 2012-03-31', '2012-04-01 2012-06-30', '2012-07-01 2012-09-30', '2012-10-01 2012-12-31', '2012-01-01 2012-06-30', '2012-07-01 2012-12-31', '2012-01-01 2012-12-31']);
    expect(quarterOf(2011, 1)).toEqual({ label: '一季度', from: '2011-01-01', to: '2011-03-31' });
  });
  it('starts with the quarter that was completed last', () => {
    expect(['2011-08', '2011-09', '2011-01', '2011-06'].map((p) => nextRange(p).from)).toEqual(['2011-04-01', '2011-07-01', '2011-01-01', '2011-04-01']);
  });
});
