import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CaseMeasureRow, CasePage, CasePersonRow } from '../../../../electron/contract/cases.js';
import { nameOf } from '../../../../electron/domain/codes.js';
import { CASE_STEPS, hasReached, type CaseStep } from '../../../../electron/domain/responsibility/case-steps.js';
import { useQuery } from '../../../api/use-query.js';
import { Amount } from '../../../components/amount.js';
import { Busy } from '../../../components/busy.js';
import { Card, PageHead } from '../../../components/card.js';
import { Refusal } from '../../../components/refusal.js';
import type { Column } from '../../../components/table/column.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { useAppState } from '../../../frame/app-state.js';
import { routeHash } from '../../../frame/routes.js';
import { AnswerDialog, type Asked } from './answer-dialog.js';
import { DecideDialog } from './decide-dialog.js';
import { ChargeDialog, RefundDialog } from './fund-dialogs.js';
import { AnswersCard, PersonsCard } from './persons-card.js';
import { PursueDialog } from './pursue-dialog.js';
import { ProposeDialog, SignDialog } from './step-dialogs.js';

const BUTTONS: Readonly<Record<CaseStep, string>> = { open: '', propose: '初分…', check: '核对完毕…', decide: '定责…', pursue: '追究…', complete: '完成…' };
type Doing = 'next' | 'measure' | 'charge' | { readonly refund: CasePersonRow };

const MEASURES: readonly Column<CaseMeasureRow>[] = [
  { key: 'name', titles: ['措施'], kind: 'text', width: 140, grow: true, value: (m) => m.name },
  { key: 'amount', titles: ['金额'], kind: 'money', width: 96, value: (m) => m.amountFen },
  { key: 'on', titles: ['日期'], kind: 'day', width: 92, value: (m) => m.on },
  { key: 'doc', titles: ['文号'], kind: 'text', width: 130, value: (m) => m.docNo },
  { key: 'says', titles: ['说明'], kind: 'text', width: 120, value: (m) => m.says },
  { key: 'stands', titles: ['状态'], kind: 'text', width: 130, value: (m) => (m.standing === null ? '' : m.standing ? '执行中' : `${m.liftedOn} 贷款收回，已解除`) },
];

/** One case as a page: head, persons with shares and sum, objections, measures, fund, and the steps with the next one to take. */
export function CaseView({ caseId }: { readonly caseId: number }): ReactNode {
  const { readOnly } = useAppState();
  const { message } = App.useApp();
  const { data: page, error, refetch } = useQuery('cases.show', { caseId }, ['rosters', 'recoveries', 'loans', 'history', 'targets']);
  const [asked, setAsked] = useState<Asked>();
  const [doing, setDoing] = useState<Doing>();
  const close = (said?: string): void => {
    setAsked(undefined);
    setDoing(undefined);
    if (said !== undefined) message.success(said);
  };
  if (!page) return <><PageHead title="责任认定" />{error ? <Refusal error={error} onRetry={refetch} /> : <Busy text="正在读取认定" />}</>;
  return (
    <>
      <PageHead title={`责任认定 ${page.no}`} hint={`${page.borrower} · ${nameOf(CASE_STEPS, page.step)}`}>
        <Button href={routeHash('rosters', 'cases')}>返回列表</Button>
        {page.next !== null && <Button type="primary" disabled={readOnly || (page.next === 'decide' && page.openObjections > 0)} title={page.next === 'decide' && page.openObjections > 0 ? '异议答复后才能定责' : undefined} onClick={() => setDoing('next')}>{BUTTONS[page.next]}</Button>}
      </PageHead>
      <Refusal error={error} onRetry={refetch} />
      <div className="case-body">
        <Card><Head page={page} /></Card>
        <div className="case-columns">
          <div className="case-main">
            <PersonsCard page={page} />
            {page.people.length > 0 && <AnswersCard page={page} readOnly={readOnly} onAsk={setAsked} />}
            {hasReached(page.step, 'pursue') && <Card title="追究措施" right={page.step === 'pursue' && <Button size="small" disabled={readOnly} onClick={() => setDoing('measure')}>加措施…</Button>} flush><PlainTable label="追究措施" columns={MEASURES} rows={page.measures} rowKey={(m) => m.measureId} empty="没有措施" /></Card>}
            {hasReached(page.step, 'decide') && <FundCard page={page} readOnly={readOnly} onDo={setDoing} />}
          </div>
          <Card title="办理过程"><Timeline page={page} /></Card>
        </div>
      </div>
      {asked && <AnswerDialog page={page} asked={asked} onClose={close} />}
      {doing === 'next' && <NextDialog page={page} onClose={close} />}
      {doing === 'measure' && <PursueDialog page={page} more onClose={close} />}
      {doing === 'charge' && <ChargeDialog page={page} onClose={close} />}
      {typeof doing === 'object' && <RefundDialog person={doing.refund} onClose={close} />}
    </>
  );
}

