import type { RosterSheet } from '../../../../electron/contract/rosters.js';
import { Meter } from '../../../components/meter.js';
import type { Column } from '../../../components/table/column.js';
import { pctText } from '../../../text/figures.js';
import { kindOf, type RosterKind } from '../roster-kinds.js';
import { deliveryText } from './delivery-text.js';

/** One line a sheet: who, how much, handed out and signed, collected; fewer columns beside one person. */
export function sheetColumns(kind: RosterKind, today: string, tick: string, docked: boolean): Column<RosterSheet>[] {
  const { who, ofPeople } = kindOf(kind);
  return [
    { key: 'no', titles: ['编号'], kind: 'id', width: 54, value: (s) => s.sheetNo.slice(-3) },
    { key: 'name', titles: [who], kind: 'text', width: ofPeople ? 84 : 150, grow: docked || !ofPeople, value: (s) => s.name, render: (s) => <strong>{s.name}</strong> },
    ...(ofPeople && !docked ? [
      { key: 'present', titles: ['现在'], kind: 'text' as const, width: 130, grow: true, value: (s: RosterSheet) => s.present, render: (s: RosterSheet) => <span className={s.left ? 'warn' : ''} title={s.present}>{s.present}</span> },
    ] : []),
    { key: 'loans', titles: ['应清收', '笔数'], kind: 'count', width: 54, value: (s) => s.loans },
    { key: 'principalFen', titles: ['应清收', '本金'], kind: 'money', width: 96, value: (s) => s.principalFen },
    { key: 'deliveredOn', titles: ['名册', '送达'], kind: 'day', width: 60, value: (s) => s.deliveredOn, render: (s) => (s.deliveredOn === null ? <span className="zero">—</span> : s.deliveredOn.slice(5)) },
    { key: 'signed', titles: ['名册', '签收'], kind: 'text', width: 104, value: (s) => deliveryText(s, today).text, render: (s) => { const d = deliveryText(s, today); return <span className={d.tone}>{d.text}</span>; } },
    { key: 'recoveredFen', titles: ['清收', '已收回'], kind: 'money', width: 90, value: (s) => s.recoveredFen },
    { key: 'pct', titles: ['清收', '清收率'], kind: 'percent', width: 120, value: (s) => s.pct, render: (s) => <span className="rosters-pct"><Meter pct={s.pct} tick={tick} label={`${s.name}清收率`} /><span className="figure">{pctText(s.pct)}</span></span> },
    ...(docked ? [] : [
      { key: 'settled', titles: ['清收', '结清笔数'], kind: 'count' as const, width: 66, value: (s: RosterSheet) => s.settled },
      { key: 'leftFen', titles: ['未收回'], kind: 'money' as const, width: 96, value: (s: RosterSheet) => s.leftFen },
    ]),
  ];
}
