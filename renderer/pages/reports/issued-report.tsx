import { PrinterOutlined, SafetyCertificateFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { parsePeriod } from '../../../electron/domain/date.js';
import { useQuery } from '../../api/use-query.js';
import { Busy } from '../../components/busy.js';
import { ExportButtons } from '../../components/export-buttons.js';
import { RefusalPage } from '../../components/refusal.js';
import { Segment } from '../../components/segment.js';
import { useDisplayUnit } from '../../frame/display-unit.js';
import { routeHash, type RouteParams } from '../../frame/routes.js';
import { go } from '../../frame/use-route.js';
import { zh } from '../../text/zh.js';
import { REPORT_AREAS } from './areas.js';
import { spellCell } from './cell-text.js';
import { ChecksPanel } from './checks-panel.js';
import { IssueList, standing, type ReportIssue } from './issue-list.js';
import { ReportPaper } from './report-paper.js';
import { ReportScreen } from './report-screen.js';
import type { ReportTable } from './report-table.js';

/** A report as it was issued: its own figures, marked where the ledger says otherwise today; printed and exported as it left. */
export function IssuedReport({ issue, params }: { readonly issue: number; readonly params: RouteParams }): ReactNode {
  const unit = useDisplayUnit();
  const paper = params.view === 'paper';
  const asked = useQuery('reports.issued', { issue }, REPORT_AREAS);
  const issued = asked.data?.issue.id === issue ? asked.data : undefined;
  const others = useQuery('reports.issues', issued ? { id: issued.issue.report, period: issued.issue.period } : null, ['reports']);
  const marks = useMemo(() => new Map((issued?.changes ?? []).map((c) => {
    const column = issued?.table.columns.find((x) => x.key === c.column);
    return [`${c.row}/${c.column}`, `台账现在为 ${column ? spellCell(column, c.now, unit).text || '空' : String(c.now)}`];
  })), [issued, unit]);
  // the rows behind a figure are those of today; the figures of an issue are not
  const table = useMemo((): ReportTable | undefined => issued && { ...issued.table, columns: issued.table.columns.map(({ drill: _drill, ...c }) => c) }, [issued]);
  if (asked.error) return <RefusalPage error={asked.error} onRetry={asked.refetch} />;
  if (!issued || !table) return <Busy text="正在取出具时的表" />;
  const head = issued.issue;
  const here = { id: params.id ?? head.report, period: parsePeriod(params.period ?? '') ?? head.period, issue };
  const tools = <ExportButtons method="reports.issuedExport" input={{ issue }} />;
  return (
    <div className={paper ? 'reports reports-paper' : 'reports'}>
      <div className="page-head">
        <h1 className="visually-hidden">{head.title}，第 {head.no} 次出具</h1>
        <a className="reports-back" href={routeHash('reports', '', { id: head.report, period: head.period })}>{head.title}</a>
        <strong className="reports-issued-no">第 {head.no} 次出具</strong>
        <Segment label="怎样看" value={paper ? 'paper' : 'screen'} onChange={(v) => go('reports', '', { ...here, view: v === 'paper' ? 'paper' : undefined })} options={[{ value: 'screen', label: '屏幕' }, { value: 'paper', label: '纸面预览' }]} />
        {!paper && (
          <div className="page-tools">
            {tools}
            <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => go('reports', '', { ...here, view: 'paper' })}>{zh.print}…</Button>
            <Button href={routeHash('reports', '', { id: head.report, period: head.period, base: head.base, ...Object.fromEntries(Object.entries(head.options).map(([k, v]) => [`set.${k}`, v])) })}>看现在的数</Button>
          </div>
        )}
      </div>
      <div className={`notice ${issued.says === '' ? '' : 'notice-warn'} reports-issued`} role="status">
        <SafetyCertificateFilled className="notice-icon" aria-hidden="true" />
        <div className="notice-text"><strong>已出具</strong>{sentenceOf(head)}{issued.says === '' ? '台账现在的数与它一致。' : `${issued.says}。`}</div>
      </div>
      {paper
        ? <ReportPaper of={{ method: 'reports.issuedPage', input: { issue } }} paper={`${table.paper.size} ${table.paper.landscape ? '横向' : '纵向'}`} actions={tools} />
        : <ReportScreen asked={{ id: head.report, period: head.period, options: head.options, ...(head.base === null ? {} : { base: head.base }) }} table={table} busy={asked.stale} marks={marks} row={undefined} column={undefined} onOpen={() => undefined} onClose={() => undefined} side={<><IssueList issues={others.data?.issues ?? []} current={issue} /><ChecksPanel key={issue} checks={table.checks} period={table.period} notes={table.notes} issued /></>} />}
    </div>
  );
}

/** Who, when, of which day, resting on which close, how it stands to the others. */
function sentenceOf(i: ReportIssue): string {
  const close = i.closeVersion === null ? `出具时 ${i.period} 未结账` : `依据 ${i.period} 第 ${i.closeVersion} 次结账`;
  return `　${i.on} ${i.user}，截至 ${i.asOf}，${close}${standing(i) === '' ? '' : `，${standing(i)}`}。`;
}
