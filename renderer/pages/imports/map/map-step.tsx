import { CloseCircleFilled, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ImportPlan } from '../../../../electron/contract/imports.js';
import type { Period } from '../../../../electron/domain/date.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { Card } from '../../../components/card.js';
import { Empty } from '../../../components/empty.js';
import { Refusal } from '../../../components/refusal.js';
import { countText } from '../../../text/figures.js';
import { kindOfFile } from '../../../text/verdicts.js';
import type { FlowState, ImportFlow } from '../flow.js';
import { KeepForm } from '../keep-form.js';
import { canBeForm, sheetIssues } from '../plan-files.js';
import { FieldsCard } from './fields-card.js';
import { AS_FOUND, isDecided, lookInput, missingWords, sheetEntries, type Look, type MappingChoice, type SheetEntry } from './mapping.js';
import { RefusedFiles } from './refused-files.js';
import { SaveProfile } from './save-profile.js';
import { SheetTable } from './sheet-table.js';

interface MapStepProps {
  readonly flow: ImportFlow;
  readonly state: FlowState;
  readonly plan: ImportPlan;
  readonly period: Period;
}

/** Step 2: the sheet as it stands, what each column was taken for and why, and the files that could not be read. */
export function MapStep({ flow, state, plan, period }: MapStepProps): ReactNode {
  const entries = sheetEntries(plan);
  const [key, setKey] = useState(entries[0]?.key ?? '');
  const at = Math.max(0, entries.findIndex((e) => e.key === key));
  const entry = entries[at];
  const pending = entries.filter((e) => isPending(state, e.key)).length;
  return (
    <>
      <Advice plan={plan} />
      {entry ? <SheetPane key={entry.key} flow={flow} state={state} plan={plan} period={period} entry={entry} pending={pending} choose={<EntryChoice entries={entries} at={at} onChoose={setKey} />} /> : (
        <>
          <div className="imports-columns">
            <Card className="fill"><Empty title="没有一个文件能打开" hint="右边写明了每个文件的原因和办法。改好后重新选择。" /></Card>
            <div className="imports-side"><RefusedFiles refused={plan.refused} /></div>
          </div>
          <Foot flow={flow} />
        </>
      )}
    </>
  );
}

interface SheetPaneProps extends MapStepProps {
  readonly entry: SheetEntry;
  /** Sheets with decisions that the plan was not read with yet. */
  readonly pending: number;
  readonly choose: ReactNode;
}

/** One sheet with its fields; what is decided here is kept in the flow. */
function SheetPane({ flow, state, plan, period, entry, pending, choose }: SheetPaneProps): ReactNode {
  const choice = state.mappings[entry.key] ?? AS_FOUND;
  const mine = isDecided(choice);
  const { data: look, error, stale, refetch } = useQuery('import.look', lookInput(plan.planId, entry, choice), ['imports']);
  const file = plan.files.find((f) => f.name === entry.file && f.sheet === entry.sheet);
  const found = file && !mine ? sheetIssues(file).map((i) => i.message) : [];
  const remarks = look ? [...new Set([...look.remarks, ...found])].filter((r) => !look.problems.includes(r)) : [];
  const ready = look?.ready === true && !stale;
  const change = (next: MappingChoice): void => flow.map(entry.key, next);
  return (
    <>
      <div className="imports-columns">
        <Card title="原表" flush className="fill" hint={<SheetHint look={look} entry={entry} />} right={choose}>
          <Refusal error={error} onRetry={refetch} />
          {look ? <SheetTable look={look} choice={choice} /> : !error && <Busy text="正在取原表" />}
          {look && look.problems.length + remarks.length > 0 && (
            <ul className="imports-heads" aria-live="polite">
              {look.problems.map((p) => <li key={p} className="bad">{p}</li>)}
              {remarks.map((r) => <li key={r} className="warn">{r}</li>)}
            </ul>
          )}
        </Card>
        <div className="imports-side">
          {look && <FieldsCard look={look} choice={choice} stale={stale} onChange={change} />}
          <RefusedFiles refused={plan.refused.filter((f) => f.sheets.length === 0)} />
        </div>
      </div>
      <Foot flow={flow} left={look && <Standing look={look} mine={mine} pending={isPending(state, entry.key)} onReset={() => change(AS_FOUND)} />}>
        {file && canBeForm(file) && <KeepForm flow={flow} plan={plan} file={file.name} sheet={file.sheet} profile={file.profile} disabled={mine ? '请先把这样的对应存为方案' : undefined} />}
        {mine && look && <SaveProfile plan={plan} entry={entry} look={look} choice={choice} onSaved={() => { change(AS_FOUND); void flow.readMapped(period); }} />}
        {pending === 0 ? <Button type="primary" disabled={plan.files.length === 0} onClick={() => flow.goTo('plan')}>核对计划</Button> : <Button type="primary" disabled={mine && !ready} onClick={() => void flow.readMapped(period)}>按新的对应读 {countText(pending)} 张表</Button>}
      </Foot>
    </>
  );
}

