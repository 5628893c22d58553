import { Select } from 'antd';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import type { RunTotals } from '../../../../electron/contract/incentive.js';
import { ratioPct } from '../../../../electron/domain/rate.js';
import type { QueryResult } from '../../../api/use-query.js';
import { Amount } from '../../../components/amount.js';
import { Refusal } from '../../../components/refusal.js';
import { amountText, countText, pctText, signed } from '../../../text/figures.js';
import type { RunRange } from '../incentive/ranges.js';

export type Compared = OutputOf<'incentive.compare'>;
type Totals = { readonly label: string; readonly of: (t: Side) => string }[];
interface Side { readonly totals: RunTotals; readonly paid: number }

const yuan = (fen: number): string => amountText(fen, '元');
const ROWS: Totals = [
  { label: '得奖人数', of: (s) => countText(s.paid) },
  { label: '应奖合计', of: (s) => yuan(s.totals.rewardFen + s.totals.heldBackFen) },
  { label: '其中暂留', of: (s) => yuan(s.totals.heldBackFen) },
  { label: '归单位领导', of: (s) => yuan(s.totals.poolFen) },
  { label: '占收回额', of: (s) => pctText(ratioPct(allOf(s.totals), s.totals.recoveredFen)) },
  { label: '扣罚', of: (s) => yuan(s.totals.penaltyFen) },
];
/** What the plan costs in all. */
const allOf = (t: RunTotals): number => t.rewardFen + t.heldBackFen + t.poolFen;
/** Persons that are shown; who changes most stands first. */
const SHOWN = 8;

interface CompareCardProps {
  readonly result: QueryResult<Compared>;
  readonly asked: boolean;
  /** The clauses were changed since. */
  readonly old: boolean;
  readonly names: readonly [a: string, b: string];
  readonly bases: readonly { readonly value: string; readonly label: string }[];
  readonly base: string;
  readonly onBase: (key: string) => void;
  readonly ranges: readonly RunRange[];
  readonly range: RunRange;
  readonly onRange: (range: RunRange) => void;
}

/** 试算: what the version costs on receipts that are there, beside another one. */
export function CompareCard({ result, asked, old, names, bases, base, onBase, ranges, range, onRange }: CompareCardProps): ReactNode {
  const data = asked ? result.data : undefined;
  return (
    <section className="card plan-try" aria-label="试算">
      <div className="card-head"><h2>试算</h2><span className="second">{data ? `用 ${range.label}的 ${countText(data.receipts)} 笔收回` : '不写入台账'}</span></div>
      <div className="plan-try-asks">
        <Select size="small" aria-label="与哪一版比" value={base} popupMatchSelectWidth={false} onChange={onBase} options={[...bases]} />
        <Select size="small" aria-label="用哪一段的收回" value={range.label} popupMatchSelectWidth={false} onChange={(label: string) => onRange(ranges.find((r) => r.label === label) ?? range)} options={ranges.map((r) => ({ value: r.label, label: r.label }))} />
      </div>
      {asked && <Refusal error={result.error} onRetry={result.refetch} />}
      {asked && result.loading && <p className="second" role="status"><span className="spin" aria-hidden="true" /> 正在试算…</p>}
      {data && !result.stale && (
        <>
          {old && <p className="warn">条款又改过，请再按“试算”。</p>}
          <Result data={data} names={names} />
        </>
      )}
    </section>
  );
}

function Result({ data, names }: { readonly data: Compared; readonly names: readonly [string, string] }): ReactNode {
  const side = (totals: RunTotals, of: (p: Compared['persons'][number]) => number): Side => ({ totals, paid: data.persons.filter((p) => of(p) > 0).length });
  const [a, b] = [side(data.a, (p) => p.aFen), side(data.b, (p) => p.bFen)];
  const more = allOf(data.b) - allOf(data.a);
  const changed = data.persons.filter((p) => p.differenceFen !== 0).sort((x, y) => Math.abs(y.differenceFen) - Math.abs(x.differenceFen) || (x.staffNo < y.staffNo ? -1 : 1));
  const clauses = data.clauses.filter((c) => c.in !== 'both');
  return (
    <>
      <table className="plan-table" aria-label="试算比较">
        <thead><tr><th>项目</th><th>{names[0]}</th><th>{names[1]}</th></tr></thead>
        <tbody>{ROWS.map((r) => <tr key={r.label}><td>{r.label}</td><td>{r.of(a)}</td><td>{r.of(b)}</td></tr>)}</tbody>
      </table>
      <p>{more === 0 ? '两版合计一样。' : <>{more > 0 ? '多付' : '少付'} <strong className="figure">{yuan(Math.abs(more))}</strong> 元，涉及 {countText(changed.length)} 人。</>}</p>
      {changed.length > 0 && (
        <>
          <h3>变化最大的人</h3>
          <table className="plan-table" aria-label="变化最大的人">
            <thead><tr><th>姓名</th><th>{names[0]}</th><th>{names[1]}</th><th>差</th></tr></thead>
            <tbody>{changed.slice(0, SHOWN).map((p) => <tr key={p.staffNo}><td title={`${p.unit} ${p.staffNo}`}>{p.name}</td><td>{yuan(p.aFen)}</td><td>{yuan(p.bFen)}</td><td className={p.differenceFen < 0 ? 'bad' : ''}>{signed(yuan(p.differenceFen))}</td></tr>)}</tbody>
          </table>
          {changed.length > SHOWN && <p className="second">还有 {countText(changed.length - SHOWN)} 人，差额合计 <Amount fen={changed.slice(SHOWN).reduce((s, p) => s + p.differenceFen, 0)} unit="元" /> 元</p>}
        </>
      )}
      {clauses.length > 0 && (
        <>
          <h3>不同的条款</h3>
          <ul className="plan-differs">{clauses.map((c) => <li key={c.in + c.text} className={c.in === 'a' ? 'plan-gone' : ''}><span className="tag">{c.in === 'a' ? names[0] : names[1]}</span> {c.text}</li>)}</ul>
        </>
      )}
    </>
  );
}
