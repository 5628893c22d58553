import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ImportPlan } from '../../../../electron/contract/imports.js';
import { LongWork } from '../../../components/busy.js';
import { useSaveFiles } from '../../../components/use-save-files.js';
import { useAppState } from '../../../frame/app-state.js';
import { countText } from '../../../text/figures.js';
import type { FlowState, ImportFlow } from '../flow.js';
import { fileLines } from '../plan-files.js';
import { FileList } from './file-list.js';
import { PlanCards } from './plan-cards.js';
import { PlanNotes } from './plan-notes.js';
import { RowsCard } from './rows-card.js';

interface PlanStepProps {
  readonly flow: ImportFlow;
  readonly state: FlowState;
  readonly plan: ImportPlan;
}

/** Step 3: what every row will do, before anything is written. */
export function PlanStep({ flow, state, plan }: PlanStepProps): ReactNode {
  const { readOnly } = useAppState();
  const save = useSaveFiles();
  const lines = fileLines(plan);
  const [key, setKey] = useState<string | null>(lines[0] && !lines[0].clean ? lines[0].key : null);
  const current = lines.find((l) => l.key === key);
  const { totals } = plan;
  const writes = totals.insert + totals.update;
  const back = totals.reject + totals.conflict;

  const exportProblems = async (): Promise<void> => {
    const made = await flow.problems();
    if (made) await save(made.files);
  };
  if (state.work?.what === 'commit') {
    return <LongWork title={`正在入账 ${countText(writes)} 行`} progress={state.work.progress} hint="全部写成一批：要么都入账，要么一行也不写。" cancelText="停止，不入账" onCancel={() => flow.cancel()} />;
  }
  return (
    <>
      <PlanCards plan={plan} />
      <PlanNotes plan={plan} />
      <FileList lines={lines} current={key} onOpen={setKey} />
      <RowsCard plan={plan} line={current} onAll={() => setKey(null)} />
      <div className="imports-foot">
        <span className="second">入账后写成一批，可在“历史”中撤销。拒绝和冲突的行不入账，台账保持原样。</span>
        <span className="push row">
          <Button onClick={() => void flow.startOver()}>取消导入</Button>
          <Button onClick={() => flow.goTo('map')}>看对应字段</Button>
          {back > 0 && <Button loading={state.work?.what === 'problems'} onClick={() => void exportProblems()}>导出退回表（{countText(back)} 行）</Button>}
          <Button type="primary" disabled={writes === 0 || readOnly || state.work !== null} title={readOnly ? '台账以只读方式打开' : undefined} onClick={() => void flow.commit()}>{writes === 0 ? '没有可入账的行' : `入账 ${countText(writes)} 行`}</Button>
        </span>
      </div>
    </>
  );
}