/** Whether the sheet can be read as it is mapped now; what is missing, by name. */
function Standing({ look, mine, pending, onReset }: { readonly look: Look; readonly mine: boolean; readonly pending: boolean; readonly onReset: () => void }): ReactNode {
  const words = missingWords(look) || (look.ready ? '' : `这张表还不能读入：${look.problems[0] ?? ''}`);
  return (
    <>
      {words !== '' ? <span className="bad imports-standing" role="status"><CloseCircleFilled aria-hidden="true" /> {words}</span> : mine && <span className="good" role="status">{pending ? '这张表可以按您的对应读入' : '这张表已按您的对应读入'}</span>}
      {mine && <button type="button" className="bare link imports-reset" onClick={onReset}>恢复程序的对应</button>}
    </>
  );
}

function Foot({ flow, left, children }: { readonly flow: ImportFlow; readonly left?: ReactNode; readonly children?: ReactNode }): ReactNode {
  return (
    <div className="imports-foot">
      {left}
      <span className="push row">
        <Button onClick={() => void flow.startOver()}>取消导入</Button>
        <Button onClick={() => flow.goTo('choose')}>上一步</Button>
        {children}
      </span>
    </div>
  );
}

/** Decided, but not what the present plan was read with – also when a decision was taken back. */
const isPending = (state: Pick<FlowState, 'mappings' | 'applied'>, key: string): boolean => (state.mappings[key] ?? AS_FOUND) !== (state.applied[key] ?? AS_FOUND);

function SheetHint({ look, entry }: { readonly look: Look | undefined; readonly entry: SheetEntry }): ReactNode {
  const kind = look?.profiles.find((p) => p.id === look.profile);
  return <span className="cut">工作表“{entry.sheet}”{look && kind ? `，${kind.title || kindOfFile(kind.kind)}，读到 ${countText(look.dataRows)} 行` : ''}</span>;
}

function EntryChoice({ entries, at, onChoose }: { readonly entries: readonly SheetEntry[]; readonly at: number; readonly onChoose: (key: string) => void }): ReactNode {
  const step = (by: number): void => onChoose(entries[at + by]?.key ?? '');
  return (
    <span className="row">
      <Button size="small" icon={<LeftOutlined aria-hidden="true" />} aria-label="上一个文件" disabled={at === 0} onClick={() => step(-1)} />
      <Select size="small" aria-label="看哪个文件" {...(entries[at] ? { value: entries[at].key } : {})} className="imports-entry" popupMatchSelectWidth={false} onChange={onChoose} options={entries.map((e) => ({ value: e.key, label: e.label }))} />
      <Button size="small" icon={<RightOutlined aria-hidden="true" />} aria-label="下一个文件" disabled={at >= entries.length - 1} onClick={() => step(1)} />
      <span className="second">{at + 1} / {entries.length}</span>
    </span>
  );
}

function Advice({ plan }: { readonly plan: ImportPlan }): ReactNode {
  const odd = plan.files.filter((f) => f.unknownHeads.length > 0).length;
  const mappable = plan.refused.filter((f) => f.sheets.length > 0).length;
  const lost = plan.refused.length - mappable;
  const parts = [
    mappable > 0 ? `${mappable} 个文件的表头没有认出来，请在右边对一次字段，对好后存为方案，以后同样的表不再问` : '', odd > 0 ? `${odd} 个文件有没用到的列，请看一眼对应得对不对` : '', lost > 0 ? `${lost} 个文件打不开，原因在右下` : '',
  ].filter((t) => t !== '');
  if (parts.length === 0) return <div className="notice notice-good"><span className="notice-text">所有文件的列都认得，没有需要处理的。</span></div>;
  return <div className="notice notice-warn" role="status"><span className="notice-text"><strong>{parts.join('；')}。</strong>{plan.files.length > odd ? `其余 ${countText(plan.files.length - odd)} 张表照常继续。` : ''}</span></div>;
}
