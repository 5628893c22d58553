import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { RosterHead } from '../../../../electron/contract/rosters.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { Card, PageHead } from '../../../components/card.js';
import { Empty } from '../../../components/empty.js';
import { Refusal } from '../../../components/refusal.js';
import type { Column } from '../../../components/table/column.js';
import { Grid } from '../../../components/table/grid.js';
import { arraySource } from '../../../components/table/row-source.js';
import { useAppState } from '../../../frame/app-state.js';
import { routeHash } from '../../../frame/routes.js';
import { countText } from '../../../text/figures.js';
import { labelOf, ROSTER_AREAS } from '../roster-kinds.js';

const COLUMNS: readonly Column<RosterHead>[] = [
  { key: 'title', titles: ['名册'], kind: 'text', width: 220, grow: true, value: (r) => `${r.year} 年 ${labelOf(r.kind)}`, render: (r) => <strong>{r.year} 年，{labelOf(r.kind)}</strong> },
  { key: 'no', titles: ['编号'], kind: 'id', width: 84, value: (r) => r.rosterNo },
  { key: 'docNo', titles: ['文号'], kind: 'text', width: 160, value: (r) => r.docNo },
  { key: 'issuedOn', titles: ['发出日期'], kind: 'day', width: 92, value: (r) => r.issuedOn },
  { key: 'deadlineOn', titles: ['清收期限'], kind: 'day', width: 92, value: (r) => r.deadlineOn },
  { key: 'loans', titles: ['编入', '笔数'], kind: 'count', width: 66, value: (r) => r.loans },
  { key: 'principalFen', titles: ['编入', '本金'], kind: 'money', width: 104, value: (r) => r.principalFen },
  { key: 'sheets', titles: ['名册', '份数'], kind: 'count', width: 56, value: (r) => r.sheets },
  { key: 'delivered', titles: ['名册', '送达'], kind: 'count', width: 56, value: (r) => r.delivered },
  { key: 'signed', titles: ['名册', '签收'], kind: 'count', width: 56, value: (r) => r.signed },
  { key: 'state', titles: ['状态'], kind: 'text', width: 108, align: 'center', value: (r) => stateOf(r), render: (r) => <span className={r.withdrawnOn !== null ? 'tag' : r.revision > 1 ? 'tag tag-accent' : 'tag tag-good'}>{stateOf(r)}</span> },
];
const stateOf = (r: RosterHead): string => (r.withdrawnOn !== null ? '已撤回' : r.revision > 1 ? `调整 ${r.revision - 1} 次` : '在用');

/** 已发名册: everything that was handed out, and what is due on it. */
export function IssuedList({ onOpen }: { readonly onOpen: (rosterId: number) => void }): ReactNode {
  const { today } = useAppState();
  const { data, error, refetch } = useQuery('rosters.issued', {}, ROSTER_AREAS);
  const due = useQuery('rosters.due', {}, ROSTER_AREAS).data?.due ?? [];
  const source = useMemo(() => arraySource(data?.rosters ?? []), [data]);
  return (
    <>
      <PageHead title="已发名册" hint={data ? `${countText(data.rosters.length)} 本` : ''} />
      <Refusal error={error} onRetry={refetch} />
      {!data && !error && <Busy text="正在读取" />}
      {due.length > 0 && (
        <Card title="要办的" hint="送达、催签和预警，今后 30 天">
          <ul className="rosters-due" aria-label="要办的">{due.map((d) => <li key={`${d.rosterId}${d.kind}${d.dueOn}`}><span className={d.dueOn < today ? 'bad' : 'second'}>{d.dueOn}</span> <a href={routeHash('rosters', 'issued', { roster: d.rosterId })}>{d.title}</a> {d.message}：<span className="second">{d.names}</span></li>)}</ul>
        </Card>
      )}
      {data && (data.rosters.length === 0 ? (
        <Empty title="还没有发出的名册" hint="在“责任清收”里核对一年的名册，再发出。发出的名册定格，可以逐人登记送达、签收和清收进度。"><Button type="primary" href={routeHash('rosters')}>去责任清收</Button></Empty>
      ) : (
        <Card className="rosters-persons" flush title="名册"><Grid label="已发名册" columns={COLUMNS} source={source} rowKey={(r) => r.rosterId} onOpen={(r) => onOpen(r.rosterId)} tone={(r) => (r.withdrawnOn === null ? undefined : 'done')} empty="没有" /></Card>
      ))}
    </>
  );
}
