import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, Space } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ImportPlan } from '../../../../electron/contract/imports.js';
import { isHandedIn } from '../../../../electron/domain/importing/handed-in.js';
import { LongWork } from '../../../components/busy.js';
import { useSaveFiles } from '../../../components/use-save-files.js';
import { useAppState } from '../../../frame/app-state.js';
import { countText } from '../../../text/figures.js';
import { goesBack, type FlowState, type ImportFlow } from '../flow.js';
import { allScopes, checkPaper, paperWords } from '../paper-totals.js';
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
  const paper = checkPaper(allScopes(plan), state.paper);
  const { totals } = plan;
  const writes = totals.insert + totals.update + state.taken.length;
  // nothing to book, but the month's 台账 is there
  const received = writes === 0 && isHandedIn(plan.files);
  const senders = lines.filter((l) => l.file.reject + l.file.conflict > 0).length + plan.refused.length;

  const exportProblems = async (combined: boolean): Promise<void> => {
    const made = await flow.problems(combined);
    if (made) await save(made.files);
  };
  if (state.work?.what === 'commit') {
    return <LongWork title={writes === 0 ? '正在登记收到' : `正在入账 ${countText(writes)} 行`} progress={state.work.progress} hint="全部写成一批：要么都入账，要么一行也不写。" cancelText="停止，不入账" onCancel={() => flow.cancel()} />;
  }
  return (
    <>
      <PlanCards plan={plan} />
      <PlanNotes flow={flow} plan={plan} />
      <FileList lines={lines} current={key} paper={state.paper} onOpen={setKey} />
      <RowsCard flow={flow} state={state} plan={plan} line={current} onAll={() => setKey(null)} />
      <div className="imports-foot">
        {paper.typed > 0 && <span className={paper.differing > 0 ? 'bad imports-standing' : 'good imports-standing'} role="status">{paperWords(paper)}。</span>}
        <span className="second">入账后写成一批，可在“历史”中撤销。拒绝和冲突的行不入账{state.taken.length > 0 ? `，您选定以文件为准的 ${state.taken.length} 行除外` : '，台账保持原样'}。</span>
        <span className="push row">
          <Button onClick={() => void flow.startOver()}>取消导入</Button>
          <Button onClick={() => flow.goTo('map')}>看对应字段</Button>
          {goesBack(plan) && (
            <Space.Compact>
              <Button loading={state.work?.what === 'problems'} onClick={() => void exportProblems(false)}>导出退回表（{countText(senders)} 个）</Button>
              {senders > 1 && <Dropdown trigger={['click']} menu={{ items: [{ key: 'one', label: '合成一个文件' }], onClick: () => void exportProblems(true) }}><Button icon={<DownOutlined aria-hidden="true" />} aria-label="退回表的其他导出方式" /></Dropdown>}
            </Space.Compact>
          )}
          <Button type="primary" disabled={(writes === 0 && !received) || readOnly || state.work !== null} title={readOnly ? '台账以只读方式打开' : undefined} onClick={() => void flow.commit()}>{writes > 0 ? `入账 ${countText(writes)} 行` : received ? '登记收到' : '没有可入账的行'}</Button>
        </span>
      </div>
    </>
  );
}
