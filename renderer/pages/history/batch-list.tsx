import type { ReactNode } from 'react';
import type { BatchRow } from '../../../electron/contract/history.js';
import type { Column } from '../../components/table/column.js';
import { PlainTable } from '../../components/table/plain-table.js';
import { countText, momentText } from '../../text/figures.js';
import { kindName } from './kinds.js';

const struck = (b: BatchRow): string => (b.undoneBy === null ? '' : 'history-struck');

const COLUMNS: readonly Column<BatchRow>[] = [
  { key: 'at', titles: ['时间'], kind: 'text', width: 96, value: (b) => momentText(b.at), render: (b) => <span className="figure" title={momentText(b.at)}>{momentText(b.at).slice(5)}</span> },
  { key: 'user', titles: ['人员'], kind: 'text', width: 68, value: (b) => b.user },
  { key: 'kind', titles: ['操作'], kind: 'text', width: 80, value: (b) => kindName(b.kind), render: (b) => <strong>{kindName(b.kind)}</strong> },
  { key: 'title', titles: ['内容'], kind: 'text', width: 180, grow: true, value: (b) => b.title, render: (b) => <span className={struck(b)} title={b.title}>{b.title}</span> },
  { key: 'changes', titles: ['多少'], kind: 'count', width: 74, value: (b) => b.changes, render: (b) => (b.changes === 0 ? <span className="zero">—</span> : `${countText(b.changes)} 项`) },
];

/** Every batch, the newest first; an undone one is struck through. */
export function BatchList({ batches, current, onOpen }: { readonly batches: readonly BatchRow[]; readonly current: number | undefined; readonly onOpen: (batch: number) => void }): ReactNode {
  return (
    <PlainTable
      className="history-rows" label="改动的批次" columns={COLUMNS} rows={batches} rowKey={(b) => b.id} {...(current === undefined ? {} : { currentKey: current })}
      tone={(b) => (b.undoneBy === null ? undefined : 'done')} onOpen={(b) => onOpen(b.id)} empty="台账还没有改动"
    />
  );
}