/** Exactly what the next step needs. */
function NextDialog({ page, onClose }: { readonly page: CasePage; readonly onClose: (said?: string) => void }): ReactNode {
  switch (page.next) {
    case 'propose': return <ProposeDialog page={page} onClose={onClose} />;
    case 'decide': return <DecideDialog page={page} onClose={onClose} />;
    case 'pursue': return <PursueDialog page={page} onClose={onClose} />;
    case 'check': case 'complete': return <SignDialog page={page} step={page.next} onClose={onClose} />;
    default: return null;
  }
}

function Head({ page }: { readonly page: CasePage }): ReactNode {
  return (
    <dl className="case-head-facts">
      <dt>借款人</dt><dd><a href={routeHash('loans', '', { loanId: page.loanId })}>{page.borrower}</a></dd><dt>借据号</dt><dd>{page.loanNo}</dd><dt>管贷机构</dt><dd>{page.unit}</dd><dt>建档类型</dt><dd>{page.kind}</dd>
      <dt>建档日期</dt><dd>{page.openedOn}</dd><dt>建档余额</dt><dd><Amount fen={page.baseFen} withUnit /></dd><dt>建档后收回本金</dt><dd><Amount fen={page.recoveredFen} withUnit /></dd><dt>现欠本金</dt><dd><Amount fen={page.owedFen} withUnit /></dd>
      <dt>成因</dt><dd>{page.cause}</dd><dt>诉讼时效到期</dt><dd>{page.limitationOn}</dd>
    </dl>
  );
}

/** What was done, in order, and what is still ahead. A step is taken back in 历史. */
function Timeline({ page }: { readonly page: CasePage }): ReactNode {
  const ahead = CASE_STEPS.filter((s) => !hasReached(page.step, s.code));
  return (
    <ol className="case-steps" aria-label="办理过程">
      {page.steps.map((s) => (
        <li key={s.step}>
          <div><strong>{nameOf(CASE_STEPS, s.step)}</strong> <span className="second">{s.on}</span> <a href={routeHash('history', '', { batch: s.batch })} className="third">第 {s.batch} 批</a></div>
          {s.groupOpinion !== null && <div>工作组：{s.groupOpinion}<span className="second">（{s.groupDocNo}）</span></div>}
          <div>{s.groupOpinion === null ? '' : '领导小组：'}{s.opinion}{s.docNo === '' ? '' : <span className="second">（{s.docNo}）</span>}</div>
          <div className="second">{s.by}</div>
        </li>
      ))}
      {ahead.map((s) => <li key={s.code} className="case-ahead">{s.name}</li>)}
    </ol>
  );
}

function FundCard({ page, readOnly, onDo }: { readonly page: CasePage; readonly readOnly: boolean; readonly onDo: (doing: Doing) => void }): ReactNode {
  const charged = page.people.filter((p) => p.paidFen !== 0 || p.refundedFen !== 0);
  const columns: readonly Column<CasePersonRow>[] = [
    { key: 'name', titles: ['姓名'], kind: 'text', width: 84, grow: true, value: (p) => p.name, render: (p) => <a href={routeHash('rosters', 'cases', { view: 'fund', staff: p.staffNo })}>{p.name}</a> },
    { key: 'paid', titles: ['已扣'], kind: 'money', width: 104, value: (p) => p.paidFen },
    { key: 'refunded', titles: ['已退缴'], kind: 'money', width: 104, value: (p) => p.refundedFen },
    { key: 'due', titles: ['应退'], kind: 'money', width: 104, value: (p) => p.dueFen },
    { key: 'do', titles: [''], kind: 'text', width: 120, align: 'right', value: () => '', render: (p) => (p.dueFen > 0 ? <Button size="small" disabled={readOnly} onClick={() => onDo({ refund: p })}>退缴…</Button> : p.dueFen < 0 ? <span className="bad">多退，先冲正</span> : null) },
  ];
  const sum = (of: (p: CasePersonRow) => number): number => charged.reduce((n, p) => n + of(p), 0);
  return (
    <Card title="风险金" hint="收回本金后按比例退缴" right={<Button size="small" disabled={readOnly} onClick={() => onDo('charge')}>扣款…</Button>} flush>
      <PlainTable label="风险金" columns={columns} rows={charged} rowKey={(p) => p.personId} empty="没有扣款" totals={{ label: '合计', labelColumn: 'name', values: { paid: sum((p) => p.paidFen), refunded: sum((p) => p.refundedFen), due: sum((p) => p.dueFen) } }} />
    </Card>
  );
}
