import type { OutputOf } from '../../../../electron/contract/api.js';
import type { TargetRow } from '../../../../electron/contract/targets.js';
import { Meter } from '../../../components/meter.js';
import type { Column } from '../../../components/table/column.js';
import type { DisplayUnit } from '../../../frame/display-unit.js';
import { go } from '../../../frame/use-route.js';
import { amountText, pctText } from '../../../text/figures.js';
import { outlookOf, receiptsOf } from './people-filter.js';
import { sourceName, sourceText } from './target-source.js';

type Shown = Pick<OutputOf<'targets.show'>, 'year' | 'asOf' | 'timeProgressPct'>;

/** 照此到年末, in words; the missing amount always in 万元, as targets are spoken of. */
export function outlookText(row: TargetRow): string {
  const { kind, missingFen } = outlookOf(row);
  if (kind === 'none') return '没有任务';
  if (kind === 'done') return '已完成';
  return kind === 'will' ? '可完成' : `差 ${amountText(missingFen, '万元')} 万元，将受限制`;
}

/** `beside`: a panel takes room, what it does not need is left out. */
export function peopleColumns(shown: Shown, unit: DisplayUnit, beside: boolean, onTarget: (row: TargetRow) => void): readonly Column<TargetRow>[] {
  const open = (form?: string) => (r: TargetRow): void => go('recoveries', 'list', { ...receiptsOf(r, shown), ...(form === undefined ? {} : { form }) });
  const columns: readonly Column<TargetRow>[] = [
    { key: 'rank', titles: ['名次'], kind: 'rank', width: 50, frozen: true, sortKey: 'rank', value: (r) => r.rank },
    { key: 'name', titles: ['姓名'], kind: 'text', width: 84, frozen: true, sortKey: 'name', value: (r) => r.name, render: (r) => <strong title={r.staffNo}>{r.name}</strong> },
    { key: 'unit', titles: ['机构'], kind: 'text', width: 110, grow: true, sortKey: 'unit', value: (r) => r.unit },
    { key: 'tier', titles: ['职级'], kind: 'text', width: 92, value: (r) => r.tier },
    { key: 'targetFen', titles: ['年度任务', '任务'], kind: 'money', width: 92, sortKey: 'targetFen', value: (r) => r.targetFen, onOpen: onTarget },
    { key: 'source', titles: ['年度任务', '来源'], kind: 'text', width: 52, align: 'center', value: (r) => sourceText(r.source, r.reason), render: (r) => <span className={r.source === 'override' ? 'warn' : 'second'} title={sourceText(r.source, r.reason)}>{sourceName(r.source)}</span> },
    { key: 'cashFen', titles: [`本年清收（${unit}）`, '现金'], kind: 'money', width: 92, sortKey: 'cashFen', value: (r) => r.cashFen, onOpen: open('cash') },
    { key: 'inKindFen', titles: [`本年清收（${unit}）`, '抵债'], kind: 'money', width: 84, sortKey: 'inKindFen', value: (r) => r.inKindFen, onOpen: open('in_kind') },
    { key: 'creditedFen', titles: ['完成', '认定额'], kind: 'money', width: 96, sortKey: 'creditedFen', value: (r) => r.creditedFen, onOpen: open() },
    { key: 'completion', titles: ['完成', '完成率'], kind: 'percent', width: 168, sortKey: 'completion', value: (r) => r.completionPct, render: (r) => <span className="people-pct"><Meter pct={r.completionPct} tick={shown.timeProgressPct} label={`${r.name}完成率`} /><span className="figure">{pctText(r.completionPct)}</span></span> },
    { key: 'shortFen', titles: ['完成', '还差'], kind: 'money', width: 92, sortKey: 'shortFen', value: (r) => r.shortFen },
    { key: 'outlook', titles: ['照此到年末'], kind: 'text', width: 186, value: (r) => outlookText(r), render: (r) => <span className={outlookOf(r).tone === 'bad' ? 'bad people-bad' : outlookOf(r).tone}>{outlookText(r)}</span> },
  ];
  return beside ? columns.filter((c) => !BESIDE_LEFT_OUT.includes(c.key)) : columns;
}

const BESIDE_LEFT_OUT = ['cashFen', 'inKindFen', 'shortFen', 'outlook'];
