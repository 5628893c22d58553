import { useId, type ReactNode } from 'react';
import type { HomeSummary } from '../../../electron/contract/home.js';
import { useSize } from '../../components/use-size.js';
import { useDisplayUnit } from '../../frame/display-unit.js';
import { amountText } from '../../text/figures.js';
import type { HomeLinks } from './links.js';

const TOP = 24;
const BOTTOM = 22;
const WIDEST_BAR = 36;
/** Narrower than this two labels with decimals would touch. */
const FULL_LABEL = 50;

/** Recovered by month, cash below and 抵债 hatched above, each bar labelled: it survives black and white. */
export function MonthsChart({ months, to }: { readonly months: HomeSummary['months']; readonly to: HomeLinks }): ReactNode {
  const unit = useDisplayUnit();
  const hatch = useId();
  const [box, { width, height }] = useSize<HTMLDivElement>();
  const most = Math.max(1, ...months.map((m) => m.cashFen + m.inKindFen));
  const plot = Math.max(height - TOP - BOTTOM, 10);
  const slot = width / Math.max(months.length, 1);
  const bar = Math.min(WIDEST_BAR, slot * 0.62);
  const label = (fen: number): string => (slot < FULL_LABEL ? amountText(fen, unit).replace(/\.\d\d$/, '') : amountText(fen, unit));
  const tall = (fen: number): number => (Math.max(fen, 0) / most) * plot;
  return (
    <div className="home-chart" ref={box}>
      {width > 0 && (
        <svg width="100%" height="100%" viewBox={`0 0 ${width} ${height}`} role="img" aria-label={`各月清收：${months.map((m) => `${Number(m.period.slice(5))} 月 ${amountText(m.cashFen + m.inKindFen, unit)} ${unit}`).join('，')}`}>
          <defs>
            <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
              <rect width="5" height="5" fill="#fff" />
              <rect width="2.2" height="5" fill="#c98a1b" />
            </pattern>
          </defs>
          {months.map((m, i) => {
            const x = slot * i + (slot - bar) / 2;
            const cash = tall(m.cashFen);
            const kind = tall(m.inKindFen);
            const base = TOP + plot;
            return (
              <a key={m.period} href={to.received(m.period)} aria-label={`${Number(m.period.slice(5))} 月的收回`}>
                <rect x={slot * i} y={0} width={slot} height={height} fill="transparent" />
                <rect x={x} y={base - cash} width={bar} height={cash} fill="#1f5fa8" />
                {kind > 0 && <rect x={x + 0.5} y={base - cash - kind} width={bar - 1} height={Math.max(kind, 2)} fill={`url(#${hatch})`} stroke="#c98a1b" />}
                <text x={x + bar / 2} y={base - cash - kind - 6} className="home-chart-value">{label(m.cashFen + m.inKindFen)}</text>
                <text x={x + bar / 2} y={height - 5} className="home-chart-month">{Number(m.period.slice(5))}月</text>
              </a>
            );
          })}
          <line x1={0} x2={width} y1={TOP + plot + 0.5} y2={TOP + plot + 0.5} stroke="#b8c0ca" />
        </svg>
      )}
    </div>
  );
}
