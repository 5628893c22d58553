import { App } from 'antd';
import type { ReactNode } from 'react';
import type { BatchRow } from '../../../electron/contract/history.js';
import { useCommand } from '../../api/use-command.js';
import { useQuery } from '../../api/use-query.js';
import { Busy } from '../../components/busy.js';
import { Confirm } from '../../components/confirm.js';
import { Refusal } from '../../components/refusal.js';
import type { Column } from '../../components/table/column.js';
import { PlainTable } from '../../components/table/plain-table.js';
import { useDisplayUnit } from '../../frame/display-unit.js';
import { go } from '../../frame/use-route.js';
import { countText } from '../../text/figures.js';

type Effect = { readonly name: string; readonly beforeFen: number; readonly afterFen: number };
/** Rows named in full; the rest is counted. */
const NAMED = 6;

/** Says what an undo would do – figures before and after, rows that stay – before anything is done. */
export function UndoDialog({ batch, open, onClose }: { readonly batch: BatchRow; readonly open: boolean; readonly onClose: () => void }): ReactNode {
  const unit = useDisplayUnit();
  const { message } = App.useApp();
  const preview = useQuery('history.undoPreview', open ? { batch: batch.id } : null, ['history', 'loans', 'recoveries']);
  const undo = useCommand('history.undo');
  const p = preview.stale ? undefined : preview.data;
  const kept = p?.kept ?? [];
  const columns: readonly Column<Effect>[] = [
    { key: 'name', titles: [unit], kind: 'text', width: 180, grow: true, value: (e) => e.name },
    { key: 'before', titles: ['现在'], kind: 'money', width: 180, value: (e) => e.beforeFen },
    { key: 'after', titles: ['撤销后'], kind: 'money', width: 180, value: (e) => e.afterFen },
  ];
  const confirm = async (): Promise<void> => {
    const done = await undo.run({ batch: batch.id });
    if (!done) return;
    message.success(`已撤销，${countText(done.restored)} 项改回。撤销本身是批次 ${done.batch}。`);
    onClose();
    go('history', '', { batch: done.batch });
  };
  return (
    <Confirm
      open={open} title={`撤销“${batch.title}”？`} stayText="不撤销" doText={p ? `撤销 ${countText(p.restored)} 项${kept.length > 0 ? `，保留 ${countText(kept.length)} 项` : ''}` : '撤销'}
      disabled={!p || p.restored === 0} busy={undo.busy} error={undo.error} onStay={() => { undo.clear(); onClose(); }} onDo={() => void confirm()}
    >
      <div className="history-undo">
        <Refusal error={preview.error} onRetry={preview.refetch} />
        {!p && !preview.error && <Busy text="正在算撤销后的数" />}
        {p && (
          <>
            <p>{p.restored === 0 ? '这一批里没有还能改回的项。' : <>将把 <strong>{countText(p.restored)} 项</strong> 改回这一批之前的值。新增的贷款改为已取消，不删除；收回用红字冲正。</>}</p>
            {p.effect.length > 0 && <div className="history-effect"><PlainTable label="撤销前后的数" columns={columns} rows={p.effect} rowKey={(e) => e.name} /></div>}
            {kept.length > 0 && (
              <div className="notice notice-warn"><div className="notice-text">
                <strong>有 {countText(kept.length)} 项后来又改过，保持现在的值：</strong>
                {kept.slice(0, NAMED).map((k) => <p key={k}>{k}</p>)}
                {kept.length > NAMED && <p>等 {countText(kept.length)} 项</p>}
              </div></div>
            )}
            <p className="second">撤销本身也记入历史，可以再撤销回来。</p>
          </>
        )}
      </div>
    </Confirm>
  );
}
