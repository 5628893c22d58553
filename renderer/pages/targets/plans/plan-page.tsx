import { App, Button } from 'antd';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { InputOf, OutputOf } from '../../../../electron/contract/api.js';
import type { PlanHead } from '../../../../electron/contract/incentive.js';
import { useClient } from '../../../api/client-context.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { PageHead } from '../../../components/card.js';
import { Refusal } from '../../../components/refusal.js';
import { useAppState } from '../../../frame/app-state.js';
import { routeHash } from '../../../frame/routes.js';
import { go } from '../../../frame/use-route.js';
import { draftKey, useDraft } from '../../recoveries/register/draft.js';
import { nextRange, usualRanges } from '../incentive/ranges.js';
import { yearOf } from '../../../../electron/domain/date.js';
import type { Chapter } from './chapters.js';
import { CompareCard } from './compare-card.js';
import { addClause, apply, choose, giveUp, isChanged, moveClause, openPlan, removeClause, stepBack, type, unsavedOf, type Editing } from './editing.js';
import { reworked } from './example-sentence.js';
import { FindingsCard } from './findings-card.js';
import { PlanBody } from './plan-body.js';
import { ApproveDialog, LockPlan } from './plan-dialogs.js';
import { same, type Json } from './plan-json.js';
import { planKey, STATE_NAMES, STATE_TAGS, usualBase, versionName } from './versions.js';

type Opened = OutputOf<'incentive.plan'>;
const NOT_LEFT: { readonly unsaved: Json | null } = { unsaved: null };

/** One version of a plan: read as sentences, edited while it is a draft, tried out beside another, decided. */
export function PlanPage({ plan, plans }: { readonly plan: Opened; readonly plans: readonly PlanHead[] }): ReactNode {
  const app = useAppState();
  const client = useClient();
  const { message } = App.useApp();
  const draft = plan.state === 'draft';
  const body = plan.body as Json;
  const [left, setLeft] = useDraft(draftKey(`plan-${plan.id}@${plan.version}`, app), NOT_LEFT);
  const [editing, setEditing] = useState<Editing>(() => openPlan(body, draft ? left.unsaved : null));
  const [dialog, setDialog] = useState<'approve' | 'lock'>();
  const save = useCommand('incentive.savePlan');
  const changed = isChanged(editing);
  useEffect(() => setLeft({ unsaved: unsavedOf(editing) }), [editing, setLeft]);

  const checked = useQuery('incentive.check', draft ? { body: editing.now } : null, []);
  const findings = draft ? (checked.data?.findings ?? plan.findings) : plan.findings;
  const sure = !draft || (checked.data !== undefined && !checked.stale);
  const { tryOut, card, base } = useTryOut({ plan, plans, now: editing.now, changed });

  const edit = (change: (e: Editing) => Editing): void => setEditing(change);
  const edits = draft && !app.readOnly ? {
    onType: (...[chip, text]: [Parameters<typeof type>[1], string]) => edit((e) => type(e, chip, text) ?? e), onChoose: (...[chip, value]: [Parameters<typeof choose>[1], Json | undefined]) => edit((e) => choose(e, chip, value)), onApply: (change: (p: Json) => Json) => edit((e) => apply(e, change)),
    onMove: (...[clause, by]: [Parameters<typeof moveClause>[1], -1 | 1]) => edit((e) => moveClause(e, clause, by)), onRemove: (clause: Parameters<typeof removeClause>[1]) => edit((e) => removeClause(e, clause)), onAdd: (chapter: Chapter) => edit((e) => addClause(e, chapter)),
  } : null;

  const keep = async (): Promise<void> => {
    const done = await save.run({ body: editing.now });
    if (!done) return;
    message.success(`${draft ? '草稿已保存' : plan.state === 'shipped' ? '已采用，存为本单位的草稿' : '已另拟下一版草稿'}：第 ${done.version} 版`);
    if (done.id !== plan.id || done.version !== plan.version || !draft) return go('targets', 'plans', { id: done.id, version: done.version });
    setEditing(openPlan((await client.query('incentive.plan', { id: done.id, version: done.version })).body as Json));
  };
  const close = (said?: string): void => {
    setDialog(undefined);
    if (said !== undefined) message.success(said);
  };
  const decided = plan.approvedBy === null ? '' : `${plan.approvedBy} ${plan.approvedOn ?? ''} 批准${plan.approvedDoc === null || plan.approvedDoc === '' ? '' : `，${plan.approvedDoc}`}`;
  return (
    <>
      <PageHead title={plan.title} hint={<><span className={STATE_TAGS[plan.state]}>{draft ? `草稿 ${versionName(plan)}` : plan.state === 'shipped' ? STATE_NAMES.shipped : `${versionName(plan)} ${STATE_NAMES[plan.state]}`}</span> {changed ? '有没保存的修改' : decided}</>}>
        <Button href={routeHash('targets', 'plans')}>全部方案</Button>
        {draft && <Button disabled={editing.back.length === 0} onClick={() => edit(stepBack)}>撤回一步</Button>}
        {draft && changed && <Button onClick={() => edit(giveUp)}>放弃修改</Button>}
        <Button disabled={findings.length > 0 || !sure} loading={card.result.loading && card.asked} onClick={tryOut}>试算</Button>
        {draft && <Button type={changed ? 'primary' : 'default'} disabled={!changed || app.readOnly} loading={save.busy} onClick={() => void keep()}>保存草稿</Button>}
        {draft && <Button type={changed ? 'default' : 'primary'} disabled={changed || findings.length > 0 || !sure || app.readOnly} title={changed ? '请先保存草稿' : undefined} onClick={() => setDialog('approve')}>提交批准…</Button>}
        {plan.state === 'shipped' && <Button type="primary" disabled={app.readOnly} loading={save.busy} onClick={() => void keep()}>采用</Button>}
        {plan.state === 'approved' && <Button disabled={app.readOnly} onClick={() => setDialog('lock')}>锁定…</Button>}
        {(plan.state === 'approved' || plan.state === 'locked') && <Button disabled={app.readOnly} loading={save.busy} onClick={() => void keep()}>另拟下一版</Button>}
      </PageHead>
      <Refusal error={save.error} onClose={save.clear} />
      <div className="plan">
        <PlanBody plan={editing.now} findings={findings} base={base} edits={edits} />
        <div className="plan-side">
          <CompareCard {...card} />
          <FindingsCard plan={editing.now} findings={findings} draft={draft} onRework={edits === null ? null : () => edit((e) => apply(e, reworked))} />
        </div>
      </div>
      {dialog === 'approve' && <ApproveDialog plan={plan} onClose={close} />}
      {dialog === 'lock' && <LockPlan plan={plan} onClose={close} />}
    </>
  );
}

