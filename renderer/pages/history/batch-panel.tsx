import { Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { BatchRow } from '../../../electron/contract/history.js';
import type { OutputOf } from '../../../electron/contract/api.js';
import { useQuery } from '../../api/use-query.js';
import { Busy } from '../../components/busy.js';
import { Refusal } from '../../components/refusal.js';
import type { Column } from '../../components/table/column.js';
import { PlainTable } from '../../components/table/plain-table.js';
import { useAppState } from '../../frame/app-state.js';
import { countText, momentText } from '../../text/figures.js';
import { titleWithKind } from './kinds.js';
import { UndoDialog } from './undo-dialog.js';

type Changed = OutputOf<'history.changes'>['changes'][number];
type FieldRow = { readonly table: string; readonly what: string; readonly first: boolean; readonly act: string; readonly field: string; readonly before: string | number | null; readonly after: string | number | null };

/** Changes a page. */
const PAGE = 200;

const COLUMNS: readonly Column<FieldRow>[] = [
  { key: 'what', titles: ['对象'], kind: 'text', width: 230, value: (r) => r.what, render: (r) => (r.first ? <span title={`${r.table} ${r.what}`}><span className="second">{r.table}</span> {r.what}</span> : <span className="zero">〃</span>) },
  { key: 'field', titles: ['字段'], kind: 'text', width: 120, value: (r) => r.field, render: (r) => (r.field === '' ? <span className="second">（{r.act}）</span> : r.field) },
  { key: 'before', titles: ['原来'], kind: 'text', width: 130, grow: true, value: (r) => r.before, render: (r) => <span className="second">{r.field === '' ? '' : (r.before ?? '—')}</span> },
  { key: 'after', titles: ['现在'], kind: 'text', width: 130, grow: true, value: (r) => r.after, render: (r) => <strong>{r.field === '' ? '' : (r.after ?? '—')}</strong> },
];

const fieldRows = (changes: readonly Changed[]): FieldRow[] =>
  changes.flatMap((c) => (c.fields.length === 0 ? [{ table: c.what, what: c.key, first: true, act: c.act, field: '', before: null, after: null }] : c.fields.map((f, i) => ({ table: c.what, what: c.key, first: i === 0, act: c.act, field: f.field, before: f.before, after: f.after }))));

/** One batch: who, when, why, every change; and the way back. */
export function BatchPanel({ batch }: { readonly batch: BatchRow }): ReactNode {
  const { readOnly } = useAppState();
  const [offset, setOffset] = useState(0);
  const [asking, setAsking] = useState(false);
  const { data, error, loading, stale, refetch } = useQuery('history.changes', { batch: batch.id, offset, limit: PAGE }, ['history']);
  const rows = useMemo(() => fieldRows(data?.changes ?? []), [data]);
  return (
    <section className="card card-flush history-panel" aria-label={batch.title}>
      <div className="history-head">
        <div className="row">
          <h2 className="cut history-title" title={batch.title}>{titleWithKind(batch.kind, batch.title)}</h2>
          <span className="second">批次 {batch.id}</span>
          <span className="push">{batch.undoable && <Button danger disabled={readOnly} onClick={() => setAsking(true)}>撤销这一批…</Button>}</span>
        </div>
        <p className="second">
          {batch.user === '' ? '本机' : batch.user}，{momentText(batch.at)}，业务日期 {batch.businessOn}。
          {batch.undoneBy !== null && `已由批次 ${batch.undoneBy} 撤销。`}
          {batch.undoOf !== null && `撤销的是批次 ${batch.undoOf}。`}
          {!batch.undoable && batch.undoneBy === null && '这一批不能撤销。'}
        </p>
      </div>
      <Refusal error={error} onRetry={refetch} />
      <div className="history-scroll">
        {!data && loading ? <Busy text="正在读取改动" /> : <PlainTable className="history-changes" label="改动" columns={COLUMNS} rows={rows} rowKey={(_, i) => i} empty="这一批没有逐项的改动：由程序算出的行只记合计和校验值" />}
      </div>
      {data && data.count > 0 && (
        <div className="history-foot second">
          第 {countText(offset + 1)} – {countText(offset + data.changes.length)} 项，共 {countText(data.count)} 项
          {data.count > PAGE && (
            <span className="push row">
              <Button size="small" disabled={offset === 0 || stale} onClick={() => setOffset(offset - PAGE)}>上一页</Button>
              <Button size="small" disabled={offset + PAGE >= data.count || stale} onClick={() => setOffset(offset + PAGE)}>下一页</Button>
            </span>
          )}
        </div>
      )}
      <UndoDialog batch={batch} open={asking} onClose={() => setAsking(false)} />
    </section>
  );
}
