import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { RosterHead } from '../../../../electron/contract/rosters.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { useCommand } from '../../../api/use-command.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { useAppState } from '../../../frame/app-state.js';
import { countText } from '../../../text/figures.js';

interface ReasonDialogProps {
  readonly roster: RosterHead;
  readonly what: 'revise' | 'withdraw';
  readonly onClose: (said?: string) => void;
}

/** 调整 and 撤回: both on a day and with a reason; what was handed out stays as it is. */
export function ReasonDialog({ roster, what, onClose }: ReasonDialogProps): ReactNode {
  const { today } = useAppState();
  const revise = useCommand('rosters.revise');
  const withdraw = useCommand('rosters.withdraw');
  const revising = what === 'revise';
  const { busy, error } = revising ? revise : withdraw;
  const [on, setOn] = useState<Day | null>(today);
  const [docNo, setDocNo] = useState('');
  const [reason, setReason] = useState('');
  const missing = on === null ? '请填写日期' : on < roster.issuedOn ? `不能早于发出日期 ${roster.issuedOn}` : reason.trim().length < 2 ? '请填写理由' : '';
  const run = async (): Promise<void> => {
    if (on === null) return;
    const asked = { rosterId: roster.rosterId, on, reason: reason.trim() };
    if (revising) {
      const done = await revise.run({ ...asked, docNo: docNo.trim() });
      if (done) onClose(`已调整：增 ${countText(done.added)} 笔、减 ${countText(done.removed)} 笔`);
    } else if (await withdraw.run(asked)) onClose(`${roster.title}已撤回`);
  };
  return (
    <FormDialog open title={`${revising ? '调整' : '撤回'}${roster.title} ${roster.rosterNo}`} doText={revising ? '调整' : '撤回'} missing={missing} busy={busy} error={error} width={520} onClose={() => onClose()} onSave={() => void run()}>
      <FormField label="日期"><DayInput label="日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      {revising && <FormField label="文号" hint="不写用原来的"><Input value={docNo} maxLength={60} aria-label="文号" onChange={(e) => setDocNo(e.target.value)} /></FormField>}
      <FormField label="理由" wide><Input value={reason} maxLength={200} autoFocus aria-label="理由" placeholder={revising ? '例如：八月结清和责任变动' : '例如：文号有误，重新发出'} onChange={(e) => setReason(e.target.value)} /></FormField>
      <p className="second form-wide">{revising ? '增减接到名册里，成为有自己日期的一次调整；第一次发出的仍照原样可印。' : '撤回后这本名册不再登记和催办，可以重新发出一本；发出过的内容仍可查看。'}</p>
    </FormDialog>
  );
}
