import type { ReactNode } from 'react';
import type { LoanDetail, LoanHit } from '../../../../electron/contract/loans.js';
import { BOOKS, CLASSES, findCode, FORMS, nameOf } from '../../../../electron/domain/codes.js';
import { periodOf, type Period } from '../../../../electron/domain/date.js';
import type { OutputOf } from '../../../../electron/contract/api.js';
import { Amount } from '../../../components/amount.js';
import { Segment } from '../../../components/segment.js';
import { routeHash } from '../../../frame/routes.js';
import { amountText, periodInWords } from '../../../text/figures.js';
import { clocksOf } from '../../loans/detail/clocks.js';
import { balanceAfter, bookedDay, isWhole, ORDERS, type Order, type Owed, type Parts, type Slip } from './slip.js';

type Vintage = OutputOf<'settings.vintages'>['vintages'][number];

interface LoanCardProps {
  /** The row in hand of the search; wins over the chosen loan while the search is open. */
  readonly pointed: LoanHit | null;
  readonly detail: LoanDetail | undefined;
  readonly slip: Slip;
  readonly owed: Owed | null;
  readonly parts: Parts | null;
  readonly today: string;
  readonly lastClosed: Period | null;
  readonly vintages: readonly Vintage[];
  readonly onOrder: (order: Order) => void;
}

/** The loan at the right of the slip: balances now and after, class, clocks, order of repayment, what booking will mean. */
export function LoanCard(props: LoanCardProps): ReactNode {
  const { pointed, detail } = props;
  return (
    <aside className="card slip-loan" aria-label="这笔贷款" aria-live="polite">
      {pointed ? <Pointed hit={pointed} vintages={props.vintages} /> : detail ? <Chosen {...props} detail={detail} /> : (
        <>
          <p className="second">输入借款人后，这里显示这笔贷款的余额、欠息和归属。</p>
          <NotRecovered />
        </>
      )}
    </aside>
  );
}

function Pointed({ hit, vintages }: { readonly hit: LoanHit; readonly vintages: readonly Vintage[] }): ReactNode {
  return (
    <>
      <h2 className="slip-name">{hit.borrower} <small>{hit.unit}{hit.idTail === '' ? '' : ` · 尾号 ${hit.idTail}`}</small></h2>
      <dl className="slip-facts">
        <div><dt>借据</dt><dd>{hit.no}</dd></div>
        <div><dt>当前本金余额</dt><dd><strong><Amount fen={hit.principalFen} /></strong></dd></div>
        <div><dt>表内息</dt><dd><Amount fen={hit.onInterestFen} /></dd></div>
        <div><dt>表外息</dt><dd><Amount fen={hit.offInterestFen} /></dd></div>
        <div><dt>账类、五级</dt><dd>{nameOf(BOOKS, hit.book)} {nameOf(CLASSES, hit.class)}</dd></div>
        <div><dt>责任年度</dt><dd>{callYear(hit.formedYear, vintages)}</dd></div>
        <div><dt>清收责任人</dt><dd>{hit.collector === '' ? '—' : hit.collector}</dd></div>
      </dl>
    </>
  );
}

