import { Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { FalseNameLoan } from '../../../../electron/contract/cases.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { FALSE_NAME_SOURCES, type FalseNameSource } from '../../../../electron/domain/responsibility/false-names.js';
import { useCommand } from '../../../api/use-command.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { useAppState } from '../../../frame/app-state.js';
import { amountText, countText } from '../../../text/figures.js';

type Closing = (said?: string) => void;

/** Registers one loan, or all that are listed, as 假冒名 from a source. */
export function FlagDialog({ loans, source, onClose }: { readonly loans: readonly FalseNameLoan[]; readonly source: FalseNameSource; readonly onClose: Closing }): ReactNode {
  const { today } = useAppState();
  const save = useCommand('cases.flagFalseName');
  const [from, setFrom] = useState(source);
  const [on, setOn] = useState<Day | null>(today);
  const [by, setBy] = useState('');
  const [says, setSays] = useState('');
  const [docNo, setDoc] = useState('');
  const [first] = loans;
  const what = loans.length === 1 && first ? `${first.borrower} ${first.loanNo}` : `${countText(loans.length)} 笔`;
  const missing = on === null ? '请填写发现日期' : by.trim() === '' ? '请填写发现人' : says.trim() === '' ? '请写明情况' : '';
  const run = async (): Promise<void> => {
    if (on !== null && (await save.run({ loanIds: loans.map((l) => l.loanId), source: from, on, by, says, docNo }))) onClose(`已登记为假冒名：${what}`);
  };
  return (
    <FormDialog open title={`登记为假冒名 ${what}`} doText={loans.length === 1 ? '登记' : `登记 ${countText(loans.length)} 笔`} missing={missing} busy={save.busy} error={save.error} width={560} onClose={() => onClose()} onSave={() => void run()}>
      <FormField label="来源" wide><Select aria-label="来源" value={from} onChange={setFrom} options={FALSE_NAME_SOURCES.map((s) => ({ value: s.code, label: `${s.name}：${s.says}` }))} /></FormField>
      <FormField label="发现日期"><DayInput label="发现日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      <FormField label="发现人"><Input value={by} maxLength={40} aria-label="发现人" autoComplete="off" onChange={(e) => setBy(e.target.value)} /></FormField>
      <FormField label="文号" hint="可不填"><Input value={docNo} maxLength={60} aria-label="文号" autoComplete="off" onChange={(e) => setDoc(e.target.value)} /></FormField>
      <FormField label="情况" wide><Input.TextArea value={says} maxLength={500} autoSize={{ minRows: 2, maxRows: 5 }} aria-label="情况" placeholder="例如：上门函证，本人不知情，借款由他人使用" onChange={(e) => setSays(e.target.value)} /></FormField>
      <p className="second form-wide">现欠 {amountText(loans.reduce((sum, l) => sum + l.owedFen, 0), '元')} 元。登记后问题类型改为“假冒名”，以后导入的台账不再改回；撤下时恢复原来的问题类型。</p>
    </FormDialog>
  );
}

/** A finding that turned out wrong: the loan is again what it was. */
export function WithdrawDialog({ loan, source, onClose }: { readonly loan: FalseNameLoan; readonly source: FalseNameSource; readonly onClose: Closing }): ReactNode {
  const save = useCommand('cases.withdrawFalseName');
  const [reason, setReason] = useState('');
  const run = async (): Promise<void> => {
    if (await save.run({ loanId: loan.loanId, source, reason })) onClose(`已撤下：${loan.borrower} ${loan.loanNo}`);
  };
  return (
    <FormDialog open title={`撤下假冒名登记 ${loan.borrower} ${loan.loanNo}`} doText="撤下" missing={reason.trim() === '' ? '请写明理由' : ''} busy={save.busy} error={save.error} width={480} onClose={() => onClose()} onSave={() => void run()}>
      <FormField label="理由" wide><Input.TextArea value={reason} maxLength={200} autoFocus autoSize={{ minRows: 2, maxRows: 4 }} aria-label="理由" placeholder="例如：核实为本人借款" onChange={(e) => setReason(e.target.value)} /></FormField>
    </FormDialog>
  );
}
