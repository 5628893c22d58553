import { useState, type ReactNode } from 'react';
import type { HomeSummary } from '../../../electron/contract/home.js';
import { Card } from '../../components/card.js';
import { PlainTable } from '../../components/table/plain-table.js';
import type { Column } from '../../components/table/column.js';
import { useDisplayUnit } from '../../frame/display-unit.js';
import type { HomeLinks } from './links.js';
import { MonthsChart } from './months-chart.js';

type Month = HomeSummary['months'][number];
const columns: readonly Column<Month>[] = [
  { key: 'month', titles: ['月份'], kind: 'text', width: 70, align: 'center', value: (m) => `${Number(m.period.slice(5))}月` },
  { key: 'cash', titles: ['现金'], kind: 'money', width: 100, grow: true, value: (m) => m.cashFen },
  { key: 'kind', titles: ['以物抵债'], kind: 'money', width: 90, grow: true, value: (m) => m.inKindFen },
  { key: 'sum', titles: ['合计'], kind: 'money', width: 100, grow: true, value: (m) => m.cashFen + m.inKindFen },
];

/** 各月清收 as a chart, the table one click away. */
export function MonthsCard({ months, to }: { readonly months: readonly Month[]; readonly to: HomeLinks }): ReactNode {
  const unit = useDisplayUnit();
  const [asTable, setAsTable] = useState(false);
  const total = (pick: (m: Month) => number): number => months.reduce((sum, m) => sum + pick(m), 0);
  const right = (
    <>
      {!asTable && <span className="home-key"><i className="home-key-cash" />现金 <i className="home-key-kind" />以物抵债</span>}
      <button type="button" className="bare link" onClick={() => setAsTable(!asTable)}>{asTable ? '看图' : '看表'}</button>
    </>
  );
  return (
    <Card title="各月清收" hint={`按形式，${unit}`} right={right} className="home-months" flush={asTable}>
      {asTable ? (
        <PlainTable className="home-small" label="各月清收" columns={columns} rows={months} rowKey={(m) => m.period} totals={{ label: '合计', labelColumn: 'month', values: { cash: total((m) => m.cashFen), kind: total((m) => m.inKindFen), sum: total((m) => m.cashFen + m.inKindFen) } }} />
      ) : (
        <MonthsChart months={[...months]} to={to} />
      )}
    </Card>
  );
}
