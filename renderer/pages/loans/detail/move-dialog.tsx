import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { UnitSelect } from '../../../components/form/inputs.js';
import { useAppState } from '../../../frame/app-state.js';
import { amountText } from '../../../text/figures.js';
import type { LoanDialogProps } from './class-dialog.js';

/** 划转: the loan goes to another unit; what was received before stays with the old one. */
export function MoveDialog({ loan, onClose }: LoanDialogProps): ReactNode {
  const { today } = useAppState();
  const move = useCommand('loans.move');
  const units = useQuery('units.list', {}, ['settings', 'imports']).data?.units ?? [];
  const [toUnitId, setUnit] = useState<number | null>(null);
  const [on, setOn] = useState<Day | null>(today);
  const [reason, setReason] = useState('');
  const save = async (): Promise<void> => {
    if (on === null || toUnitId === null) return;
    const done = await move.run({ loanIds: [loan.loanId], toUnitId, on, reason: reason.trim() });
    if (done) onClose(`已划转，自 ${done.on} 起余额 ${amountText(done.principalFen, '元')} 元在${units.find((u) => u.unitId === toUnitId)?.name ?? ''}`);
  };
  const missing = toUnitId === null ? '请选择划到哪个机构' : on === null ? '请填写划转日期' : reason.trim() === '' ? '请填写依据' : '';
  return (
    <FormDialog open title={`划转 ${loan.borrower}`} doText="划转" missing={missing} busy={move.busy} error={move.error} width={520} onClose={() => onClose()} onSave={() => void save()}>
      <FormField label="现在的机构"><strong>{loan.unit}</strong></FormField>
      <FormField label="划到"><UnitSelect label="划到" units={units} value={toUnitId} without={loan.unitId} onChange={setUnit} /></FormField>
      <FormField label="划转日期"><DayInput label="划转日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      <FormField label="依据" wide><Input value={reason} maxLength={200} aria-label="依据" onChange={(e) => setReason(e.target.value)} /></FormField>
      <p className="second form-wide">划转不动以前的数：当天和以前的收回仍记原机构，余额自这一天起归新机构。</p>
    </FormDialog>
  );
}
