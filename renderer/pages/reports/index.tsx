import { PrinterOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useCallback, useMemo, useState, type ReactNode } from 'react';
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
import { answers, askedOf, askedParams, type Listed } from './asked.js';
import { ChecksPanel } from './checks-panel.js';
import { ComparePage } from './compare/compare-page.js';
import { IssueDialog } from './issue-dialog.js';
import { IssueList, type ReportIssue } from './issue-list.js';
import { IssuedReport } from './issued-report.js';
import { ReportChoice } from './report-choice.js';
import { ReportControls } from './report-controls.js';
import { ReportList } from './report-list.js';
import { reportMonth } from './report-month.js';
import { ReportPaper } from './report-paper.js';
import { ReportScreen } from './report-screen.js';
import './reports.css';

const FIRST = 'monthly-recovery';
const NO_REPORTS: readonly Listed[] = [];
const NO_ISSUES: readonly ReportIssue[] = [];

/** 报表: the catalogue, one report of one month on screen or as its sheets, one as it was issued, or sheets held against the ledger. */
export default function ReportsPage(): ReactNode {
  const { sub, params } = useRoute();
  const reports = useQuery('reports.list', {}, ['reports']);
  if (sub === 'compare') return <ComparePage reports={reports.data?.reports ?? NO_REPORTS} />;
  if (/^[1-9]\d*$/.test(params.issue ?? '')) return <IssuedReport key={params.issue} issue={Number(params.issue)} params={params} />;
  if (params.id !== undefined) return <OneReport id={params.id} params={params} reports={reports.data?.reports ?? NO_REPORTS} />;
  if (reports.data) return <ReportList reports={reports.data.reports} />;
  return reports.error ? <RefusalPage error={reports.error} onRetry={reports.refetch} /> : <Busy text="正在读取报表目录" />;
}

function OneReport({ id, params, reports }: { readonly id: string; readonly params: RouteParams; readonly reports: readonly Listed[] }): ReactNode {
  const state = useAppState();
  const usual = reportMonth(state);
  const period = parsePeriod(params.period ?? '') ?? usual;
  const listed = reports.find((r) => r.id === id);
  const charted = listed?.charts === true;
  const view = params.view === 'paper' ? 'paper' : params.view === 'charts' && charted ? 'charts' : 'screen';
  const paper = view !== 'screen';
  const periods = useQuery('periods.list', {}, ['periods', 'recoveries']).data?.periods;
  const asked = useMemo(() => askedOf(params, id, period), [params, id, period]);
  const table = useQuery('reports.table', asked, REPORT_AREAS);
  const issues = useQuery('reports.issues', { id, period }, ['reports']).data?.issues.filter((i) => i.report === id && i.period === period) ?? NO_ISSUES;
  const [issuing, setIssuing] = useState(false);
  const show = useCallback((change: Record<string, string | undefined>, replace = false) => go('reports', '', { id, period, view: params.view, ...askedParams(asked), ...change }, replace), [id, period, params.view, asked]);

  const month = periods?.find((p) => p.period === period)?.state ?? (period === state.period ? state.periodState : undefined);
  const current = table.data?.id === id ? table.data : undefined;
  const tools = view === 'charts'
    ? <ExportButtons method="reports.export" input={{ ...asked, view: 'charts' }} formats={['pdf', 'html']} disabled={!current || table.stale} />
    : <ExportButtons method="reports.export" input={asked} disabled={!current || table.stale} />;
  const noData = table.error?.reply.code === 'YEAR_NOT_OPENED';
  return (
    <div className={paper ? 'reports reports-paper' : 'reports'}>
      <div className="page-head">
        <h1 className="visually-hidden">{listed?.title ?? '报表'}</h1>
        <a className="reports-back" href={routeHash('reports')}>报表</a>
        <ReportChoice reports={reports} id={id} onChoose={(next) => go('reports', '', { id: next, period, view: params.view })} />
        <Segment label="怎样看" value={view} onChange={(v) => show({ view: v === 'screen' ? undefined : v })} options={[{ value: 'screen', label: '屏幕' }, ...(charted ? [{ value: 'charts', label: '图表' }] as const : []), { value: 'paper', label: '纸面预览' }]} />
        <MonthInput label="月份" value={period} onChange={(p) => show({ period: p }, true)} />
        {periods && <span className={`tag ${month === 'closed' ? 'tag-good' : month === 'open' ? 'tag-warn' : ''}`}>{month === 'closed' ? zh.closed : month === 'open' ? '未结账' : '没有入账'}</span>}
        {!paper && (
          <div className="page-tools">
            {tools}
            <Button icon={<PrinterOutlined aria-hidden="true" />} disabled={!current} onClick={() => show({ view: 'paper' })}>{zh.print}…</Button>
            <Button icon={<SafetyCertificateOutlined aria-hidden="true" />} disabled={!current || table.stale || state.readOnly} onClick={() => setIssuing(true)}>出具…</Button>
          </div>
        )}
      </div>
      {listed && <ReportControls report={listed} asked={asked} onAsk={(next) => go('reports', '', { id, period, view: params.view, ...askedParams(next) }, true)} />}
      {noData ? (
        <Empty title={table.error?.reply.message ?? ''} hint="报表由台账和清收登记算出来。导入这一年的台账后，这里就有数；也可以换一个月份。">
          <Button type="primary" href={routeHash('imports')}>导入台账</Button>
          {usual !== period && <Button onClick={() => show({ period: usual })}>看 {usual}</Button>}
        </Empty>
      ) : table.error ? <Refusal error={table.error} onRetry={table.refetch} action={id === FIRST ? undefined : <Button size="small" onClick={() => show({ id: FIRST })}>看月报表</Button>} />
        : !current ? <Busy text="正在算这张表" />
          : view === 'charts' ? <ReportPaper of={{ method: 'reports.page', input: { ...asked, view: 'charts' } }} paper="A4 横向" actions={tools} />
          : paper ? <ReportPaper of={{ method: 'reports.page', input: asked }} paper={`${current.paper.size} ${current.paper.landscape ? '横向' : '纵向'}`} actions={tools} />
            : <ReportScreen asked={asked} table={current} busy={table.stale} row={params.row} column={params.column} onOpen={(row, column) => show({ row, column }, params.row !== undefined)} onClose={() => show({})}
              side={<><IssueList issues={issues} /><ChecksPanel key={`${id}/${period}`} checks={current.checks} period={period} notes={current.notes} /></>} />}
      {issuing && current && <IssueDialog title={listed?.title ?? current.title} asked={asked} table={current} monthOpen={month !== 'closed'} before={issues.find((i) => !i.voided && answers(i, asked, listed))} onClose={() => setIssuing(false)} onIssued={(i) => { setIssuing(false); go('reports', '', { id, period, issue: i.id }); }} />}
    </div>
  );
}
