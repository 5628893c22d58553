import { CloseOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { StaffPost, TargetRow } from '../../../../electron/contract/targets.js';
import { addDays } from '../../../../electron/domain/date.js';
import { useQuery } from '../../../api/use-query.js';
import { Refusal } from '../../../components/refusal.js';
import { useAppState } from '../../../frame/app-state.js';
import { routeHash } from '../../../frame/routes.js';
import { amountText, pctText } from '../../../text/figures.js';
import { PostDialog } from './post-dialog.js';
import { POST_KINDS } from './post-kinds.js';
import { TargetDialog } from './target-dialog.js';
import { sourceText } from './target-source.js';
import { WageDialog } from './wage-dialog.js';
import { WagesDialog } from './wages-dialog.js';

interface PersonPanelProps {
  readonly row: TargetRow;
  readonly year: number;
  readonly locked: boolean;
  readonly receipts: Readonly<Record<string, string>>;
  readonly onClose: () => void;
}

/** One person beside the list: the target and where it comes from, posts, wages. */
export function PersonPanel({ row, year, locked, receipts, onClose }: PersonPanelProps): ReactNode {
  const { readOnly } = useAppState();
  const { message } = App.useApp();
  const [act, setAct] = useState<'target' | 'post' | 'wage' | 'wages'>();
  const { data, error, refetch } = useQuery('staff.posts', { staffNo: row.staffNo }, ['targets', 'settings', 'imports']);
  const done = (said?: string): void => {
    setAct(undefined);
    if (said !== undefined) message.success(said);
  };
  const here = data?.posts.find((p) => p.kind === 'main' && p.to === null);
  return (
    <>
      <div className="row"><h2>{row.name}</h2><span className="second">{row.staffNo}</span><Button className="push" size="small" type="text" icon={<CloseOutlined aria-hidden="true" />} aria-label="关闭任务与任职" onClick={onClose} /></div>
      <h3>{year} 年任务</h3>
      <dl className="facts">
        <dt>任务</dt><dd><strong>{amountText(row.targetFen, '元')}</strong> 元</dd>
        <dt>来源</dt><dd className={row.source === 'override' ? 'warn' : ''}>{sourceText(row.source, row.reason)}</dd>
        <dt>认定额</dt><dd>{amountText(row.creditedFen, '元')} 元，{pctText(row.completionPct)}</dd>
      </dl>
      <div className="register-acts">
        <Button size="small" disabled={readOnly} onClick={() => setAct('target')}>{locked ? '调整任务…' : '改任务…'}</Button>
        <Button size="small" href={routeHash('recoveries', 'list', receipts)}>逐笔来历</Button>
      </div>
      <Refusal error={error} onRetry={refetch} />
      <h3>任职</h3>
      <ul>{(data?.posts ?? []).map((p) => <PostLine key={`${p.kind}${p.from}${p.unitId}`} post={p} />)}{data?.posts.length === 0 && <li className="second">没有任职，任务不能按职级定</li>}</ul>
      <div className="register-acts"><Button size="small" disabled={readOnly || data === undefined} onClick={() => setAct('post')}>登记任职变动…</Button></div>
      <h3>月工资</h3>
      <ul>{(data?.wages ?? []).map((w) => <li key={w.from}><span className="second">自 {w.from}</span><span className="push figure">{amountText(w.wageFen, '元')} 元</span></li>)}{data?.wages.length === 0 && <li className="second">没有登记，扣罚不能按工资限额分期</li>}</ul>
      <div className="register-acts"><Button size="small" disabled={readOnly || data === undefined} onClick={() => setAct('wage')}>登记月工资…</Button><Button size="small" disabled={readOnly} onClick={() => setAct('wages')}>贴全员工资表…</Button></div>
      {act === 'target' && <TargetDialog row={row} year={year} locked={locked} onClose={done} />}
      {act === 'post' && <PostDialog staffNo={row.staffNo} name={row.name} here={here} onClose={done} />}
      {act === 'wages' && <WagesDialog onClose={done} />}
      {act === 'wage' && <WageDialog staffNo={row.staffNo} name={row.name} onClose={done} />}
    </>
  );
}

/** Days of a post as they are spoken of: the last day belongs to it. */
function PostLine({ post }: { readonly post: StaffPost }): ReactNode {
  return (
    <li>
      <strong>{post.unit}</strong><span>{post.tier}{post.title === '' ? '' : `（${post.title}）`}</span><span className={post.kind === 'main' ? 'second' : 'warn'}>{POST_KINDS[post.kind]}</span>
      <span className="second">{post.from} 至 {post.to === null ? '今' : addDays(post.to, -1)}</span>
    </li>
  );
}
