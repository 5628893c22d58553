import { App, Button, Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { GovRow } from '../../../../electron/contract/registers.js';
import { nameOf, PUBLIC_KINDS } from '../../../../electron/domain/codes.js';
import { ratioPct } from '../../../../electron/domain/rate.js';
import { useQuery } from '../../../api/use-query.js';
import { Amount } from '../../../components/amount.js';
import { PageHead } from '../../../components/card.js';
import type { Column } from '../../../components/table/column.js';
import { Grid } from '../../../components/table/grid.js';
import { arraySource } from '../../../components/table/row-source.js';
import { useAppState } from '../../../frame/app-state.js';
import { FixedUnit } from '../../../frame/display-unit.js';
import { routeHash } from '../../../frame/routes.js';
import { amountText, countText, pctText } from '../../../text/figures.js';
import { EVERYTHING, filterInput, FilterLine, RegisterFrame, type RegisterFilter } from '../register-frame.js';
import { GovDialog } from './gov-dialog.js';
import { SettleDialog } from './settle-dialog.js';

const base = (g: GovRow): number => g.basePrincipalFen + g.baseInterestFen;
const COLUMNS: readonly Column<GovRow>[] = [
  { key: 'name', titles: ['户名'], kind: 'text', width: 130, frozen: true, grow: true, value: (g) => g.name },
  { key: 'kind', titles: ['类别'], kind: 'text', width: 78, value: (g) => nameOf(PUBLIC_KINDS, g.kind) },
  { key: 'body', titles: ['工作单位/村组'], kind: 'text', width: 112, value: (g) => g.body },
  { key: 'unit', titles: ['机构'], kind: 'text', width: 88, value: (g) => g.unit },
  { key: 'base', titles: ['金额（元）', '认定本息'], kind: 'money', width: 108, value: base },
  { key: 'recovered', titles: ['金额（元）', '累计收回'], kind: 'money', width: 108, value: (g) => g.recoveredFen },
  { key: 'left', titles: ['金额（元）', '未收回'], kind: 'money', width: 108, value: (g) => g.leftFen },
  { key: 'settled', titles: ['状态'], kind: 'text', width: 84, value: (g) => (g.settled ? '结清' : ''), render: (g) => (g.settled ? <span className="tag tag-good">{g.settledOn === null ? '结清' : '约定结清'}</span> : <span className="zero">未结清</span>) },
];

type Act = 'new' | 'edit' | 'settle';

/** 涉政名单: the frozen list and what has come in of it (decisions.md 9). */
export function GovPage(): ReactNode {
  const { message } = App.useApp();
  const { readOnly } = useAppState();
  const [filter, setFilter] = useState<RegisterFilter>(EVERYTHING);
  const [kind, setKind] = useState('');
  const [currentId, setCurrent] = useState<number>();
  const [act, setAct] = useState<Act>();
  const units = useQuery('units.list', {}, ['settings', 'imports']).data?.units ?? [];
  const { data, error, loading, refetch } = useQuery('gov.list', { ...filterInput(filter), ...(kind === '' ? {} : { kind }) }, ['registers', 'recoveries', 'imports', 'settings']);
  const source = useMemo(() => arraySource(data?.debts ?? []), [data]);
  // the grid begins on its first row
  const current = data?.debts.find((g) => g.govId === currentId) ?? data?.debts[0];
  const done = (said?: string): void => {
    setAct(undefined);
    if (said !== undefined) message.success(said);
  };
  return (
    <FixedUnit unit="元">
      <PageHead title="涉政名单" hint={data ? `${countText(data.count)} 户，认定 ${amountText(data.baseFen, '万元')} 万元，累计收回 ${amountText(data.recoveredFen, '万元')} 万元，占 ${pctText(ratioPct(data.recoveredFen, data.baseFen))}` : ''}>
        <Button type="primary" disabled={readOnly} onClick={() => setAct('new')}>登记一户…</Button>
      </PageHead>
      <FilterLine filter={filter} units={units} placeholder="户名、单位、借据号" openText="未结清" onFilter={setFilter}>
        <Select size="small" aria-label="类别" style={{ width: 110 }} value={kind} onChange={(k: string) => setKind(k)} options={[{ value: '', label: '全部类别' }, ...PUBLIC_KINDS.filter((k) => k.code !== 'no').map((k) => ({ value: k.code as string, label: k.name }))]} />
      </FilterLine>
      <RegisterFrame
        error={error} onRetry={refetch} sideLabel="这一户"
        list={
          <Grid
            label="涉政名单" columns={COLUMNS} source={source} rowKey={(g) => g.govId} busy={loading} currentKey={current?.govId} onRow={(g) => setCurrent(g.govId)} onOpen={(g) => { setCurrent(g.govId); if (!readOnly) setAct('edit'); }} tone={(g) => (g.settled ? 'done' : undefined)}
            totals={{ label: `合计 ${countText(data?.count ?? 0)} 户`, labelColumn: 'name', values: data ? { base: data.baseFen, recovered: data.recoveredFen, left: data.debts.reduce((n, g) => n + g.leftFen, 0) } : {} }}
            empty={filter === EVERYTHING && kind === '' ? '名单还是空的。在这里登记，或导入涉政贷款名单。' : '没有符合条件的户'}
          />
        }
        side={current ? <Side debt={current} readOnly={readOnly} onAct={setAct} /> : <p className="second">选中一户，这里显示认定金额、收回和名下贷款。</p>}
      />
      {act === 'new' && <GovDialog units={units} onClose={done} />}
      {act === 'edit' && current && <GovDialog debt={current} units={units} onClose={done} />}
      {act === 'settle' && current && <SettleDialog debt={current} onClose={done} />}
    </FixedUnit>
  );
}

function Side({ debt, readOnly, onAct }: { readonly debt: GovRow; readonly readOnly: boolean; readonly onAct: (act: Act) => void }): ReactNode {
  return (
    <>
      <h2>{debt.name}</h2>
      <dl className="facts">
        <dt>认定本金</dt><dd><Amount fen={debt.basePrincipalFen} /></dd>
        <dt>认定利息</dt><dd><Amount fen={debt.baseInterestFen} /></dd>
        <dt>此前收回</dt><dd><Amount fen={debt.priorPrincipalFen + debt.priorInterestFen} /></dd>
        <dt>累计收回</dt><dd><Amount fen={debt.recoveredFen} /></dd>
        <dt>未收回</dt><dd><Amount fen={debt.leftFen} /></dd>
        {debt.settledOn !== null && <><dt>约定结清</dt><dd>{debt.settledOn}，{debt.settledHow}</dd></>}
      </dl>
      <div className="register-acts">
        <Button size="small" disabled={readOnly} onClick={() => onAct('edit')}>修改…</Button>
        <Button size="small" disabled={readOnly} onClick={() => onAct('settle')}>{debt.settledOn === null ? '登记结清…' : '取消结清…'}</Button>
      </div>
      <h3>名下贷款</h3>
      {debt.loans.length === 0 ? <p className="second">没有对应的贷款。</p> : <ul>{debt.loans.map((l) => <li key={l.loanId}><a href={routeHash('loans', '', { loanId: l.loanId })}>{l.borrower}</a><span className="third">{l.no}</span></li>)}</ul>}
      <p className="third">认定金额是名单定下时的数，不随收回变动；收回由清收登记而来。</p>
    </>
  );
}
