import { CheckCircleFilled, CopyOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { ComparedTable, DifferentCell } from '../../../../electron/contract/comparing.js';
import { Segment } from '../../../components/segment.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { go } from '../../../frame/use-route.js';
import { countText } from '../../../text/figures.js';
import { askedParams } from '../asked.js';
import type { CompareState } from './compare-flow.js';
import { CELL_COLUMNS } from './lines.js';
import { useCopyRows } from './use-copy-rows.js';

/** The cells that are not the ledger's; a row leads to the report, and where it has rows behind the figure to these. */
export function DifferentCells({ table, state }: { readonly table: ComparedTable; readonly state: CompareState }): ReactNode {
  const [tails, setTails] = useState(false);
  const copy = useCopyRows(CELL_COLUMNS);
  const rows = table.different.filter((d) => tails || d.verdict !== 'rounding');
  const { issue } = state;
  const own = table.report?.id === state.report ? askedParams({ id: state.report, period: table.period ?? '', options: state.options, ...(state.base === undefined ? {} : { base: state.base }) }) : {};
  const open = ({ rowKey, columnKey, drills }: DifferentCell): void => go('reports', '', { id: table.report?.id, period: table.period, ...(issue === null ? own : { issue: String(issue) }), ...(drills ? { row: rowKey, column: columnKey } : {}) });
  const more = table.differing + table.rounding - table.different.length;
  return (
    <section className="card card-flush compare-cells" aria-label="与台账不符的格">
      <div className="card-head">
        <h2>与台账不符的格</h2>
        <span className="second">{rows.length > 0 && (issue === null ? '点一行，看台账数的来历' : '点一行，看出具的表')}</span>
        <span className="push row">
          {table.rounding > 0 && <Segment label="列哪些" value={tails ? 'all' : 'differing'} onChange={(v) => setTails(v === 'all')} options={[{ value: 'differing', label: `不符 ${countText(table.differing)}` }, { value: 'all', label: `连尾差 ${countText(table.differing + table.rounding)}` }]} />}
          <Button className="no-print" size="small" icon={<CopyOutlined aria-hidden="true" />} disabled={rows.length === 0} onClick={() => copy(rows)}>复制</Button>
        </span>
      </div>
      {rows.length === 0 ? <p className="compare-none"><CheckCircleFilled className="good" aria-hidden="true" /> {table.rounding > 0 ? '没有不符，只有尾差。' : '每一格都与台账一致。'}</p>
        : <PlainTable label="与台账不符的格" columns={CELL_COLUMNS} rows={rows} rowKey={(d) => d.at} tone={(d) => (d.verdict === 'rounding' ? 'done' : undefined)} onOpen={open} />}
      {more > 0 && <p className="compare-none second">另有 {countText(more)} 格没有列出。差得这么多，多半是拿错了月份或单位，请先核对表头。</p>}
    </section>
  );
}
