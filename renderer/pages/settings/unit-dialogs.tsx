import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Unit } from '../../../electron/contract/ledger.js';
import { yearOf, type Day } from '../../../electron/domain/date.js';
import { useCommand } from '../../api/use-command.js';
import { DayInput } from '../../components/day-input.js';
import { FormDialog, FormField } from '../../components/form/form-dialog.js';
import { UnitSelect } from '../../components/form/inputs.js';
import { useAppState } from '../../frame/app-state.js';
import { amountText, countText } from '../../text/figures.js';

interface UnitDialogProps {
  readonly unit: Unit;
  readonly units: readonly Unit[];
  readonly onClose: (said?: string) => void;
}

/** 更名: no figure moves; workbooks that use the old name are still understood. */
export function RenameDialog({ unit, onClose }: UnitDialogProps): ReactNode {
  const { today } = useAppState();
  const rename = useCommand('units.rename');
  const [name, setName] = useState('');
  const [on, setOn] = useState<Day | null>(today);
  const [reason, setReason] = useState('');
  const missing = name.trim().length < 2 ? '请填写新名称' : on === null ? '请填写日期' : reason.trim() === '' ? '请填写依据' : '';
  const save = async (): Promise<void> => {
    if (on !== null && (await rename.run({ unitId: unit.unitId, name: name.trim(), on, reason: reason.trim() }))) onClose(`${unit.name}已更名为${name.trim()}`);
  };
  return (
    <FormDialog open title={`机构更名 ${unit.name}`} doText="更名" missing={missing} busy={rename.busy} error={rename.error} width={500} onClose={() => onClose()} onSave={() => void save()}>
      <FormField label="新名称"><Input value={name} maxLength={40} autoFocus aria-label="新名称" autoComplete="off" onChange={(e) => setName(e.target.value)} /></FormField>
      <FormField label="日期"><DayInput label="更名日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      <FormField label="依据" wide><Input value={reason} maxLength={200} aria-label="依据" placeholder="例如：银监批复第 9 号" onChange={(e) => setReason(e.target.value)} /></FormField>
      <p className="second form-wide">数字不变，报表改用新名称。仍用旧名称的工作簿照样读得进来。</p>
    </FormDialog>
  );
}

/** 合并: loans and people go over on a day; what was booked before stays where it was booked. */
export function MergeDialog({ unit, units, onClose }: UnitDialogProps): ReactNode {
  const { today } = useAppState();
  const merge = useCommand('units.merge');
  const [intoId, setInto] = useState<number | null>(null);
  const [on, setOn] = useState<Day | null>(today);
  const [reason, setReason] = useState('');
  const missing = intoId === null ? '请选择并入哪个机构' : on === null ? '请填写日期' : reason.trim() === '' ? '请填写依据' : '';
  const save = async (): Promise<void> => {
    if (intoId === null || on === null) return;
    const done = await merge.run({ unitId: unit.unitId, intoId, on, reason: reason.trim() });
    if (done) onClose(`${unit.name}已并入${units.find((u) => u.unitId === intoId)?.name ?? ''}：${countText(done.loans)} 笔 ${amountText(done.principalFen, '元')} 元，${countText(done.staff)} 人`);
  };
  return (
    <FormDialog open title={`机构合并 ${unit.name}`} doText="合并" missing={missing} busy={merge.busy} error={merge.error} width={500} onClose={() => onClose()} onSave={() => void save()}>
      <FormField label="并入"><UnitSelect label="并入" units={units.filter((u) => u.kind !== 'county')} value={intoId} without={unit.unitId} onChange={setInto} /></FormField>
      <FormField label="日期"><DayInput label="合并日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      <FormField label="依据" wide><Input value={reason} maxLength={200} aria-label="依据" placeholder="例如：联社理事会决议" onChange={(e) => setReason(e.target.value)} /></FormField>
      <p className="second form-wide">贷款和人员自这一天起归并入的机构，本机构各项贷款记 0，不再登记新贷款。以前各月的数、已记的收回、抵债资产、诉讼和名单仍在原机构。已结账的月份不能合并。</p>
    </FormDialog>
  );
}
