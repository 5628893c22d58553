import { PrinterOutlined, ReloadOutlined } from '@ant-design/icons';
import { App, Button, Select } from 'antd';
import { useSyncExternalStore, type ReactNode } from 'react';
import type { FileRef } from '../../../../electron/contract/files.js';
import { useClient } from '../../../api/client-context.js';
import { useQuery } from '../../../api/use-query.js';
import { LongWork } from '../../../components/busy.js';
import { FileDrop } from '../../../components/file-drop.js';
import { MonthInput } from '../../../components/month-input.js';
import { Refusal } from '../../../components/refusal.js';
import { Segment } from '../../../components/segment.js';
import { TABLE_EXTENSIONS } from '../../../components/table-files.js';
import { useAppState } from '../../../frame/app-state.js';
import { routeHash } from '../../../frame/routes.js';
import { zh } from '../../../text/zh.js';
import type { Asked, Listed } from '../asked.js';
import { ReportControls } from '../report-controls.js';
import { reportMonth } from '../report-month.js';
import { compareFlowOf, type CompareFlow, type CompareState } from './compare-flow.js';
import { ComparedTables } from './compared-tables.js';
import './compare.css';

const MOST_FILES = 50;

/** 核对表格: a report that came back is held against the ledger cell by cell; any other sheet by its own figures. */
export function ComparePage({ reports }: { readonly reports: readonly Listed[] }): ReactNode {
  const flow = compareFlowOf(useClient());
  const state = useSyncExternalStore(flow.subscribe, flow.snapshot);
  const { result, work, error } = state;
  return (
    <>
      <div className="page-head">
        <a className="reports-back" href={routeHash('reports')}>报表</a>
        <h1>核对表格</h1>
        <Controls flow={flow} state={state} reports={reports} />
        {result && !work && (
          <div className="page-tools">
            <Button icon={<ReloadOutlined aria-hidden="true" />} onClick={() => void flow.run()}>再核对</Button>
            <Button onClick={() => flow.startOver()}>换文件</Button>
            <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>{zh.print}</Button>
          </div>
        )}
      </div>
      <Question flow={flow} state={state} reports={reports} />
      <Refusal error={error} onClose={() => flow.dismissError()} onRetry={state.files.length > 0 ? () => void flow.run() : undefined} />
      {work ? <LongWork title="核对表格" progress={work.progress} hint="只读取和比对，台账不会改动。" onCancel={() => flow.cancel()} />
        : result ? <ComparedTables flow={flow} state={state} result={result} />
          : <Choose flow={flow} />}
    </>
  );
}

function Choose({ flow }: { readonly flow: CompareFlow }): ReactNode {
  const { message } = App.useApp();
  const take = (files: readonly FileRef[]): void => {
    if (files.length > MOST_FILES) message.warning(`选了 ${files.length} 个文件，一次核对前 ${MOST_FILES} 个，其余请下次再选`);
    void flow.run({ files: files.slice(0, MOST_FILES) });
  };
  return (
    <>
      <FileDrop title="把要核对的表拖到这里" hint="月报表、统计表，或者别人做的汇总表；一次最多 50 个文件" extensions={TABLE_EXTENSIONS} folders onFiles={take} />
      <section className="card compare-about" aria-label="核对什么">
        <dl>
          <dt>本台账的报表</dt><dd>认出是哪张表、哪个月，逐格与台账比，列出不符的格；点开看台账数的来历。元、万元都可以，行和栏的先后不限。</dd>
          <dt>任何带合计的表</dt><dd>合计、小计是不是各部分之和，比率是不是由表上的数算出，“双降”是不是余额和不良率都下降。</dd>
        </dl>
        <p className="second">只看不改：台账和送来的文件都不会变动。</p>
      </section>
    </>
  );
}

/** Which report and which month, where the sheet does not say it or says it wrongly. */
function Controls({ flow, state, reports }: { readonly flow: CompareFlow; readonly state: CompareState; readonly reports: readonly Listed[] }): ReactNode {
  const usual = reportMonth(useAppState());
  const { report, period } = state;
  const busy = state.work !== null;
  return (
    <>
      <Select aria-label="是哪张报表" className="compare-report" disabled={busy} popupMatchSelectWidth={false} value={report} onChange={(id) => void flow.run({ report: id })} options={[{ value: '', label: '自动识别报表' }, ...reports.map((r) => ({ value: r.id, label: r.title }))]} />
      {state.report !== '' && <AgainstChoice flow={flow} state={state} />}
      {state.issue === null && <Segment label="月份" value={period === null ? 'sheet' : 'chosen'} onChange={(v) => void flow.run({ period: v === 'sheet' ? null : usual })} options={[{ value: 'sheet', label: '月份看表上' }, { value: 'chosen', label: '指定月份' }]} />}
      {state.issue === null && period !== null && <MonthInput label="月份" value={period} disabled={busy} onChange={(p) => void flow.run({ period: p })} />}
    </>
  );
}

/** The ledger as it is, or the report as it left the house. */
function AgainstChoice({ flow, state: { report, issue, work } }: { readonly flow: CompareFlow; readonly state: CompareState }): ReactNode {
  const issues = useQuery('reports.issues', { id: report }, ['reports']).data?.issues.filter((i) => !i.voided) ?? [];
  if (issues.length === 0) return null;
  return <Select aria-label="与什么核对" disabled={work !== null} popupMatchSelectWidth={false} value={issue ?? 0} onChange={(id: number) => void flow.run({ issue: id === 0 ? null : id })} options={[{ value: 0, label: '与台账现在的数' }, ...issues.map((i) => ({ value: i.id, label: `与 ${i.period} 第 ${i.no} 次出具（${i.on}）` }))]} />;
}

/** What the chosen report takes beside its month; an issue was asked already. */
function Question({ flow, state, reports }: { readonly flow: CompareFlow; readonly state: CompareState; readonly reports: readonly Listed[] }): ReactNode {
  const usual = reportMonth(useAppState());
  const report = reports.find((r) => r.id === state.report);
  if (!report || state.issue !== null || state.work) return null;
  const asked: Asked = { id: report.id, period: state.period ?? usual, options: state.options, ...(state.base === undefined ? {} : { base: state.base }) };
  return <ReportControls report={report} asked={asked} onAsk={({ base, options }) => void flow.run({ base, options })} />;
}
