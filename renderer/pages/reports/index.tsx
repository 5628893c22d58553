import { PrinterOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/api.js';
import { parsePeriod } from '../../../electron/domain/date.js';
import { useQuery } from '../../api/use-query.js';
import { Busy } from '../../components/busy.js';
import { Empty } from '../../components/empty.js';
import { ExportButtons } from '../../components/export-buttons.js';
import { MonthInput } from '../../components/month-input.js';
import { Refusal, RefusalPage } from '../../components/refusal.js';
import { Segment } from '../../components/segment.js';
import { useAppState } from '../../frame/app-state.js';
import { routeHash, type RouteParams } from '../../frame/routes.js';
import { go, useRoute } from '../../frame/use-route.js';
import { zh } from '../../text/zh.js';
import { REPORT_AREAS } from './areas.js';
import { ReportChoice } from './report-choice.js';
import { ReportList } from './report-list.js';
import { reportMonth } from './report-month.js';
import { ReportPaper } from './report-paper.js';
import { ReportScreen } from './report-screen.js';
import './reports.css';

const FIRST = 'monthly-recovery';
type Listed = OutputOf<'reports.list'>['reports'][number];
const NO_REPORTS: readonly Listed[] = [];

/** 报表: the catalogue, or one report of one month on screen or as its sheets. */
export default function ReportsPage(): ReactNode {
  const { params } = useRoute();
  const reports = useQuery('reports.list', {}, ['reports']);
  if (params.id !== undefined) return <OneReport id={params.id} params={params} reports={reports.data?.reports ?? NO_REPORTS} />;
  if (reports.data) return <ReportList reports={reports.data.reports} />;
  return reports.error ? <RefusalPage error={reports.error} onRetry={reports.refetch} /> : <Busy text="正在读取报表目录" />;
}

function OneReport({ id, params, reports }: { readonly id: string; readonly params: RouteParams; readonly reports: readonly Listed[] }): ReactNode {
  const state = useAppState();
  const usual = reportMonth(state);
  const period = parsePeriod(params.period ?? '') ?? usual;
  const paper = params.view === 'paper';
  const periods = useQuery('periods.list', {}, ['periods', 'recoveries']).data?.periods;
  const table = useQuery('reports.table', { id, period }, REPORT_AREAS);
  const show = useCallback((change: Record<string, string | undefined>, replace = false) => go('reports', '', { id, period, view: params.view, ...change }, replace), [id, period, params.view]);

  const month = periods?.find((p) => p.period === period)?.state ?? (period === state.period ? state.periodState : undefined);
  const current = table.data?.id === id ? table.data : undefined;
  const tools = <ExportButtons method="reports.export" input={{ id, period }} disabled={!current || table.stale} />;
  const noData = table.error?.reply.code === 'YEAR_NOT_OPENED';
  return (
    <div className={paper ? 'reports reports-paper' : 'reports'}>
      <div className="page-head">
        <h1 className="visually-hidden">{reports.find((r) => r.id === id)?.title ?? '报表'}</h1>
        <a className="reports-back" href={routeHash('reports')}>报表</a>
        <ReportChoice reports={reports} id={id} onChoose={(next) => show({ id: next })} />
        <Segment label="怎样看" value={paper ? 'paper' : 'screen'} onChange={(v) => show({ view: v === 'paper' ? 'paper' : undefined })} options={[{ value: 'screen', label: '屏幕' }, { value: 'paper', label: '纸面预览' }]} />
        <MonthInput label="月份" value={period} onChange={(p) => show({ period: p }, true)} />
        {periods && <span className={`tag ${month === 'closed' ? 'tag-good' : month === 'open' ? 'tag-warn' : ''}`}>{month === 'closed' ? zh.closed : month === 'open' ? '未结账' : '没有入账'}</span>}
        {!paper && (
          <div className="page-tools">
            {tools}
            <Button icon={<PrinterOutlined aria-hidden="true" />} disabled={!current} onClick={() => show({ view: 'paper' })}>{zh.print}…</Button>
          </div>
        )}
      </div>
      {noData ? (
        <Empty title={table.error?.reply.message ?? ''} hint="报表由台账和清收登记算出来。导入这一年的台账后，这里就有数；也可以换一个月份。">
          <Button type="primary" href={routeHash('imports')}>导入台账</Button>
          {usual !== period && <Button onClick={() => show({ period: usual })}>看 {usual}</Button>}
        </Empty>
      ) : table.error ? <Refusal error={table.error} onRetry={table.refetch} action={id === FIRST ? undefined : <Button size="small" onClick={() => show({ id: FIRST })}>看月报表</Button>} />
        : !current ? <Busy text="正在算这张表" />
          : paper ? <ReportPaper id={id} period={period} paper={`${current.paper.size} ${current.paper.landscape ? '横向' : '纵向'}`} actions={tools} />
            : <ReportScreen table={current} busy={table.stale} row={params.row} column={params.column} onOpen={(row, column) => show({ row, column }, params.row !== undefined)} onClose={() => show({})} />}
    </div>
  );
}
