import { PrinterOutlined } from '@ant-design/icons';
import { App, Button, Input, Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { InputOf, OutputOf } from '../../../../electron/contract/api.js';
import { kindInfo } from '../../../../electron/domain/letters/kinds.js';
import { useJob } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { LongWork } from '../../../components/busy.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { PaperPreview } from '../../../components/paper/paper-preview.js';
import { Refusal } from '../../../components/refusal.js';
import { SaveButton } from '../../../components/save-button.js';
import { useSaveFiles } from '../../../components/use-save-files.js';
import { useAppState } from '../../../frame/app-state.js';
import type { RouteParams } from '../../../frame/routes.js';
import { go } from '../../../frame/use-route.js';
import { countText } from '../../../text/figures.js';
import { filterFromParams } from '../../loans/filter.js';
import { LETTER_AREAS } from './letter-words.js';
import { ChoiceFields, TermFields } from './make-asks.js';
import { selectOf, termsOf, type Asked, type TermsText } from './make-select.js';
import { Pager } from './sample-choice.js';

const NO_TERMS: TermsText = { on: null, graceDays: '15', place: '', contact: '', phone: '', replyBy: null, deadline: null, parts: '', firstOn: null };

/** 套打和出具: a text, whom it is for, what is written once for all; each letter as it will be printed; drafts, or the issue. */
export function MakeView({ params }: { readonly params: RouteParams }): ReactNode {
  const { today, readOnly } = useAppState();
  const templates = useQuery('letters.templates', {}, LETTER_AREAS).data?.templates.filter((t) => t.current) ?? [];
  const template = templates.find((t) => t.id === params['template']) ?? templates.find((t) => t.id === 'dunning') ?? templates[0];
  const given = useMemo(() => filterFromParams(params), [params]);
  const [asked, setAsked] = useState<Asked>({ way: Object.keys(given).length > 0 ? 'filter' : 'loans', picked: [], filter: given, year: Number(today.slice(0, 4)), staffNos: [], unitIds: [], base: null });
  const [terms, setTerms] = useState(NO_TERMS);
  const [at, setAt] = useState(0);
  const [issuing, setIssuing] = useState(false);
  const subject = template ? kindInfo(template.kind).subject : 'loan';
  const select = template ? selectOf(subject, asked) : null;
  const run = template && select ? { template: template.id, select, terms: termsOf(terms, '') } : null;
  const { data, error, refetch, stale } = useQuery('letters.preview', run && { ...run, at }, [...LETTER_AREAS, 'loans', 'recoveries']);
  const shown = run && !error ? data : undefined;
  return (
    <div className="letters-make">
      <section className="card letters-asks" aria-label="套打">
        <label>范本<Select aria-label="范本" {...(template && { value: template.id })} options={templates.map((t) => ({ value: t.id, label: `${t.title}（第 ${t.version} 版）` }))} onChange={(id: string) => { setAt(0); go('rosters', 'letters', { view: 'make', template: id }, true); }} /></label>
        <ChoiceFields subject={subject} asked={asked} today={today} onChange={(change) => { setAt(0); setAsked({ ...asked, ...change }); }} />
        {template && <TermFields kind={template.kind} subject={subject} terms={terms} today={today} onChange={(change) => setTerms({ ...terms, ...change })} />}
        {shown && <p role="status"><strong>{countText(shown.letters)}</strong> 份{shown.skipped.length > 0 ? `，另有 ${countText(shown.skipped.length)} 项没有列出：` : ''}</p>}
        {shown && shown.skipped.length > 0 && <ul className="second letters-skipped">{shown.skipped.map((s, i) => <li key={i}>{s.what}：{s.reason}</li>)}</ul>}
        <div className="row">
          {run && <SaveButton method="letters.merge" input={{ ...run, format: 'pdf' }} label="试打" icon={<PrinterOutlined aria-hidden="true" />} disabled={!shown || stale || readOnly} />}
          <Button type="primary" disabled={!shown || stale || readOnly} onClick={() => setIssuing(true)}>出具…</Button>
        </div>
        <p className="third">试打的不编号，页脚注明“未出具”。出具的编号存档，证件号码和电话默认隐去中间位数。</p>
      </section>
      <div className="rosters-sheets">
        <Refusal error={run ? error : undefined} onRetry={refetch} />
        {!run && <p className="second middle">选好贷款后，这里是印出来的样子。</p>}
        {shown && <div className="row letters-sample"><Pager to={shown.to} at={shown.at} count={shown.letters} onAt={setAt} /></div>}
        {shown && <PaperPreview html={shown.html} title={shown.title} pages={shown.pages} print={false} />}
      </div>
      {issuing && run && shown && <IssueDialog run={run} title={shown.title} letters={shown.letters} onClose={() => setIssuing(false)} />}
    </div>
  );
}

/** 出具: numbers and keeps the letters, then hands the sheets over for printing. */
function IssueDialog({ run, title, letters, onClose }: { readonly run: Omit<InputOf<'letters.issue'>, 'unlock'>; readonly title: string; readonly letters: number; readonly onClose: () => void }): ReactNode {
  const { message, notification } = App.useApp();
  const issue = useJob('letters.issue');
  const print = useJob('letters.print');
  const save = useSaveFiles();
  const [unlock, setUnlock] = useState('');
  // issued already, and only the printing failed: nothing is issued twice
  const [issued, setIssued] = useState<OutputOf<'letters.issue'>>();
  const start = async (): Promise<void> => {
    const made = issued ?? (await issue.run({ ...run, unlock: unlock.trim() }));
    if (!made) return;
    if (!issued) message.success(`已出具 ${made.first}${made.letters > 1 ? ` 至 ${made.last}` : ''}`);
    setIssued(made);
    const printed = await print.run({ letterIds: made.letterIds });
    if (!printed) return;
    if ((await save(printed.files)) && printed.note !== undefined) notification.info({ title, description: printed.note });
    onClose();
    go('rosters', 'letters', { view: 'issued' });
  };
  const busy = issue.busy || print.busy;
  return (
    <FormDialog open title={`出具${title} ${countText(letters)} 份`} doText={issued ? '打印' : `出具 ${countText(letters)} 份`} missing="" busy={busy} error={issue.error ?? print.error} width={560} onClose={onClose} onSave={() => void start()}>
      <FormField label="显示完整证件号码和电话的理由" wide hint="不填则隐去中间位数"><Input aria-label="显示完整证件号码和电话的理由" value={unlock} disabled={issued !== undefined} maxLength={200} onChange={(e) => setUnlock(e.target.value)} /></FormField>
      <p className="second form-wide">每份编号，按印出的样子存档，以后重打与这次完全相同；撤回用“历史”中的撤销，号码不再使用。</p>
      {busy && <div className="form-wide"><LongWork title={print.busy ? '打印' : '出具'} progress={print.busy ? print.progress : issue.progress} onCancel={print.busy ? print.cancel : issue.cancel} /></div>}
    </FormDialog>
  );
}
