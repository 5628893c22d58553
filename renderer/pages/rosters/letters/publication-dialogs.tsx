import { App, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { PublicationRow } from '../../../../electron/contract/letters.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { BASES, CHANNELS, type Basis, type Channel } from '../../../../electron/domain/letters/publication.js';
import { useCommand } from '../../../api/use-command.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { CodeSelect } from '../../../components/form/inputs.js';
import { LoanPicker, type PickedLoan } from '../../../components/form/loan-picker.js';
import { Segment } from '../../../components/segment.js';
import { useAppState } from '../../../frame/app-state.js';

const text = (label: string, value: string, set: (v: string) => void, max = 60): ReactNode => <Input aria-label={label} value={value} maxLength={max} onChange={(e) => set(e.target.value)} />;

export function BasisDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { message } = App.useApp();
  const { today } = useAppState();
  const save = useCommand('publications.basis');
  const [loans, setLoans] = useState<readonly PickedLoan[]>([]);
  const [basis, setBasis] = useState('');
  const [docNo, setDocNo] = useState('');
  const [docOn, setDocOn] = useState<Day | null>(null);
  const [loan] = loans;
  const missing = loans.length !== 1 ? '请选一笔贷款' : basis === '' ? '请选择依据' : docNo.trim() === '' ? '请填写文号' : docOn === null ? '请填写日期' : '';
  const keep = async (): Promise<void> => {
    if (!loan || docOn === null || !(await save.run({ loanId: loan.loanId, basis: basis as Basis, docNo: docNo.trim(), docOn }))) return;
    message.success('依据已登记');
    onClose();
  };
  return (
    <FormDialog open title="登记公示的法律依据" doText="登记" missing={missing} busy={save.busy} error={save.error} width={560} onClose={onClose} onSave={() => void keep()}>
      <FormField label="贷款" wide><LoanPicker label="贷款" value={loans} onChange={(l) => setLoans(l.slice(-1))} /></FormField>
      <FormField label="依据"><CodeSelect label="依据" codes={BASES} value={basis} onChange={setBasis} /></FormField>
      <FormField label="文号">{text('文号', docNo, setDocNo)}</FormField>
      <FormField label="日期"><DayInput label="文书日期" value={docOn} year={yearOf(today)} onChange={setDocOn} /></FormField>
    </FormDialog>
  );
}

export function AskDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const { message, notification } = App.useApp();
  const ask = useCommand('publications.ask');
  const [channel, setChannel] = useState<Channel>('poster');
  const [title, setTitle] = useState('拖欠贷款户名单');
  const [reason, setReason] = useState('');
  const [by, setBy] = useState('');
  const [loans, setLoans] = useState<readonly PickedLoan[]>([]);
  const missing = loans.length === 0 ? '请选择贷款' : title.trim().length < 2 ? '请填写名单标题' : reason.trim().length < 2 ? '请写明申请理由' : by.trim().length < 2 ? '请写明申请人' : '';
  const keep = async (): Promise<void> => {
    const done = await ask.run({ channel, title: title.trim(), reason: reason.trim(), by: by.trim(), select: { loanIds: loans.map((l) => l.loanId) } });
    if (!done) return;
    message.success(`已申请 ${done.taken} 户`);
    if (done.refused.length > 0) notification.warning({ title: `${done.refused.length} 户没有列入`, description: done.refused.map((r) => `${r.what}：${r.reason}`).join('；'), duration: 0 });
    onClose();
  };
  return (
    <FormDialog open title="申请公示" doText="提交申请" missing={missing} busy={ask.busy} error={ask.error} onClose={onClose} onSave={() => void keep()}>
      <FormField label="方式" wide><Segment label="方式" value={channel} onChange={setChannel} options={CHANNELS.map((c) => ({ value: c.code, label: c.name }))} /></FormField>
      <FormField label="贷款" wide><LoanPicker label="贷款" value={loans} onChange={setLoans} /></FormField>
      <FormField label="名单标题">{text('名单标题', title, setTitle)}</FormField>
      <FormField label="申请人">{text('申请人', by, setBy, 40)}</FormField>
      <FormField label="申请理由" wide>{text('申请理由', reason, setReason, 200)}</FormField>
    </FormDialog>
  );
}

export function DecideDialog({ publication, onClose }: { readonly publication: PublicationRow; readonly onClose: () => void }): ReactNode {
  const { message } = App.useApp();
  const { today } = useAppState();
  const decide = useCommand('publications.decide');
  const [approve, setApprove] = useState<'yes' | 'no'>('yes');
  const [by, setBy] = useState('');
  const [docNo, setDocNo] = useState('');
  const [says, setSays] = useState('');
  const [on, setOn] = useState<Day | null>(today);
  const missing = by.trim().length < 2 ? '请填写审批人' : by.trim() === publication.askedBy ? '申请人不能审批自己的申请' : on === null ? '请填写日期' : approve === 'yes' && docNo.trim() === '' ? '请填写文号或会议' : approve === 'no' && says.trim() === '' ? '请写明退回理由' : '';
  const keep = async (): Promise<void> => {
    if (on === null || !(await decide.run({ publicationId: publication.publicationId, approve: approve === 'yes', by: by.trim(), on, docNo: docNo.trim(), says: says.trim() }))) return;
    message.success(approve === 'yes' ? '已批准' : '已退回');
    onClose();
  };
  return (
    <FormDialog open title={`审批 ${publication.title}`} doText={approve === 'yes' ? '批准' : '退回'} missing={missing} busy={decide.busy} error={decide.error} width={560} onClose={onClose} onSave={() => void keep()}>
      <FormField label="结论" wide><Segment label="结论" value={approve} onChange={setApprove} options={[{ value: 'yes', label: '批准' }, { value: 'no', label: '退回' }]} /></FormField>
      <FormField label="审批人">{text('审批人', by, setBy, 40)}</FormField>
      <FormField label="日期"><DayInput label="审批日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      <FormField label="文号或会议">{text('文号或会议', docNo, setDocNo)}</FormField>
      <FormField label="说明" wide>{text('审批说明', says, setSays, 200)}</FormField>
    </FormDialog>
  );
}

export function WithdrawDialog({ itemId, name, onClose }: { readonly itemId: number; readonly name: string; readonly onClose: () => void }): ReactNode {
  const { message } = App.useApp();
  const { today } = useAppState();
  const withdraw = useCommand('publications.withdraw');
  const [on, setOn] = useState<Day | null>(today);
  const [reason, setReason] = useState('');
  const keep = async (): Promise<void> => {
    if (on === null || !(await withdraw.run({ itemId, on, reason: reason.trim() }))) return;
    message.success(`已撤下 ${name}`);
    onClose();
  };
  return (
    <FormDialog open title={`撤下 ${name}`} doText="撤下" missing={on === null ? '请填写日期' : reason.trim().length < 2 ? '请写明理由' : ''} busy={withdraw.busy} error={withdraw.error} width={480} onClose={onClose} onSave={() => void keep()}>
      <FormField label="日期"><DayInput label="撤下日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      <FormField label="理由" wide>{text('撤下理由', reason, setReason, 200)}</FormField>
    </FormDialog>
  );
}
