import { CopyOutlined } from '@ant-design/icons';
import { App, Button, Select } from 'antd';
import { useMemo, useRef, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import type { RecoveryRow } from '../../../../electron/contract/recoveries.js';
import { findCode, FORMS, MEASURES } from '../../../../electron/domain/codes.js';
import { firstDay, lastDay, yearOf } from '../../../../electron/domain/date.js';
import { useClient } from '../../../api/client-context.js';
import { useQuery } from '../../../api/use-query.js';
import { PageHead } from '../../../components/card.js';
import { DayInput } from '../../../components/day-input.js';
import { Refusal } from '../../../components/refusal.js';
import type { Column } from '../../../components/table/column.js';
import { Grid, type GridHandle } from '../../../components/table/grid.js';
import { usePagedRows } from '../../../components/table/use-paged-rows.js';
import { useAppState } from '../../../frame/app-state.js';
import { useDisplayUnit } from '../../../frame/display-unit.js';
import { go, useRoute } from '../../../frame/use-route.js';
import { amountText, countText } from '../../../text/figures.js';
import { isReversible, ReverseDialog, totalOf } from '../reverse-dialog.js';
import { listInput, receiptFilter, without, type ReceiptFilter } from './list-filter.js';

type Answer = OutputOf<'recoveries.list'>;

const COLUMNS: readonly Column<RecoveryRow>[] = [
  { key: 'on', titles: ['收回日期'], kind: 'day', width: 88, frozen: true, value: (r) => r.on },
  { key: 'voucher', titles: ['凭证'], kind: 'id', width: 90, value: (r) => r.voucherNo },
  { key: 'unit', titles: ['机构'], kind: 'text', width: 94, value: (r) => r.unit },
  { key: 'borrower', titles: ['借款人'], kind: 'text', width: 110, grow: true, value: (r) => r.borrower, onOpen: (r) => go('loans', '', { loanId: r.loanId }) },
  { key: 'loanNo', titles: ['借据号'], kind: 'id', width: 118, value: (r) => r.loanNo },
  { key: 'form', titles: ['形式'], kind: 'text', width: 108, value: (r) => r.form, render: (r) => (r.reversalOf === null ? <>{r.form}{r.carried && <span className="third"> 期初带入</span>}</> : <span className="bad">红字冲正 {r.form}</span>) },
  { key: 'measure', titles: ['措施'], kind: 'text', width: 58, value: (r) => r.measure },
  { key: 'principalFen', titles: ['收回', '本金'], kind: 'money', width: 104, value: (r) => r.principalFen },
  { key: 'onInterestFen', titles: ['收回', '表内息'], kind: 'money', width: 92, value: (r) => r.onInterestFen },
  { key: 'offInterestFen', titles: ['收回', '表外息'], kind: 'money', width: 92, value: (r) => r.offInterestFen },
  { key: 'persons', titles: ['归属'], kind: 'text', width: 120, grow: true, value: (r) => r.persons, render: (r) => <span title={r.persons}>{r.persons === '' ? <span className="zero">—</span> : r.persons}</span> },
  { key: 'booked', titles: ['入账'], kind: 'day', width: 88, value: (r) => r.bookedOn, render: (r) => <span className={r.bookedOn === r.on ? 'third' : 'warn'} title={r.bookedOn === r.on ? undefined : '补记'}>{r.bookedOn}</span> },
];

/** 收回明细: the receipts behind a figure, narrowed by what stands in the address. */
export function ListPage(): ReactNode {
  const client = useClient();
  const { message } = App.useApp();
  const { params } = useRoute();
  const { period, today } = useAppState();
  const unit = useDisplayUnit();
  const grid = useRef<GridHandle>(null);
  const filter = useMemo(() => receiptFilter(params), [params]);
  const [current, setCurrent] = useState<RecoveryRow>();
  const [reversing, setReversing] = useState<RecoveryRow>();
  const rows = usePagedRows<RecoveryRow, Answer>((offset, limit) => client.query('recoveries.list', listInput(filter, offset, limit)), JSON.stringify(filter), ['recoveries', 'imports']);
  const units = useQuery('units.list', {}, ['settings', 'imports']).data?.units ?? [];
  const staff = useQuery('staff.list', filter.staffNo === undefined ? null : { search: filter.staffNo }, ['settings']).data?.staff.find((s) => s.staffNo === filter.staffNo);
  const show = (next: ReceiptFilter): void => go('recoveries', 'list', { ...next }, true);
  const set = <K extends keyof ReceiptFilter>(key: K, value: ReceiptFilter[K] | null | undefined): void => show(value === null || value === undefined || value === '' ? without(filter, key) : { ...filter, [key]: value });
  const year = yearOf(period ?? today);
  const { answer } = rows;
  const months = period === null ? [] : [{ label: '本月', from: firstDay(period), to: lastDay(period) }, { label: '本年', from: `${year}-01-01`, to: `${year}-12-31` }];
  return (
    <>
      <PageHead title="收回明细" hint={answer ? `${countText(answer.count)} 笔，收回合计${filter.form === undefined ? '（含转据等）' : ''} ${amountText(answer.principalFen + answer.onInterestFen + answer.offInterestFen, unit)} ${unit}，其中本金 ${amountText(answer.principalFen, unit)}，利息 ${amountText(answer.onInterestFen + answer.offInterestFen, unit)}` : ''}>
        <Button icon={<CopyOutlined aria-hidden="true" />} onClick={() => { grid.current?.copy(); message.success('已复制选中的格，带表头'); }}>复制（带表头）</Button>
        <Button disabled={current === undefined || !isReversible(current)} onClick={() => setReversing(current)}>红字冲正…</Button>
        <Button type="primary" href="#/recoveries">登记收回</Button>
      </PageHead>
      <div className="got-filters">
        <span>入账日期</span>
        <DayInput label="从" size="small" optional year={year} value={filter.from ?? null} onChange={(d) => set('from', d)} /> 至 <DayInput label="到" size="small" optional year={year} value={filter.to ?? null} onChange={(d) => set('to', d)} />
        {months.map((m) => <button key={m.label} type="button" className={filter.from === m.from && filter.to === m.to ? 'chip chip-here' : 'chip'} onClick={() => show({ ...filter, from: m.from, to: m.to })}>{m.label}</button>)}
        <Select size="small" aria-label="机构" style={{ width: 150 }} value={filter.unitId ?? 0} onChange={(id: number) => set('unitId', id === 0 ? null : id)} showSearch={{ optionFilterProp: 'label' }} options={[{ value: 0, label: '全部机构' }, ...units.map((u) => ({ value: u.unitId, label: u.name }))]} />
        <Select size="small" aria-label="形式" style={{ width: 136 }} value={findCode(FORMS, filter.form ?? '')?.code ?? ''} onChange={(c: string) => set('form', c)} options={[{ value: '', label: '全部形式' }, ...FORMS.filter((f) => f.effect !== 'grow').map((f) => ({ value: f.code, label: f.name }))]} />
        <Select size="small" aria-label="措施" style={{ width: 104 }} value={findCode(MEASURES, filter.measure ?? '')?.code ?? ''} onChange={(c: string) => set('measure', c)} options={[{ value: '', label: '全部措施' }, ...MEASURES.map((m) => ({ value: m.code, label: m.name }))]} />
        {filter.staffNo !== undefined && <button type="button" className="tag tag-accent got-word" aria-label="去掉筛选 清收人" onClick={() => show(without(filter, 'staffNo'))}>清收人 = {staff?.name ?? filter.staffNo} ✕</button>}
        {filter.loanId !== undefined && <button type="button" className="tag tag-accent got-word" aria-label="去掉筛选 贷款" onClick={() => show(without(filter, 'loanId'))}>只看一笔贷款 ✕</button>}
        {Object.keys(filter).length > 0 && <button type="button" className="bare link" onClick={() => show({})}>清除筛选</button>}
      </div>
      <Refusal error={rows.error} onRetry={rows.refetch} />
      <Grid
        handle={grid} label="收回明细" columns={COLUMNS} source={rows.source} rowKey={(r) => r.entryId} busy={rows.loading} {...(current ? { currentKey: current.entryId } : {})} onRow={setCurrent} onOpen={(r) => go('loans', '', { loanId: r.loanId })}
        tone={(r) => (r.reversalOf !== null ? 'bad' : r.reversed ? 'done' : r.carried ? 'attention' : undefined)}
        totals={{ label: `合计 ${countText(answer?.count ?? 0)} 笔`, labelColumn: 'borrower', values: answer ? { principalFen: answer.principalFen, onInterestFen: answer.onInterestFen, offInterestFen: answer.offInterestFen } : {} }}
        empty={Object.keys(filter).length > 0 ? '没有符合条件的收回，可以去掉一个筛选再看' : '还没有收回。登记或导入清收登记簿后列在这里。'}
      />
      <div className="legend"><span><i style={{ background: 'var(--row-bad)' }} />红字冲正</span><span><i style={{ background: 'var(--row-done)' }} />已被冲正</span><span><i style={{ background: 'var(--row-attention)' }} />期初带入，没有凭证</span><span className="keys"><kbd>Enter</kbd> 看贷款 <kbd>Ctrl C</kbd> 带表头复制</span></div>
      <ReverseDialog row={reversing} onClose={() => setReversing(undefined)} onDone={(_, row) => { setReversing(undefined); message.success(`已冲正 ${row.borrower} ${amountText(totalOf(row), '元')} 元`); }} />
    </>
  );
}
