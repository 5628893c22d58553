import { describe, expect, it } from 'vitest';
import { canBeForm, controlOf, fileLines, needsALook, reasonsOf } from '../../../../renderer/pages/imports/plan-files.js';
import { changesOf, figuresOf } from '../../../../renderer/pages/imports/figures.js';
import { fixtureHome } from '../../fixture-figures.js';
import { fixturePlan } from '../../fixture-imports.js';

const plan = fixturePlan();
const file = (name: string) => {
  const found = plan.files.find((f) => f.name.startsWith(name));
  if (!found) throw new Error(`no file ${name}`);
  return found;
};

describe('files of an import plan', () => {
  it('those with something to decide stand first, the clean ones keep their order behind', () => {
    const lines = fileLines(plan);
    expect(lines.slice(0, 4).map((l) => l.name)).toEqual(['城关8月台账（改）.xls', '柳溪201108.xlsx', '水口台账8月.et', '金盆 不良台帐.xls']);
    expect(lines.slice(4).every((l) => l.clean)).toBe(true);
    expect(lines).toHaveLength(plan.files.length);
  });
  it('a file is not clean because its own total differs, was imported before, or a loan is missing', () => {
    const clean = { ...file('青石'), units: ['青石'] };
    const one = (f: typeof clean, missing: typeof plan.missing = []) => fileLines({ files: [f], missing })[0]?.clean;
    expect(one(clean)).toBe(true);
    expect(one({ ...clean, ownTotals: { principalFen: 1 } })).toBe(false);
    expect(one({ ...clean, importedBefore: { batch: 1, at: 0, user: '' } })).toBe(false);
    expect(one(clean, [{ no: '1', unit: '青石', borrower: '甲', principalFen: 1 }])).toBe(false);
    expect(one(clean, [{ no: '1', unit: '城关', borrower: '甲', principalFen: 1 }])).toBe(true);
    expect(one({ ...clean, issues: [{ row: 0, column: '', title: '', raw: '', code: 'KIND_AMBIGUOUS', severity: 'warn', message: '…' }] })).toBe(false);
  });
  it('compares the balance with the 合计 row exactly, and says when there is none', () => {
    expect(controlOf(file('柳溪'))).toMatchObject({ title: '当前本金余额', differenceFen: -200 });
    expect(controlOf(file('金盆'))).toMatchObject({ ownFen: null, differenceFen: null });
    expect(controlOf({ ...file('柳溪'), controlTotals: { cashFen: 500, taskFen: 7 }, ownTotals: { cashFen: 400 }, columns: [{ key: 'cashFen', title: '现金', head: '现金' }] })).toEqual({ title: '现金', ownFen: 400, rowsFen: 500, differenceFen: 100 });
    expect(controlOf({ ...file('柳溪'), controlTotals: {}, ownTotals: null })).toBeNull();
  });
  it('only a ledger in .xlsx may become a form of the export (X-8)', () => {
    expect([['ledger', '省台账.XLSX'], ['ledger', '省台账.xls'], ['staff', '员工.xlsx'], ['ledger', '粘贴的内容']].map(([kind = '', name = '']) => canBeForm({ kind, name }))).toEqual([true, false, false, false]);
  });
  it('names the sheet when a workbook brought several tables', () => {
    const two = [{ ...file('青石'), sheet: '一' }, { ...file('青石'), sheet: '二' }];
    expect(fileLines({ files: two, missing: [] }).map((l) => l.name)).toEqual([`${two[0]?.name} › 一`, `${two[0]?.name} › 二`]);
  });
  it('groups the reasons of rejection, the most frequent first, and counts rows', () => {
    const reasons = reasonsOf(file('柳溪'));
    expect(reasons.map((r) => r.rows)).toEqual([2, 2, 1]);
    expect(reasons[0]?.text).toContain('没有这一天');
  });
  it('stops at the mapping step only for refused files or columns nobody used', () => {
    expect(needsALook(plan)).toBe(true);
    expect(needsALook({ ...plan, refused: [], files: [file('柳溪')] })).toBe(false);
    expect(needsALook({ ...plan, refused: [], files: [file('城关')] })).toBe(true);
  });
});

describe('figures before and after', () => {
  it('are joined by name; nothing is shown while one side is unknown', () => {
    const before = figuresOf(fixtureHome());
    const after = figuresOf({ ...fixtureHome(), nplFen: 1, nplLoans: 2 });
    expect(changesOf(undefined, after)).toEqual([]);
    expect(changesOf(before, after).find((c) => c.name === '期末不良余额')).toMatchObject({ before: 27_652_400_000, value: 1 });
  });
});
