import { App, Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { RunAct } from '../../../../electron/contract/incentive.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { Refusal } from '../../../components/refusal.js';
import { useAppState } from '../../../frame/app-state.js';

type Act = RunAct['act'];
const WORDS: Readonly<Record<Act, { readonly title: string; readonly says: string; readonly by: string; readonly done: string }>> = {
  issued: { title: '发出计算单', says: '备注', by: '经手人', done: '已登记发出' },
  signed: { title: '本人签字', says: '备注', by: '经手人', done: '已登记签字' },
  objection: { title: '登记异议', says: '异议内容', by: '经手人', done: '已登记异议' },
  decision: { title: '答复异议', says: '答复内容', by: '答复人', done: '已登记答复' },
};

/** 签认: issued, signed, objected to, answered – what happened to one person's statement, and what comes next. */
export function SignBox({ runId, staffNo, name }: { readonly runId: number; readonly staffNo: string; readonly name: string }): ReactNode {
  const { readOnly } = useAppState();
  const { message } = App.useApp();
  const { data, error, refetch } = useQuery('incentive.acts', { runId }, ['incentive', 'history']);
  const [asking, setAsking] = useState<{ readonly act: Act; readonly answers?: RunAct }>();
  const acts = (data?.acts ?? []).filter((a) => a.staffNo === staffNo);
  const of = (act: Act): RunAct | undefined => acts.filter((a) => a.act === act).at(-1);
  const objections = acts.filter((a) => a.act === 'objection');
  const answerTo = (objection: RunAct): RunAct | undefined => acts.find((a) => a.answers === objection.actId);
  const [issued, signed] = [of('issued'), of('signed')];
  const close = (said?: string): void => {
    setAsking(undefined);
    if (said !== undefined) message.success(said);
  };
  return (
    <section className="sign-box" aria-label="签认">
      <h3>签认</h3>
      <Refusal error={error} onRetry={refetch} />
      <dl className="facts">
        <dt>发出</dt><dd>{issued ? issued.on : <button type="button" className="bare link" disabled={readOnly} onClick={() => setAsking({ act: 'issued' })}>登记发出…</button>}</dd>
        <dt>本人签字</dt><dd>{signed ? <span className="good">{signed.on} 已签</span> : <button type="button" className="bare link" disabled={readOnly} onClick={() => setAsking({ act: 'signed' })}>登记签字…</button>}</dd>
        <dt>异议</dt><dd>{objections.length === 0 ? '无' : `${objections.length} 项`}</dd>
      </dl>
      {objections.length > 0 && (
        <ul className="sign-objections">
          {objections.map((o) => {
            const answer = answerTo(o);
            return (
              <li key={o.actId}>
                <p><span className="second">{o.on}</span> {o.says}</p>
                {answer ? <p className="good">{answer.on} 答复{answer.by === '' ? '' : `（${answer.by}）`}：{answer.says}</p> : <Button size="small" disabled={readOnly} onClick={() => setAsking({ act: 'decision', answers: o })}>答复…</Button>}
              </li>
            );
          })}
        </ul>
      )}
      <Button block disabled={readOnly} onClick={() => setAsking({ act: 'objection' })}>登记异议…</Button>
      {asking && <ActDialog runId={runId} staffNo={staffNo} name={name} act={asking.act} answers={asking.answers} onClose={close} />}
    </section>
  );
}

interface ActDialogProps {
  readonly runId: number;
  readonly staffNo: string;
  readonly name: string;
  readonly act: Act;
  readonly answers: RunAct | undefined;
  readonly onClose: (said?: string) => void;
}

function ActDialog({ runId, staffNo, name, act, answers, onClose }: ActDialogProps): ReactNode {
  const { today, user } = useAppState();
  const save = useCommand('incentive.act');
  const words = WORDS[act];
  const [on, setOn] = useState<Day | null>(today);
  const [says, setSays] = useState('');
  const [by, setBy] = useState(user);
  const must = act === 'objection' || act === 'decision';
  const missing = on === null ? '请填写日期' : must && says.trim() === '' ? `请填写${words.says}` : '';
  const run = async (): Promise<void> => {
    if (on === null) return;
    if (await save.run({ runId, staffNo, act, on, says: says.trim(), by: by.trim(), ...(answers && { answers: answers.actId }) })) onClose(`${name}：${words.done}`);
  };
  return (
    <FormDialog open title={`${name} ${words.title}`} doText="登记" missing={missing} busy={save.busy} error={save.error} width={520} onClose={() => onClose()} onSave={() => void run()}>
      {answers && <p className="second form-wide">异议（{answers.on}）：{answers.says}</p>}
      <FormField label="日期"><DayInput label="日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      <FormField label={words.by}><Input value={by} maxLength={40} aria-label={words.by} onChange={(e) => setBy(e.target.value)} /></FormField>
      <FormField label={words.says} wide><Input.TextArea value={says} maxLength={500} rows={must ? 3 : 1} aria-label={words.says} autoFocus={must} onChange={(e) => setSays(e.target.value)} /></FormField>
    </FormDialog>
  );
}
