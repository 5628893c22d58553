import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { SuitRow } from '../../../../electron/contract/registers.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { useCommand } from '../../../api/use-command.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { useAppState } from '../../../frame/app-state.js';

const USUAL = ['判决', '调解', '还款撤诉', '终结执行'];

/** 结案, or opening the suit again. */
export function CloseSuitDialog({ suit, onClose }: { readonly suit: SuitRow; readonly onClose: (said?: string) => void }): ReactNode {
  const { today } = useAppState();
  const close = useCommand('suits.close');
  const [on, setOn] = useState<Day | null>(today);
  const [how, setHow] = useState('');
  const back = suit.closedOn !== null;
  const missing = back ? '' : on === null ? '请填写结案日期' : how.trim() === '' ? '请填写结案方式' : '';
  const run = async (): Promise<void> => {
    if (await close.run({ suitId: suit.suitId, closedOn: back ? null : on, how: how.trim() })) onClose(back ? `已取消结案 ${suit.borrower}` : `已结案 ${suit.borrower}`);
  };
  return (
    <FormDialog open title={`${back ? '取消结案' : '结案'} ${suit.borrower}`} doText={back ? '取消结案' : '登记结案'} missing={missing} busy={close.busy} error={close.error} width={460} onClose={() => onClose()} onSave={() => void run()}>
      {back ? <p className="form-wide">{suit.closedOn} 以“{suit.closedHow}”结案。取消后按未结案统计。</p> : (
        <>
          <FormField label="结案日期"><DayInput label="结案日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
          <FormField label="结案方式"><Input value={how} maxLength={80} aria-label="结案方式" autoComplete="off" onChange={(e) => setHow(e.target.value)} /></FormField>
          <div className="chips form-wide">{USUAL.map((u) => <button key={u} type="button" className="chip" onClick={() => setHow(u)}>{u}</button>)}</div>
        </>
      )}
    </FormDialog>
  );
}
