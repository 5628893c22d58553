import type { ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import { findCode, TIERS } from '../../../../electron/domain/codes.js';
import { Amount, Pct } from '../../../components/amount.js';
import { Meter } from '../../../components/meter.js';
import { countText } from '../../../text/figures.js';

type Shown = OutputOf<'targets.show'>;

/** 100 / 80 / 70 / 10 万 and what the tier has reached; a click narrows the table to it. */
export function TierCards({ shown, tier, onTier }: { readonly shown: Shown; readonly tier: string; readonly onTier: (tier: string) => void }): ReactNode {
  return (
    <div className="tiers">
      {shown.tiers.map((t) => {
        const each = findCode(TIERS, t.tier)?.targetFen ?? null;
        const here = tier === t.tier;
        return (
          <button key={t.tier} type="button" className={here ? 'card tier tier-here' : 'card tier'} aria-pressed={here} onClick={() => onTier(here ? '' : t.tier)}>
            <span className="tier-line"><strong>{t.tier}</strong><span className="second push">{countText(t.people)} 人{each === null ? '，按分解' : ` × ${each / 1_000_000} 万`}</span></span>
            <span className="tier-line"><span>认定 <Amount fen={t.creditedFen} /></span><strong className="push"><Pct value={t.completionPct} /></strong></span>
            <Meter pct={t.completionPct} tick={shown.timeProgressPct} label={`${t.tier}完成率`} />
            <span className="tier-line second">任务 <Amount fen={t.targetFen} /><span className="push">已完成 {countText(t.done)} 人</span></span>
          </button>
        );
      })}
    </div>
  );
}
