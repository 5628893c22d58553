import { Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { TargetRow, UnitTasks } from '../../../../electron/contract/targets.js';
import { findCode, TIERS } from '../../../../electron/domain/codes.js';
import { formatYuan } from '../../../../electron/domain/money.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { FormDialog } from '../../../components/form/form-dialog.js';
import { MoneyInput } from '../../../components/form/inputs.js';
import { amountText, countText } from '../../../text/figures.js';
import { NO_OVERRIDE, overrideInput, OverrideFields, overrideMissing } from '../year/override-fields.js';
import { evenParts, partsMissing, restTo, sumOf, type Part } from './parts.js';

interface AllocateDialogProps {
  readonly year: number;
  readonly locked: boolean;
  readonly unit: UnitTasks;
  /** Targets of everybody, by which the dialog starts. */
  readonly targets: readonly TargetRow[];
  readonly onClose: (said?: string) => void;
}

/** 分配到人: the unit's task divided among its people, kept only when nothing is left over and nothing is missing. */
export function AllocateDialog(props: AllocateDialogProps): ReactNode {
  const staff = useQuery('staff.list', { unitId: props.unit.unitId }, ['settings', 'imports']).data?.staff;
  return staff === undefined ? null : <AllocateForm {...props} staff={staff} />;
}

interface Member { readonly staffNo: string; readonly name: string; readonly tier: string; readonly title: string }

function AllocateForm({ year, locked, unit, targets, staff, onClose }: AllocateDialogProps & { readonly staff: readonly Member[] }): ReactNode {
  const save = useCommand('targets.allocate');
  const known = useMemo(() => new Map(targets.map((t) => [t.staffNo, t])), [targets]);
  // whoever has a tier with a target of its own keeps it; the others share the rest of the unit's task
  const byTier = staff.filter((s) => (findCode(TIERS, s.tier)?.targetFen ?? null) !== null);
  const sharing = staff.filter((s) => !byTier.includes(s));
  const fixed = byTier.reduce((sum, s) => sum + (known.get(s.staffNo)?.targetFen ?? 0), 0);
  const task = (unit.recover.taskFen ?? 0) - fixed;
  const [parts, setParts] = useState<readonly Part[]>(() => sharing.map((s) => ({ staffNo: s.staffNo, text: formatYuan(known.get(s.staffNo)?.targetFen ?? 0) })));
  const [override, setOverride] = useState(NO_OVERRIDE);
  const sum = sumOf(parts);
  const open = sum === null ? null : task - sum;
  const missing = partsMissing(parts, task) || overrideMissing(locked, override);
  const set = (staffNo: string, text: string): void => setParts(parts.map((p) => (p.staffNo === staffNo ? { ...p, text } : p)));
  const run = async (): Promise<void> => {
    const done = await save.run({ year, unitId: unit.unitId, parts: parts.map((p) => ({ staffNo: p.staffNo, targetFen: sumOf([p]) ?? 0 })), ...overrideInput(override) });
    if (done) onClose(`${unit.unit} ${formatYuan(task)} 元已分配到 ${countText(parts.length)} 人`);
  };
  return (
    <FormDialog open title={`${unit.unit} ${year} 年清收任务分配到人`} doText="保存分配" missing={missing} busy={save.busy} error={save.error} width={620} onClose={() => onClose()} onSave={() => void run()}>
      <div className="allocate-sum form-wide">
        <span>机构任务 <strong className="figure">{formatYuan(unit.recover.taskFen ?? 0)}</strong></span>{byTier.length > 0 && <span title={byTier.map((s) => s.name).join('、')}>按职级 {countText(byTier.length)} 人 <strong className="figure">{formatYuan(fixed)}</strong></span>}<span>已分 <strong className="figure">{amountText(sum, '元')}</strong></span>
        <span className={open === 0 ? 'good' : 'bad'} role="status">{open === null ? '有不能识别的金额' : <>差额 <strong className="figure">{amountText(open, '元')}</strong></>}</span><span className="second">元</span>
        <Button size="small" className="push" disabled={parts.length === 0} onClick={() => setParts(evenParts(parts, task))}>平均分</Button>
      </div>
      <table className="allocate form-wide" aria-label="分配到人">
        <thead><tr><th>姓名</th><th>岗位</th><th>认定额（元）</th><th>任务（元）</th><th /></tr></thead>
        <tbody>
          {sharing.map((s, i) => (
            <tr key={s.staffNo}>
              <td title={s.staffNo}>{s.name}</td><td className="second">{s.title === '' ? s.tier : s.title}</td><td className="figure">{amountText(known.get(s.staffNo)?.creditedFen ?? 0, '元')}</td>
              <td><MoneyInput label={`${s.name}的任务`} value={parts[i]?.text ?? ''} onChange={(text) => set(s.staffNo, text)} /></td>
              <td><button type="button" className="bare link" onClick={() => setParts(restTo(parts, s.staffNo, task))} aria-label={`余下的都给${s.name}`} title="余下的都给他">补差</button></td>
            </tr>
          ))}
        </tbody>
      </table>
      {locked && <OverrideFields locked value={override} onChange={setOverride} />}
    </FormDialog>
  );
}
