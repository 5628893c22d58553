import { Input, InputNumber } from 'antd';
import { useState, type ReactNode } from 'react';
import type { SuitRow } from '../../../../electron/contract/registers.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { formatYuan } from '../../../../electron/domain/money.js';
import { useCommand } from '../../../api/use-command.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { MoneyInput } from '../../../components/form/inputs.js';
import { LoanPicker, type PickedLoan } from '../../../components/form/loan-picker.js';
import { useAppState } from '../../../frame/app-state.js';
import { typedFen } from '../../../text/typed-amount.js';

interface SuitDialogProps {
  readonly suit?: SuitRow;
  /** Batch that is proposed. */
  readonly nextBatch: number;
  readonly onClose: (said?: string) => void;
}

/** A suit against one borrower over one or several loans. */
export function SuitDialog({ suit, nextBatch, onClose }: SuitDialogProps): ReactNode {
  const { today } = useAppState();
  const save = useCommand('suits.save');
  const [batchNo, setBatch] = useState<number | null>(nextBatch);
  const [filedOn, setFiled] = useState<Day | null>(suit?.filedOn ?? today);
  const [loans, setLoans] = useState<readonly PickedLoan[]>(suit?.loans.map((l) => ({ loanId: l.loanId, label: `${l.no} ${l.borrower}` })) ?? []);
  const [principal, setPrincipal] = useState(suit ? formatYuan(suit.claimPrincipalFen) : '');
  const [interest, setInterest] = useState(suit ? formatYuan(suit.claimInterestFen) : '');
  const [reason, setReason] = useState(suit?.reason ?? '');
  const [p, i] = [typedFen(principal), typedFen(interest)];
  const missing = batchNo === null ? '请填写批次' : loans.length === 0 ? '请选择起诉的贷款' : filedOn === null ? '请填写立案日期' : p === null || i === null ? '金额不能识别' : p + i === 0 ? '请填写起诉标的' : '';
  const run = async (): Promise<void> => {
    if (batchNo === null || filedOn === null || p === null || i === null) return;
    const done = await save.run({ ...(suit ? { suitId: suit.suitId } : {}), batchNo, filedOn, loanIds: loans.map((l) => l.loanId), claimPrincipalFen: p, claimInterestFen: i, reason: reason.trim() });
    if (done) onClose(suit ? '已修改诉讼' : '已登记起诉');
  };
  return (
    <FormDialog open title={suit ? `修改诉讼 ${suit.borrower}` : '登记起诉'} doText={suit ? '保存修改' : '登记起诉'} missing={missing} busy={save.busy} error={save.error} onClose={() => onClose()} onSave={() => void run()}>
      <FormField label="起诉的贷款" hint="同一借款人的一笔或几笔" wide><LoanPicker label="起诉的贷款" value={loans} onChange={setLoans} /></FormField>
      <FormField label="批次"><InputNumber aria-label="批次" min={1} max={999} precision={0} value={batchNo} onChange={(v) => setBatch(v)} style={{ width: '100%' }} /></FormField>
      <FormField label="立案日期"><DayInput label="立案日期" value={filedOn} year={yearOf(today)} onChange={setFiled} /></FormField>
      <FormField label="标的本金（元）"><MoneyInput label="标的本金" value={principal} onChange={setPrincipal} /></FormField>
      <FormField label="标的利息（元）"><MoneyInput label="标的利息" value={interest} onChange={setInterest} /></FormField>
      <FormField label="起诉理由" hint="未到期的写明为何可诉" wide><Input value={reason} maxLength={200} aria-label="起诉理由" placeholder="例如：未到期，不按季付息" onChange={(e) => setReason(e.target.value)} /></FormField>
    </FormDialog>
  );
}
