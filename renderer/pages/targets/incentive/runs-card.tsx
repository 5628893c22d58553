import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { IncentiveRunHead } from '../../../../electron/contract/incentive.js';
import { useQuery } from '../../../api/use-query.js';
import { Amount } from '../../../components/amount.js';
import { Card } from '../../../components/card.js';
import { Refusal } from '../../../components/refusal.js';
import { routeHash } from '../../../frame/routes.js';

/** Every run that was kept, newest first; the locked ones are paid. */
export function RunsCard({ runId, onClose }: { readonly runId: number | null; readonly onClose: () => void }): ReactNode {
  const { data, error, refetch } = useQuery('incentive.runs', {}, ['incentive', 'history']);
  return (
    <Card title="计算记录" hint="已存档的计算" right={<Button size="small" type="text" icon={<CloseOutlined aria-hidden="true" />} aria-label="关闭计算记录" onClick={onClose} />} flush className="clauses">
      <Refusal error={error} onRetry={refetch} />
      <ol className="clauses-scroll run-list" aria-label="计算记录">{(data?.runs ?? []).map((r) => <RunLine key={r.runId} run={r} here={r.runId === runId} />)}{data?.runs.length === 0 && <li><span className="second">还没有</span></li>}</ol>
    </Card>
  );
}

function RunLine({ run, here }: { readonly run: IncentiveRunHead; readonly here: boolean }): ReactNode {
  return (
    <li className={here ? 'run-here' : ''}>
      <a href={routeHash('targets', 'incentive', { run: run.runId })} aria-current={here ? 'true' : undefined}>第 {run.runId} 次</a>
      <span>
        <strong>{run.from} 至 {run.to}</strong> <span className={run.state === 'locked' ? 'tag tag-good' : 'tag tag-warn'}>{run.state === 'locked' ? `已锁定 ${run.lockedOn ?? ''}` : '未锁定'}</span>
        <br /><span className="second">{run.title} 第 {run.version} 版，实付 <Amount fen={run.totals.rewardFen - run.totals.penaltyFen} unit="元" /> 元</span>
      </span>
    </li>
  );
}
