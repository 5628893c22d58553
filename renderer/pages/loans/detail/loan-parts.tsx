import type { ReactNode } from 'react';
import type { LoanDetail } from '../../../../electron/contract/loans.js';
import { BOOKS, CAUSES, FORMS, GUARANTEES, ID_KINDS, MEASURES, nameOf, PROBLEMS, PUBLIC_KINDS, ROLES } from '../../../../electron/domain/codes.js';
import { LEDGER_COLUMNS } from '../../../../electron/domain/importing/ledger-form.js';
import type { Day } from '../../../../electron/domain/date.js';
import { Amount } from '../../../components/amount.js';
import type { Column } from '../../../components/table/column.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { routeHash } from '../../../frame/routes.js';
import { countText, momentText } from '../../../text/figures.js';
import { CLOCK_FIELDS, clocksOf, type LoanClock } from './clocks.js';
import { SetResponsible } from './set-responsible.js';

/** One section of the loan's page. */
export function Part({ title, hint, right, children }: { readonly title: string; readonly hint?: ReactNode; readonly right?: ReactNode; readonly children: ReactNode }): ReactNode {
  return (
    <section className="loan-part" aria-label={title}>
      <div className="card-head"><h2>{title}</h2><span className="second">{hint}</span><span className="push">{right}</span></div>
      {children}
    </section>
  );
}

/** Columns without a place of their own, under their name on the provincial form. */
const formTitle = (key: string): string => LEDGER_COLUMNS.find((c) => c.key === key)?.title ?? key;
/** Longer values get a line of their own. */
const LONG = 12;

/** What the ledger says of the loan; empty fields are left out. */
export function Facts({ loan }: { readonly loan: LoanDetail['loan'] }): ReactNode {
  const facts: readonly (readonly [string, ReactNode, boolean?])[] = [
    ['发放日', loan.grantedOn], ['到期日', loan.dueOn], ['借据金额', <Amount fen={loan.originalPrincipalFen} />],
    ['年初余额', <Amount fen={loan.beginPrincipalFen} />], ['本年现金', <Amount fen={loan.cashFen} />], ['以物抵债', <Amount fen={loan.inKindFen} />],
    ['账类', nameOf(BOOKS, loan.book)], ['年利率', loan.ratePct === '' ? '' : `${loan.ratePct}%`], ['担保方式', nameOf(GUARANTEES, loan.guarantee)],
    ['涉政', nameOf(PUBLIC_KINDS, loan.publicKind)], ['形成原因', nameOf(CAUSES, loan.cause)], ['问题类型', nameOf(PROBLEMS, loan.problem)],
    ['证件', loan.idNo === '' ? '' : `${nameOf(ID_KINDS, loan.idKind)} ${loan.idNo}`, true], ['电话', loan.phone], ['台账编号', loan.ledgerNo],
    ['担保人、抵押物', loan.security, true], ['乡镇村组', loan.town, true], ['实际用款人', loan.actualUser, true],
    ...Object.entries(loan.extra).filter(([k]) => !(CLOCK_FIELDS as readonly string[]).includes(k)).map(([k, v]) => [formTitle(k), v, `${formTitle(k)}${v ?? ''}`.length > LONG] as const),
  ];
  return (
    <Part title="贷款" hint={`清收人 ${loan.collector === '' ? '未定' : loan.collector}`}>
      <dl className="loan-facts">
        {facts.filter(([, v]) => v !== '' && v !== null && v !== undefined).map(([k, v, wide]) => <div key={k} className={wide === true ? 'wide' : ''}><dt>{k}</dt><dd>{v}</dd></div>)}
      </dl>
    </Part>
  );
}

