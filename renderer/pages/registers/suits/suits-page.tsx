import { App, Button, Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { SuitRow } from '../../../../electron/contract/registers.js';
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
import { CloseSuitDialog } from './close-suit-dialog.js';
import { SuitDialog } from './suit-dialog.js';

const COLUMNS: readonly Column<SuitRow>[] = [
  { key: 'batch', titles: ['批次'], kind: 'rank', width: 52, frozen: true, value: (s) => s.batchNo },
  { key: 'borrower', titles: ['借款人'], kind: 'text', width: 120, frozen: true, grow: true, value: (s) => s.borrower },
  { key: 'unit', titles: ['机构'], kind: 'text', width: 88, value: (s) => s.unit },
  { key: 'filed', titles: ['立案'], kind: 'day', width: 88, value: (s) => s.filedOn },
  { key: 'claimP', titles: ['起诉标的（元）', '本金'], kind: 'money', width: 104, value: (s) => s.claimPrincipalFen },
  { key: 'claimI', titles: ['起诉标的（元）', '利息'], kind: 'money', width: 100, value: (s) => s.claimInterestFen },
  { key: 'gotP', titles: ['立案后收回（元）', '本金'], kind: 'money', width: 104, value: (s) => s.recoveredPrincipalFen },
  { key: 'gotI', titles: ['立案后收回（元）', '利息'], kind: 'money', width: 100, value: (s) => s.recoveredInterestFen },
  { key: 'closed', titles: ['结案'], kind: 'day', width: 88, value: (s) => s.closedOn },
];

type Act = 'new' | 'edit' | 'close';

/** 诉讼登记簿. */
export function SuitsPage(): ReactNode {
  const { message } = App.useApp();
  const { readOnly } = useAppState();
  const [filter, setFilter] = useState<RegisterFilter>(EVERYTHING);
  const [batchNo, setBatch] = useState(0);
  const [currentId, setCurrent] = useState<number>();
  const [act, setAct] = useState<Act>();
  const units = useQuery('units.list', {}, ['settings', 'imports']).data?.units ?? [];
  const { data, error, loading, refetch } = useQuery('suits.list', { ...filterInput(filter), ...(batchNo === 0 ? {} : { batchNo }) }, ['registers', 'recoveries', 'imports', 'settings']);
  const source = useMemo(() => arraySource(data?.suits ?? []), [data]);
  // the grid begins on its first row
  const current = data?.suits.find((s) => s.suitId === currentId) ?? data?.suits[0];
  const sum = (of: (s: SuitRow) => number): number => (data?.suits ?? []).reduce((n, s) => n + of(s), 0);
  const done = (said?: string): void => {
    setAct(undefined);
    if (said !== undefined) message.success(said);
  };
  return (
    <FixedUnit unit="元">
      <PageHead title="诉讼" hint={data ? `${countText(data.suits.length)} 件，起诉本金 ${amountText(sum((s) => s.claimPrincipalFen), '万元')} 万元，结案 ${countText(data.suits.filter((s) => s.closedOn !== null).length)} 件` : ''}>
        <Button type="primary" disabled={readOnly} onClick={() => setAct('new')}>登记起诉…</Button>
      </PageHead>
      <FilterLine filter={filter} units={units} placeholder="户名、借据号" openText="未结案" onFilter={setFilter}>
        <Select size="small" aria-label="批次" style={{ width: 110 }} value={batchNo} onChange={(b: number) => setBatch(b)} options={[{ value: 0, label: '全部批次' }, ...(data?.batches ?? []).map((b) => ({ value: b, label: `第 ${b} 批` }))]} />
      </FilterLine>
      <RegisterFrame
        error={error} onRetry={refetch} sideLabel="这件诉讼"
        list={
          <Grid
            label="诉讼" columns={COLUMNS} source={source} rowKey={(s) => s.suitId} busy={loading} currentKey={current?.suitId} onRow={(s) => setCurrent(s.suitId)} onOpen={(s) => { setCurrent(s.suitId); if (!readOnly) setAct('edit'); }} tone={(s) => (s.closedOn === null ? undefined : 'done')}
            totals={{ label: `合计 ${countText(data?.suits.length ?? 0)} 件`, labelColumn: 'borrower', values: { claimP: sum((s) => s.claimPrincipalFen), claimI: sum((s) => s.claimInterestFen), gotP: sum((s) => s.recoveredPrincipalFen), gotI: sum((s) => s.recoveredInterestFen) } }}
            empty={filter === EVERYTHING && batchNo === 0 ? '还没有诉讼。在这里登记，或导入诉讼清收台账。' : '没有符合条件的诉讼'}
          />
        }
        side={current ? <Side suit={current} readOnly={readOnly} onAct={setAct} /> : <p className="second">选中一件诉讼，这里显示标的、收回和对应的贷款。</p>}
      />
      {act === 'new' && <SuitDialog nextBatch={data?.batches.at(-1) ?? 1} onClose={done} />}
      {act === 'edit' && current && <SuitDialog suit={current} nextBatch={current.batchNo} onClose={done} />}
      {act === 'close' && current && <CloseSuitDialog suit={current} onClose={done} />}
    </FixedUnit>
  );
}

function Side({ suit, readOnly, onAct }: { readonly suit: SuitRow; readonly readOnly: boolean; readonly onAct: (act: Act) => void }): ReactNode {
  return (
    <>
      <h2>第 {suit.batchNo} 批 {suit.borrower}</h2>
      <dl className="facts">
        <dt>立案</dt><dd>{suit.filedOn}</dd>
        <dt>标的本金</dt><dd><Amount fen={suit.claimPrincipalFen} /></dd>
        <dt>标的利息</dt><dd><Amount fen={suit.claimInterestFen} /></dd>
        <dt>收回本金</dt><dd><Amount fen={suit.recoveredPrincipalFen} /></dd>
        <dt>收回利息</dt><dd><Amount fen={suit.recoveredInterestFen} /></dd>
        <dt>结案</dt><dd>{suit.closedOn === null ? '未结案' : `${suit.closedOn} ${suit.closedHow}`}</dd>
        {suit.reason !== '' && <><dt>起诉理由</dt><dd>{suit.reason}</dd></>}
      </dl>
      <div className="register-acts">
        <Button size="small" disabled={readOnly} onClick={() => onAct('edit')}>修改…</Button>
        <Button size="small" disabled={readOnly} onClick={() => onAct('close')}>{suit.closedOn === null ? '结案…' : '取消结案…'}</Button>
      </div>
      <h3>对应的贷款</h3>
      <ul>{suit.loans.map((l) => <li key={l.loanId}><a href={routeHash('loans', '', { loanId: l.loanId })}>{l.borrower}</a><span className="third">{l.no}</span></li>)}</ul>
    </>
  );
}
