import { Button, Input, Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/api.js';
import { findCode, TIERS } from '../../../electron/domain/codes.js';
import { useQuery } from '../../api/use-query.js';
import { Card } from '../../components/card.js';
import { Refusal } from '../../components/refusal.js';
import type { Column } from '../../components/table/column.js';
import { Grid } from '../../components/table/grid.js';
import { PlainTable } from '../../components/table/plain-table.js';
import { arraySource } from '../../components/table/row-source.js';
import { routeHash } from '../../frame/routes.js';

type Staff = OutputOf<'staff.list'>['staff'][number];
const STAFF: readonly Column<Staff>[] = [
  { key: 'staffNo', titles: ['工号'], kind: 'id', width: 100, value: (s) => s.staffNo },
  { key: 'name', titles: ['姓名'], kind: 'text', width: 120, value: (s) => s.name },
  { key: 'unit', titles: ['机构'], kind: 'text', width: 200, grow: true, value: (s) => s.unit },
  { key: 'title', titles: ['岗位'], kind: 'text', width: 180, value: (s) => s.title },
  { key: 'tier', titles: ['职级档次'], kind: 'text', width: 140, value: (s) => findCode(TIERS, s.tier)?.name ?? s.tier },
];

export function StaffCard(): ReactNode {
  const [search, setSearch] = useState('');
  const [unitId, setUnitId] = useState<number>();
  const units = useQuery('units.list', {}, ['settings', 'imports']).data?.units ?? [];
  const { data, error, refetch } = useQuery('staff.list', { search: search.trim(), ...(unitId === undefined ? {} : { unitId }) }, ['settings', 'imports']);
  const source = useMemo(() => arraySource(data?.staff ?? []), [data]);
  const right = (
    <span className="row">
      <Input size="small" allowClear placeholder="姓名、拼音或工号" aria-label="查找人员" value={search} onChange={(e) => setSearch(e.target.value)} style={{ width: 180 }} />
      <Select size="small" allowClear placeholder="全部机构" aria-label="按机构筛选" {...(unitId === undefined ? {} : { value: unitId })} options={units.map((u) => ({ value: u.unitId, label: u.name }))} onChange={(v?: number) => setUnitId(v)} style={{ width: 160 }} showSearch={{ optionFilterProp: 'label' }} />
      <Button size="small" href={routeHash('imports')}>导入员工名单</Button>
    </span>
  );
  return (
    <Card title="人员" hint={data ? `${data.staff.length} 人` : ''} right={right} flush className="fill">
      <Refusal error={error} onRetry={refetch} />
      <Grid label="人员" columns={STAFF} source={source} rowKey={(s) => s.staffNo} busy={!data} empty={search === '' && unitId === undefined ? '还没有人员，请导入员工名单' : '没有符合的人'} />
    </Card>
  );
}

type Vintage = OutputOf<'settings.vintages'>['vintages'][number];
const VINTAGE: readonly Column<Vintage>[] = [
  { key: 'year', titles: ['清收年度'], kind: 'text', width: 140, value: (v) => `${v.planYear} 年` },
  { key: 'formed', titles: ['清收哪几年形成的不良'], kind: 'text', width: 300, grow: true, value: (v) => v.formedYears.map((y) => `${y} 年`).join('、') },
  { key: 'locked', titles: ['状态'], kind: 'text', width: 120, value: (v) => (v.locked ? '已锁定' : '可调整'), render: (v) => <span className={v.locked ? 'tag tag-good' : 'tag'}>{v.locked ? '已锁定' : '可调整'}</span> },
  { key: 'roster', titles: ['名册'], kind: 'text', width: 120, value: () => null, render: (v) => <a href={routeHash('rosters', '', { year: v.planYear })}>看名册</a> },
];

export function VintagesCard(): ReactNode {
  const { data, error, refetch } = useQuery('settings.vintages', {}, ['settings', 'rosters']);
  return (
    <Card title="责任清收年度" hint="哪一年清收哪几年形成的不良贷款" flush>
      <Refusal error={error} onRetry={refetch} />
      <PlainTable label="责任清收年度" className="settings-roomy" columns={VINTAGE} rows={data?.vintages ?? []} rowKey={(v) => v.planYear} empty={data ? '还没有安排' : '正在读取…'} />
    </Card>
  );
}
