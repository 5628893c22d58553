import { CalculatorOutlined } from '@ant-design/icons';
import { App, Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { IncentiveRunResult } from '../../../../electron/contract/incentive.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { useCommand } from '../../../api/use-command.js';
import { PageHead } from '../../../components/card.js';
import { Confirm } from '../../../components/confirm.js';
import { DayInput } from '../../../components/day-input.js';
import { Refusal } from '../../../components/refusal.js';
import { useAppState } from '../../../frame/app-state.js';
import { go } from '../../../frame/use-route.js';
import { countText } from '../../../text/figures.js';
import { useQuery } from '../../../api/use-query.js';
import { planKey, STATE_NAMES, versionName } from '../plans/versions.js';
import type { Plan } from './clauses-card.js';
import { LockRun } from './lock-run.js';
import { nextRange, usualRanges } from './ranges.js';
import { ReadyNotice } from './ready-notice.js';
import { RunLists, StatementButton } from './run-files.js';

/** Names the list of runs among what can stand beside the result. */
export const RUNS = 'runs';

interface RunControlsProps {
  readonly plans: readonly Plan[];
  readonly run: IncentiveRunResult | null;
  readonly onTried: (run: IncentiveRunResult) => void;
  /** Shows or hides a plan's clauses, or the list of runs. */
  readonly onBeside: (what: string) => void;
}

/** Plan, span, try-out and the run that is kept. */
export function RunControls({ plans, run, onTried, onBeside }: RunControlsProps): ReactNode {
  const { period, today, readOnly } = useAppState();
  const { message } = App.useApp();
  const start = nextRange(period ?? today.slice(0, 7));
  const [key, setKey] = useState(() => { const first = usualPlan(plans, run); return first ? planKey(first) : ''; });
  const [from, setFrom] = useState<Day | null>(run?.from ?? start.from);
  const [to, setTo] = useState<Day | null>(run?.to ?? start.to);
  const [asking, setAsking] = useState(false);
  const command = useCommand('incentive.run');
  const plan = plans.find((p) => planKey(p) === key);
  const { data: before } = useQuery('incentive.ready', plan === undefined || from === null || to === null || from > to ? null : { plan: plan.id, from, to }, ['recoveries', 'targets', 'incentive', 'periods', 'settings', 'imports']);
  const year = yearOf(from ?? period ?? today);
  const ready = plan !== undefined && from !== null && to !== null && from <= to;

  const calculate = async (store: boolean): Promise<void> => {
    if (!ready || plan === undefined) return;
    const done = await command.run({ plan: plan.id, version: plan.version, from, to, store });
    if (!done) return;
    if (store) {
      setAsking(false);
      message.success(`已计算并存档，批次 ${done.batch}`);
      go('targets', 'incentive', { run: done.runId });
    } else {
      onTried(done);
      go('targets', 'incentive', { run: 'try' }, true);
    }
  };
  return (
    <>
      <PageHead title="奖惩计算" hint={run ? (run.runId === null ? '试算结果，没有写入台账' : <>第 {run.runId} 次计算 <span className={run.state === 'locked' ? 'tag tag-good' : 'tag tag-warn'}>{run.state === 'locked' ? `已锁定 ${run.lockedOn ?? ''}，不再重算` : '已存档，未锁定'}</span></>) : ''}>
        {run !== null && run.runId !== null && <><RunLists runId={run.runId} /><StatementButton runId={run.runId} /></>}
        <Button onClick={() => onBeside(RUNS)}>计算记录</Button>
        {run !== null && run.runId !== null && run.state === 'kept' && <LockRun run={run} runId={run.runId} />}
        <Button type={run?.state === 'kept' ? 'default' : 'primary'} icon={<CalculatorOutlined aria-hidden="true" />} disabled={!ready} loading={command.busy && !asking} onClick={() => void calculate(false)}>试算</Button>
        <Button disabled={!ready || readOnly || plan.state === 'draft'} title={plan?.state === 'draft' ? '草稿只能试算，批准后才能正式计算' : undefined} onClick={() => setAsking(true)}>正式计算…</Button>
      </PageHead>
      <div className="run-controls">
        <span>办法</span>
        <Select aria-label="奖惩办法" value={key} style={{ width: 250 }} popupMatchSelectWidth={false} onChange={setKey} options={plans.map((p) => ({ value: planKey(p), label: `${p.title}（${versionName(p)}${p.state === 'shipped' ? '' : `，${STATE_NAMES[p.state]}`}）` }))} />
        <Button type="text" disabled={!plan} onClick={() => onBeside(key)}>看条款</Button>
        <span>收回日期</span>
        <DayInput label="从" value={from} year={year} onChange={setFrom} /> 至 <DayInput label="到" value={to} year={year} onChange={setTo} />
        {usualRanges(year).map((r) => <button key={r.label} type="button" className={r.from === from && r.to === to ? 'chip chip-here' : 'chip'} onClick={() => { setFrom(r.from); setTo(r.to); }}>{r.label}</button>)}
      </div>
      <ReadyNotice findings={before?.findings ?? []} />
      {from !== null && to !== null && from > to && <div className="notice notice-warn"><span className="notice-text">起始日期晚于截止日期，请改正。</span></div>}
      <Refusal error={asking ? undefined : command.error} onClose={command.clear} />
      <Confirm open={asking} title="正式计算并存档？" stayText="先不算" doText="正式计算并存档" danger={false} busy={command.busy} error={asking ? command.error : undefined} onStay={() => { command.clear(); setAsking(false); }} onDo={() => void calculate(true)}>
        <div className="stack">
          <p>按“{plan?.title}”第 {plan?.version} 版，计算 {from} 至 {to} 的收回。办法全文和每个人的逐笔来历一并存档，可以打印计算单征求意见；核对无误后再锁定发放。</p>
          {run !== null && run.runId === null && run.plan === plan?.id && run.from === from && run.to === to && <p>刚才的试算是 {countText(run.totals.people)} 人。</p>}
        </div>
      </Confirm>
    </>
  );
}

/** The plan of the run that is shown, else the office's last decided one, else what ships. */
function usualPlan(plans: readonly Plan[], run: IncentiveRunResult | null): Plan | undefined {
  const of = plans.filter((p) => p.id === run?.plan);
  return of.find((p) => p.version === run?.version) ?? of[0] ?? plans.find((p) => p.state === 'locked' || p.state === 'approved') ?? plans.find((p) => p.state === 'shipped') ?? plans[0];
}
