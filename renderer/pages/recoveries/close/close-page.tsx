import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import { addMonths, periodOf, type Period } from '../../../../electron/domain/date.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { Card, PageHead } from '../../../components/card.js';
import { Confirm } from '../../../components/confirm.js';
import { MonthInput } from '../../../components/month-input.js';
import { Refusal } from '../../../components/refusal.js';
import type { Column } from '../../../components/table/column.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { useAppState } from '../../../frame/app-state.js';
import { routeHash } from '../../../frame/routes.js';
import { go, useRoute } from '../../../frame/use-route.js';
import { momentText, periodInWords } from '../../../text/figures.js';
import { zh } from '../../../text/zh.js';
import { CloseEvents } from './close-events.js';
import { Snapshot } from './snapshot.js';

type PeriodRow = OutputOf<'periods.list'>['periods'][number];
type Check = OutputOf<'periods.checks'>['checks'][number];

const COLUMNS: readonly Column<PeriodRow>[] = [
  { key: 'period', titles: ['月份'], kind: 'text', width: 70, value: (p) => p.period },
  { key: 'state', titles: ['状态'], kind: 'text', width: 72, value: (p) => p.state, render: (p) => <span className={p.state === 'closed' ? 'tag' : 'tag tag-good'}>{p.state === 'closed' ? '已结账' : '开放'}</span> },
  { key: 'got', titles: ['本月清收'], kind: 'money', width: 96, value: (p) => p.recoveredFen },
  { key: 'at', titles: ['结账时间'], kind: 'text', width: 148, grow: true, value: (p) => (p.closedAt === null ? null : momentText(p.closedAt)), render: (p) => <span className={p.state === 'closed' ? '' : 'third'}>{momentText(p.closedAt)}</span> },
];

