import { PrinterOutlined } from '@ant-design/icons';
import { App, Button, Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { Card, PageHead } from '../../../components/card.js';
import { Empty } from '../../../components/empty.js';
import { ExportButtons } from '../../../components/export-buttons.js';
import { Refusal } from '../../../components/refusal.js';
import { Segment } from '../../../components/segment.js';
import type { Column } from '../../../components/table/column.js';
import { Grid } from '../../../components/table/grid.js';
import { arraySource } from '../../../components/table/row-source.js';
import { useAppState } from '../../../frame/app-state.js';
import { routeHash } from '../../../frame/routes.js';
import { countText } from '../../../text/figures.js';
import { kindOf, personKey, ROSTER_AREAS, ROSTER_KINDS, searchHint, searchPersons, type RosterKind, type RosterPerson } from '../roster-kinds.js';
import { IssueDialog } from './issue-dialog.js';
import { PlanDialog } from './plan-dialog.js';
import { RosterFigures } from './roster-figures.js';
import { ScheduleMatrix } from './schedule-matrix.js';

type Show = (change: Record<string, string | number | undefined>, to?: string, replace?: boolean) => void;

interface RosterScheduleProps {
  readonly years: OutputOf<'rosters.schedule'>['years'];
  readonly year: number;
  readonly kind: RosterKind;
  readonly onShow: Show;
}

/** 责任清收: the schedule of the years, and who answers for the loans of one of them. */
export function RosterSchedule({ years, year, kind, onShow }: RosterScheduleProps): ReactNode {
  const { readOnly } = useAppState();
  const { message } = App.useApp();
  const [search, setSearch] = useState('');
  const [dialog, setDialog] = useState<'plan' | 'issue'>();
  const roster = useQuery('rosters.show', { kind, year }, ROSTER_AREAS);
  const shown = roster.data && roster.data.year === year && roster.data.kind === kind ? roster.data : undefined;
  const persons = useMemo(() => searchPersons(shown?.persons ?? [], search), [shown, search]);
  const source = useMemo(() => arraySource(persons), [persons]);
  const { who, count, label } = kindOf(kind);
  const columns = useMemo(() => personColumns(kind, year), [kind, year]);
  const empty = roster.error?.reply.code === 'ROSTER_EMPTY';
  const sum = (of: (p: RosterPerson) => number): number => persons.reduce((a, p) => a + of(p), 0);
  return (
    <>
      <PageHead title="责任清收" hint="哪一年清收哪几年形成的不良贷款">
        <ExportButtons method="rosters.export" input={{ kind, year }} formats={['xlsx', 'pdf', 'html']} disabled={!shown} />
        <Button icon={<PrinterOutlined aria-hidden="true" />} disabled={!shown} href={routeHash('rosters', 'print', { year, kind })}>打印 {year} 年名册…</Button>
        <Button type="primary" disabled={!shown || readOnly} onClick={() => setDialog('issue')}>发出名册…</Button>
      </PageHead>
      <ScheduleMatrix years={years} year={year} onYear={(y) => onShow({ year: y })} onPlan={() => setDialog('plan')} />
      {shown && <RosterFigures roster={shown} plan={years.find((y) => y.planYear === year)} />}
      <Card
        className="rosters-persons" flush title={`${year} 年名册，${label}`} hint={<Segment label="名册分法" value={kind} onChange={(k) => onShow({ kind: k })} options={ROSTER_KINDS} />}
        right={<span className="row"><Input size="small" allowClear aria-label={`查找${who}`} placeholder={searchHint(kindOf(kind))} value={search} onChange={(e) => setSearch(e.target.value)} style={{ width: 170 }} /><span className="second">{shown ? `${countText(persons.length)} ${count}` : ''}</span></span>}
      >
        {empty ? <Empty title={roster.error?.reply.message ?? ''} hint={roster.error?.reply.hint} /> : <Refusal error={roster.error} onRetry={roster.refetch} />}
        {!shown && !roster.error && <Busy text="正在编名册" />}
        {shown && (
          <Grid
            label={`${year} 年名册，${label}`} columns={columns} source={source} rowKey={personKey} busy={roster.stale} onOpen={(p) => onShow({ person: personKey(p) }, 'print')}
            totals={{ label: search === '' ? '合计' : '合计（查到的）', labelColumn: 'name', values: { loans: sum((p) => p.loans), principalFen: sum((p) => p.principalFen), interestFen: sum((p) => p.interestFen) } }}
            empty={search === '' ? '没有责任人' : `没有找到“${search}”`}
          />
        )}
      </Card>
      {dialog === 'plan' && <PlanDialog years={years} year={year} onClose={(said) => { setDialog(undefined); if (said !== undefined) message.success(said); }} />}
      {dialog === 'issue' && <IssueDialog year={year} kind={kind} onClose={(done) => { setDialog(undefined); if (done) onShow({ roster: done.rosterId }, 'issued'); }} />}
    </>
  );
}

function personColumns(kind: RosterKind, year: number): Column<RosterPerson>[] {
  const { who, ofPeople: person } = kindOf(kind);
  return [
    { key: 'name', titles: [who], kind: 'text', width: person ? 110 : 180, grow: !person, value: (p) => p.name, render: (p) => <strong>{p.name}</strong> },
    ...(person ? [
      { key: 'staffNo', titles: ['工号'], kind: 'id' as const, width: 80, value: (p: RosterPerson) => p.staffNo },
      { key: 'role', titles: ['责任类别'], kind: 'text' as const, width: 130, value: (p: RosterPerson) => p.role },
      { key: 'unit', titles: ['贷时机构'], kind: 'text' as const, width: 130, value: (p: RosterPerson) => p.unit },
      { key: 'post', titles: ['现岗位'], kind: 'text' as const, width: 180, grow: true, value: (p: RosterPerson) => p.post },
    ] : []),
    { key: 'loans', titles: ['应清收', '笔数'], kind: 'count', width: 80, value: (p) => p.loans },
    { key: 'principalFen', titles: ['应清收', '当前本金'], kind: 'money', width: 120, value: (p) => p.principalFen },
    { key: 'interestFen', titles: ['应清收', '欠息'], kind: 'money', width: 120, value: (p) => p.interestFen },
    { key: 'sheet', titles: ['文书'], kind: 'text', width: 70, align: 'center', value: () => null, render: (p) => <a href={routeHash('rosters', 'print', { year, kind, person: personKey(p) })} tabIndex={-1}>名册</a> },
  ];
}
