import { CheckCircleFilled, CloseCircleFilled } from '@ant-design/icons';
import { useMemo, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/api.js';
import { useClient } from '../../api/client-context.js';
import { Busy } from '../../components/busy.js';
import { DrillPanel } from '../../components/drill-panel.js';
import { Refusal } from '../../components/refusal.js';
import type { Column } from '../../components/table/column.js';
import { Grid } from '../../components/table/grid.js';
import { usePagedRows } from '../../components/table/use-paged-rows.js';
import { FixedUnit, useDisplayUnit } from '../../frame/display-unit.js';
import { routeHash } from '../../frame/routes.js';
import { StatusLine } from '../../frame/status-line.js';
import { amountText, countText } from '../../text/figures.js';
import { textWidth } from './cell-text.js';
import { TOTAL, type ReportColumn, type ReportRow, type ReportTable } from './report-table.js';

type Drill = OutputOf<'reports.drill'>;
/** px for a mm of the form: the widths on paper, read from the screen. */
const PX_PER_MM = 3.3;

interface ReportDrillProps {
  readonly table: ReportTable;
  readonly row: string;
  readonly column: ReportColumn;
  readonly onClose: () => void;
}

/** The receipts or loans behind one cell, and whether they make it. */
export function ReportDrill({ table, row, column, onClose }: ReportDrillProps): ReactNode {
  const client = useClient();
  const unit = useDisplayUnit();
  const { id, period } = table;
  const rows = usePagedRows<ReportRow, Drill>((offset, limit) => client.query('reports.drill', { id, period, row, column: column.key, offset, limit }), JSON.stringify({ id, period, row, column: column.key }), ['reports', 'recoveries', 'loans', 'periods']);
  const values = row === TOTAL ? table.total : table.rows.find((r) => r.key === row)?.values;
  const cell = values?.[column.key] ?? null;
  const name = row === TOTAL ? '合计' : String(table.columns.filter((c) => c.kind === 'text').map((c) => values?.[c.key]).find((v) => v !== undefined && v !== '') ?? row);
  const { answer } = rows;
  const ofLoans = column.drill === 'loans';
  const columns = useMemo(() => (answer?.columns ?? []).map((c) => drillColumn(c, ofLoans)), [answer?.columns, ofLoans]);
  const sums = useMemo(() => (answer ? columnSums(answer) : {}), [answer]);
  const word = ofLoans ? '笔贷款' : '笔';
  return (
    <DrillPanel
      path={[name, ...column.titles]} {...(answer ? { explains: answer.explains } : {})} onClose={onClose}
      title={column.kind === 'money' ? `${amountText(cell as number | null, unit)} ${unit}` : `${countText(cell as number | null)} 笔`}
      hint={answer && <>＝ {countText(answer.count)} {word}，合计 {amountText(answer.totalFen, '元')} 元 <Confirmed agrees={column.kind === 'money' ? answer.totalFen === cell : answer.count === cell} /></>}
    >
      <Refusal error={rows.error} onRetry={rows.refetch} />
      {!answer && !rows.error && <Busy text="正在逐笔取数" />}
      {answer && (
        <FixedUnit unit="元">
          <Grid label={answer.title} columns={columns} source={rows.source} rowKey={(r) => r.key} busy={rows.loading} empty="没有组成这个数的明细" totals={{ label: `合计 ${countText(answer.count)} 笔`, labelColumn: 'borrower', values: sums }} />
          <StatusLine>{countText(answer.count)} 行　合计 <strong className="figure">{amountText(answer.totalFen, '元')}</strong> 元</StatusLine>
        </FixedUnit>
      )}
    </DrillPanel>
  );
}

function Confirmed({ agrees }: { readonly agrees: boolean }): ReactNode {
  return agrees
    ? <span className="good"><CheckCircleFilled aria-hidden="true" /> 逐笔相加与报表一致</span>
    : <strong className="bad" role="alert"><CloseCircleFilled aria-hidden="true" /> 逐笔相加与报表不一致，请到设置里核验台账</strong>;
}

/** Sums by column where they are certain: one column of amounts is the total itself, several only when every row is here. */
function columnSums(answer: Drill): Record<string, number> {
  const money = answer.columns.filter((c) => c.kind === 'money');
  const only = money.length === 1 ? money[0] : undefined;
  if (only) return { [only.key]: answer.totalFen };
  if (answer.rows.length < answer.count) return {};
  return Object.fromEntries(money.map((c) => [c.key, answer.rows.reduce((a, r) => a + Number(r.values[c.key] ?? 0), 0)]));
}

function drillColumn(c: ReportColumn, ofLoans: boolean): Column<ReportRow> {
  const title = c.titles[c.titles.length - 1] ?? '';
  const column = { key: c.key, titles: c.titles, kind: c.key === 'loanNo' ? ('id' as const) : c.kind, width: Math.ceil(Math.max(c.mm * PX_PER_MM, textWidth(title) + 14)), grow: c.key === 'borrower', value: (r: ReportRow) => r.values[c.key] ?? null };
  // The row key of a loan is its number in the ledger: its name leads to it.
  return ofLoans && c.key === 'borrower' ? { ...column, render: (r) => <a href={routeHash('loans', '', { loanId: r.key })} tabIndex={-1}>{r.values[c.key]}</a> } : column;
}