interface TryOutProps {
  readonly plan: Opened;
  readonly plans: readonly PlanHead[];
  readonly now: Json;
  readonly changed: boolean;
}

/** The comparison: against which version, over which receipts, and what was asked last. */
function useTryOut({ plan, plans, now, changed }: TryOutProps): { tryOut: () => void; card: Parameters<typeof CompareCard>[0]; base: { body: Json; name: string } | null } {
  const { period, today } = useAppState();
  const bases = useMemo(() => plans.filter((p) => planKey(p) !== planKey(plan)), [plans, plan]);
  const [baseKey, setBase] = useState(() => { const usual = usualBase(plan, plans); return usual ? planKey(usual) : ''; });
  const start = useMemo(() => ({ ...nextRange(period ?? today.slice(0, 7)) }), [period, today]);
  const ranges = useMemo(() => usualRanges(yearOf(start.from)).map((r) => ({ ...r, label: `${yearOf(r.from)} 年${r.label}` })), [start]);
  const [range, setRange] = useState(() => ranges.find((r) => r.from === start.from && r.to === start.to) ?? { ...start });
  const [input, setInput] = useState<InputOf<'incentive.compare'> | null>(null);
  const [tried, setTried] = useState<Json>(null);
  const base = bases.find((p) => planKey(p) === baseKey);
  const opened = useQuery('incentive.plan', base ? { id: base.id, version: base.version } : null, ['incentive']);
  const result = useQuery('incentive.compare', input, ['recoveries', 'imports', 'targets']);
  const own = { id: plan.id, version: plan.version };
  const ask = (from: typeof range, against: PlanHead | undefined): void => {
    setInput({ a: against ? { id: against.id, version: against.version } : own, b: changed ? { body: now } : own, from: from.from, to: from.to });
    setTried(now);
  };
  const body = opened.data && !opened.stale ? (opened.data.body as Json) : null;
  const name = base ? (base.id === plan.id ? versionName(base) : '另一方案') : '已保存';
  return {
    tryOut: () => ask(range, base),
    base: base === undefined ? (changed ? { body: plan.body as Json, name: '已保存的草稿' } : null) : body === null || base.id !== plan.id ? null : { body, name },
    card: {
      result, asked: input !== null, old: input !== null && !same(tried, now), names: [name, plan.state === 'draft' ? (changed ? '修改后' : versionName(plan)) : versionName(plan)],
      bases: [...(plan.state === 'draft' ? [{ value: '', label: '与保存的草稿比' }] : []), ...bases.map((p) => ({ value: planKey(p), label: `与${p.id === plan.id ? '' : `${p.title} `}${versionName(p)}比` }))], base: baseKey, onBase: (key) => { setBase(key); setInput(null); },
      ranges, range, onRange: (r) => { setRange(r); setInput(null); },
    },
  };
}
