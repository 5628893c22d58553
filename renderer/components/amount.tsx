import type { ReactNode } from 'react';
import { useDisplayUnit, type DisplayUnit } from '../frame/display-unit.js';
import { amountText, directionOf, pctText, signed } from '../text/figures.js';
import { zh } from '../text/zh.js';

interface AmountProps {
  /** 分; null where a figure does not apply. */
  readonly fen: number | null | undefined;
  /** Overrides the display unit of the page. */
  readonly unit?: DisplayUnit;
  /** Says the unit behind the figure: in sentences and cards, not in columns. */
  readonly withUnit?: boolean;
}

/** Money in the display unit: tabular, grey zero, red with a minus when negative, — when there is none. */
export function Amount({ fen, unit, withUnit = false }: AmountProps): ReactNode {
  const page = useDisplayUnit();
  const shown = unit ?? page;
  const tone = fen === null || fen === undefined || fen === 0 ? ' zero' : fen < 0 ? ' bad' : '';
  return <span className={`figure${tone}`}>{amountText(fen, shown)}{withUnit ? <span className="unit-word"> {shown}</span> : null}</span>;
}

interface ChangeProps {
  /** Amount in 分 … */
  readonly fen?: number | null;
  /** … or percentage points as text ("-4.70"). */
  readonly points?: string | null;
  /** What a rise means; of NPL it is bad. */
  readonly riseIs?: 'bad' | 'good' | 'neutral';
  readonly unit?: DisplayUnit;
}

/** A change against a base: arrow, sign and colour together, so that it survives black and white. */
export function Change({ fen, points, riseIs = 'bad', unit }: ChangeProps): ReactNode {
  const page = useDisplayUnit();
  const value = fen ?? points;
  if (value === null || value === undefined) return <span className="figure zero">{zh.noFigure}</span>;
  const direction = directionOf(value);
  const text = typeof value === 'number' ? amountText(value, unit ?? page) : value;
  const tone = direction === 0 ? 'zero' : riseIs === 'neutral' ? '' : (direction === 1) === (riseIs === 'bad') ? 'bad' : 'good';
  return (
    <span className={`figure change ${tone}`}>
      {direction !== 0 && <span aria-hidden="true">{direction === 1 ? '↑' : '↓'} </span>}
      {signed(text)}
      {points !== undefined && points !== null && <span className="unit-word"> 个百分点</span>}
    </span>
  );
}

/** A percentage as it was computed: `17.60%`. */
export function Pct({ value }: { readonly value: string | null | undefined }): ReactNode {
  return <span className="figure">{pctText(value)}</span>;
}
