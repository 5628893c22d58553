import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CaseAnswer, CasePage, CasePersonRow } from '../../../../electron/contract/cases.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { useCommand } from '../../../api/use-command.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { useAppState } from '../../../frame/app-state.js';

export type Asked = { readonly person: CasePersonRow } & ({ readonly act: 'confirm' | 'object' | 'silent' } | { readonly act: 'decision'; readonly objection: CaseAnswer });
const WORDS = {
  confirm: { title: '认定', says: '备注', by: '经手人', done: '已登记认定' },
  object: { title: '异议', says: '异议内容', by: '经手人', done: '已登记异议' },
  silent: { title: '逾期未答复', says: '何时、怎样送达', by: '经手人', done: '已登记逾期未答复' },
  decision: { title: '答复', says: '答复内容', by: '决定人', done: '已登记答复' },
} as const;

/** What one person says to the proposal, or what is decided on his objection. */
export function AnswerDialog({ page, asked, onClose }: { readonly page: CasePage; readonly asked: Asked; readonly onClose: (said?: string) => void }): ReactNode {
  const { today, user } = useAppState();
  const answer = useCommand('cases.answer');
  const resolve = useCommand('cases.resolve');
  const words = WORDS[asked.act];
  const since = asked.act === 'decision' ? asked.objection.on : (page.steps.at(-1)?.on ?? page.openedOn);
  const [on, setOn] = useState<Day | null>(today);
  const [says, setSays] = useState('');
  const [by, setBy] = useState(user);
  const missing = on === null ? '请填写日期' : on < since ? `日期不能早于 ${since}` : on > today ? `日期不能晚于今天（${today}）` : asked.act !== 'confirm' && says.trim() === '' ? `请填写${words.says}` : asked.act === 'decision' && by.trim() === '' ? '请填写决定人' : '';
  const save = async (): Promise<void> => {
    if (on === null) return;
    const done = asked.act === 'decision' ? await resolve.run({ answerId: asked.objection.answerId, on, says, by }) : await answer.run({ personId: asked.person.personId, act: asked.act, on, says, by });
    if (done) onClose(`${asked.person.name}：${words.done}`);
  };
  return (
    <FormDialog open title={`${words.title} ${asked.person.name}`} doText="登记" missing={missing} busy={answer.busy || resolve.busy} error={answer.error ?? resolve.error} width={520} onClose={() => onClose()} onSave={() => void save()}>
      {asked.act === 'decision' && <p className="form-wide">异议（{asked.objection.on}）：{asked.objection.says}</p>}
      <FormField label="日期"><DayInput label="日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      <FormField label={words.by}><Input value={by} maxLength={40} aria-label={words.by} onChange={(e) => setBy(e.target.value)} /></FormField>
      <FormField label={words.says} wide><Input.TextArea value={says} maxLength={1000} autoFocus autoSize={{ minRows: 2, maxRows: 4 }} aria-label={words.says} onChange={(e) => setSays(e.target.value)} /></FormField>
    </FormDialog>
  );
}
