import type { UnitMeasure, UnitTasks } from '../../../../electron/contract/targets.js';
import { ratioPct } from '../../../../electron/domain/rate.js';
import { cellText } from '../../../components/table/cell.js';
import type { Column } from '../../../components/table/column.js';
import type { DisplayUnit } from '../../../frame/display-unit.js';
import { pctText } from '../../../text/figures.js';

export interface Measure {
  readonly measure: UnitMeasure;
  readonly key: 'recover' | 'reduce' | 'newCap';
  readonly name: string;
  readonly about: string;
}
export const MEASURES: readonly [Measure, Measure, Measure] = [
  { measure: 'recover', key: 'recover', name: '清收', about: '本年收回的现金和抵债' },
  { measure: 'reduce', key: 'reduce', name: '压降', about: '不良余额比年初净减少' },
  { measure: 'new_cap', key: 'newCap', name: '控新', about: '本年新增不良不超过' },
];

/** Completion in percent; of 控新 it is the part of the allowance that is used up. */
export const donePct = (task: UnitTasks['recover']): string | null => (task.taskFen === null ? null : ratioPct(Math.max(0, task.doneFen), task.taskFen));
/** What is still to be given to persons: the unit's task less what they have; null without a task. */
export const openFen = (u: UnitTasks): number | null => (u.recover.taskFen === null ? null : u.recover.taskFen - u.allocatedFen);

const done = (u: UnitTasks, key: Measure['key']): string => pctText(donePct(u[key]));

/** Narrow enough for 1366 px beside the unit in hand, in 万元. */
export function unitColumns(unit: DisplayUnit): readonly Column<UnitTasks>[] {
  const task = ({ key, name }: Measure, over: string, width: number): Column<UnitTasks>[] => [
    { key: `${key}Task`, titles: [`${name}（${unit}）`, '任务'], kind: 'money', width, value: (u) => u[key].taskFen },
    { key: `${key}Done`, titles: [`${name}（${unit}）`, over], kind: 'money', width, value: (u) => u[key].doneFen },
  ];
  const [recover, reduce, newCap] = MEASURES;
  return [
    { key: 'unit', titles: ['机构'], kind: 'text', width: 84, frozen: true, grow: true, value: (u) => u.unit },
    { key: 'people', titles: ['人数'], kind: 'count', width: 42, value: (u) => u.people },
    ...task(recover, '完成', 76), { key: 'recoverPct', titles: [`清收（${unit}）`, '完成率'], kind: 'percent', width: 66, value: (u) => donePct(u.recover) },
    { key: 'allocated', titles: [`清收（${unit}）`, '分到人'], kind: 'money', width: 76, value: (u) => u.allocatedFen },
    { key: 'open', titles: [`清收（${unit}）`, '差额'], kind: 'money', width: 70, value: openFen, render: (u) => <span className={openFen(u) === null || openFen(u) === 0 ? 'zero' : 'bad'}>{cellText('money', openFen(u), unit)}</span> },
    ...task(reduce, '完成', 76), { key: 'reducePct', titles: [`压降（${unit}）`, '完成率'], kind: 'percent', width: 66, value: (u) => donePct(u.reduce) },
    ...task(newCap, '已新增', 66), { key: 'newCapPct', titles: [`控新（${unit}）`, '已用'], kind: 'percent', width: 66, value: (u) => donePct(u.newCap), render: (u) => <span className={u.newCap.taskFen !== null && u.newCap.doneFen > u.newCap.taskFen ? 'bad' : ''}>{done(u, 'newCap')}</span> },
  ];
}
