import { App, Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/api.js';
import type { Unit } from '../../../electron/contract/ledger.js';
import { nameOf, UNIT_KINDS } from '../../../electron/domain/codes.js';
import { useQuery } from '../../api/use-query.js';
import { Card } from '../../components/card.js';
import { Refusal } from '../../components/refusal.js';
import type { Column } from '../../components/table/column.js';
import { Grid } from '../../components/table/grid.js';
import { PlainTable } from '../../components/table/plain-table.js';
import { arraySource } from '../../components/table/row-source.js';
import { useAppState } from '../../frame/app-state.js';
import { routeHash } from '../../frame/routes.js';
import { MergeDialog, RenameDialog } from './unit-dialogs.js';

const UNIT: readonly Column<Unit>[] = [
  { key: 'sort', titles: ['顺序'], kind: 'rank', width: 60, value: (u) => u.sortNo },
  { key: 'name', titles: ['机构名称'], kind: 'text', width: 240, grow: true, value: (u) => u.name },
  { key: 'code', titles: ['机构号'], kind: 'id', width: 110, value: (u) => u.code },
  { key: 'kind', titles: ['类别'], kind: 'text', width: 130, value: (u) => nameOf(UNIT_KINDS, u.kind) },
  { key: 'closed', titles: ['并入其他机构'], kind: 'day', width: 120, value: (u) => u.closedOn },
];
type UnitEvent = OutputOf<'units.events'>['events'][number];
const EVENT: readonly Column<UnitEvent>[] = [
  { key: 'on', titles: ['日期'], kind: 'day', width: 96, value: (e) => e.on },
  { key: 'what', titles: ['机构变动'], kind: 'text', width: 260, value: (e) => (e.act === 'rename' ? `${e.formerName} 更名为 ${e.unit}` : `${e.formerName} 并入 ${e.into}`) },
  { key: 'reason', titles: ['依据'], kind: 'text', width: 200, grow: true, value: (e) => e.reason },
  { key: 'batch', titles: ['批次'], kind: 'text', width: 80, value: (e) => e.batch, render: (e) => <a href={routeHash('history', '', { batch: e.batch })}>{e.batch}</a> },
];

/** The units in the order of the reports; one in hand can be renamed or go into another. */
export function UnitsCard(): ReactNode {
  const { message } = App.useApp();
  const { readOnly } = useAppState();
  const { data, error, refetch } = useQuery('units.list', {}, ['settings', 'imports']);
  const events = useQuery('units.events', {}, ['settings', 'history']).data?.events ?? [];
  const [currentId, setCurrent] = useState<number>();
  const [act, setAct] = useState<'rename' | 'merge'>();
  const units = useMemo(() => data?.units ?? [], [data]);
  const source = useMemo(() => arraySource(units), [units]);
  const current = units.find((u) => u.unitId === currentId) ?? units[0];
  const able = current !== undefined && current.closedOn === null && !readOnly;
  const done = (said?: string): void => {
    setAct(undefined);
    if (said !== undefined) message.success(said);
  };
  const right = (
    <span className="row">
      <Button size="small" disabled={!able} onClick={() => setAct('rename')}>更名…</Button>
      <Button size="small" disabled={!able || current?.kind === 'county'} onClick={() => setAct('merge')}>并入其他机构…</Button>
    </span>
  );
  return (
    <>
      <Card title="机构" hint={data ? `${units.length} 个，报表按这个顺序排列；新机构在导入台账时建立${current ? `；选中 ${current.name}` : ''}` : ''} right={right} flush className="fill">
        <Refusal error={error} onRetry={refetch} />
        <Grid label="机构" columns={UNIT} source={source} rowKey={(u) => u.unitId} busy={!data} currentKey={current?.unitId} onRow={(u) => setCurrent(u.unitId)} tone={(u) => (u.closedOn === null ? undefined : 'done')} empty="还没有机构，导入台账后自动建立" />
      </Card>
      {events.length > 0 && <Card title="机构变动" flush><PlainTable label="机构变动" columns={EVENT} rows={events} rowKey={(e) => e.batch} /></Card>}
      {act === 'rename' && current && <RenameDialog unit={current} units={units} onClose={done} />}
      {act === 'merge' && current && <MergeDialog unit={current} units={units} onClose={done} />}
    </>
  );
}
