import type { HomeSummary } from '../../contract/home.js';
import { completionPct } from '../../domain/target/completion.js';
import { rankByCompletion } from '../../domain/target/ranking.js';
import { elapsedInYear } from '../../domain/target/time-progress.js';
import type { ReportContext } from '../../reports/define-report.js';
import { balanceOf, flowOf, flowsByUnit, nplByUnit, tasksByUnit, unitRows } from '../../reports/figures/unit-figures.js';

/** Units by completion with a word on how they stand: done, on time, behind, rebounding. */
export function rankedUnits(c: ReportContext): HomeSummary['units'] {
  const year = Number(c.period.slice(0, 4));
  const begin = nplByUnit(c, `${year}-01-01`);
  const end = nplByUnit(c, c.asOf);
  const ytd = flowsByUnit(c, `${year}-01`, c.period);
  const tasks = tasksByUnit(c, year);
  const units = unitRows(c).filter((u) => u.kind !== 'office');
  const lines = units.map((u) => {
    const flow = flowOf(ytd, u.unitId);
    return { unit: u, creditedFen: flow.cash + flow.inKind, targetFen: tasks.get(u.unitId) ?? null, npl: balanceOf(end, u.unitId).fen, change: balanceOf(end, u.unitId).fen - balanceOf(begin, u.unitId).fen };
  });
  const places = rankByCompletion(lines);
  const { days, of } = elapsedInYear(c.asOf);
  const state = (l: (typeof lines)[number]): string => {
    if (l.change > 0) return '较年初反弹';
    if (l.targetFen === null) return '未定任务';
    if (l.creditedFen >= l.targetFen) return '已完成全年任务';
    return BigInt(l.creditedFen) * BigInt(of) >= BigInt(l.targetFen) * BigInt(days) ? '达到进度' : '落后于进度';
  };
  return lines
    .map((l, i) => ({ rank: places[i] ?? null, unitId: l.unit.unitId, code: l.unit.code, unit: l.unit.name, taskFen: l.targetFen ?? 0, recoveredFen: l.creditedFen, completionPct: completionPct(l.creditedFen, l.targetFen), nplFen: l.npl, changeFen: l.change, state: state(l) }))
    .sort((a, b) => (a.rank ?? 1e9) - (b.rank ?? 1e9));
}
