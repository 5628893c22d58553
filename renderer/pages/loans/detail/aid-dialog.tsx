import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { useCommand } from '../../../api/use-command.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { MoneyInput } from '../../../components/form/inputs.js';
import { useAppState } from '../../../frame/app-state.js';
import { typedFen } from '../../../text/typed-amount.js';
import type { LoanDialogProps } from './class-dialog.js';

/** 放水养鱼: an own new loan beside the old one, with the plan it was granted against. Money out of it never counts. */
export function AidDialog({ loan, onClose }: LoanDialogProps): ReactNode {
  const { today } = useAppState();
  const aid = useCommand('loans.aid');
  const [newLoanNo, setNo] = useState('');
  const [amount, setAmount] = useState('');
  const [grantedOn, setGranted] = useState<Day | null>(today);
  const [plan, setPlan] = useState('');
  const fen = typedFen(amount);
  const save = async (): Promise<void> => {
    if (fen === null || grantedOn === null) return;
    const done = await aid.run({ loanId: loan.loanId, newLoanNo: newLoanNo.trim(), amountFen: fen, grantedOn, plan: plan.trim() });
    if (done) onClose(`已记下新贷款 ${newLoanNo.trim()}；用它还的旧贷不算清收`);
  };
  const missing = newLoanNo.trim() === '' ? '请填写新贷款借据号' : fen === null ? '金额不能识别' : fen === 0 ? '请填写新贷款金额' : grantedOn === null ? '请填写发放日' : plan.trim() === '' ? '请填写还款计划' : '';
  return (
    <FormDialog open title={`放水养鱼 ${loan.borrower}`} doText="记下新贷款" missing={missing} busy={aid.busy} error={aid.error} width={560} onClose={() => onClose()} onSave={() => void save()}>
      <FormField label="新贷款借据号"><Input value={newLoanNo} maxLength={40} aria-label="新贷款借据号" autoComplete="off" onChange={(e) => setNo(e.target.value)} /></FormField>
      <FormField label="新贷款金额（元）"><MoneyInput label="新贷款金额" value={amount} onChange={setAmount} /></FormField>
      <FormField label="发放日"><DayInput label="发放日" value={grantedOn} year={yearOf(today)} onChange={setGranted} /></FormField>
      <FormField label="还款计划" wide><Input.TextArea value={plan} maxLength={500} autoSize={{ minRows: 2, maxRows: 5 }} aria-label="还款计划" placeholder="例如：每季末还旧贷 5 万元，2012 年底还清" onChange={(e) => setPlan(e.target.value)} /></FormField>
      <p className="second form-wide">以后登记这笔贷款的收回，要说明资金来源；来自这笔新贷款的只能记转据，不算清收。</p>
    </FormDialog>
  );
}