function Chosen({ detail, slip, owed, parts, today, lastClosed, vintages, onOrder }: LoanCardProps & { readonly detail: LoanDetail }): ReactNode {
  const { loan } = detail;
  const after = owed && parts ? balanceAfter(owed, parts) : null;
  const moves = after !== null && after !== loan.currentPrincipalFen;
  return (
    <>
      <h2 className="slip-name"><a href={routeHash('loans', '', { loanId: loan.loanId })}>{loan.borrower}</a> <small>{loan.unit}{loan.idNo === '' ? '' : ` · 尾号 ${loan.idNo.slice(-4)}`}</small></h2>
      <dl className="slip-facts">
        <div><dt>借据</dt><dd>{loan.no}</dd></div>
        <div><dt>当前本金余额</dt><dd><strong><Amount fen={loan.currentPrincipalFen} /></strong></dd></div>
        {moves && <div><dt>入账后余额</dt><dd><strong className={after < 0 ? 'bad' : 'good'}>{after < loan.currentPrincipalFen ? '↓ ' : ''}{amountText(after, '元')}</strong></dd></div>}
        <div><dt>表内息</dt><dd><Amount fen={loan.onInterestFen} /></dd></div>
        <div><dt>表外息</dt><dd><Amount fen={loan.offInterestFen} /></dd></div>
        <div><dt>账类、五级</dt><dd>{nameOf(BOOKS, loan.book)} {nameOf(CLASSES, loan.class)}</dd></div>
        {clocksOf(detail, today).map((c) => <div key={c.name}><dt>{c.name}</dt><dd className={c.left < 0 ? 'bad' : c.left < 90 ? 'warn' : ''}>{c.due}，{c.left < 0 ? `已过 ${-c.left} 天` : `剩 ${c.left} 天`}</dd></div>)}
        <div><dt>责任年度</dt><dd>{callYear(loan.formedYear, vintages)}</dd></div>
        <div><dt>清收责任人</dt><dd>{loan.collector === '' ? '—' : loan.collector}</dd></div>
      </dl>
      {findCode(FORMS, slip.form)?.effect === 'recover' && slip.form !== 'in_kind' && (
        <>
          <h3>还款次序</h3>
          <Segment<Order> label="还款次序" value={slip.order} onChange={onOrder} options={ORDERS} />
          <p className="second">{slip.order === 'principal-first' ? '收本挂息：先还本金，余下的还息。' : '按法定次序：先还利息，余下的还本金。'}</p>
        </>
      )}
      <Meanings slip={slip} owed={owed} parts={parts} lastClosed={lastClosed} />
      {detail.aids.map((a) => <p key={a.newLoanNo} className="notice"><span className="notice-text"><strong>放水养鱼：</strong>{a.grantedOn} 另放新贷款 {a.newLoanNo}，{amountText(a.amountFen, '元')} 元。{a.plan}</span></p>)}
      <NotRecovered />
    </>
  );
}

/** What booking this slip will mean beyond the balance. */
function Meanings({ slip, owed, parts, lastClosed }: Pick<LoanCardProps, 'slip' | 'owed' | 'parts' | 'lastClosed'>): ReactNode {
  const booked = slip.on === null ? null : bookedDay(slip.on, lastClosed);
  const late = slip.on !== null && booked !== null && periodOf(booked) !== periodOf(slip.on);
  const carried = owed ? owed.carriedPrincipal + owed.carriedInterest : 0;
  return (
    <>
      {late && <p className="notice notice-warn"><span className="notice-text"><strong>补记：</strong>{periodInWords(periodOf(slip.on ?? ''))}已结账，收回日期仍是 {slip.on}，入账日期记为 {booked}（{periodInWords(periodOf(booked ?? ''))}）。</span></p>}
      {carried > 0 && parts !== null && <p className="notice"><span className="notice-text"><strong>逐笔对应：</strong>台账导入时带入的本年收回里，还有 {amountText(carried, '元')} 元没有对应的凭证。这笔先对应它，那一部分余额不再减少。</span></p>}
      {effectOf(slip, owed, parts) !== '' && <p className="notice"><span className="notice-text"><strong>入账后：</strong>{effectOf(slip, owed, parts)}</span></p>}
    </>
  );
}

/** What the form does to the loan beyond the balance; '' where the balance says it all. */
function effectOf(slip: Slip, owed: Owed | null, parts: Parts | null): string {
  const whole = owed !== null && parts !== null && isWhole(owed, parts);
  switch (slip.form) {
    case 'in_kind': return '登记抵债资产和冲抵的本息；作价超出欠款的部分为待退款，不算清收。资产变现也不再算。';
    case 'write_off': return `本金离开表内，转到已核销账另立一笔${whole ? '，欠息随之转为表外' : ''}；以后收回计清收，不减表内。`;
    case 'fund_swap': return `本金离开表内，转到资金置换账另立一笔${whole ? '，欠息随之转为表外' : ''}。`;
    case 'rollover':
    case 'upgrade': return whole ? `列为结清，分类上调为${nameOf(CLASSES, slip.toClass)}；不算清收。` : '不算清收；余下的分类不变。';
    default: return whole && owed !== null ? '本金还清，列为结清；冲正后恢复。' : '';
  }
}

function NotRecovered(): ReactNode {
  return <p className="notice notice-warn"><span className="notice-text"><strong>不计入清收的情形：</strong>还款来自本社新发放贷款的，请选“转据/重组上调”，不选“现金”。</span></p>;
}

function callYear(formedYear: number | null, vintages: readonly Vintage[]): string {
  if (formedYear === null) return '—';
  const year = vintages.find((v) => v.formedYears.includes(formedYear))?.planYear;
  return year === undefined ? `${formedYear} 年形成，未列入安排` : `${year}（${formedYear} 年形成）`;
}
