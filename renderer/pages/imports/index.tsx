import { Button } from 'antd';
import { useSyncExternalStore, type ReactNode } from 'react';
import { periodOf } from '../../../electron/domain/date.js';
import { useClient } from '../../api/client-context.js';
import { Refusal } from '../../components/refusal.js';
import { Stepper } from '../../components/stepper.js';
import { useAppState } from '../../frame/app-state.js';
import { ChooseStep } from './choose/choose-step.js';
import { Reading } from './choose/reading.js';
import { importFlowOf, type FlowState, type ImportFlow, type Step } from './flow.js';
import './imports.css';
import { MapStep } from './map/map-step.js';
import { PlanStep } from './plan/plan-step.js';
import { ResultStep } from './result/result-step.js';

const STEPS: readonly { readonly step: Step; readonly label: string }[] = [{ step: 'choose', label: '选文件' }, { step: 'map', label: '对应字段' }, { step: 'plan', label: '核对计划' }, { step: 'result', label: '结果' }];

/** 导入: choose files, see how they were read, see what each row will do, take them in as one batch. */
export default function ImportsPage(): ReactNode {
  const client = useClient();
  const flow = importFlowOf(client);
  const state = useSyncExternalStore(flow.subscribe, flow.snapshot);
  const { period: open, today } = useAppState();
  const period = state.period ?? open ?? periodOf(today);
  const reading = state.work?.what === 'read';
  const at = reading ? 0 : STEPS.findIndex((s) => s.step === state.step);
  return (
    <>
      <div className="page-head">
        <h1>导入</h1>
        <Stepper steps={STEPS.map((s) => s.label)} at={at} />
        <PlanHint state={state} />
      </div>
      <FlowRefusal flow={flow} state={state} period={period} />
      {reading ? <Reading flow={flow} state={state} /> : <StepBody flow={flow} state={state} period={period} />}
    </>
  );
}

interface StepProps {
  readonly flow: ImportFlow;
  readonly state: FlowState;
  readonly period: string;
}

function StepBody({ flow, state, period }: StepProps): ReactNode {
  const { plan, result } = state;
  if (state.step === 'map' && plan) return <MapStep flow={flow} state={state} plan={plan} period={period} />;
  if (state.step === 'plan' && plan) return <PlanStep flow={flow} state={state} plan={plan} />;
  if (state.step === 'result' && plan && result) return <ResultStep flow={flow} state={state} plan={plan} result={result} />;
  return <ChooseStep flow={flow} state={state} period={period} />;
}

/** What went wrong and the way out that belongs to it: a stale or lost plan is made again from the same files. */
function FlowRefusal({ flow, state, period }: StepProps): ReactNode {
  const code = state.error?.reply.code;
  const again = code === 'PLAN_STALE' || code === 'PLAN_UNKNOWN';
  return (
    <Refusal
      error={state.error} onClose={() => flow.dismissError()}
      action={again ? <Button size="small" type="primary" onClick={() => void (code === 'PLAN_STALE' ? flow.readAgain(period) : flow.read(period))}>用同样的文件重新核对</Button> : undefined}
    />
  );
}

function PlanHint({ state }: { readonly state: FlowState }): ReactNode {
  if (state.step === 'choose' || !state.plan || state.work?.what === 'read') return null;
  return <span className="page-tools second">账务月份 {state.plan.period}</span>;
}
