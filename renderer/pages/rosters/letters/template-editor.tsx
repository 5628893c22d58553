import { App, Button, Input } from 'antd';
import { useRef, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { PageHead } from '../../../components/card.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { PaperPreview } from '../../../components/paper/paper-preview.js';
import { Refusal, RefusalPage } from '../../../components/refusal.js';
import { useAppState } from '../../../frame/app-state.js';
import { routeHash } from '../../../frame/routes.js';
import { go } from '../../../frame/use-route.js';
import { FieldList } from './field-list.js';
import { LETTER_AREAS, STATE_NAMES, STATE_TAGS, subjectOf } from './letter-words.js';
import { SampleChoice, useSample } from './sample-choice.js';
import { useDraftPreview } from './use-draft-preview.js';

type Opened = OutputOf<'letters.template'>;
interface Text { readonly title: string; readonly mark: string; readonly body: string }

/** What was typed and not saved, by text and version: it outlives a look at another page. */
const unsaved = new Map<string, Text>();

export function TemplateEditor({ id, version }: { readonly id: string; readonly version: number | undefined }): ReactNode {
  const { data, error, refetch } = useQuery('letters.template', { id, ...(version === undefined ? {} : { version }) }, LETTER_AREAS);
  if (!data) return error ? <RefusalPage error={error} onRetry={refetch} /> : <Busy text="正在取范本" />;
  return <Editor key={`${data.id} ${data.version} ${data.state}`} opened={data} />;
}

/** The text on the left, what can be inserted beside it, the page as it will be printed on the right. */
function Editor({ opened }: { readonly opened: Opened }): ReactNode {
  const { message } = App.useApp();
  const { readOnly } = useAppState();
  const key = `${opened.id} ${opened.version}`;
  const kept: Text = { title: opened.title, mark: opened.mark, body: opened.body };
  const [text, setText] = useState<Text>(unsaved.get(key) ?? kept);
  const [at, setAt] = useState(0);
  const [using, setUsing] = useState(false);
  const area = useRef<HTMLTextAreaElement>(null);
  const save = useCommand('letters.saveTemplate');
  const subject = subjectOf(opened.kind);
  const sample = useSample(subject);
  const { findings, page } = useDraftPreview({ id: opened.id, version: opened.version, kind: opened.kind, ...text }, sample.select, at);
  const changed = JSON.stringify(text) !== JSON.stringify(kept);
  const change = (next: Partial<Text>): void => {
    const now = { ...text, ...next };
    setText(now);
    if (JSON.stringify(now) === JSON.stringify(kept)) unsaved.delete(key);
    else unsaved.set(key, now);
  };
  const insert = (piece: string): void => {
    const box = area.current;
    const [from, to] = box ? [box.selectionStart, box.selectionEnd] : [text.body.length, text.body.length];
    change({ body: text.body.slice(0, from) + piece + text.body.slice(to) });
    requestAnimationFrame(() => {
      box?.focus();
      box?.setSelectionRange(from + piece.length, from + piece.length);
    });
  };
  const keep = async (): Promise<void> => {
    const done = await save.run({ draft: { id: opened.id, version: opened.version, kind: opened.kind, ...text } });
    if (!done) return;
    unsaved.delete(key);
    message.success(`已保存为第 ${done.version} 版草稿`);
    go('rosters', 'letters', { view: 'templates', id: done.id, version: done.version });
  };
  const shown = page.data;
  return (
    <>
      <PageHead title={opened.title} hint={<><span className={STATE_TAGS[opened.state]}>{STATE_NAMES[opened.state]} 第 {opened.version} 版</span> {opened.approvedBy === null ? '' : `${opened.approvedBy} ${opened.approvedOn} 启用`}{changed ? '　有没保存的修改' : ''}</>}>
        <Button href={routeHash('rosters', 'letters', { view: 'templates' })}>全部范本</Button>
        {changed && <Button onClick={() => change(kept)}>放弃修改</Button>}
        <Button type={changed ? 'primary' : 'default'} loading={save.busy} disabled={readOnly || !changed} onClick={() => void keep()}>{opened.state === 'draft' ? '保存草稿' : '存为新版草稿'}</Button>
        {opened.state === 'draft' && <Button type="primary" disabled={readOnly || changed || findings.length > 0} onClick={() => setUsing(true)}>启用…</Button>}
        {opened.state !== 'draft' && <Button type="primary" href={routeHash('rosters', 'letters', { view: 'make', template: opened.id })}>用它出文书</Button>}
      </PageHead>
      <Refusal error={save.error} onClose={save.clear} />
      <div className="letters-editor">
        <section className="card letters-text" aria-label="范本正文">
          <div className="row">
            <label>名称 <Input size="small" aria-label="名称" maxLength={40} value={text.title} onChange={(e) => change({ title: e.target.value })} style={{ width: 150 }} /></label>
            <label>编号用字 <Input size="small" aria-label="编号用字" maxLength={12} value={text.mark} onChange={(e) => change({ mark: e.target.value })} style={{ width: 76 }} /></label>
          </div>
          <textarea ref={area} aria-label="正文" spellCheck={false} value={text.body} onChange={(e) => change({ body: e.target.value })} aria-invalid={findings.length > 0} />
          <div role="status" aria-label="问题" className="letters-findings">
            {findings.length === 0 ? <span className="good">没有问题</span> : <ul>{findings.map((f, i) => <li key={i}><button type="button" className="bare link" onClick={() => toLine(area.current, f.line)}>第 {f.line} 行</button> {f.text}</li>)}</ul>}
          </div>
        </section>
        <FieldList fields={opened.fields} disabled={readOnly} onInsert={insert} />
        <div className="letters-sheet">
          <SampleChoice subject={subject} picked={sample.picked} onPick={(p) => { setAt(0); sample.pick(p); }} to={shown?.to ?? ''} at={shown?.at ?? 0} count={shown?.letters ?? 0} onAt={setAt} />
          {findings.length === 0 && <Refusal error={page.error} onRetry={page.refetch} />}
          {shown && <PaperPreview html={shown.html} title={shown.title} pages={shown.pages} print={false} />}
        </div>
      </div>
      {using && <UseDialog opened={opened} onClose={() => setUsing(false)} />}
    </>
  );
}

/** Puts the cursor at the beginning of a line and brings it into view. */
function toLine(box: HTMLTextAreaElement | null, line: number): void {
  if (!box) return;
  const before = box.value.split('\n').slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0);
  box.focus();
  box.setSelectionRange(before, box.value.indexOf('\n', before) < 0 ? box.value.length : box.value.indexOf('\n', before));
}

function UseDialog({ opened, onClose }: { readonly opened: Opened; readonly onClose: () => void }): ReactNode {
  const { message } = App.useApp();
  const use = useCommand('letters.useTemplate');
  const [by, setBy] = useState('');
  const save = async (): Promise<void> => {
    if (!(await use.run({ id: opened.id, version: opened.version, by: by.trim() }))) return;
    message.success(`第 ${opened.version} 版已启用`);
    onClose();
  };
  return (
    <FormDialog open title={`启用 ${opened.title} 第 ${opened.version} 版`} doText={`启用第 ${opened.version} 版`} missing={by.trim().length < 2 ? '请填写由谁批准' : ''} busy={use.busy} error={use.error} width={480} onClose={onClose} onSave={() => void save()}>
      <FormField label="由谁批准" wide><Input aria-label="由谁批准" value={by} maxLength={40} onChange={(e) => setBy(e.target.value)} /></FormField>
      <p className="second form-wide">启用后这一版不再改动，新出的文书用它；以前出具的不受影响。</p>
    </FormDialog>
  );
}
