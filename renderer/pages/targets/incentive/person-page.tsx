import { CheckCircleFilled, ExclamationCircleFilled } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useMemo, useState, type ReactNode } from 'react';
import type { IncentivePersonResult, IncentiveRunResult } from '../../../../electron/contract/incentive.js';
import type { RecoveryRow } from '../../../../electron/contract/recoveries.js';
import { asApiError, type ApiError } from '../../../api/api-error.js';
import { useClient } from '../../../api/client-context.js';
import { Pct } from '../../../components/amount.js';
import { Card } from '../../../components/card.js';
import { Refusal } from '../../../components/refusal.js';
import { FixedUnit } from '../../../frame/display-unit.js';
import { routeHash } from '../../../frame/routes.js';
import { go, useRoute } from '../../../frame/use-route.js';
import { amountText } from '../../../text/figures.js';
import { adds, clauseOf, formulaOf, receiptsOf, sumLines } from './derivation.js';
import { ReceiptTable } from './receipt-table.js';
import { StatementButton } from './run-files.js';
import { SignBox } from './sign-box.js';
import { yuanText } from './run-result.js';

/** One person's result: the formula, then line by line what stands behind it – to be signed or argued with. */
export function PersonPage({ run, person }: { readonly run: IncentiveRunResult; readonly person: IncentivePersonResult }): ReactNode {
  const { params } = useRoute();
  const receipts = useMemo(() => receiptsOf(person), [person]);
  const { rows, error, refetch } = useReceipts(person.staffNo, run.from, run.to);
  const at = run.persons.indexOf(person);
  const step = (by: number): void => go('targets', 'incentive', { run: params['run'], person: run.persons[at + by]?.staffNo }, true);
  const paid = receipts.filter((r) => !r.excluded);
  const unpaid = receipts.filter((r) => r.excluded);
  const sums = sumLines(person);
  const good = adds(person);
  return (
    <FixedUnit unit="元">
      <div className="page-head person-head">
        <a href={routeHash('targets', 'incentive', { run: params['run'] })}>奖惩计算</a><span className="third">›</span>
        <span className="second">{run.from} 至 {run.to}</span><span className="third">›</span>
        <h1>{person.name}</h1>
        <span className="page-hint">{person.unit} · {person.tier} · 工号 {person.staffNo}</span>
        <span className={run.state === 'locked' ? 'tag tag-good' : 'tag tag-warn'}>{run.runId === null ? '试算，没有存档' : run.state === 'locked' ? `已锁定 ${run.lockedOn ?? ''}，不再重算` : '已存档，未锁定'}</span>
        <span className="page-tools">
          <Button disabled={at <= 0} onClick={() => step(-1)}>上一人</Button>
          <Button disabled={at >= run.persons.length - 1} onClick={() => step(1)}>下一人</Button>
          {run.runId === null ? <Button title="正式计算后可以打印计算单" disabled>打印计算单</Button> : <StatementButton runId={run.runId} staffNo={person.staffNo} primary />}
        </span>
      </div>
      <section className="card formula" aria-label="计算公式">
        {formulaOf(person).map((t) => (
          <span key={t.key} className="formula-term">
            {t.op !== '' && <span className="formula-op" aria-hidden="true">{t.op}</span>}
            <span><span className="second">{t.label}</span><strong className={t.result ? `formula-result figure ${t.fen < 0 ? 'bad' : ''}` : `figure ${t.fen < 0 ? 'bad' : ''}`}>{amountText(t.fen, '元')}</strong></span>
          </span>
        ))}
        <span className="formula-plan second">{run.title} 第 {run.version} 版<br />单位：元；{good ? <span className="good"><CheckCircleFilled aria-hidden="true" /> 逐行相加与结果一致</span> : <span className="bad"><ExclamationCircleFilled aria-hidden="true" /> 逐行相加与结果不一致，请先核验台账</span>}</span>
      </section>
      <Refusal error={error} onRetry={refetch} />
      <div className="person-columns">
        <div className="person-main">
          <Card title="逐笔来历" hint={`${paid.length} 笔计奖；点凭证看原始记录`} flush className="fill"><ReceiptTable receipts={paid} rows={rows} label="计奖的收回" empty="这一期没有计奖的收回" /></Card>
          <Card title="没有计奖的收回" hint={unpaid.length === 0 ? '' : `${unpaid.length} 笔；有异议请在签认前提出`} flush className="person-unpaid"><ReceiptTable receipts={unpaid} rows={rows} label="没有计奖的收回" empty="没有。每笔收回都计了奖。" /></Card>
        </div>
        <Card className="person-side">
          <div className="person-facts" tabIndex={0} aria-label="合计怎么算">
          <h3>完成率怎么算</h3>
          <dl className="slip-like">
            <div><dt>认定额</dt><dd>{amountText(person.creditedFen, '元')}</dd></div>
            <div><dt>任务</dt><dd>{person.targetFen > 0 ? amountText(person.targetFen, '元') : '没有任务'}</dd></div>
            <div><dt>完成率</dt><dd><strong><Pct value={person.completionPct} /></strong></dd></div>
            <div><dt>名次</dt><dd>{person.rank ?? '—'}</dd></div>
          </dl>
          {person.nextStep !== null && <div className="notice person-next"><span className="notice-text"><strong>离下一档：</strong>{person.nextStep.text}</span></div>}
          <h3>合计上的计算</h3>
          {sums.length === 0 ? <p className="second">没有挂钩、封顶、取整和扣罚。</p> : <ol className="person-sums">{sums.map((l, i) => <li key={i} title={`条款 ${clauseOf(l.rule)}`}>{l.text}{l.amountFen !== 0 && <strong className={l.amountFen < 0 ? 'bad' : ''}> {l.amountFen > 0 ? '+' : ''}{amountText(l.amountFen, '元')}</strong>}</li>)}</ol>}
          <h3>暂留</h3>
          <p className="second">{person.heldBackFen === 0 ? '本期没有暂留。' : person.heldBackFen > 0 ? `${yuanText(person.heldBackFen)}，任务期满时补发。` : `补发前期暂留 ${yuanText(-person.heldBackFen)}。`}</p>
          <h3>扣罚与限制</h3>
          {person.penaltyFen === 0 && person.carriedFen === 0 && person.sanctionsDue.length === 0 ? <p className="second">本期无扣罚，没有限制事项。</p> : (
            <ul className="person-sanctions">
              {person.penaltyFen !== 0 && <li>{person.penaltyFen > 0 ? `扣罚 ${yuanText(person.penaltyFen)}` : `退还以前的扣罚 ${yuanText(-person.penaltyFen)}`}</li>}
              {person.carriedFen !== 0 && <li>超过工资限额的 {yuanText(person.carriedFen)} 结转下一次</li>}
              {person.sanctionsDue.map((s) => <li key={s.code} title={s.text}><strong className={s.state === 'warning' ? 'warn' : 'bad'}>{s.state === 'warning' ? `预警：${s.name}` : s.name}</strong>{s.fromOn === null ? '' : ` 自 ${s.fromOn} 起`}，{s.liftsWhen}时解除</li>)}
            </ul>
          )}
          </div>
          {run.runId === null ? null : <SignBox runId={run.runId} staffNo={person.staffNo} name={person.name} />}
          <div className="person-sign">本人签字：<span /> 日期：<span /></div>
        </Card>
      </div>
    </FixedUnit>
  );
}

const PAGE = 500;

/** Vouchers and borrowers of the person's receipts by their number; the derivation itself does not need them. */
function useReceipts(staffNo: string, from: string, to: string): { rows: ReadonlyMap<number, RecoveryRow>; error: ApiError | undefined; refetch: () => void } {
  const client = useClient();
  const [state, setState] = useState<{ rows: ReadonlyMap<number, RecoveryRow>; error: ApiError | undefined }>({ rows: new Map(), error: undefined });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let live = true;
    const all = async (): Promise<ReadonlyMap<number, RecoveryRow>> => {
      const found = new Map<number, RecoveryRow>();
      for (let offset = 0; ; ) {
        const part = await client.query('recoveries.list', { staffNo, from, to, offset, limit: PAGE });
        for (const r of part.rows) found.set(r.entryId, r);
        offset += part.rows.length;
        if (part.rows.length === 0 || offset >= part.count) return found;
      }
    };
    all().then((rows) => live && setState({ rows, error: undefined }), (thrown: unknown) => live && setState({ rows: new Map(), error: asApiError(thrown) }));
    return () => void (live = false);
  }, [client, staffNo, from, to, round]);
  return { ...state, refetch: () => setRound(round + 1) };
}
