import { describe, expect, it } from 'vitest';
import { foldColumns, groupsOf, openedAtFirst, zeroColumns } from '../../../../renderer/pages/reports/fold-columns.js';
import type { ReportColumn } from '../../../../renderer/pages/reports/report-table.js';
import { monthlyRecovery } from '../../../../electron/reports/monthly-recovery.report.js';
import { personalTargets } from '../../../../electron/reports/personal-targets.report.js';

const plain = (columns: typeof monthlyRecovery.columns): ReportColumn[] => {
  if (typeof columns === 'function') throw new Error('the columns of this report depend on its options');
  return columns.map((c) => ({ ...c, titles: [...c.titles] }));
};
const MONTHLY = plain(monthlyRecovery.columns);
const keys = (columns: readonly ReportColumn[]): string[] => columns.map((c) => c.key);
const table = (values: Record<string, number | string | null>, total = values) => ({ columns: MONTHLY, rows: [{ key: '01', level: 'row' as const, values }], total });
const figures = (of: number): Record<string, number | string | null> => Object.fromEntries(MONTHLY.map((c) => [c.key, c.kind === 'money' || c.kind === 'count' ? of : c.kind === 'text' ? '城关' : '1.00']));

describe('column groups of the monthly report (D4-02)', () => {
  it('fold to what sums them up: a balance, a total, the latest ratios', () => {
    expect(Object.fromEntries(groupsOf(MONTHLY).map((g) => [g.title, g.keeps]))).toEqual({
      年初: ['beginFen'], 本月清收处置: ['totalMonthFen'], 本年累计清收处置: ['totalYtdFen'], 期末: ['endFen'], 较年初: ['changeFen'],
      '不良率(%)': ['nplRatioEndPct', 'nplRatioChangePct'], 年度清收任务: ['completionPct', 'rank'],
    });
  });
  it('start with the year opened', () => {
    expect(openedAtFirst(groupsOf(MONTHLY))).toEqual(['本年累计清收处置']);
    expect(openedAtFirst(groupsOf(plain(personalTargets.columns)))).toEqual(['本年累计']);
    expect(openedAtFirst([])).toEqual([]);
  });
  it('all opened are the whole form without its row numbers', () => {
    const { columns, hiddenZeros } = foldColumns(table(figures(100)), { opened: groupsOf(MONTHLY).map((g) => g.title), zeros: false });
    expect(keys(columns)).toEqual(keys(MONTHLY).filter((k) => k !== 'seq'));
    expect(hiddenZeros).toEqual([]);
  });
});

describe('columns of zeros', () => {
  const opened = ['本年累计清收处置'];
  it('leave an opened group and are named; asked for, they stay', () => {
    const t = table({ ...figures(100), writeOffYtdFen: 0, otherYtdFen: 0 });
    expect(foldColumns(t, { opened, zeros: false }).hiddenZeros).toEqual(['核销', '其他']);
    expect(keys(foldColumns(t, { opened, zeros: true }).columns)).toContain('writeOffYtdFen');
  });
  it('are exactly zero in every row: a single 分 keeps the column, and so does a total that is not zero', () => {
    expect(zeroColumns(table({ ...figures(100), otherYtdFen: 1 }))).toEqual([]);
    expect(zeroColumns(table({ ...figures(100), otherYtdFen: 0 }, { ...figures(100), otherYtdFen: 5 }))).toEqual([]);
    // nothing known is not zero
    expect(zeroColumns(table({ ...figures(100), taskFen: null }))).toEqual([]);
  });
  it('never take the sum of a group away', () => {
    const { columns } = foldColumns(table(figures(0)), { opened, zeros: false });
    expect(keys(columns)).toContain('totalYtdFen');
    expect(keys(columns)).not.toContain('cashYtdFen');
  });
});

describe('beside the rows of a cell', () => {
  it('only names and figures with rows stay, and the cell itself even in a folded group', () => {
    const { columns } = foldColumns(table(figures(100)), { opened: ['本年累计清收处置'], zeros: false, beside: 'cashMonthFen' });
    expect(keys(columns)).toEqual(['unitName', 'beginFen', 'cashMonthFen', 'totalMonthFen', 'totalYtdFen', 'newYtdFen', 'endFen']);
  });
});
