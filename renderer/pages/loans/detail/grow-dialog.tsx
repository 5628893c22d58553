import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { CLASSES, findCode } from '../../../../electron/domain/codes.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { useCommand } from '../../../api/use-command.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { CodeSelect, MoneyInput } from '../../../components/form/inputs.js';
import { useAppState } from '../../../frame/app-state.js';
import { amountText } from '../../../text/figures.js';
import { typedFen } from '../../../text/typed-amount.js';
import type { LoanDialogProps } from './class-dialog.js';

const NPL_CLASSES = CLASSES.filter((c) => c.npl);

/** 新增不良 on a loan the ledger has: principal that became NPL on a day. */
export function GrowDialog({ loan, onClose }: LoanDialogProps): ReactNode {
  const { today } = useAppState();
  const form = useCommand('loans.form');
  const [on, setOn] = useState<Day | null>(today);
  const [amount, setAmount] = useState('');
  const [riskClass, setClass] = useState(findCode<(typeof CLASSES)[number]>(NPL_CLASSES, loan.class)?.code ?? 'substandard');
  const [reason, setReason] = useState('');
  const fen = typedFen(amount);
  const save = async (): Promise<void> => {
    if (on === null || fen === null) return;
    const done = await form.run({ on, principalFen: fen, riskClass, reason: reason.trim(), loan: { loanId: loan.loanId } });
    if (done) onClose(`已登记新增不良 ${amountText(fen, '元')} 元，本金余额 ${amountText(done.balanceFen, '元')} 元${done.bookedOn === on ? '' : `，记在 ${done.bookedOn}`}`);
  };
  const missing = fen === null ? '金额不能识别' : fen === 0 ? '请填写形成不良的本金' : on === null ? '请填写形成日期' : '';
  return (
    <FormDialog open title={`新增不良 ${loan.borrower}`} doText="登记新增不良" missing={missing} busy={form.busy} error={form.error} width={520} onClose={() => onClose()} onSave={() => void save()}>
      <FormField label="形成不良日期"><DayInput label="形成不良日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      <FormField label="形成不良本金（元）"><MoneyInput label="形成不良本金" value={amount} onChange={setAmount} /></FormField>
      <FormField label="五级分类"><CodeSelect label="五级分类" codes={NPL_CLASSES} value={riskClass} onChange={(c) => setClass(c as typeof riskClass)} /></FormField>
      <FormField label="说明" wide><Input value={reason} maxLength={200} aria-label="说明" onChange={(e) => setReason(e.target.value)} /></FormField>
    </FormDialog>
  );
}
