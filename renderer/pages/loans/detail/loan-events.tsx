import type { ReactNode } from 'react';
import type { LoanDetail } from '../../../../electron/contract/loans.js';
import type { Column } from '../../../components/table/column.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { Part } from './loan-parts.js';

type ClassMove = LoanDetail['classes'][number];
const CLASS: readonly Column<ClassMove>[] = [
  { key: 'on', titles: ['日期'], kind: 'day', width: 92, value: (c) => c.on },
  { key: 'from', titles: ['原来'], kind: 'text', width: 80, value: (c) => c.from },
  { key: 'to', titles: ['调整为'], kind: 'text', width: 80, value: (c) => c.to, render: (c) => <strong>{c.to}</strong> },
  { key: 'reason', titles: ['依据'], kind: 'text', width: 160, grow: true, value: (c) => c.reason, render: (c) => <span title={c.reason}>{c.reason}</span> },
];
/** 分类经过. */
export function Classes({ classes }: { readonly classes: readonly ClassMove[] }): ReactNode {
  return classes.length === 0 ? null : <Part title="分类经过" hint={`${classes.length} 次`}><PlainTable label="分类经过" columns={CLASS} rows={classes} rowKey={(_, i) => i} /></Part>;
}

type Move = LoanDetail['moves'][number];
const MOVE: readonly Column<Move>[] = [
  { key: 'on', titles: ['日期'], kind: 'day', width: 92, value: (m) => m.on },
  { key: 'from', titles: ['原机构'], kind: 'text', width: 110, value: (m) => m.from },
  { key: 'to', titles: ['划到'], kind: 'text', width: 110, value: (m) => m.to },
  { key: 'reason', titles: ['依据'], kind: 'text', width: 120, grow: true, value: (m) => m.reason, render: (m) => <span title={m.reason}>{m.reason}</span> },
];
export function Moves({ moves }: { readonly moves: readonly Move[] }): ReactNode {
  return moves.length === 0 ? null : <Part title="机构划转"><PlainTable label="机构划转" columns={MOVE} rows={moves} rowKey={(_, i) => i} /></Part>;
}

type Aid = LoanDetail['aids'][number];
const AID: readonly Column<Aid>[] = [
  { key: 'on', titles: ['发放日'], kind: 'day', width: 92, value: (a) => a.grantedOn },
  { key: 'no', titles: ['新贷款'], kind: 'id', width: 130, value: (a) => a.newLoanNo },
  { key: 'amount', titles: ['金额'], kind: 'money', width: 110, value: (a) => a.amountFen },
  { key: 'plan', titles: ['还款计划'], kind: 'text', width: 140, grow: true, value: (a) => a.plan, render: (a) => <span title={a.plan}>{a.plan}</span> },
];
/** 放水养鱼. */
export function Aids({ aids }: { readonly aids: readonly Aid[] }): ReactNode {
  return aids.length === 0 ? null : <Part title="放水养鱼" hint="用新贷款还的不算清收"><PlainTable label="放水养鱼" columns={AID} rows={aids} rowKey={(_, i) => i} /></Part>;
}

type Twin = LoanDetail['twins'][number];
const TWIN: readonly Column<Twin>[] = [
  { key: 'book', titles: ['账类'], kind: 'text', width: 160, grow: true, value: (t) => t.book },
  { key: 'principal', titles: ['余额'], kind: 'money', width: 120, value: (t) => t.principalFen },
];
/** The same loan in another book. */
export function Twins({ twins, onOpen }: { readonly twins: readonly Twin[]; readonly onOpen: (loanId: number) => void }): ReactNode {
  return twins.length === 0 ? null : <Part title="同一借据的其他账"><PlainTable label="同一借据的其他账" columns={TWIN} rows={twins} rowKey={(t) => t.loanId} onOpen={(t) => onOpen(t.loanId)} /></Part>;
}
