import type { ReactNode } from 'react';
import type { ImportPlan } from '../../../../electron/contract/imports.js';
import { Change } from '../../../components/amount.js';
import { Card } from '../../../components/card.js';
import type { Column } from '../../../components/table/column.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { useDisplayUnit } from '../../../frame/display-unit.js';
import { amountText, countText, signed } from '../../../text/figures.js';
import { changesOf, type Figure, type FigureChange } from '../figures.js';

interface BeforeAfterProps {
  readonly before: readonly Figure[] | undefined;
  readonly after: readonly Figure[] | undefined;
  /** What the plan itself foretold, where it did. */
  readonly effect: ImportPlan['effect'];
}

/** The county's figures on both sides of the batch. */
export function BeforeAfter({ before, after, effect }: BeforeAfterProps): ReactNode {
  const unit = useDisplayUnit();
  const measured = changesOf(before, after);
  const rows: readonly FigureChange[] = measured.length > 0 ? measured : effect.map((e) => ({ name: e.name, kind: 'money', value: e.afterFen, before: e.beforeFen, riseIs: 'neutral' }));
  const text = (r: FigureChange, value: number): string => (r.kind === 'money' ? amountText(value, unit) : countText(value));
  const columns: readonly Column<FigureChange>[] = [
    { key: 'name', titles: ['项目'], kind: 'text', width: 160, grow: true, value: (r) => r.name },
    { key: 'before', titles: ['入账前'], kind: 'text', align: 'right', width: 130, value: (r) => text(r, r.before) },
    { key: 'after', titles: ['入账后'], kind: 'text', align: 'right', width: 130, value: (r) => text(r, r.value) },
    { key: 'change', titles: ['变动'], kind: 'text', align: 'right', width: 140, value: (r) => r.value - r.before, render: (r) => (r.kind === 'money' ? <Change fen={r.value - r.before} riseIs={r.riseIs} /> : <CountChange by={r.value - r.before} riseIs={r.riseIs} />) },
  ];
  return (
    <Card title="入账前后" hint={unit} flush className="imports-effect">
      <PlainTable label="入账前后" columns={columns} rows={rows} rowKey={(r) => r.name} empty={after === undefined && before !== undefined ? '正在重算…' : '这一批没有动到这些数'} />
    </Card>
  );
}

function CountChange({ by, riseIs }: { readonly by: number; readonly riseIs: Figure['riseIs'] }): ReactNode {
  const tone = by === 0 ? 'zero' : riseIs === 'neutral' ? '' : (by > 0) === (riseIs === 'bad') ? 'bad' : 'good';
  return <span className={`figure ${tone}`}>{by === 0 ? '0' : <>{by > 0 ? '↑ ' : '↓ '}{signed(countText(by))}</>}</span>;
}
