import { CheckCircleFilled, CopyOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { useClient } from '../../api/client-context.js';
import { asApiError, type ApiError } from '../../api/api-error.js';
import { Busy } from '../../components/busy.js';
import { copyText } from '../../components/clipboard.js';
import { DrillPanel } from '../../components/drill-panel.js';
import { Refusal } from '../../components/refusal.js';
import { Segment } from '../../components/segment.js';
import { cellText } from '../../components/table/cell.js';
import type { Column } from '../../components/table/column.js';
import { copyCells } from '../../components/table/copy.js';
import { Grid } from '../../components/table/grid.js';
import { PlainTable } from '../../components/table/plain-table.js';
import { usePagedRows } from '../../components/table/use-paged-rows.js';
import { FixedUnit, useDisplayUnit } from '../../frame/display-unit.js';
import { StatusLine } from '../../frame/status-line.js';
import { amountText, countText } from '../../text/figures.js';
import type { Asked } from './asked.js';
import { columnSums, counterOf, drillColumns, gather, gatherings, type DrillAnswer, type Gathered } from './drill-rows.js';
import { confirms, nameOfRow, valueAt, TOTAL, type ReportColumn, type ReportRow, type ReportTable } from './report-table.js';

interface DrillProps {
  readonly asked: Asked;
  readonly table: ReportTable;
  readonly row: string;
  readonly column: ReportColumn;
  readonly onClose: () => void;
}

const PAGE = 500;

/** The rows behind one figure, their sum confirmed against it. Vouchers are in 元, whatever the report is shown in. */
export function Drill({ asked, table, row, column, onClose }: DrillProps): ReactNode {
  const client = useClient();
  const { message } = App.useApp();
  const unit = useDisplayUnit();
  const [by, setBy] = useState('');
  const [all, setAll] = useState<readonly ReportRow[]>();
  const [fault, setFault] = useState<ApiError>();
  const question = useMemo(() => ({ ...asked, row, column: column.key }), [asked, row, column.key]);
  const rows = usePagedRows<ReportRow, DrillAnswer>((offset, limit) => client.query('reports.drill', { ...question, offset, limit }), JSON.stringify(question), ['reports', 'recoveries', 'loans', 'imports'], PAGE);
  const { answer } = rows;
  const value = valueAt(table, row, column.key);
  // a row of a measure, a kind or a year speaks of many units
  const ofAllUnits = row === TOTAL || new Set(answer?.rows.map((r) => r.values['unit'])).size > 1;
  const columns = useMemo(() => (answer ? drillColumns(answer, column.drill === 'loans', ofAllUnits) : []), [answer, column.drill, ofAllUnits]);
  const choices = useMemo(() => gatherings(answer?.columns ?? [], ofAllUnits), [answer?.columns, ofAllUnits]);
  const agrees = answer && confirms(column, value, answer);

  /** Every row, for gathering and copying; fetched once, then kept until the panel closes. */
  const loadAll = async (): Promise<readonly ReportRow[]> => {
    if (all) return all;
    const found: ReportRow[] = [];
    for (;;) {
      const part = await client.query('reports.drill', { ...question, offset: found.length, limit: PAGE });
      found.push(...part.rows);
      if (part.rows.length === 0 || found.length >= part.count) break;
    }
    setAll(found);
    return found;
  };
  const attempt = (act: (loaded: readonly ReportRow[]) => void): void => void loadAll().then(act, (thrown: unknown) => setFault(asApiError(thrown)));
  const copy = (): void => attempt((loaded) => {
    const copied = copyCells(columns, loaded, '元');
    if (copyText(copied.text, copied.html)) message.success(`已复制 ${countText(loaded.length)} 行，带表头`);
    else message.warning('浏览器没有允许复制，请选中表格后按 Ctrl+C');
  });
  const gatherBy = (key: string): void => {
    if (key === '') setBy('');
    else attempt(() => setBy(key));
  };
  const money = column.kind === 'money';
  const counter = counterOf(column);
  return (
    <DrillPanel
      path={[nameOfRow(table, row), ...column.titles]} explains={answer?.explains ?? ''} onClose={onClose} title={<span className="figure">{cellText(column.kind, value, unit)}{money ? ` ${unit}` : ''}</span>}
      actions={<Button size="small" icon={<CopyOutlined aria-hidden="true" />} disabled={!answer || answer.count === 0} onClick={copy}>复制这些行</Button>}
      hint={answer && (
        <>
          ＝ {countText(answer.count)} {counter}{money || answer.totalFen !== 0 ? `，合计 ${amountText(answer.totalFen, '元')} 元` : ''}
          {agrees === true && <span className="good">　<CheckCircleFilled aria-hidden="true" /> 逐行相加与报表一致</span>}
          {agrees === false && <strong className="bad">　<ExclamationCircleFilled aria-hidden="true" /> 与报表不一致，请先核验台账</strong>}
        </>
      )}
    >
      <Refusal error={rows.error ?? fault} onRetry={rows.refetch} />
      {!answer && !rows.error && <Busy text="正在找这个数的来历" />}
      {answer && (
        <FixedUnit unit="元">
          {choices.length > 0 && answer.count > 1 && <div className="reports-gather"><span className="second">分组</span><Segment label="分组" value={by} onChange={gatherBy} options={[{ value: '', label: `逐${counter}` }, ...choices]} /></div>}
          {by !== '' && all ? <GatheredTable rows={gather(all, by, answer.columns)} columns={answer.columns} by={choices.find((c) => c.value === by)?.label ?? ''} counter={counter} total={answer} /> : (
            <Grid label={answer.title} columns={columns} source={rows.source} rowKey={(r) => r.key} busy={rows.loading} totals={{ label: `合计 ${countText(answer.count)} ${counter}`, labelColumn: 'borrower', values: columnSums(answer) }} empty="这个数没有来历：没有符合的行" />
          )}
          <StatusLine>{countText(answer.count)} 行　合计 <strong className="figure">{amountText(answer.totalFen, '元')}</strong> 元</StatusLine>
        </FixedUnit>
      )}
    </DrillPanel>
  );
}

function GatheredTable({ rows, columns, by, counter, total }: { readonly rows: readonly Gathered[]; readonly columns: readonly ReportColumn[]; readonly by: string; readonly counter: string; readonly total: DrillAnswer }): ReactNode {
  const money = columns.filter((c) => c.kind === 'money');
  const shown: readonly Column<Gathered>[] = [
    { key: 'name', titles: [by.replace('按', '')], kind: 'text', width: 160, grow: true, value: (g) => g.name },
    { key: 'count', titles: [`${counter}数`], kind: 'count', width: 80, value: (g) => g.count },
    ...money.map((c): Column<Gathered> => ({ key: c.key, titles: [`${c.titles.at(-1) ?? ''}（元）`], kind: 'money', width: 130, value: (g) => g.sums[c.key] ?? 0 })),
  ];
  const sums = Object.fromEntries(money.map((c) => [c.key, rows.reduce((a, g) => a + (g.sums[c.key] ?? 0), 0)]));
  return <div className="reports-gathered"><PlainTable label={by} columns={shown} rows={rows} rowKey={(g) => g.name} totals={{ label: '合计', labelColumn: 'name', values: { count: total.count, ...sums } }} /></div>;
}
