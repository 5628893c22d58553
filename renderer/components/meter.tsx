import type { ReactNode } from 'react';

const share = (pct: string): number => Math.min(Math.max(Number(pct), 0), 100);

/** A completion bar; the black tick is the time progress. Behind it the bar is paler, so that the eye need not compare. */
export function Meter({ pct, tick, label }: { readonly pct: string | null; readonly tick?: string; readonly label: string }): ReactNode {
  const behind = tick !== undefined && pct !== null && Number(pct) < Number(tick);
  return (
    <span className="meter" role="img" aria-label={`${label}${pct === null ? '没有基数' : `${pct}%`}${tick === undefined ? '' : `，时间进度 ${tick}%`}`}>
      {pct !== null && <span className={behind ? 'meter-bar meter-behind' : 'meter-bar'} style={{ width: `${share(pct)}%` }} />}
      {tick !== undefined && <span className="meter-tick" style={{ left: `${share(tick)}%` }} />}
    </span>
  );
}
