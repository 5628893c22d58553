import { PrinterOutlined } from '@ant-design/icons';
import { Button, Input, Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import type { TargetRow } from '../../../../electron/contract/targets.js';
import { periodOf, yearOf } from '../../../../electron/domain/date.js';
import { ratioPct } from '../../../../electron/domain/rate.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { PageHead } from '../../../components/card.js';
import { Empty } from '../../../components/empty.js';
import { ExportButtons } from '../../../components/export-buttons.js';
import { Refusal, RefusalPage } from '../../../components/refusal.js';
import { Grid } from '../../../components/table/grid.js';
import { arraySource } from '../../../components/table/row-source.js';
import type { Sort } from '../../../components/table/table-head.js';
import { useAppState } from '../../../frame/app-state.js';
import { useDisplayUnit } from '../../../frame/display-unit.js';
import { routeHash } from '../../../frame/routes.js';
import { StatusLine } from '../../../frame/status-line.js';
import { go, useRoute } from '../../../frame/use-route.js';
import { amountText, countText } from '../../../text/figures.js';
import { DraftDialog } from '../year/draft-dialog.js';
import { LockYear } from '../year/lock-year.js';
import { YearChoice } from '../year-choice.js';
import { peopleColumns } from './people-columns.js';
import { PersonPanel } from './person-panel.js';
import { countPace, EVERYBODY, filterPeople, receiptsOf, sortPeople, type Pace, type SortKey } from './people-filter.js';
import { TierCards } from './tier-cards.js';

const AREAS = ['targets', 'recoveries', 'imports', 'settings'] as const;
const PACES: readonly { readonly pace: Pace; readonly label: string }[] = [{ pace: 'all', label: '全部' }, { pace: 'ahead', label: '快于进度' }, { pace: 'behind', label: '落后' }, { pace: 'done', label: '已完成' }];

/** 个人完成: everybody's target, what counts towards it, and where the pace leads. */
export function PeoplePage(): ReactNode {
  const state = useAppState();
  const { params } = useRoute();
  const year = /^\d{4}$/.test(params['year'] ?? '') ? Number(params['year']) : yearOf(state.period ?? state.today);
  const { data, error, refetch } = useQuery('targets.show', { year }, AREAS);
  const [drafting, setDrafting] = useState(false);
  const shown = data?.year === year ? data : undefined;
  if (!shown) {
    if (!error) return <Busy text="正在算每个人的完成情况" />;
    if (error.reply.code !== 'TARGETS_MISSING') return <RefusalPage error={error} onRetry={refetch} />;
    return (
      <>
        <PageHead title="个人完成"><YearChoice year={year} onYear={(y) => go('targets', '', { year: y })} /></PageHead>
        <Empty title={`${year} 年还没有任务`} hint="编制年度任务或导入任务表后，这里按人列出任务、认定额和完成率。党委成员、部室主任、副主任、一般员工按职级定额，信用社员工按分解数。"><Button type="primary" disabled={state.readOnly} onClick={() => setDrafting(true)}>编制年度任务…</Button><Button href={routeHash('imports')}>导入任务表</Button></Empty>
        {drafting && <DraftDialog year={year} proration="days" docNo="" onClose={() => setDrafting(false)} />}
      </>
    );
  }
  return <People shown={shown} year={year} unitParam={params['unit'] ?? ''} refused={error && <Refusal error={error} onRetry={refetch} />} />;
}

function People({ shown, year, unitParam, refused }: { readonly shown: OutputOf<'targets.show'>; readonly year: number; readonly unitParam: string; readonly refused: ReactNode }): ReactNode {
  const unit = useDisplayUnit();
  const { readOnly } = useAppState();
  const [drafting, setDrafting] = useState(false);
  const [panel, setPanel] = useState(false);
  const [currentNo, setCurrent] = useState<string>();
  const [filter, setFilter] = useState({ ...EVERYBODY, unit: shown.targets.some((t) => t.unit === unitParam) ? unitParam : '' });
  const [sort, setSort] = useState<Sort>({ key: 'rank', descending: false });
  const units = useMemo(() => [...new Set(shown.targets.map((t) => t.unit))], [shown]);
  const within = useMemo(() => filterPeople(shown.targets, { ...filter, pace: 'all' }, shown.timeProgressPct), [shown, filter]);
  const rows = useMemo(() => sortPeople(filterPeople(within, { ...EVERYBODY, pace: filter.pace }, shown.timeProgressPct), sort.key as SortKey, sort.descending), [within, filter.pace, shown.timeProgressPct, sort]);
  const source = useMemo(() => arraySource(rows), [rows]);
  const columns = useMemo(() => peopleColumns(shown, unit, panel, (r) => { setCurrent(r.staffNo); setPanel(true); }), [shown, unit, panel]);
  const current = rows.find((r) => r.staffNo === currentNo) ?? rows[0];
  const sum = (of: (r: TargetRow) => number): number => rows.reduce((a, r) => a + of(r), 0);
  const [target, credited] = [sum((r) => r.targetFen), sum((r) => r.creditedFen)];
  const period = periodOf(shown.asOf);
  return (
    <>
      <PageHead title="个人完成" hint={`${year} 年任务，截至 ${shown.asOf}`}>
        <YearChoice year={year} onYear={(y) => go('targets', '', { year: y })} />
        <LockYear year={year} locked={shown.locked} people={shown.targets.length} targetFen={shown.tiers.reduce((a, t) => a + t.targetFen, 0)} />
        {!shown.locked && <Button disabled={readOnly} onClick={() => setDrafting(true)}>编制任务…</Button>}
        <Button aria-pressed={panel} onClick={() => setPanel(!panel)}>任务与任职</Button>
        <ExportButtons method="reports.export" input={{ id: 'personal-targets', period }} formats={['xlsx']} />
        <Button icon={<PrinterOutlined aria-hidden="true" />} title="打印个人完成表" href={routeHash('reports', '', { id: 'personal-targets', period, view: 'paper' })}>打印</Button>
      </PageHead>
      {refused}
      <TierCards shown={shown} tier={filter.tier} onTier={(tier) => setFilter({ ...filter, tier })} />
      <div className="people-filters">
        <Select size="small" aria-label="职级" style={{ width: 118 }} value={filter.tier} onChange={(tier: string) => setFilter({ ...filter, tier })} options={[{ value: '', label: '全部职级' }, ...shown.tiers.map((t) => ({ value: t.tier, label: t.tier }))]} />
        <Select size="small" aria-label="机构" style={{ width: 140 }} value={filter.unit} showSearch={{ optionFilterProp: 'label' }} onChange={(u: string) => setFilter({ ...filter, unit: u })} options={[{ value: '', label: '全部机构' }, ...units.map((u) => ({ value: u, label: u }))]} />
        <Input size="small" allowClear aria-label="姓名或工号" placeholder="姓名或工号" style={{ width: 120 }} value={filter.search} onChange={(e) => setFilter({ ...filter, search: e.target.value })} />
        {PACES.map((p) => <button key={p.pace} type="button" className={filter.pace === p.pace ? 'chip chip-here' : 'chip'} aria-pressed={filter.pace === p.pace} onClick={() => setFilter({ ...filter, pace: p.pace })}>{p.label} <small>{countText(countPace(within, p.pace, shown.timeProgressPct))}</small></button>)}
        <span className="push">竖线为时间进度 {shown.timeProgressPct}%。年末未完成的：不能调动、不能晋升、不能评先</span>
      </div>
      <div className="register-columns"><div className="register-list"><Grid
        label="个人完成" columns={columns} source={source} rowKey={(r) => r.staffNo} currentKey={panel ? current?.staffNo : undefined} onRow={(r) => setCurrent(r.staffNo)} sort={sort} onSort={setSort} onOpen={(r) => go('recoveries', 'list', receiptsOf(r, shown))}
        totals={{ label: '合计', labelColumn: 'name', values: { unit: `${countText(rows.length)} 人`, targetFen: target, cashFen: sum((r) => r.cashFen), inKindFen: sum((r) => r.inKindFen), creditedFen: credited, completion: ratioPct(credited, target), shortFen: sum((r) => r.shortFen) } }}
        empty="没有符合条件的人，可以去掉一个筛选再看"
      /></div>
      {panel && <section className="card register-side" aria-label="任务与任职">{current ? <PersonPanel key={current.staffNo} row={current} year={year} locked={shown.locked} onClose={() => setPanel(false)} receipts={receiptsOf(current, shown)} /> : <p className="second">选中一个人</p>}</section>}</div>
      <div className="legend"><span>认定额＝现金＋以物抵债，含本金和利息，按归属比例计到人{shown.docNo === '' ? '' : `　依据 ${shown.docNo}`}</span><span className="keys"><kbd>Enter</kbd> 看这个人的逐笔来历　带点线的数都可点开</span></div>
      {drafting && <DraftDialog year={year} proration={shown.proration} docNo={shown.docNo} onClose={() => setDrafting(false)} />}
      <StatusLine>显示 {countText(rows.length)} / {countText(shown.targets.length)} 人　认定 <strong className="figure">{amountText(credited, unit)}</strong> {unit}</StatusLine>
    </>
  );
}
