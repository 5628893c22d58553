import { Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { IncentivePersonResult, IncentiveRunResult } from '../../../../electron/contract/incentive.js';
import { Amount } from '../../../components/amount.js';
import type { Column } from '../../../components/table/column.js';
import { Grid } from '../../../components/table/grid.js';
import { arraySource } from '../../../components/table/row-source.js';
import type { Sort } from '../../../components/table/table-head.js';
import { FixedUnit } from '../../../frame/display-unit.js';
import { go } from '../../../frame/use-route.js';
import { amountText, countText } from '../../../text/figures.js';
import { hundredths } from '../people/people-filter.js';

const COLUMNS: readonly Column<IncentivePersonResult>[] = [
  { key: 'rank', titles: ['名次'], kind: 'rank', width: 50, frozen: true, sortKey: 'rank', value: (p) => p.rank },
  { key: 'name', titles: ['姓名'], kind: 'text', width: 84, frozen: true, sortKey: 'name', value: (p) => p.name, render: (p) => <strong title={p.staffNo}>{p.name}</strong> },
  { key: 'unit', titles: ['机构'], kind: 'text', width: 110, grow: true, sortKey: 'unit', value: (p) => p.unit },
  { key: 'tier', titles: ['职级'], kind: 'text', width: 92, value: (p) => p.tier },
  { key: 'target', titles: ['任务'], kind: 'money', width: 110, sortKey: 'targetFen', value: (p) => p.targetFen },
  { key: 'credited', titles: ['认定额'], kind: 'money', width: 110, sortKey: 'creditedFen', value: (p) => p.creditedFen },
  { key: 'completion', titles: ['完成率'], kind: 'percent', width: 76, sortKey: 'completion', value: (p) => p.completionPct },
  { key: 'reward', titles: ['奖惩（元）', '应发'], kind: 'money', width: 100, sortKey: 'rewardFen', value: (p) => p.rewardFen },
  { key: 'held', titles: ['奖惩（元）', '暂留'], kind: 'money', width: 90, sortKey: 'heldBackFen', value: (p) => p.heldBackFen },
  { key: 'penalty', titles: ['奖惩（元）', '扣罚'], kind: 'money', width: 90, sortKey: 'penaltyFen', value: (p) => (p.penaltyFen === 0 ? 0 : -p.penaltyFen) },
  { key: 'paid', titles: ['奖惩（元）', '实付'], kind: 'money', width: 104, sortKey: 'paid', value: (p) => p.rewardFen - p.penaltyFen, onOpen: (p) => openPerson(p) },
  { key: 'sanctions', titles: ['限制事项'], kind: 'text', width: 96, value: (p) => p.sanctions.join('；'), render: (p) => (p.sanctions.length === 0 ? <span className="zero">—</span> : <span className={p.sanctions[0]?.startsWith('预警') ? 'warn' : 'bad'} title={p.sanctions.join('\n')}>{p.sanctions[0]?.startsWith('预警') ? '预警' : '限制'} {p.sanctions.length} 项</span>) },
];

/** The address keeps the run that is shown: `run` stays as it is. */
function openPerson(p: IncentivePersonResult): void {
  const run = new URLSearchParams(window.location.hash.split('?')[1] ?? '').get('run') ?? '';
  go('targets', 'incentive', { run, person: p.staffNo });
}

/** By a column; without a rank or completion last, whichever way. */
export function sortResults(rows: readonly IncentivePersonResult[], { key, descending }: Sort): IncentivePersonResult[] {
  const value = (p: IncentivePersonResult): number | string | null => {
    if (key === 'completion') return p.completionPct === null ? null : hundredths(p.completionPct);
    if (key === 'paid') return p.rewardFen - p.penaltyFen;
    return p[key as 'staffNo' | 'rank' | 'name' | 'unit' | 'targetFen' | 'creditedFen' | 'rewardFen' | 'heldBackFen' | 'penaltyFen'];
  };
  const way = descending ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return x === y ? (a.staffNo < b.staffNo ? -1 : 1) : x < y ? -way : way;
  });
}

type Show = 'all' | 'paid' | 'penalty' | 'sanctions';
const SHOWS: readonly { readonly show: Show; readonly label: string; readonly fits: (p: IncentivePersonResult) => boolean }[] = [
  { show: 'all', label: '全部', fits: () => true }, { show: 'paid', label: '有奖励', fits: (p) => p.rewardFen > 0 }, { show: 'penalty', label: '有扣罚', fits: (p) => p.penaltyFen > 0 }, { show: 'sanctions', label: '有限制', fits: (p) => p.sanctions.length > 0 },
];

