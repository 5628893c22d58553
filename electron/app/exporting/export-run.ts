import type { FileRef } from '../../contract/files.js';
import { DomainError } from '../../domain/domain-error.js';
import { writeFileSafely } from '../../data/safe-file.js';
import { writePlainTable } from '../../workbook/forms/plain-table.js';
import type { AppContext } from '../context.js';
import { storedRun } from '../incentive/run-incentive.js';

/** The run as a workbook for the payroll: one row a person. */
export function exportRun(context: AppContext, runId: number): { files: FileRef[] } {
  const run = storedRun(context, runId);
  if (!run) throw new DomainError('JOB_UNKNOWN');
  const target = context.files.place(`奖惩计算-${run.from}-${run.to}.xlsx`);
  const rows = run.persons.map((p) => ({ staffNo: p.staffNo, name: p.name, unit: p.unit, tier: p.tier, targetFen: p.targetFen, creditedFen: p.creditedFen, completionPct: p.completionPct, rank: p.rank, rewardFen: p.rewardFen, heldBackFen: p.heldBackFen, penaltyFen: p.penaltyFen, sanctions: p.sanctions.join('；') }));
  writeFileSafely(target, writePlainTable(`${run.title}（${run.from} 至 ${run.to}）`, [
    { key: 'staffNo', titles: ['工号'], kind: 'text' }, { key: 'name', titles: ['姓名'], kind: 'text' }, { key: 'unit', titles: ['机构'], kind: 'text' }, { key: 'tier', titles: ['职级'], kind: 'text' }, { key: 'targetFen', titles: ['任务(元)'], kind: 'money' }, { key: 'creditedFen', titles: ['认定额(元)'], kind: 'money' },
    { key: 'completionPct', titles: ['完成率(%)'], kind: 'percent' }, { key: 'rank', titles: ['名次'], kind: 'rank' }, { key: 'rewardFen', titles: ['应发奖励(元)'], kind: 'money' }, { key: 'heldBackFen', titles: ['暂留(元)'], kind: 'money' }, { key: 'penaltyFen', titles: ['扣罚(元)'], kind: 'money' }, { key: 'sanctions', titles: ['限制事项'], kind: 'text' },
  ], rows));
  return { files: [context.files.adopt(target)] };
}
