import { Button, Popconfirm } from 'antd';
import type { ReactNode } from 'react';
import { amountText } from '../../../text/figures.js';
import type { Pile } from './draft.js';
import { tidyAmount, typedFen } from '../../../text/typed-amount.js';

interface PileHeadProps {
  readonly pile: Pile;
  readonly bookedFen: number;
  readonly count: number;
  readonly onTotal: (text: string) => void;
  readonly onNew: () => void;
}

/** The pile of vouchers on the desk: its control total, what is booked of it, what is left. Always in sight. */
export function PileHead({ pile, bookedFen, count, onTotal, onNew }: PileHeadProps): ReactNode {
  const total = pile.total.trim() === '' ? null : typedFen(pile.total);
  const left = total === null ? null : total - bookedFen;
  return (
    <>
      <span className="second">凭证叠</span>
      <span className="tag tag-accent">第 {pile.no} 叠 · {count} 张</span>
      <Popconfirm title="开新的一叠？" description={left !== null && left !== 0 ? `这一叠还差 ${amountText(left, '元')} 元。已入账的不受影响。` : '已入账的不受影响。'} okText="开新的一叠" cancelText="不开" onConfirm={onNew}>
        <Button size="small" type="text">开新的一叠</Button>
      </Popconfirm>
      <span className="page-tools pile">
        <label>凭证叠合计 <input className="slip-input slip-amount" value={pile.total} placeholder="可不填" aria-label="凭证叠合计" inputMode="decimal" onChange={(e) => onTotal(e.target.value)} onFocus={(e) => e.target.select()} onBlur={() => onTotal(tidyAmount(pile.total))} /></label>
        <span>已录 {count} 张 <strong className="figure">{amountText(bookedFen, '元')}</strong></span>
        {left !== null && <span>{left < 0 ? '多出' : left === 0 ? '' : '还差'} <strong className={`figure pile-left ${left === 0 ? 'good' : left < 0 ? 'bad' : 'warn'}`}>{left === 0 ? '✓ 已对平' : amountText(Math.abs(left), '元')}</strong></span>}
      </span>
    </>
  );
}
