import { App, Button, Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { InputOf } from '../../../../electron/contract/api.js';
import type { FalseNameLoan } from '../../../../electron/contract/cases.js';
import { isDay, yearOf } from '../../../../electron/domain/date.js';
import { FALSE_NAME_SOURCES, type FalseNameSource } from '../../../../electron/domain/responsibility/false-names.js';
import { useQuery } from '../../../api/use-query.js';
import { PageHead } from '../../../components/card.js';
import { DayInput } from '../../../components/day-input.js';
import { Refusal } from '../../../components/refusal.js';
import type { Column } from '../../../components/table/column.js';
import { Grid } from '../../../components/table/grid.js';
import { arraySource } from '../../../components/table/row-source.js';
import { useAppState } from '../../../frame/app-state.js';
import { routeHash } from '../../../frame/routes.js';
import { go, useRoute } from '../../../frame/use-route.js';
import { amountText, countText } from '../../../text/figures.js';
import { FlagDialog, WithdrawDialog } from './false-name-dialogs.js';
import { Views } from './views.js';

type List = NonNullable<InputOf<'cases.falseNames'>['what']>;
const LISTS = [
  { list: 'leads', label: '线索', empty: '台账没有这一来源的线索' },
  { list: 'found', label: '已登记', empty: '还没有从这一来源登记的假冒名贷款' },
  { list: 'unsourced', label: '台账已列、未记来源', empty: '台账列为假冒名的贷款都记了来源' },
] as const satisfies readonly { readonly list: List; readonly label: string; readonly empty: string }[];
const MOST = 2000;

const COMMON: readonly Column<FalseNameLoan>[] = [
  { key: 'borrower', titles: ['借款人'], kind: 'text', width: 110, frozen: true, value: (l) => l.borrower },
  { key: 'no', titles: ['借据号'], kind: 'id', width: 120, value: (l) => l.loanNo },
  { key: 'unit', titles: ['机构'], kind: 'text', width: 110, grow: true, value: (l) => l.unit },
  { key: 'user', titles: ['实际用款人'], kind: 'text', width: 96, value: (l) => l.actualUser },
  { key: 'granted', titles: ['发放日期'], kind: 'day', width: 92, value: (l) => l.grantedOn },
  { key: 'owed', titles: ['现欠本金'], kind: 'money', width: 110, value: (l) => l.owedFen },
];
const COLUMNS: Readonly<Record<'asked' | 'found', readonly Column<FalseNameLoan>[]>> = {
  asked: [...COMMON, { key: 'problem', titles: ['问题类型'], kind: 'text', width: 84, value: (l) => l.problem }],
  found: [...COMMON, { key: 'on', titles: ['发现日期'], kind: 'day', width: 92, value: (l) => l.foundOn }, { key: 'by', titles: ['发现人'], kind: 'text', width: 84, value: (l) => l.by }],
};

/** 假冒名清查 (D4-10): per source what the ledger brings forward; what a person finds out is registered. */
export function FalseNamesPage(): ReactNode {
  const { readOnly, today } = useAppState();
  const { message } = App.useApp();
  const { params } = useRoute();
  const source = FALSE_NAME_SOURCES.find((s) => s.code === params['source']) ?? FALSE_NAME_SOURCES[0];
  const list = LISTS.find((l) => l.list === params['list']) ?? LISTS[0];
  const onlineOn = isDay(params['online'] ?? '') ? params['online'] : undefined;
  const [search, setSearch] = useState('');
  const [currentId, setCurrent] = useState<number>();
  const [doing, setDoing] = useState<'one' | 'all' | 'withdraw'>();
  const { data, error, loading, refetch } = useQuery('cases.falseNames', { source: source.code, what: list.list, search: search.trim(), limit: MOST, ...(onlineOn !== undefined && { onlineOn }) }, ['rosters', 'loans', 'recoveries', 'imports', 'history']);
  const loans = useMemo(() => data?.loans ?? [], [data]);
  const grid = useMemo(() => arraySource(loans), [loans]);
  const current = loans.find((l) => l.loanId === currentId) ?? loans[0];
  const sums = (code: FalseNameSource) => data?.sources.find((s) => s.source === code);
  const show = (change: { readonly source?: string; readonly list?: List; readonly online?: string }): void => go('rosters', 'cases', { view: 'false', source: source.code, list: list.list, ...(onlineOn !== undefined && { online: onlineOn }), ...change });
  const counted: Readonly<Record<List, number>> = { leads: sums(source.code)?.leads.count ?? 0, found: sums(source.code)?.found.count ?? 0, unsourced: data?.unsourced.count ?? 0 };
  const done = (said?: string): void => { setDoing(undefined); if (said !== undefined) message.success(said); };
  const needsDay = source.code === 'unregistered' && list.list === 'leads' && onlineOn === undefined;
  return (
    <>
      <PageHead title="假冒名清查" hint={data ? `${list.label} ${countText(data.count)} 笔，现欠 ${amountText(data.fen, '元')} 元` : ''}>
        {list.list !== 'found' && <Button disabled={readOnly || loans.length === 0} onClick={() => setDoing('all')}>登记列出的 {countText(loans.length)} 笔…</Button>}
      </PageHead>
      <Views here="false" />
      <div className="chips">
        {FALSE_NAME_SOURCES.map((s) => <button key={s.code} type="button" className={source.code === s.code ? 'chip chip-here' : 'chip'} aria-pressed={source.code === s.code} onClick={() => show({ source: s.code })}>{s.name} <small>{countText(sums(s.code)?.leads.count ?? 0)}</small></button>)}
        <span className="push row"><span className="second">信贷系统上线日</span><DayInput label="信贷系统上线日" optional placeholder="年-月-日" value={onlineOn ?? null} year={yearOf(today)} onChange={(d) => show(d === null ? { online: '' } : { online: d })} /></span>
      </div>
      <div className="chips">
        <Input size="small" allowClear aria-label="查找贷款" placeholder="借款人、用款人、借据号、机构" style={{ width: 250 }} value={search} onChange={(e) => setSearch(e.target.value)} />
        {LISTS.map((l) => <button key={l.list} type="button" className={list.list === l.list ? 'chip chip-here' : 'chip'} aria-pressed={list.list === l.list} onClick={() => show({ list: l.list })}>{l.label} <small>{countText(counted[l.list])}</small></button>)}
        <span className="second cut">{source.says}{list.list === 'leads' && `。线索：${source.lead}（政府贷款除外）`}</span>
      </div>
      <Refusal error={error} onRetry={refetch} />
      <div className="register-columns">
        <div className="register-list"><Grid label="假冒名清查" columns={COLUMNS[list.list === 'found' ? 'found' : 'asked']} source={grid} rowKey={(l) => l.loanId} busy={loading && data === undefined} currentKey={current?.loanId} onRow={(l) => setCurrent(l.loanId)} onOpen={(l) => { setCurrent(l.loanId); if (!readOnly) setDoing(list.list === 'found' ? 'withdraw' : 'one'); }} totals={{ label: `合计 ${countText(data?.count ?? 0)} 笔`, labelColumn: 'borrower', values: { owed: data?.fen ?? 0 } }} empty={needsDay ? '请先填信贷系统上线日' : search.trim() === '' ? list.empty : '没有找到'} /></div>
        <aside className="card register-side" aria-label="这笔贷款">
          {current ? (
            <>
              <h2><a href={routeHash('loans', '', { loanId: current.loanId })}>{current.borrower}</a> {current.loanNo}</h2>
              <dl className="facts">
                <dt>机构</dt><dd>{current.unit}</dd><dt>问题类型</dt><dd>{current.problem}</dd><dt>实际用款人</dt><dd>{current.actualUser || '就是借款人'}</dd><dt>发放日期</dt><dd>{current.grantedOn}</dd><dt>现欠本金</dt><dd>{amountText(current.owedFen, '元')} 元</dd>
                {current.foundOn !== null && <><dt>来源</dt><dd>{source.name}</dd><dt>发现</dt><dd>{current.foundOn} {current.by}</dd><dt>情况</dt><dd>{current.says}</dd>{current.docNo !== '' && <><dt>文号</dt><dd>{current.docNo}</dd></>}</>}
              </dl>
              <div className="register-acts">{list.list === 'found' ? <Button size="small" disabled={readOnly} onClick={() => setDoing('withdraw')}>撤下…</Button> : <Button size="small" type="primary" disabled={readOnly} onClick={() => setDoing('one')}>登记为假冒名…</Button>}</div>
              {data && data.count > loans.length && <p className="second">只列金额最大的 {countText(loans.length)} 笔，合计是全部 {countText(data.count)} 笔。</p>}
            </>
          ) : <p className="second">选中一笔，这里显示它的情况。</p>}
        </aside>
      </div>
      {(doing === 'one' || doing === 'all') && current && <FlagDialog loans={doing === 'one' ? [current] : loans} source={source.code} onClose={done} />}
      {doing === 'withdraw' && current && <WithdrawDialog loan={current} source={source.code} onClose={done} />}
    </>
  );
}
