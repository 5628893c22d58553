import { useMemo, useState, type ReactNode } from 'react';
import type { HomeSummary } from '../../../electron/contract/home.js';
import { Amount, Change, Pct } from '../../components/amount.js';
import { Card } from '../../components/card.js';
import { Meter } from '../../components/meter.js';
import { Opens } from '../../components/opens.js';
import { useSize } from '../../components/use-size.js';
import type { Column } from '../../components/table/column.js';
import { PlainTable } from '../../components/table/plain-table.js';
import { useDisplayUnit } from '../../frame/display-unit.js';
import { pctText } from '../../text/figures.js';
import type { HomeLinks } from './links.js';

type Unit = HomeSummary['units'][number];
const BEST = 3;
/** Shown at the end even on a low screen. */
const LAST = 4;
const HEAD = 26;
const ROW = 24;

/** The tone of a unit's state: a rebound is bad, a finished task good, being late a warning. */
const stateTone = (u: Unit): string => (u.state.includes('反弹') || u.changeFen > 0 ? 'tag tag-bad' : u.state.includes('完成') ? 'tag tag-good' : u.state.includes('落后') ? 'warn' : '');

/** 信用社排名: who leads and who is behind; all of them on demand. */
export function RankingCard({ summary, to }: { readonly summary: HomeSummary; readonly to: HomeLinks }): ReactNode {
  const unit = useDisplayUnit();
  const [all, setAll] = useState(false);
  const { units, timeProgressPct } = summary;
  const [room, { height }] = useSize<HTMLDivElement>();
  const last = Math.max(LAST, Math.floor((height - HEAD) / ROW) - BEST);
  const short = !all && units.length > BEST + last;
  const rows = short ? [...units.slice(0, BEST), ...units.slice(-last)] : units;
  const columns = useMemo<readonly Column<Unit>[]>(() => [
    { key: 'rank', titles: ['名次'], kind: 'rank', width: 44, value: (u) => u.rank },
    { key: 'unit', titles: ['信用社'], kind: 'text', width: 96, value: (u) => u.unit, render: (u) => <Opens href={to.unit(u.unitId)}>{u.unit}</Opens> },
    { key: 'task', titles: ['年度任务'], kind: 'money', width: 84, value: (u) => u.taskFen },
    { key: 'got', titles: ['本年清收'], kind: 'money', width: 84, value: (u) => u.recoveredFen, render: (u) => <Opens href={to.monthly('recoveredYtdFen', u.code)}><Amount fen={u.recoveredFen} /></Opens> },
    { key: 'pct', titles: ['完成率'], kind: 'percent', width: 130, grow: true, align: 'left', value: (u) => u.completionPct, render: (u) => <span className="home-pct"><Meter pct={u.completionPct} tick={timeProgressPct} label={`${u.unit}完成率`} /><Pct value={u.completionPct} /></span> },
    { key: 'npl', titles: ['不良余额'], kind: 'money', width: 84, value: (u) => u.nplFen, render: (u) => <Opens href={to.monthly('endFen', u.code)}><Amount fen={u.nplFen} /></Opens> },
    { key: 'change', titles: ['较年初'], kind: 'money', width: 92, value: (u) => u.changeFen, render: (u) => <Opens href={to.change('Year', u.code)}><Change fen={u.changeFen} /></Opens> },
    { key: 'state', titles: ['状态'], kind: 'text', width: 162, value: (u) => u.state, render: (u) => <span className={stateTone(u)}>{u.state}</span> },
  ], [to, timeProgressPct]);
  return (
    <Card
      title="信用社排名" hint={`按年度清收任务完成率，${unit}；竖线为时间进度 ${pctText(timeProgressPct)}`} flush className="home-ranking"
      right={(short || all) && <button type="button" className="bare link no-print" onClick={() => setAll(!all)}>{all ? '只看首尾' : `全部 ${units.length} 个信用社`}</button>}
    >
      <div className="home-scroll" ref={room}>
        <PlainTable className={short ? 'home-small home-gap' : 'home-small'} label="信用社排名" columns={columns} rows={rows} rowKey={(u) => u.unitId} empty="还没有机构" />
      </div>
    </Card>
  );
}
