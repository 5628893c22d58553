import type { BatchRow } from '../../electron/contract/history.js';
import type { HomeSummary } from '../../electron/contract/home.js';
import { fixtureUnits } from './fixture-loans.js';

const wan = (n: number): number => Math.round(n * 100) * 10_000;

/** Figures of the page picture, for looking at the page; the product's own come from the core. */
export function fixtureHome(): HomeSummary {
  const months = [386.2, 298.4, 674.5, 766.8, 1003.6, 1144.34, 876.8, 858.36];
  return {
    period: '2011-08', asOf: '2011-08-31', empty: false,
    nplFen: wan(27652.4), nplBeginFen: wan(33180.6), nplLastMonthFen: wan(28420.16), nplLoans: 3412,
    nplRatioPct: '17.60', nplRatioBeginPct: '22.30', nplRatioChangePct: '-4.70', nplRatioMonthChangePct: '-0.52',
    recoveredFen: wan(6009), cashFen: wan(5681), inKindFen: wan(328), taskFen: wan(8000), completionPct: '75.11', timeProgressPct: '66.58',
    newFen: wan(980.8), newMonthFen: wan(128.8),
    publicTotalFen: wan(3938), publicRecoveredFen: wan(1650), publicPct: '41.90', publicSettled: { units: 2, villages: 7, officials: 316 },
    months: months.map((m, i) => ({ period: `2011-0${i + 1}`, cashFen: wan(m * (i === 4 || i === 5 ? 0.93 : 0.97)), inKindFen: wan(m) - wan(m * (i === 4 || i === 5 ? 0.93 : 0.97)) })),
    measures: [['responsibility', 1777.2], ['administrative', 1284.5], ['concentrated', 826.3], ['compulsory', 406.8], ['entrust', 388.2], ['rollover', 364.8], ['in_kind', 328], ['reward', 242.6], ['tender', 186.4], ['package', 120], ['hand_up', 84.2]].map(([measure, n]) => ({ measure: String(measure), amountFen: wan(Number(n)) })),
    units: fixtureUnits.map((u, i) => ({ rank: i + 1, unitId: u.unitId, code: u.code, unit: u.name, taskFen: wan(388.36 - i * 9), recoveredFen: wan(423.92 - i * 17), completionPct: (109.16 - i * 3.9).toFixed(2), nplFen: wan(1357.12 - i * 20), changeFen: i === 22 ? wan(96.17) : wan(-415.5 + i * 14), state: i < 4 ? '已完成全年任务' : i === 22 ? '反弹，列入按日监测' : i < 11 ? '快于进度' : '落后于进度' })),
    checks: [...Array.from({ length: 12 }, (_, i) => ({ id: `C${i + 1}`, name: '勾稽', ok: true, detail: '' })), { id: 'C4', name: '不良率有分母', ok: false, detail: '水口、金盆 8 月各项贷款余额未录' }],
    progress: { unitsImported: 23, units: 23, unitsWithTotals: 21 },
    duties: [
      { dueOn: '2011-08-29', kind: '诉讼时效', level: 'over', subject: '白石坪砖厂', message: '白石坪砖厂，310,000.00 元', owner: '周立秋' },
      { dueOn: '2011-09-02', kind: '保证期间', level: 'soon', subject: '邹怀远', message: '邹怀远 保证人 2 人', owner: '赵建平' },
      { dueOn: '2011-09-05', kind: '月报上报', level: 'soon', subject: '', message: '不良贷款清收处置月报表', owner: '何静' },
      { dueOn: '2011-09-06', kind: '诉讼时效', level: 'soon', subject: '', message: '7 户，合计 86,400.00 元', owner: '各信用社' },
      { dueOn: '2011-09-10', kind: '分期还款', level: 'later', subject: '谭有田', message: '谭有田等 15 笔，本期 5,000.00 元', owner: '贺长水' },
    ],
  };
}

const names = [['import', '台账 23 个文件', 3385], ['recovery', '第 2 叠凭证', 9], ['edit', '卢茂才 还款次序', 1], ['recovery', '第 1 叠凭证', 31], ['incentive', '奖惩计算 2011 年第二季度', 163], ['undo', '撤销：导入 茶亭', 121], ['import', '茶亭8月底.xlsx', 121], ['reversal', '凭证 0825-06', 1], ['close', '2011 年 7 月', 0]] as const;
export const fixtureHistory: BatchRow[] = names.map(([kind, title, changes], i) => ({
  id: 214 - i, kind: String(kind), title: String(title), at: 1_314_780_120_000 - i * 7_000_000, businessOn: '2011-08-31', user: ['何静', '孙小满', '周定远'][i % 3] ?? '', changes, undoOf: kind === 'undo' ? 208 : null, undoneBy: title.startsWith('茶亭') ? 209 : null, undoable: kind !== 'close' && kind !== 'undo' && !title.startsWith('茶亭'),
}));