/** What a run came to: totals, what it had to leave out, everybody with the amount that opens its derivation. */
export function RunResult({ run }: { readonly run: IncentiveRunResult }): ReactNode {
  const [show, setShow] = useState<Show>('all');
  const [search, setSearch] = useState('');
  const rows = useMemo(() => run.persons.filter((p) => (SHOWS.find((s) => s.show === show)?.fits(p) ?? true) && (search.trim() === '' || p.name.includes(search.trim()) || p.staffNo.includes(search.trim()))), [run, show, search]);
  const [sort, setSort] = useState<Sort>({ key: 'staffNo', descending: false });
  const source = useMemo(() => arraySource(sortResults(rows, sort)), [rows, sort]);
  const sum = (of: (p: IncentivePersonResult) => number): number => rows.reduce((a, p) => a + of(p), 0);
  const { totals: t } = run;
  return (
    <FixedUnit unit="元">
      <div className="run-result">
        <div className="run-cards">
          <section className="card"><span className="second">办法</span><strong className="cut" title={run.title}>{run.title}</strong><span className="second">第 {run.version} 版，{run.from} 至 {run.to}</span></section>
          <section className="card"><span className="second">应发奖励</span><strong className="run-figure"><Amount fen={t.rewardFen} /></strong><span className="second">{countText(run.persons.filter((p) => p.rewardFen > 0).length)} / {countText(t.people)} 人{t.poolFen === 0 ? '' : `，另归单位领导 ${amountText(t.poolFen, '元')}`}</span></section>
          <section className="card"><span className="second">暂留</span><strong className="run-figure"><Amount fen={t.heldBackFen} /></strong><span className="second">任务期满时补发</span></section>
          <section className="card"><span className="second">扣罚</span><strong className="run-figure"><Amount fen={t.penaltyFen} /></strong><span className="second">{countText(run.persons.filter((p) => p.penaltyFen > 0).length)} 人{t.carriedFen === 0 ? '' : `，结转 ${amountText(t.carriedFen, '元')}`}</span></section>
          <section className="card"><span className="second">本期实付</span><strong className="run-figure run-paid"><Amount fen={t.rewardFen - t.penaltyFen} /></strong><span className="second">应发减扣罚</span></section>
        </div>
        {run.warnings.length > 0 && <Warnings warnings={run.warnings} />}
        <div className="run-filters">
          {SHOWS.map((s) => <button key={s.show} type="button" className={show === s.show ? 'chip chip-here' : 'chip'} aria-pressed={show === s.show} onClick={() => setShow(s.show)}>{s.label} <small>{countText(run.persons.filter(s.fits).length)}</small></button>)}
          <Input size="small" allowClear aria-label="姓名或工号" placeholder="姓名或工号" style={{ width: 130 }} value={search} onChange={(e) => setSearch(e.target.value)} />
          <span className="push second"><kbd>Enter</kbd> 看这个人的逐笔来历</span>
        </div>
        <Grid
          label="每人奖惩" columns={COLUMNS} source={source} rowKey={(p) => p.staffNo} sort={sort} onSort={setSort} onOpen={openPerson}
          totals={{ label: '合计', labelColumn: 'name', values: { unit: `${countText(rows.length)} 人`, target: sum((p) => p.targetFen), credited: sum((p) => p.creditedFen), reward: sum((p) => p.rewardFen), held: sum((p) => p.heldBackFen), penalty: -sum((p) => p.penaltyFen), paid: sum((p) => p.rewardFen - p.penaltyFen) } }}
          empty="没有符合条件的人"
        />
      </div>
    </FixedUnit>
  );
}

function Warnings({ warnings }: { readonly warnings: readonly string[] }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <div className="notice notice-warn run-warnings">
      <div className="notice-text">
        <strong>{countText(warnings.length)} 项需要留意：</strong>{warnings[0]}
        {warnings.length > 1 && <button type="button" className="bare link" aria-expanded={open} onClick={() => setOpen(!open)}> {open ? '收起' : '全部列出'}</button>}
        {open && <ul>{warnings.slice(1).map((w, i) => <li key={i}>{w}</li>)}</ul>}
      </div>
    </div>
  );
}

/** `1,789.20 元` in a sentence. */
export const yuanText = (fen: number): string => `${amountText(fen, '元')} 元`;
