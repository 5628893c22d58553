import { CloseOutlined, LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { KeyboardEvent, ReactNode } from 'react';
import type { LoanDetail } from '../../../../electron/contract/loans.js';
import { CLASSES, CLIENTS, nameOf } from '../../../../electron/domain/codes.js';
import { useQuery } from '../../../api/use-query.js';
import { Amount } from '../../../components/amount.js';
import { Busy } from '../../../components/busy.js';
import { Refusal } from '../../../components/refusal.js';
import { useAppState } from '../../../frame/app-state.js';
import { FixedUnit } from '../../../frame/display-unit.js';
import { routeHash } from '../../../frame/routes.js';
import { momentText } from '../../../text/figures.js';
import { LoanActions } from './loan-actions.js';
import { Aids, Classes, Moves, Twins } from './loan-events.js';
import { Assets, Changes, Clocks, Facts, OtherLoans, Receipts, Responsible, Suits } from './loan-parts.js';
import { pastOf } from './past.js';

interface LoanPanelProps {
  readonly loanId: number;
  readonly onClose: () => void;
  /** Goes to the loan above (−1) or below (+1) in the list; absent when the loan is not in the list. */
  readonly onStep: ((by: number) => void) | undefined;
  readonly onOther: (loanId: number) => void;
}

/** Everything about one loan, docked beside the list. A voucher is in 元, so this panel always is. */
export function LoanPanel({ loanId, onClose, onStep, onOther }: LoanPanelProps): ReactNode {
  const { data, error, stale, refetch } = useQuery('loans.get', { loanId }, ['loans', 'recoveries', 'imports', 'history']);
  const { today } = useAppState();
  const onKeyDown = (event: KeyboardEvent): void => {
    const by = event.altKey && event.key === 'ArrowUp' ? -1 : event.altKey && event.key === 'ArrowDown' ? 1 : 0;
    if (event.key === 'Escape') onClose();
    else if (by !== 0) onStep?.(by);
    else return;
    event.preventDefault();
  };
  return (
    <section className="card card-flush loan" aria-label="一笔贷款" aria-busy={stale} onKeyDown={onKeyDown}>
      <FixedUnit unit="元">
        <Head detail={data} onClose={onClose} onStep={onStep} />
        <Refusal error={error} onRetry={refetch} />
        {!data && !error && <Busy text="正在读取这笔贷款" />}
        {data && (
          <>
            <div className="loan-body">
              <div className="loan-main">
                <Clocks detail={data} today={today} />
                <Facts loan={data.loan} />
                <Responsible detail={data} />
                <Receipts detail={data} />
                <Twins twins={data.twins} onOpen={onOther} />
                <Classes classes={data.classes} />
                <Moves moves={data.moves} />
                <Aids aids={data.aids} />
                <Suits suits={data.suits} />
                <Assets assets={data.assets} />
                <OtherLoans loans={data.otherLoans} onOpen={onOther} />
                <Changes changes={data.changes} />
              </div>
              <Past detail={data} />
            </div>
            <Foot detail={data} />
          </>
        )}
      </FixedUnit>
    </section>
  );
}

function Head({ detail, onClose, onStep }: { readonly detail: LoanDetail | undefined } & Pick<LoanPanelProps, 'onClose' | 'onStep'>): ReactNode {
  const loan = detail?.loan;
  const others = detail?.otherLoans ?? [];
  return (
    <div className="loan-head">
      <div className="row">
        <h2 className="loan-name">{loan?.borrower ?? ''}</h2>
        {loan && <span className="second cut">{[loan.unit, `借据 ${loan.no}`, nameOf(CLIENTS, loan.client), loan.idNo === '' ? '' : `证件尾号 ${loan.idNo.slice(-4)}`].filter((t) => t !== '').join(' · ')}</span>}
        <span className="push row">
          <Button size="small" icon={<LeftOutlined aria-hidden="true" />} disabled={!onStep} onClick={() => onStep?.(-1)}>上一笔</Button>
          <Button size="small" icon={<RightOutlined aria-hidden="true" />} iconPlacement="end" disabled={!onStep} onClick={() => onStep?.(1)}>下一笔</Button>
          <Button size="small" icon={<CloseOutlined aria-hidden="true" />} onClick={onClose}>关闭 Esc</Button>
        </span>
      </div>
      {loan && (
        <dl className="loan-figures">
          <div><dt>当前本金余额</dt><dd><Amount fen={loan.currentPrincipalFen} withUnit /></dd></div>
          <div><dt>欠息</dt><dd><Amount fen={loan.onInterestFen + loan.offInterestFen} withUnit /> <small>{loan.onInterestFen !== 0 ? <>表内 <Amount fen={loan.onInterestFen} /></> : loan.offInterestFen !== 0 ? '表外' : ''}</small></dd></div>
          <div><dt>五级分类</dt><dd>{nameOf(CLASSES, loan.class)}{loan.settled && <small> 结清</small>}</dd></div>
          <div><dt>形成不良</dt><dd className="figure">{loan.formedOn ?? '—'}</dd></div>
          <div><dt>名下全部</dt><dd>{others.length + 1} 笔 <Amount fen={others.reduce((sum, o) => sum + o.principalFen, loan.currentPrincipalFen)} withUnit /></dd></div>
        </dl>
      )}
    </div>
  );
}

function Past({ detail }: { readonly detail: LoanDetail }): ReactNode {
  return (
    <aside className="loan-past" aria-label="经过">
      <div className="card-head"><h2>经过</h2></div>
      <ol>
        {pastOf(detail).map((e, i) => (
          <li key={`${e.on}${e.title}${i}`} className={e.strong ? 'loan-line loan-line-moves' : 'loan-line'}>
            <p><span className="second figure">{e.on}</span>  <strong>{e.title}</strong></p>
            {e.text !== '' && <p>{e.text}</p>}
            {e.who !== '' && <p className="third">{e.who}</p>}
          </li>
        ))}
      </ol>
    </aside>
  );
}

function Foot({ detail }: { readonly detail: LoanDetail }): ReactNode {
  const last = detail.changes[0];
  return (
    <div className="loan-foot">
      <LoanActions detail={detail} />
      <Button href={routeHash('recoveries', 'list', { loanId: detail.loan.loanId })}>看全部收回</Button>
      {last && <span className="push second cut" title={last.title}>最近修改 {momentText(last.at)} <a href={routeHash('history', '', { batch: last.batch })}>{last.title}</a></span>}
    </div>
  );
}
