import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { RosterActRow, RosterHead, RosterSheet, RosterSheetLoan } from '../../../../electron/contract/rosters.js';
import { actName } from '../../../../electron/domain/roster/delivery.js';
import { useQuery } from '../../../api/use-query.js';
import { Amount } from '../../../components/amount.js';
import { Refusal } from '../../../components/refusal.js';
import type { Column } from '../../../components/table/column.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { useAppState } from '../../../frame/app-state.js';
import { routeHash } from '../../../frame/routes.js';
import { pctText } from '../../../text/figures.js';
import { ROSTER_AREAS } from '../roster-kinds.js';
import type { Act } from './act-dialog.js';

const LOANS: readonly Column<RosterSheetLoan>[] = [
  { key: 'borrower', titles: ['借款人'], kind: 'text', width: 76, grow: true, value: (l) => l.borrower, render: (l) => <a href={routeHash('loans', '', { loanId: l.loanId })} title={l.no}>{l.borrower}</a> },
  { key: 'principalFen', titles: ['应清收'], kind: 'money', width: 72, value: (l) => l.principalFen },
  { key: 'recoveredFen', titles: ['已收回'], kind: 'money', width: 68, value: (l) => l.recoveredFen },
  { key: 'leftFen', titles: ['未收回'], kind: 'money', width: 72, value: (l) => l.leftFen, render: (l) => (l.removedWhy === '' ? <Amount fen={l.leftFen} /> : <span className="second">{l.removedWhy}</span>) },
];

interface SheetPanelProps {
  readonly roster: RosterHead;
  readonly sheet: RosterSheet;
  readonly onAct: (act: Act) => void;
  readonly onPaper: () => void;
  readonly onClose: () => void;
}

/** One person of the roster: what happened to the sheet, what comes next, loan by loan. */
export function SheetPanel({ roster, sheet, onAct, onPaper, onClose }: SheetPanelProps): ReactNode {
  const { readOnly } = useAppState();
  const { data, error, refetch } = useQuery('rosters.sheet', { sheetId: sheet.sheetId }, ROSTER_AREAS);
  const shut = readOnly || roster.withdrawnOn !== null;
  const next: readonly Act[] = sheet.state === 'signed' || sheet.state === 'refused' ? (sheet.returnedOn === null ? ['returned', 'warned'] : ['warned']) : sheet.state === 'delivered' ? ['signed', 'reminded', 'refused'] : ['delivered', 'signed'];
  return (
    <section className="card rosters-side" aria-label={`${sheet.name}的名册`}>
      <div className="row"><h2>{sheet.name}</h2><span className="second">{sheet.sheetNo}</span><Button className="push" size="small" type="text" icon={<CloseOutlined aria-hidden="true" />} aria-label={`关闭${sheet.name}`} onClick={onClose} /></div>
      <dl className="facts">
        {sheet.present !== '' && <><dt>现在</dt><dd className={sheet.left ? 'warn' : ''}>{sheet.present}</dd></>}
        <dt>清收率</dt><dd>{pctText(sheet.pct)}，结清 {sheet.settled} / {sheet.loans} 笔</dd>
        {sheet.otherFen !== 0 && <><dt>其他增减</dt><dd><Amount fen={sheet.otherFen} withUnit /></dd></>}
        {sheet.moved > 0 && <><dt>移出</dt><dd>{sheet.moved} 笔，<Amount fen={sheet.movedFen} withUnit /></dd></>}
      </dl>
      <div className="rosters-acts">
        {next.map((act, i) => <Button key={act} size="small" {...(i === 0 ? { type: 'primary' as const } : {})} disabled={shut} onClick={() => onAct(act)}>登记{actName(act)}…</Button>)}
        <Button size="small" disabled={sheet.loans === 0} onClick={onPaper}>看名册</Button>
      </div>
      <Refusal error={error} onRetry={refetch} />
      <h3>送达签收</h3>
      <ol aria-label="送达签收">{(data?.acts ?? []).map((a) => <ActLine key={a.actId} act={a} />)}{data?.acts.length === 0 && <li className="second">还没有登记</li>}</ol>
      <h3>逐笔</h3>
      <PlainTable label={`${sheet.name}的贷款`} columns={LOANS} rows={data?.loans ?? []} rowKey={(l) => l.itemId} tone={(l) => (l.removedWhy !== '' || l.leftFen === 0 ? 'done' : undefined)} empty={data ? '没有贷款' : '正在读取…'} />
    </section>
  );
}

function ActLine({ act }: { readonly act: RosterActRow }): ReactNode {
  return <li><span className="second">{act.on}</span> <strong>{actName(act.act)}</strong> {[act.how, act.to === '' ? '' : `交${act.to}`, act.says].filter((t) => t !== '').join('，')}{act.by === '' ? null : <span className="third"> {act.by}</span>}</li>;
}
