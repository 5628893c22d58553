import type { FileRef } from '../../contract/files.js';
import type { RunList } from '../../contract/incentive.js';
import { writeFileSafely } from '../../data/safe-file.js';
import { writePlainTable } from '../../workbook/forms/plain-table.js';
import type { AppContext } from '../context.js';
import { commissionList, deductionList, payrollList, rankingLists, rewardList, sanctionList, type RunTable } from './run-list-tables.js';
import { requireRun } from './run-incentive.js';

const LISTS: Readonly<Record<RunList, (run: Parameters<typeof payrollList>[0]) => readonly RunTable[]>> = {
  payroll: (run) => [payrollList(run)],
  rewards: (run) => [rewardList(run)],
  deductions: (run) => [deductionList(run)],
  sanctions: (run) => [sanctionList(run)],
  commission: (run) => [commissionList(run)],
  ranking: (run) => rankingLists(run),
};

/** A list of a kept run as workbooks, 元 as numbers, 合计 in the last row. 排名 is two: persons and units. Throws RUN_UNKNOWN. */
export function exportRunList(context: AppContext, runId: number, list: RunList): { files: FileRef[] } {
  const run = requireRun(context, runId);
  const days = `${run.from} 至 ${run.to}`;
  const state = run.state === 'locked' ? `${run.lockedOn ?? ''} 锁定` : '未锁定·仅供核对';
  return {
    files: LISTS[list](run).map((table) => {
      const target = context.files.place(`${table.name}-${run.from}-${run.to}.xlsx`);
      writeFileSafely(target, writePlainTable(`${run.title} ${table.name}（${days}）`, table.columns, table.total === null ? table.rows : [...table.rows, table.total], { subline: `第 ${run.runId} 号计算　${state}`, sheet: table.name }));
      return context.files.adopt(target);
    }),
  };
}
