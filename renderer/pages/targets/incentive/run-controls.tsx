import { CalculatorOutlined } from '@ant-design/icons';
import { App, Button, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { IncentiveRunResult } from '../../../../electron/contract/targets.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { useCommand } from '../../../api/use-command.js';
import { PageHead } from '../../../components/card.js';
import { Confirm } from '../../../components/confirm.js';
import { DayInput } from '../../../components/day-input.js';
import { Refusal } from '../../../components/refusal.js';
import { SaveButton } from '../../../components/save-button.js';
import { useAppState } from '../../../frame/app-state.js';
import { go } from '../../../frame/use-route.js';
import { countText } from '../../../text/figures.js';
import type { Plan } from './clauses-card.js';
import { nextRange, usualRanges } from './ranges.js';

interface RunControlsProps {
  readonly plans: readonly Plan[];
  readonly run: IncentiveRunResult | null;
  readonly onTried: (run: IncentiveRunResult) => void;
  readonly onClauses: (planId: string) => void;
}

/** Plan, span, try-out and the run that is kept. */
export function RunControls({ plans, run, onTried, onClauses }: RunControlsProps): ReactNode {
  const { period, today, readOnly } = useAppState();
  const { message } = App.useApp();
  const start = nextRange(period ?? today.slice(0, 7));
  const [planId, setPlanId] = useState(run?.plan !== undefined && plans.some((p) => p.id === run.plan) ? run.plan : (plans[0]?.id ?? ''));
  const [from, setFrom] = useState<Day | null>(run?.from ?? start.from);
  const [to, setTo] = useState<Day | null>(run?.to ?? start.to);
  const [asking, setAsking] = useState(false);
  const command = useCommand('incentive.run');
  const plan = plans.find((p) => p.id === planId);
  const year = yearOf(from ?? period ?? today);
  const ready = plan !== undefined && from !== null && to !== null && from <= to;

  const calculate = async (store: boolean): Promise<void> => {
    if (!ready) return;
    const done = await command.run({ plan: planId, from, to, store });
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
      <PageHead title="奖惩计算" hint={run ? (run.runId === null ? '试算结果，没有写入台账' : `第 ${run.runId} 次正式计算，已存档，不再重算`) : ''}>
        {run?.runId !== null && run !== null && <SaveButton method="incentive.export" input={{ runId: run.runId }} label="导出奖惩表" />}
        <Button disabled={!ready || readOnly} onClick={() => setAsking(true)}>正式计算…</Button>
        <Button type="primary" icon={<CalculatorOutlined aria-hidden="true" />} disabled={!ready} loading={command.busy && !asking} onClick={() => void calculate(false)}>试算</Button>
      </PageHead>
      <div className="run-controls">
        <span>办法</span>
        <Select aria-label="奖惩办法" value={planId} style={{ width: 240 }} popupMatchSelectWidth={false} onChange={setPlanId} options={plans.map((p) => ({ value: p.id, label: `${p.title}（第 ${p.version} 版）` }))} />
        <Button type="text" disabled={!plan} onClick={() => onClauses(planId)}>看条款</Button>
        <span>收回日期</span>
        <DayInput label="从" value={from} year={year} onChange={setFrom} /> 至 <DayInput label="到" value={to} year={year} onChange={setTo} />
        {usualRanges(year).map((r) => <button key={r.label} type="button" className={r.from === from && r.to === to ? 'chip chip-here' : 'chip'} onClick={() => { setFrom(r.from); setTo(r.to); }}>{r.label}</button>)}
      </div>
      {from !== null && to !== null && from > to && <div className="notice notice-warn"><span className="notice-text">起始日期晚于截止日期，请改正。</span></div>}
      <Refusal error={asking ? undefined : command.error} onClose={command.clear} />
      <Confirm open={asking} title="正式计算并存档？" stayText="先不算" doText="正式计算并存档" danger={false} busy={command.busy} error={asking ? command.error : undefined} onStay={() => { command.clear(); setAsking(false); }} onDo={() => void calculate(true)}>
        <div className="stack">
          <p>按“{plan?.title}”第 {plan?.version} 版，计算 {from} 至 {to} 的收回。办法全文和每个人的逐笔来历一并存档，以后不再重算；以后的冲正和补记在下一次计算中调整。</p>
          {run !== null && run.runId === null && run.plan === planId && run.from === from && run.to === to && <p>刚才的试算是 {countText(run.totals.people)} 人。</p>}
        </div>
      </Confirm>
    </>
  );
}
