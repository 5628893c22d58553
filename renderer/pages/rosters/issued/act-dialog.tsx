import { AutoComplete, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { RosterActRow, RosterHead } from '../../../../electron/contract/rosters.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { ROSTER_ACTS } from '../../../../electron/domain/roster/delivery.js';
import { useCommand } from '../../../api/use-command.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { useAppState } from '../../../frame/app-state.js';
import { countText } from '../../../text/figures.js';

export type Act = RosterActRow['act'];
const WAYS = ['当面', '由信用社转交', '邮寄', '电话', '留置'];

interface ActDialogProps {
  readonly roster: RosterHead;
  readonly sheets: readonly { readonly sheetId: number; readonly name: string }[];
  readonly first: Act;
  readonly onClose: (said?: string) => void;
}

/** What happened to a sheet, or to all that are listed: on which day, how, to whom. */
export function ActDialog({ roster, sheets, first, onClose }: ActDialogProps): ReactNode {
  const { today, user } = useAppState();
  const save = useCommand('rosters.act');
  const one = sheets.length === 1 ? sheets[0] : undefined;
  const [act, setAct] = useState<Act>(first);
  const [on, setOn] = useState<Day | null>(today);
  const [how, setHow] = useState('当面');
  const [to, setTo] = useState(one ? one.name : '各人本人');
  const [says, setSays] = useState('');
  const [by, setBy] = useState(user);
  const goes = act === 'delivered' || act === 'reminded' || act === 'warned';
  const missing = on === null ? '请填写日期' : on < roster.issuedOn ? `不能早于发出日期 ${roster.issuedOn}` : act === 'delivered' && (how.trim() === '' || to.trim() === '') ? '请写明怎样送达、交给谁' : act === 'refused' && says.trim() === '' ? '请写明拒签的情况' : '';
  const name = ROSTER_ACTS.find((a) => a.code === act)?.name ?? '';
  const run = async (): Promise<void> => {
    if (on === null) return;
    const done = await save.run({ rosterId: roster.rosterId, sheetIds: sheets.map((s) => s.sheetId), act, on, ...(goes && { how: how.trim(), to: act === 'delivered' ? to.trim() : '' }), says: says.trim(), by: by.trim() });
    if (done) onClose(one ? `${one.name}：已登记${name}` : `已登记 ${countText(done.sheets)} 份${name}`);
  };
  return (
    <FormDialog open title={one ? `${one.name} 登记` : `登记列出的 ${countText(sheets.length)} 份`} doText="登记" missing={missing} busy={save.busy} error={save.error} width={560} onClose={() => onClose()} onSave={() => void run()}>
      <FormField label="事项"><Select aria-label="事项" value={act} options={ROSTER_ACTS.map((a) => ({ value: a.code, label: a.name }))} onChange={(a: Act) => setAct(a)} /></FormField>
      <FormField label="日期"><DayInput label="日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      {goes && <FormField label="方式"><AutoComplete aria-label="方式" value={how} options={WAYS.map((w) => ({ value: w }))} onChange={(w: string) => setHow(w)} /></FormField>}
      {act === 'delivered' && <FormField label="交给谁"><Input value={to} maxLength={40} aria-label="交给谁" onChange={(e) => setTo(e.target.value)} /></FormField>}
      <FormField label="经手人"><Input value={by} maxLength={40} aria-label="经手人" onChange={(e) => setBy(e.target.value)} /></FormField>
      <FormField label={act === 'refused' ? '拒签的情况' : '说明'} wide><Input value={says} maxLength={300} aria-label={act === 'refused' ? '拒签的情况' : '说明'} onChange={(e) => setSays(e.target.value)} /></FormField>
    </FormDialog>
  );
}
