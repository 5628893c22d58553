import type { RosterSheet } from '../../../../electron/contract/rosters.js';

/** What a sheet's receipt column says, and whether somebody has to act. */
export function deliveryText(s: Pick<RosterSheet, 'state' | 'signedOn' | 'deliveredOn' | 'reminders' | 'remindOn'>, today: string): { readonly text: string; readonly tone: 'good' | 'bad' | 'second' } {
  if (s.state === 'signed') return { text: (s.signedOn ?? '').slice(5), tone: 'good' };
  if (s.state === 'refused') return { text: '拒签', tone: 'bad' };
  if (s.state !== 'delivered') return { text: s.state === 'printed' ? '已印制，未送达' : '未送达', tone: 'second' };
  const reminded = s.reminders === 0 ? '' : `，已催 ${s.reminders} 次`;
  return s.remindOn !== null && s.remindOn <= today ? { text: `逾期未签${reminded}`, tone: 'bad' } : { text: `未签${reminded}`, tone: 'second' };
}

export type SheetFilter = 'all' | 'undelivered' | 'unsigned' | 'left' | 'open';
export const SHEET_FILTERS: readonly { readonly value: SheetFilter; readonly label: string; readonly keep: (s: RosterSheet) => boolean }[] = [
  { value: 'all', label: '全部', keep: () => true },
  { value: 'undelivered', label: '未送达', keep: (s) => s.state === 'open' || s.state === 'printed' },
  { value: 'unsigned', label: '未签收', keep: (s) => s.state !== 'signed' },
  { value: 'open', label: '未清收完', keep: (s) => s.leftFen > 0 },
  { value: 'left', label: '已离职', keep: (s) => s.left },
];