/** Days at which a clock is shown as pressing. */
const PRESSING = 90;
const CLOCK: readonly Column<LoanClock>[] = [
  { key: 'name', titles: ['时钟'], kind: 'text', width: 126, value: (c) => c.name },
  { key: 'due', titles: ['到期'], kind: 'day', width: 92, value: (c) => c.due },
  { key: 'left', titles: ['剩余'], kind: 'count', width: 112, value: (c) => c.left, render: (c) => <strong className={c.left < 0 ? 'bad' : c.left <= PRESSING ? 'warn' : 'loan-calm'}>{c.left < 0 ? `已过 ${countText(-c.left)} 天` : `${countText(c.left)} 天`}</strong> },
  { key: 'basis', titles: ['依据'], kind: 'text', width: 120, grow: true, value: (c) => c.basis, render: (c) => <span title={c.basis}>{c.basis}</span> },
];
export function Clocks({ detail, today }: { readonly detail: LoanDetail; readonly today: Day }): ReactNode {
  const clocks = clocksOf(detail, today);
  return clocks.length === 0 ? null : <Part title="时钟" hint="按台账所载的到期日"><PlainTable label="时钟" columns={CLOCK} rows={clocks} rowKey={(c) => c.name} /></Part>;
}

type Person = LoanDetail['responsible'][number];
const PERSON: readonly Column<Person>[] = [
  { key: 'role', titles: ['角色'], kind: 'text', width: 70, value: (p) => nameOf(ROLES, p.role) },
  { key: 'name', titles: ['姓名'], kind: 'text', width: 90, value: (p) => p.name },
  { key: 'staffNo', titles: ['工号'], kind: 'id', width: 80, value: (p) => p.staffNo },
  { key: 'post', titles: ['现在'], kind: 'text', width: 160, grow: true, value: (p) => p.presentPost },
  { key: 'share', titles: ['份额'], kind: 'percent', width: 80, value: (p) => (p.sharePct === '' ? null : p.sharePct) },
];

export function Responsible({ detail }: { readonly detail: LoanDetail }): ReactNode {
  return (
    <Part title="责任人" hint={detail.responsible.length === 0 ? '' : `${detail.responsible.length} 人`} right={<SetResponsible loan={detail.loan} />}>
      <PlainTable label="责任人" columns={PERSON} rows={detail.responsible} rowKey={(p, i) => `${p.staffNo}${p.role}${i}`} empty="还没有责任人，请登记责任人" />
    </Part>
  );
}

type Receipt = LoanDetail['receipts'][number];
const RECEIPT: readonly Column<Receipt>[] = [
  { key: 'on', titles: ['日期'], kind: 'day', width: 84, value: (r) => r.on },
  { key: 'voucher', titles: ['凭证'], kind: 'id', width: 84, value: (r) => (r.carried ? '期初带入' : r.voucherNo) },
  { key: 'form', titles: ['形式 · 措施'], kind: 'text', width: 120, grow: true, value: (r) => [r.reversalOf === null ? nameOf(FORMS, r.form) : '红字冲正', r.measure === '' ? '' : nameOf(MEASURES, r.measure)].filter((t) => t !== '').join(' · ') },
  { key: 'principal', titles: ['本金'], kind: 'money', width: 84, value: (r) => r.principalFen },
  { key: 'interest', titles: ['利息'], kind: 'money', width: 76, value: (r) => r.onInterestFen + r.offInterestFen },
  { key: 'persons', titles: ['归属'], kind: 'text', width: 78, value: (r) => r.persons.replace(/^(\S+) 100%$/, '$1') },
];

export function Receipts({ detail: { receipts, loan } }: { readonly detail: LoanDetail }): ReactNode {
  const sum = (pick: (r: Receipt) => number): number => receipts.reduce((total, r) => total + pick(r), 0);
  return (
    <Part title="清收记录" hint={receipts.length === 0 ? '' : `${receipts.length} 笔`} right={loan.settled ? null : <a href={routeHash('recoveries', '', { loanId: loan.loanId })}>登记清收</a>}>
      <PlainTable
        label="清收记录" columns={RECEIPT} rows={receipts} rowKey={(r) => r.entryId} tone={(r) => (r.reversalOf !== null ? 'bad' : r.reversed ? 'done' : undefined)} empty="还没有收回"
        {...(receipts.length > 1 ? { totals: { label: '合计', labelColumn: 'form', values: { principal: sum((r) => r.principalFen), interest: sum((r) => r.onInterestFen + r.offInterestFen) } } } : {})}
      />
    </Part>
  );
}

