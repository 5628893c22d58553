import { App, Button, Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { FundAccount, FundMove, FundStandRow } from '../../../../electron/contract/risk-fund.js';
import { nameOf } from '../../../../electron/domain/codes.js';
import { ppmToPct } from '../../../../electron/domain/rate.js';
import { FUND_KINDS } from '../../../../electron/domain/responsibility/case-codes.js';
import { useQuery } from '../../../api/use-query.js';
import { Card, PageHead } from '../../../components/card.js';
import { Refusal } from '../../../components/refusal.js';
import type { Column } from '../../../components/table/column.js';
import { Grid } from '../../../components/table/grid.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { arraySource } from '../../../components/table/row-source.js';
import { useAppState } from '../../../frame/app-state.js';
import { routeHash } from '../../../frame/routes.js';
import { go } from '../../../frame/use-route.js';
import { amountText, countText } from '../../../text/figures.js';
import { DepositDialog, ReverseDialog } from './fund-dialogs.js';
import { Views } from './views.js';

const ACCOUNTS: readonly Column<FundAccount>[] = [
  { key: 'name', titles: ['姓名'], kind: 'text', width: 84, frozen: true, value: (a) => a.name, render: (a) => <strong title={a.staffNo}>{a.name}</strong> },
  { key: 'present', titles: ['现岗位'], kind: 'text', width: 160, grow: true, value: (a) => a.present },
  { key: 'in', titles: ['存入'], kind: 'money', width: 110, value: (a) => a.depositedFen },
  { key: 'charged', titles: ['扣款'], kind: 'money', width: 110, value: (a) => a.chargedFen },
  { key: 'back', titles: ['退缴'], kind: 'money', width: 110, value: (a) => a.refundedFen },
  { key: 'balance', titles: ['余额'], kind: 'money', width: 110, value: (a) => a.balanceFen },
  { key: 'due', titles: ['应退'], kind: 'money', width: 110, value: (a) => a.dueFen },
];
const STANDS: readonly Column<FundStandRow>[] = [
  { key: 'case', titles: ['认定'], kind: 'text', width: 150, grow: true, value: (s) => `${s.caseNo} ${s.borrower}`, render: (s) => <a href={routeHash('rosters', 'cases', { caseId: s.caseId })}>{s.caseNo} {s.borrower}</a> },
  { key: 'share', titles: ['责任比'], kind: 'text', width: 76, align: 'right', value: (s) => `${ppmToPct(s.sharePpm)}%` },
  { key: 'principal', titles: ['责任本金'], kind: 'money', width: 110, value: (s) => s.responsibleFen },
  { key: 'paid', titles: ['已扣'], kind: 'money', width: 104, value: (s) => s.paidFen },
  { key: 'back', titles: ['已退缴'], kind: 'money', width: 104, value: (s) => s.refundedFen },
  { key: 'due', titles: ['应退'], kind: 'money', width: 104, value: (s) => s.dueFen },
];

/** 风险金: everybody's account, and one of them in full. */
export function FundPage({ staffNo }: { readonly staffNo: string | undefined }): ReactNode {
  const { readOnly } = useAppState();
  const { message } = App.useApp();
  const [search, setSearch] = useState('');
  const [paying, setPaying] = useState(false);
  const { data, error, loading, refetch } = useQuery('fund.list', { search: search.trim() }, ['rosters', 'recoveries', 'history']);
  const source = useMemo(() => arraySource(data?.accounts ?? []), [data]);
  const sum = (of: (a: FundAccount) => number): number => (data?.accounts ?? []).reduce((n, a) => n + of(a), 0);
  const show = (no: string): void => go('rosters', 'cases', { view: 'fund', staff: no });
  if (staffNo !== undefined) return <OneAccount staffNo={staffNo} readOnly={readOnly} />;
  return (
    <>
      <PageHead title="风险金" hint={data ? `${countText(data.accounts.length)} 人，余额 ${amountText(data.totalFen, '元')} 元` : ''}><Button type="primary" disabled={readOnly} onClick={() => setPaying(true)}>存入…</Button></PageHead>
      <Views here="fund" />
      <div className="chips"><Input size="small" allowClear aria-label="查找账户" placeholder="姓名、工号或岗位" style={{ width: 200 }} value={search} onChange={(e) => setSearch(e.target.value)} /><span className="second">应退由收回算出，登记退缴后才入账</span></div>
      <Refusal error={error} onRetry={refetch} />
      <Grid label="风险金账户" columns={ACCOUNTS} source={source} rowKey={(a) => a.staffNo} busy={loading && data === undefined} onOpen={(a) => show(a.staffNo)} tone={(a) => (a.dueFen < 0 ? 'bad' : a.dueFen > 0 ? 'attention' : undefined)} totals={{ label: `合计 ${countText(data?.accounts.length ?? 0)} 人`, labelColumn: 'name', values: { in: sum((a) => a.depositedFen), charged: sum((a) => a.chargedFen), back: sum((a) => a.refundedFen), balance: sum((a) => a.balanceFen), due: sum((a) => a.dueFen) } }} empty="还没有风险金。定责后在认定里扣款，或在这里登记存入。" />
      {paying && <DepositDialog onClose={(said) => { setPaying(false); if (said !== undefined) message.success(said); }} />}
    </>
  );
}

function OneAccount({ staffNo, readOnly }: { readonly staffNo: string; readonly readOnly: boolean }): ReactNode {
  const { message } = App.useApp();
  const { data, error, refetch } = useQuery('fund.account', { staffNo }, ['rosters', 'recoveries', 'history']);
  const [doing, setDoing] = useState<'deposit' | FundMove>();
  const close = (said?: string): void => {
    setDoing(undefined);
    if (said !== undefined) message.success(said);
  };
  const moves: readonly Column<FundMove>[] = [
    { key: 'on', titles: ['日期'], kind: 'day', width: 92, value: (m) => m.on },
    { key: 'kind', titles: ['摘要'], kind: 'text', width: 200, grow: true, value: (m) => [nameOf(FUND_KINDS, m.kind), m.caseNo, m.ratioPpm === null || m.ratioPpm === 1_000_000 ? '' : `赔偿比例 ${ppmToPct(m.ratioPpm)}%`, m.reason, m.minutesNo].filter(Boolean).join(' ') },
    { key: 'voucher', titles: ['凭证号'], kind: 'id', width: 90, value: (m) => m.voucherNo },
    { key: 'amount', titles: ['金额'], kind: 'money', width: 110, value: (m) => m.amountFen },
    { key: 'balance', titles: ['余额'], kind: 'money', width: 110, value: (m) => m.balanceFen },
    { key: 'do', titles: [''], kind: 'text', width: 84, align: 'right', value: () => '', render: (m) => (m.reversed ? <span className="third">已冲正</span> : m.kind === 'reversal' ? null : <Button size="small" disabled={readOnly} onClick={() => setDoing(m)}>冲正…</Button>) },
  ];
  return (
    <>
      <PageHead title={data ? `风险金 ${data.name}` : '风险金'} hint={data ? `${data.present} · 余额 ${amountText(data.balanceFen, '元')} 元` : ''}>
        <Button href={routeHash('rosters', 'cases', { view: 'fund' })}>返回账户</Button>
        <Button type="primary" disabled={readOnly || !data} onClick={() => setDoing('deposit')}>存入…</Button>
      </PageHead>
      <Refusal error={error} onRetry={refetch} />
      {data && (
        <div className="case-body">
          <Card title="各件认定" flush><PlainTable label="各件认定" columns={STANDS} rows={data.stands} rowKey={(s) => s.findingId} empty="没有扣款" tone={(s) => (s.dueFen < 0 ? 'bad' : s.dueFen > 0 ? 'attention' : undefined)} /></Card>
          <Card title="明细" flush><PlainTable label="风险金明细" columns={moves} rows={data.moves} rowKey={(m) => m.moveId} empty="没有明细" /></Card>
        </div>
      )}
      {doing === 'deposit' && <DepositDialog staffNo={staffNo} name={data?.name} onClose={close} />}
      {typeof doing === 'object' && <ReverseDialog move={doing} onClose={close} />}
    </>
  );
}
