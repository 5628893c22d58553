import { CheckCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import type { ImportPlan } from '../../../../electron/contract/imports.js';
import { receivedWords } from '../../../../electron/domain/importing/handed-in.js';
import { useQuery } from '../../../api/use-query.js';
import { Card } from '../../../components/card.js';
import { routeHash } from '../../../frame/routes.js';
import { countText, momentText } from '../../../text/figures.js';
import '../../history/history.css';
import { UndoDialog } from '../../history/undo-dialog.js';
import type { FlowState, ImportFlow } from '../flow.js';
import { allScopes, checkPaper, paperWords } from '../paper-totals.js';
import { MissingTable } from '../plan/missing-table.js';
import { BeforeAfter } from './before-after.js';
import { NextSteps } from './next-steps.js';
import { SendBack } from './send-back.js';

interface ResultStepProps {
  readonly flow: ImportFlow;
  readonly state: FlowState;
  readonly plan: ImportPlan;
  readonly result: OutputOf<'import.commit'>;
}

const headOf = (plan: ImportPlan, committed: number, undone: boolean): string => {
  if (committed === 0) return undone ? '已撤销收到登记' : `已登记收到，${receivedWords(plan.totals)}`;
  return undone ? `已撤销，${countText(committed)} 行不再计入` : `已入账 ${countText(committed)} 行`;
};

/** Step 4: what was written, what it did to the figures, what goes back, what comes next – and the way back. */
export function ResultStep({ flow, state, plan, result }: ResultStepProps): ReactNode {
  const [asking, setAsking] = useState(false);
  const list = useQuery('history.list', { limit: 50 }, ['history']);
  const batch = list.data?.batches.find((b) => b.id === result.batch);
  const undone = batch !== undefined && batch.undoneBy !== null;
  const paper = checkPaper(allScopes(plan), state.paper);
  const files = new Set(plan.files.map((f) => f.name)).size;
  return (
    <>
      <section className="card imports-done" aria-live="polite">
        <CheckCircleFilled className={undone ? 'third imports-tick' : 'good imports-tick'} aria-hidden="true" />
        <div>
          <h2>{headOf(plan, result.committed, undone)}</h2>
          <p className="second">批次 {result.batch}{batch ? ` · ${batch.user === '' ? '本机' : batch.user} · ${momentText(batch.at)}` : ''} · {countText(files)} 个文件 · 新增 {countText(result.insert)}，变化 {countText(result.update)}{result.reject > 0 ? `，退回 ${countText(result.reject)}` : ''}</p>
          {paper.typed > 0 && <p className={`imports-standing ${paper.differing > 0 ? 'bad' : 'good'}`}>{paperWords(paper)}</p>}
        </div>
        <span className="push row">
          <Button onClick={() => void flow.startOver()}>再导入一批</Button>
          {batch?.undoable === true && <Button danger onClick={() => setAsking(true)}>撤销这一批…</Button>}
          <Button type="primary" href={routeHash('loans')}>看台账</Button>
        </span>
      </section>
      <div className="imports-columns">
        <div className="stack fill imports-left">
          <BeforeAfter before={state.before} after={state.after} effect={plan.effect} />
          {plan.missing.length > 0 ? (
            <Card title="台账有、文件没有" hint={`${countText(plan.missing.length)} 笔，没有删除，请逐笔问明`} flush className="fill"><MissingTable missing={plan.missing} /></Card>
          ) : <Card title="台账有、文件没有" className="fill"><p className="second">没有。所报机构在台账里的贷款，文件里都有。</p></Card>}
        </div>
        <div className="imports-side">
          <SendBack plan={plan} made={state.sendBack} />
          <NextSteps plan={plan} />
        </div>
      </div>
      {batch && <UndoDialog batch={batch} open={asking} onClose={() => setAsking(false)} />}
    </>
  );
}