type Suit = LoanDetail['suits'][number];
const SUIT: readonly Column<Suit>[] = [
  { key: 'title', titles: ['诉讼'], kind: 'text', width: 160, grow: true, value: (s) => s.title },
  { key: 'filed', titles: ['立案'], kind: 'day', width: 96, value: (s) => s.filedOn },
  { key: 'closed', titles: ['结案'], kind: 'day', width: 96, value: (s) => s.closedOn },
  { key: 'claim', titles: ['标的'], kind: 'money', width: 110, value: (s) => s.claimFen },
];
export function Suits({ suits }: { readonly suits: readonly Suit[] }): ReactNode {
  return suits.length === 0 ? null : <Part title="诉讼"><PlainTable label="诉讼" columns={SUIT} rows={suits} rowKey={(_, i) => i} /></Part>;
}

type Asset = LoanDetail['assets'][number];
const ASSET: readonly Column<Asset>[] = [
  { key: 'name', titles: ['抵债资产'], kind: 'text', width: 200, grow: true, value: (a) => a.name },
  { key: 'on', titles: ['接收'], kind: 'day', width: 96, value: (a) => a.receivedOn },
  { key: 'agreed', titles: ['协议价'], kind: 'money', width: 110, value: (a) => a.agreedFen },
];
export function Assets({ assets }: { readonly assets: readonly Asset[] }): ReactNode {
  return assets.length === 0 ? null : <Part title="抵债资产"><PlainTable label="抵债资产" columns={ASSET} rows={assets} rowKey={(_, i) => i} /></Part>;
}

type Other = LoanDetail['otherLoans'][number];
const OTHER: readonly Column<Other>[] = [
  { key: 'no', titles: ['借据号'], kind: 'id', width: 150, value: (o) => o.no },
  { key: 'unit', titles: ['机构'], kind: 'text', width: 160, grow: true, value: (o) => o.unit },
  { key: 'principal', titles: ['当前余额'], kind: 'money', width: 110, value: (o) => o.principalFen },
];
export function OtherLoans({ loans, onOpen }: { readonly loans: readonly Other[]; readonly onOpen: (loanId: number) => void }): ReactNode {
  return loans.length === 0 ? null : <Part title="名下其他贷款" hint={`${loans.length} 笔`}><PlainTable label="名下其他贷款" columns={OTHER} rows={loans} rowKey={(o) => o.loanId} onOpen={(o) => onOpen(o.loanId)} /></Part>;
}

type Change = LoanDetail['changes'][number];
const CHANGE: readonly Column<Change>[] = [
  { key: 'at', titles: ['时间'], kind: 'day', width: 128, value: (c) => momentText(c.at) },
  { key: 'field', titles: ['字段'], kind: 'text', width: 90, value: (c) => c.field },
  { key: 'before', titles: ['原来'], kind: 'text', width: 100, grow: true, value: (c) => c.before },
  { key: 'after', titles: ['现在'], kind: 'text', width: 100, grow: true, value: (c) => c.after, render: (c) => <strong>{c.after ?? '—'}</strong> },
  { key: 'batch', titles: ['批次'], kind: 'text', width: 120, value: (c) => c.title, render: (c) => <a href={routeHash('history', '', { batch: c.batch })} title={c.title}>{c.title}</a> },
];
export function Changes({ changes }: { readonly changes: readonly Change[] }): ReactNode {
  return changes.length === 0 ? null : <Part title="修改" hint={`${changes.length} 项`}><PlainTable label="修改" columns={CHANGE} rows={changes} rowKey={(_, i) => i} /></Part>;
}
