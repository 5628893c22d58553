import { Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { HandedInUnit } from '../../../../electron/contract/imports.js';
import { parsePeriod, periodOf } from '../../../../electron/domain/date.js';
import { useQuery } from '../../../api/use-query.js';
import { PageHead } from '../../../components/card.js';
import { MonthInput } from '../../../components/month-input.js';
import { Refusal } from '../../../components/refusal.js';
import type { Column } from '../../../components/table/column.js';
import { Grid } from '../../../components/table/grid.js';
import { arraySource } from '../../../components/table/row-source.js';
import { useAppState } from '../../../frame/app-state.js';
import { routeHash } from '../../../frame/routes.js';
import { go, useRoute } from '../../../frame/use-route.js';
import { countText } from '../../../text/figures.js';

type State = 'missing' | 'open' | 'done';
const STATES: readonly { readonly state: State | 'all'; readonly label: string }[] = [{ state: 'all', label: '全部' }, { state: 'missing', label: '未报' }, { state: 'open', label: '有退回' }, { state: 'done', label: '已报' }];

const stateOf = ({ handedIn }: HandedInUnit): State => (handedIn === null ? 'missing' : handedIn.conflicts + handedIn.rejected > 0 ? 'open' : 'done');
const TAGS: Readonly<Record<State, ReactNode>> = { missing: <span className="tag tag-bad">未报</span>, open: <span className="tag tag-warn">有退回</span>, done: <span className="tag tag-good">已报</span> };
const lacks = (key: keyof HandedInUnit['lacking'], title: string): Column<HandedInUnit> => ({ key, titles: ['台账未填（笔）', title], kind: 'count', width: 72, value: (u) => u.lacking[key] });

const COLUMNS: readonly Column<HandedInUnit>[] = [
  { key: 'unit', titles: ['机构'], kind: 'text', width: 116, frozen: true, value: (u) => u.unit },
  { key: 'state', titles: ['状态'], kind: 'text', width: 72, value: (u) => STATES.find((s) => s.state === stateOf(u))?.label ?? '', render: (u) => TAGS[stateOf(u)] },
  { key: 'first', titles: ['报送', '首次'], kind: 'day', width: 92, value: (u) => u.handedIn?.firstOn ?? null },
  { key: 'last', titles: ['报送', '最近'], kind: 'day', width: 92, value: (u) => u.handedIn?.lastOn ?? null },
  { key: 'rows', titles: ['报送', '行数'], kind: 'count', width: 64, value: (u) => u.handedIn?.rows ?? null },
  { key: 'conflicts', titles: ['报送', '冲突'], kind: 'count', width: 56, value: (u) => u.handedIn?.conflicts ?? null },
  { key: 'rejected', titles: ['报送', '拒绝'], kind: 'count', width: 56, value: (u) => u.handedIn?.rejected ?? null },
  { key: 'file', titles: ['文件'], kind: 'text', width: 150, grow: true, value: (u) => u.handedIn?.files.join('、') ?? '' },
  { key: 'loans', titles: ['台账', '未结清笔数'], kind: 'count', width: 84, value: (u) => u.loans },
  lacks('responsible', '责任人'), lacks('idNo', '证件号码'), lacks('cause', '形成原因'), lacks('limitation', '时效日'),
];

/** D4-06 台账报送: whose 台账 of the month came in, what of it went back, and how complete the ledger is. */
export function HandedInPage(): ReactNode {
  const { period: open, today } = useAppState();
  const { params } = useRoute();
  const period = parsePeriod(params['month'] ?? '') ?? open ?? periodOf(today);
  const [state, setState] = useState<State | 'all'>('all');
  const { data, error, loading, refetch } = useQuery('import.handedIn', { period }, ['imports', 'loans', 'rosters', 'settings']);
  const units = useMemo(() => data?.units ?? [], [data]);
  const shown = useMemo(() => units.filter((u) => state === 'all' || stateOf(u) === state), [units, state]);
  const source = useMemo(() => arraySource(shown), [shown]);
  const counted = (s: State | 'all'): number => units.filter((u) => s === 'all' || stateOf(u) === s).length;
  const sum = (of: (u: HandedInUnit) => number): number => shown.reduce((a, u) => a + of(u), 0);
  return (
    <>
      <PageHead title="台账报送" hint={data ? `${period} 台账：${countText(units.length)} 个机构，已报 ${countText(counted('done') + counted('open'))} 个，未报 ${countText(counted('missing'))} 个` : ''}>
        <MonthInput label="报送月份" value={period} onChange={(month) => go('registers', 'handed-in', { month })} />
        <Button type="primary" href={routeHash('imports')}>导入台账</Button>
      </PageHead>
      <div className="chips">{STATES.map((s) => <button key={s.state} type="button" className={state === s.state ? 'chip chip-here' : 'chip'} aria-pressed={state === s.state} onClick={() => setState(s.state)}>{s.label} <small>{countText(counted(s.state))}</small></button>)}</div>
      <Refusal error={error} onRetry={refetch} />
      <div className="register-list"><Grid label="台账报送" columns={COLUMNS} source={source} rowKey={(u) => u.unitId} busy={loading && data === undefined} onOpen={(u) => go('loans', '', { unitId: u.unitId })} totals={{ label: `合计 ${countText(shown.length)} 个`, labelColumn: 'unit', values: { rows: sum((u) => u.handedIn?.rows ?? 0), conflicts: sum((u) => u.handedIn?.conflicts ?? 0), rejected: sum((u) => u.handedIn?.rejected ?? 0), loans: sum((u) => u.loans), responsible: sum((u) => u.lacking.responsible), idNo: sum((u) => u.lacking.idNo), cause: sum((u) => u.lacking.cause), limitation: sum((u) => u.lacking.limitation) } }} empty={state === 'all' ? '台账里还没有未结清的贷款' : '没有这样的机构'} /></div>
      <div className="legend"><span>按导入的台账登记；冲突和拒绝的行以最近一次为准，改正后重新导入即消。台账未填的笔数是现在的。</span><span className="keys"><kbd>Enter</kbd> 看这个机构的台账</span></div>
    </>
  );
}
