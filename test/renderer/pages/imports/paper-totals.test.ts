import { describe, expect, it } from 'vitest';
import { agrees, allScopes, checkPaper, fileScope, kindScopes, paperWords, totalLines } from '../../../../renderer/pages/imports/paper-totals.js';
import { fixturePlan } from '../../fixture-imports.js';

const plan = fixturePlan();
const file = plan.files.find((f) => f.name.startsWith('柳溪'));
if (!file) throw new Error('no file');
const scope = fileScope({ ...file, columns: [{ key: 'cashFen', title: '现金', head: '' }, { key: 'principalFen', title: '当前本金余额', head: '' }], controlTotals: { cashFen: 5, principalFen: 1_527_860_00 }, ownTotals: { principalFen: 1_527_880_00 }, rows: 198, reject: 5, conflict: 3 });
const lines = (typed: Record<string, string>) => totalLines(scope, { [scope.key]: typed });

describe('totals typed from paper (issue 3 §3)', () => {
  it('rows and the balance stand first; each has the file, the rows that go in and the paper', () => {
    expect(lines({}).map((l) => [l.key, l.own, l.taken, l.paper])).toEqual([['rows', 198, 190, null], ['principalFen', 152_788_000, 152_786_000, null], ['cashFen', null, 5, null]]);
  });
  it('differences are exact to the 分, in 元 as typed: thousands, full-width figures, 元 and 笔', () => {
    const [rows, balance, cash] = lines({ rows: '1９9 笔', principalFen: '1,527,880.01元', cashFen: '0.05' });
    expect([rows?.paper, rows?.ownDiffers, rows?.takenDiffers]).toEqual([199, -1, -9]);
    expect([balance?.paper, balance?.ownDiffers, balance?.takenDiffers]).toEqual([152_788_001, -1, -2001]);
    expect([cash?.ownDiffers, cash?.takenDiffers]).toEqual([null, 0]);
    expect([rows, balance, cash].map((l) => l && agrees(l))).toEqual([false, false, true]);
  });
  it('what is no figure is said to be none, and never agrees; an empty field says nothing', () => {
    for (const bad of ['12.345', '八百', '1e3', '10万元']) expect(lines({ principalFen: bad })[1]).toMatchObject({ paper: null, readable: false, ownDiffers: null });
    expect(lines({ rows: '1.5' })[0]?.readable).toBe(false);
    expect(checkPaper([scope], { [scope.key]: { principalFen: '八百', rows: '' } })).toEqual({ typed: 1, differing: 1 });
    expect(checkPaper([scope], {})).toEqual({ typed: 0, differing: 0 });
  });
  it('a 合计 row that agrees with the paper is enough: rejected rows are in it', () => {
    expect(checkPaper([scope], { [scope.key]: { principalFen: '1527880', rows: '198' } })).toEqual({ typed: 2, differing: 0 });
  });
  it('all tables of a kind are summed; without a 合计 row in one of them there is none for all', () => {
    const [all] = kindScopes(plan);
    if (!all) throw new Error('no kind');
    const [rows, balance] = totalLines(all, {});
    expect(rows?.own).toBe(plan.totals.rows);
    expect(rows?.taken).toBe(plan.totals.rows - plan.totals.reject - plan.totals.conflict);
    expect(balance).toMatchObject({ title: '当前本金余额', own: null, taken: plan.files.reduce((a, f) => a + (f.controlTotals['principalFen'] ?? 0), 0) });
    expect(allScopes(plan)).toHaveLength(plan.files.length + 1);
  });
  it('says how the paper stands', () => {
    expect([{ typed: 0, differing: 0 }, { typed: 3, differing: 0 }, { typed: 3, differing: 1 }].map(paperWords)).toEqual(['', '与纸面合计核对 3 项，全部相符', '与纸面合计核对 3 项，1 项不符']);
  });
});
