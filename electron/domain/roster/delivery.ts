import { addDays, type Day } from '../date.js';

/** What happens to a person's sheet; `returned`: the signed receipt is back at the centre. */
export const ROSTER_ACTS = [
  { code: 'printed', name: '印制' }, { code: 'delivered', name: '送达' }, { code: 'signed', name: '签收' }, { code: 'refused', name: '拒签' },
  { code: 'reminded', name: '催签' }, { code: 'warned', name: '预警' }, { code: 'returned', name: '回执交回' },
] as const;
export type RosterAct = (typeof ROSTER_ACTS)[number]['code'];
export const actName = (act: RosterAct): string => ROSTER_ACTS.find((a) => a.code === act)?.name ?? act;

export interface DatedAct { readonly act: RosterAct; readonly on: Day }

export type DeliveryState = 'open' | 'printed' | 'delivered' | 'signed' | 'refused';

/** Where a sheet stands, and the day on which a reminder falls due (null: none). */
export interface Delivery {
  readonly state: DeliveryState;
  readonly deliveredOn: Day | null;
  readonly signedOn: Day | null;
  readonly returnedOn: Day | null;
  readonly reminders: number;
  readonly remindOn: Day | null;
}

/** `acts` oldest first. A sheet that was delivered and is not signed after the days for objection is reminded, again and again. */
export function deliveryOf(acts: readonly DatedAct[], objectionDays: number): Delivery {
  const last = (act: RosterAct): Day | null => acts.findLast((a) => a.act === act)?.on ?? null;
  const [deliveredOn, signedOn, refusedOn, remindedOn] = [last('delivered'), last('signed'), last('refused'), last('reminded')];
  const state: DeliveryState = signedOn !== null ? 'signed' : refusedOn !== null ? 'refused' : deliveredOn !== null ? 'delivered' : last('printed') !== null ? 'printed' : 'open';
  const since = remindedOn !== null && deliveredOn !== null && remindedOn > deliveredOn ? remindedOn : deliveredOn;
  return {
    state, deliveredOn: deliveredOn ?? signedOn, signedOn, returnedOn: last('returned'), reminders: acts.filter((a) => a.act === 'reminded').length,
    remindOn: state === 'delivered' && since !== null ? addDays(since, objectionDays + 1) : null,
  };
}

/** Why an act cannot follow those before it, or null. A signature on the spot needs no separate delivery. */
export function actOutOfOrder(before: readonly DatedAct[], next: DatedAct & { readonly how: string; readonly to: string; readonly says: string }): string | null {
  const has = (act: RosterAct): boolean => before.some((a) => a.act === act);
  const last = before.at(-1);
  if (last && next.on < last.on) return `早于 ${last.on} 的${actName(last.act)}`;
  switch (next.act) {
    case 'printed':
    case 'warned': return null;
    case 'delivered': return has('signed') ? '已经签收' : next.how === '' || next.to === '' ? '没有写明怎样送达、交给谁' : null;
    case 'signed': return has('signed') ? '已经签收' : null;
    case 'refused': return has('signed') ? '已经签收' : !has('delivered') ? '还没有送达' : next.says === '' ? '没有写明拒签的情况' : null;
    case 'reminded': return has('signed') ? '已经签收' : has('delivered') ? null : '还没有送达';
    case 'returned': return has('returned') ? '回执已经交回' : has('signed') || has('refused') ? null : '还没有签收';
  }
}
