import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { GovRow } from '../../../../electron/contract/registers.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { useCommand } from '../../../api/use-command.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { useAppState } from '../../../frame/app-state.js';
import { amountText } from '../../../text/figures.js';

/** 结清 otherwise than by money in full, or taking it back. */
export function SettleDialog({ debt, onClose }: { readonly debt: GovRow; readonly onClose: (said?: string) => void }): ReactNode {
  const { today } = useAppState();
  const settle = useCommand('gov.settle');
  const [on, setOn] = useState<Day | null>(today);
  const [how, setHow] = useState('');
  const back = debt.settledOn !== null;
  const missing = back ? '' : on === null ? '请填写结清日期' : how.trim() === '' ? '请填写怎样结清' : '';
  const run = async (): Promise<void> => {
    if (await settle.run({ govId: debt.govId, on: back ? null : on, how: how.trim() })) onClose(back ? `已取消结清 ${debt.name}` : `已登记结清 ${debt.name}`);
  };
  return (
    <FormDialog open title={`${back ? '取消结清' : '登记结清'} ${debt.name}`} doText={back ? '取消结清' : '登记结清'} missing={missing} busy={settle.busy} error={settle.error} width={480} onClose={() => onClose()} onSave={() => void run()}>
      {back ? <p className="form-wide">{debt.settledOn} 登记为“{debt.settledHow}”。取消后，仍欠 {amountText(debt.leftFen, '元')} 元的按未结清统计。</p> : (
        <>
          <p className="second form-wide">全部收回的自动算结清，不用登记。这里登记别的办法结清的；收回金额不变，仍有 {amountText(debt.leftFen, '元')} 元未收回。</p>
          <FormField label="结清日期"><DayInput label="结清日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
          <FormField label="怎样结清" wide><Input value={how} maxLength={80} aria-label="怎样结清" placeholder="例如：财政代偿协议、减免利息" onChange={(e) => setHow(e.target.value)} /></FormField>
        </>
      )}
    </FormDialog>
  );
}
