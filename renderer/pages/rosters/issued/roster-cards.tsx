import type { ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import { ratioPct } from '../../../../electron/domain/rate.js';
import { Amount } from '../../../components/amount.js';
import { Meter } from '../../../components/meter.js';
import { countText, pctText } from '../../../text/figures.js';
import { kindOf } from '../roster-kinds.js';

type One = OutputOf<'rosters.one'>;

/** 编入 → 送达 → 签收 → 收回, each as a part of the one before. */
export function RosterCards({ roster, tick }: { readonly roster: One; readonly tick: string }): ReactNode {
  const { account, persons } = roster;
  const count = kindOf(roster.kind).count;
  const late = persons.filter((p) => p.remindOn !== null && p.remindOn <= roster.on).length;
  return (
    <div className="rosters-figures">
      <Figure label="编入名册" main={`${countText(account.loans)} 笔`} pct="100">本金 <Amount fen={account.principalFen} withUnit />，{countText(persons.length)} {count}</Figure>
      <Figure label="已送达" main={`${countText(roster.delivered)} / ${countText(roster.sheets)} 份`} pct={ratioPct(roster.delivered, roster.sheets)}>{roster.issuedOn} 发出</Figure>
      <Figure label="已签收" main={`${countText(roster.signed)} / ${countText(roster.sheets)} 份`} pct={ratioPct(roster.signed, roster.sheets)}>{late === 0 ? `异议期限 ${roster.objectionDays} 日` : <span className="bad">{countText(late)} 份逾期未签</span>}</Figure>
      <Figure label="已收回" main={<Amount fen={account.recoveredFen} withUnit />} pct={account.pct} tick={tick}>清收率 {pctText(account.pct)}，结清 {countText(account.settled)} 笔</Figure>
    </div>
  );
}

function Figure({ label, main, pct, tick, children }: { readonly label: string; readonly main: ReactNode; readonly pct: string | null; readonly tick?: string; readonly children: ReactNode }): ReactNode {
  return <section className="card rosters-figure" aria-label={label}><span className="second">{label}</span><strong>{main}</strong><span className="second cut">{children}</span><Meter pct={pct} label={label} {...(tick === undefined ? {} : { tick })} /></section>;
}
