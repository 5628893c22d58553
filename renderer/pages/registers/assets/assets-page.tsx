import { App, Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { AssetRow } from '../../../../electron/contract/registers.js';
import { ASSET_KINDS, nameOf } from '../../../../electron/domain/codes.js';
import { useQuery } from '../../../api/use-query.js';
import { Amount } from '../../../components/amount.js';
import { PageHead } from '../../../components/card.js';
import type { Column } from '../../../components/table/column.js';
import { Grid } from '../../../components/table/grid.js';
import { arraySource } from '../../../components/table/row-source.js';
import { useAppState } from '../../../frame/app-state.js';
import { FixedUnit } from '../../../frame/display-unit.js';
import { routeHash } from '../../../frame/routes.js';
import { amountText, countText } from '../../../text/figures.js';
import { EVERYTHING, filterInput, FilterLine, RegisterFrame, type RegisterFilter } from '../register-frame.js';
import { AssetDialog } from './asset-dialog.js';
import { DisposeDialog } from './dispose-dialog.js';
import { RemoveDialog } from './remove-dialog.js';

const COLUMNS: readonly Column<AssetRow>[] = [
  { key: 'no', titles: ['编号'], kind: 'id', width: 90, frozen: true, value: (a) => a.no },
  { key: 'name', titles: ['名称'], kind: 'text', width: 150, grow: true, value: (a) => a.name },
  { key: 'kind', titles: ['类别'], kind: 'text', width: 64, value: (a) => nameOf(ASSET_KINDS, a.kind) },
  { key: 'unit', titles: ['机构'], kind: 'text', width: 88, value: (a) => a.unit },
  { key: 'due', titles: ['处置到期'], kind: 'day', width: 88, value: (a) => a.disposeByOn },
  { key: 'agreed', titles: ['金额（元）', '协议价'], kind: 'money', width: 110, value: (a) => a.agreedFen },
  { key: 'free', titles: ['金额（元）', '待退款'], kind: 'money', width: 96, value: (a) => a.freeFen },
  { key: 'left', titles: ['金额（元）', '账面结存'], kind: 'money', width: 110, value: (a) => a.bookFen - a.disposedBookFen },
];

type Act = 'new' | 'edit' | 'dispose' | 'remove';
const gone = (a: AssetRow): boolean => a.bookFen > 0 && a.disposedBookFen >= a.bookFen;

/** 抵债资产登记簿. */
export function AssetsPage(): ReactNode {
  const { message } = App.useApp();
  const { readOnly } = useAppState();
  const [filter, setFilter] = useState<RegisterFilter>(EVERYTHING);
  const [currentId, setCurrent] = useState<number>();
  const [act, setAct] = useState<Act>();
  const units = useQuery('units.list', {}, ['settings', 'imports']).data?.units ?? [];
  const { data, error, loading, refetch } = useQuery('assets.list', filterInput(filter), ['registers', 'recoveries', 'imports', 'settings']);
  const source = useMemo(() => arraySource(data?.assets ?? []), [data]);
  // the grid begins on its first row
  const current = data?.assets.find((a) => a.assetId === currentId) ?? data?.assets[0];
  const done = (said?: string): void => {
    setAct(undefined);
    if (said !== undefined) message.success(said);
  };
  return (
    <FixedUnit unit="元">
      <PageHead title="抵债资产" hint={data ? `${countText(data.assets.length)} 件，协议价 ${amountText(data.agreedFen, '元')} 元，账面结存 ${amountText(data.leftFen, '元')} 元` : ''}>
        <Button type="primary" disabled={readOnly} onClick={() => setAct('new')}>登记资产…</Button>
      </PageHead>
      <FilterLine filter={filter} units={units} placeholder="名称、编号、户名、借据号" openText="未处置完" onFilter={setFilter} />
      <RegisterFrame
        error={error} onRetry={refetch} sideLabel="这件资产"
        list={
          <Grid
            label="抵债资产" columns={COLUMNS} source={source} rowKey={(a) => a.assetId} busy={loading} currentKey={current?.assetId} onRow={(a) => setCurrent(a.assetId)} onOpen={(a) => { setCurrent(a.assetId); if (!readOnly) setAct('edit'); }} tone={(a) => (gone(a) ? 'done' : undefined)}
            totals={{ label: `合计 ${countText(data?.assets.length ?? 0)} 件`, labelColumn: 'name', values: data ? { agreed: data.agreedFen, left: data.leftFen, free: data.assets.reduce((n, a) => n + a.freeFen, 0) } : {} }}
            empty={filter === EVERYTHING ? '还没有抵债资产。登记以物抵债，或导入抵债资产登记簿后列在这里。' : '没有符合条件的资产'}
          />
        }
        side={current ? <Side asset={current} readOnly={readOnly} onAct={setAct} /> : <p className="second">选中一件资产，这里显示它抵了哪些贷款、怎样处置。</p>}
      />
      {act === 'new' && <AssetDialog units={units} onClose={done} />}
      {act === 'edit' && current && <AssetDialog asset={current} units={units} onClose={done} />}
      {act === 'dispose' && current && <DisposeDialog asset={current} onClose={done} />}
      {act === 'remove' && current && <RemoveDialog asset={current} onClose={done} />}
    </FixedUnit>
  );
}

function Side({ asset, readOnly, onAct }: { readonly asset: AssetRow; readonly readOnly: boolean; readonly onAct: (act: Act) => void }): ReactNode {
  return (
    <>
      <h2>{asset.name}</h2>
      <dl className="facts">
        <dt>接收</dt><dd>{asset.receivedOn}</dd>
        <dt>数量</dt><dd>{asset.quantity === '' ? '—' : asset.quantity}</dd>
        <dt>协议价</dt><dd><Amount fen={asset.agreedFen} /></dd>
        <dt>已抵本息</dt><dd><Amount fen={asset.chargedFen} /></dd>
        <dt>待退款</dt><dd><Amount fen={asset.freeFen} /></dd>
        <dt>账面价值</dt><dd><Amount fen={asset.bookFen} /></dd>
        <dt>已处置账面</dt><dd><Amount fen={asset.disposedBookFen} /></dd>
        <dt>处置收入</dt><dd><Amount fen={asset.cashFen} /></dd>
      </dl>
      <div className="register-acts">
        <Button size="small" disabled={readOnly || gone(asset)} onClick={() => onAct('dispose')}>登记处置…</Button>
        <Button size="small" disabled={readOnly} onClick={() => onAct('edit')}>修改…</Button>
        <Button size="small" disabled={readOnly || asset.loans.length > 0 || asset.events.length > 0} onClick={() => onAct('remove')}>作废…</Button>
      </div>
      <h3>抵减的贷款</h3>
      {asset.loans.length === 0 ? <p className="second">还没有。在清收登记里选“以物抵债”，用它抵减贷款。</p> : <ul>{asset.loans.map((l) => <li key={l.loanId}><a href={routeHash('loans', '', { loanId: l.loanId })}>{l.borrower}</a><span className="third">{l.no}</span><span className="push">本金 <Amount fen={l.principalFen} />，利息 <Amount fen={l.onInterestFen + l.offInterestFen} /></span></li>)}</ul>}
      <h3>处置</h3>
      {asset.events.length === 0 ? <p className="second">还没有处置，应在 {asset.disposeByOn} 前处置。</p> : <ul>{asset.events.map((e) => <li key={e.eventId}><span className="figure">{e.on}</span><strong>{e.act}</strong><span className="push">账面 <Amount fen={e.bookFen} />，收入 <Amount fen={e.cashFen} /></span></li>)}</ul>}
      <p className="third">处置收入不再计入清收：接收时已经算过。</p>
    </>
  );
}