/** 月结: what stands between a month and its close, close with or without a reason, reopen with one. */
export function ClosePage(): ReactNode {
  const state = useAppState();
  const { params } = useRoute();
  const { message } = App.useApp();
  const list = useQuery('periods.list', {}, ['periods', 'recoveries', 'imports']);
  const wanted = params['period'] ?? '';
  const period: Period = /^\d{4}-\d{2}$/.test(wanted) ? wanted : (state.period ?? periodOf(state.today));
  const checks = useQuery('periods.checks', { period }, ['periods', 'recoveries', 'imports', 'targets', 'loans']);
  const answer = checks.data?.period === period ? checks.data : undefined;
  const failed = answer?.checks.filter((c) => !c.ok) ?? [];
  const [asking, setAsking] = useState<'close' | 'reopen' | null>(null);
  const [reason, setReason] = useState('');
  const issued = useQuery('reports.issues', { period }, ['reports', 'periods']).data?.issues.filter((i) => i.period === period && !i.voided) ?? [];
  const close = useCommand('periods.close');
  const reopen = useCommand('periods.reopen');
  const leave = (): void => {
    setAsking(null);
    setReason('');
    close.clear();
    reopen.clear();
  };
  const doClose = async (): Promise<void> => {
    if (!(await close.run({ period, ...(failed.length > 0 ? { overrule: reason.trim() } : {}) }))) return;
    message.success(`${periodInWords(period)}已结账`);
    leave();
  };
  const doReopen = async (): Promise<void> => {
    if (!(await reopen.run({ period, reason: reason.trim() }))) return;
    message.success(`${periodInWords(period)}已重新开账`);
    leave();
  };
  const isClosed = answer?.state === 'closed';
  const held = answer && !isClosed ? outOfOrder(period, state.lastClosed, periodOf(state.today)) : undefined;
  const warnings = isClosed ? [] : (answer?.warnings ?? []);
  return (
    <>
      <PageHead title="月结" hint="结账后，这个月的数不再改动；以后补来的凭证记入下一个月，收回日期不变">
        <Button href={routeHash('reports', '', { id: 'monthly-recovery', period })}>打开月报表</Button>
        {answer && (isClosed
          ? <Button danger disabled={state.readOnly || state.lastClosed !== period} title={state.lastClosed !== period ? `请从最后结账的月份 ${state.lastClosed ?? ''} 开始` : undefined} onClick={() => setAsking('reopen')}>重新开账…</Button>
          : <Button type="primary" disabled={state.readOnly || held !== undefined} title={held} onClick={() => setAsking('close')}>{failed.length > 0 ? '说明理由后结账…' : `${periodInWords(period)}结账…`}</Button>)}
      </PageHead>
      {[...(held === undefined ? [] : [held]), ...warnings].map((w) => <div key={w} className="notice notice-warn" role="status"><span className="notice-text">{w}</span></div>)}
      <div className="close-columns">
        <div className="close-side">
          <Card title="月份" right={<MonthInput label="月份" value={period} onChange={(p) => go('recoveries', 'close', { period: p }, true)} />} flush className="fill">
            <Refusal error={list.error} onRetry={list.refetch} />
            <div className="close-scroll"><PlainTable label="月份" columns={COLUMNS} rows={list.data?.periods ?? []} rowKey={(p) => p.period} currentKey={period} onOpen={(p) => go('recoveries', 'close', { period: p.period }, true)} empty={list.data ? '还没有记过账的月份' : `${zh.loading}…`} /></div>
          </Card>
          {answer && <Snapshot period={period} />}
        </div>
        <div className="close-side">
          <Card
            title={`${periodInWords(period)}勾稽`} flush className="fill" hint={answer ? (isClosed ? <span className="tag">已结账</span> : <span className="tag tag-good">开放</span>) : undefined}
            right={answer && <><span className="good">{answer.checks.length - failed.length} 项通过</span>{failed.length > 0 && <strong className="bad"> {failed.length} 项未过</strong>}</>}
          >
            <Refusal error={checks.error} onRetry={checks.refetch} />
            {!answer && !checks.error && <Busy text="正在核对这个月的数" />}
            {answer && <ul className="close-scroll" aria-label="勾稽">{[...failed, ...answer.checks.filter((c) => c.ok)].map((c) => <CheckLine key={c.id} check={c} period={period} />)}</ul>}
          </Card>
          <CloseEvents period={period} />
        </div>
      </div>
      <Confirm
        open={asking === 'close'} title={`${periodInWords(period)}结账？`} stayText="先不结账" doText={failed.length > 0 ? `说明理由，${periodInWords(period)}结账` : `${periodInWords(period)}结账`} danger={failed.length > 0}
        disabled={failed.length > 0 && reason.trim() === ''} busy={close.busy} error={close.error} onStay={leave} onDo={() => void doClose()}
      >
        <div className="stack">
          <p>{state.lastClosed === null && '这是第一次结账，以前的月份一并结账。'}结账后，{periodInWords(period)}的导入、登记和冲正都会记入以后的月份；需要时可以写明理由重新开账。</p>
          {warnings.map((w) => <div key={w} className="notice notice-warn"><span className="notice-text">{w}</span></div>)}
          {failed.length > 0 && (
            <>
              <div className="notice notice-bad"><div className="notice-text"><strong>{failed.length} 项勾稽未过：</strong>{failed.map((c) => <p key={c.id}>{c.id} {c.name}：{c.detail}</p>)}</div></div>
              <Input.TextArea value={reason} maxLength={200} autoSize={{ minRows: 2, maxRows: 5 }} placeholder="为什么仍然结账（必填，记入历史）" aria-label="结账理由" onChange={(e) => setReason(e.target.value)} />
            </>
          )}
        </div>
      </Confirm>
      <Confirm open={asking === 'reopen'} title={`${periodInWords(period)}重新开账？`} stayText="不开" doText="重新开账" disabled={reason.trim() === ''} busy={reopen.busy} error={reopen.error} onStay={leave} onDo={() => void doReopen()}>
        <div className="stack">
          <p>重新开账后，这个月又可以导入和登记，改完要重新结账。谁、何时、为什么都记在结账记录里。</p>
          {issued.length > 0 && <p>这个月已出具 {issued.length} 张报表（{[...new Set(issued.map((i) => i.title))].join('、')}），重新开账不改变它们；数有改动的，重新结账后另外出具更正。</p>}
          <Input.TextArea value={reason} maxLength={200} autoSize={{ minRows: 2, maxRows: 5 }} placeholder="重新开账的理由（必填）" aria-label="重新开账的理由" onChange={(e) => setReason(e.target.value)} />
        </div>
      </Confirm>
    </>
  );
}

/** Why a month cannot be closed yet, in a sentence; undefined when it is its turn. */
function outOfOrder(period: Period, lastClosed: Period | null, now: Period): string | undefined {
  if (period > now) return `${period} 还没有开始，不能结账。`;
  const next = lastClosed === null ? period : addMonths(lastClosed, 1);
  return period > next ? `${next} 还没有结账，请先给 ${next} 结账。` : undefined;
}

/** Where a failed check is set right. */
const WAYS: Readonly<Record<string, { readonly text: string; readonly href: (period: Period) => string }>> = {
  C4: { text: '导入各项贷款余额', href: () => routeHash('imports') }, C5: { text: '看抵债收回', href: (p) => routeHash('recoveries', 'list', { from: `${p.slice(0, 4)}-01-01`, form: 'in_kind' }) }, C8: { text: '看收回明细', href: (p) => routeHash('recoveries', 'list', { from: `${p.slice(0, 4)}-01-01` }) }, C13: { text: '看收回明细', href: (p) => routeHash('recoveries', 'list', { from: `${p}-01` }) },
};

function CheckLine({ check: c, period }: { readonly check: Check; readonly period: Period }): ReactNode {
  const way = c.ok ? undefined : WAYS[c.id];
  return (
    <li className={c.ok ? 'close-check' : 'close-check close-failed'}>
      {c.ok ? <CheckCircleFilled className="good" aria-label="通过" /> : <CloseCircleFilled className="bad" aria-label="未过" />}
      <span className="second">{c.id}</span>
      <strong>{c.name}</strong>
      <div><p className={c.ok ? 'second' : 'bad'}>{c.detail}</p>{way && <a href={way.href(period)}>{way.text} ›</a>}</div>
    </li>
  );
}
