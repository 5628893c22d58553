import { Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { PaperPreview } from '../../../components/paper/paper-preview.js';
import { Refusal } from '../../../components/refusal.js';
import { useAppState } from '../../../frame/app-state.js';
import { countText } from '../../../text/figures.js';
import { sheetsIn } from '../print/sheets-in.js';

interface PaperViewProps {
  readonly roster: OutputOf<'rosters.one'>;
  /** One sheet, or the whole roster. */
  readonly sheetId: number | undefined;
  readonly onSheet: (sheetId: number | undefined) => void;
}

/** 纸面: the sheets as they were handed out, at the issue or after a revision. */
export function PaperView({ roster, sheetId, onSheet }: PaperViewProps): ReactNode {
  // the latest until another is chosen: a revision made meanwhile is the one to see
  const [chosen, choose] = useState<number>();
  const revision = chosen ?? roster.revision;
  const asked = { rosterId: roster.rosterId, revision, ...(sheetId === undefined ? {} : { sheetId }) };
  const page = useQuery('rosters.issuedPage', asked, ['rosters']);
  const { readOnly } = useAppState();
  const printed = useCommand('rosters.printed');
  const ready = page.data && !page.stale ? page.data : undefined;
  const sheets = useMemo(() => (ready ? sheetsIn(ready.html) : 0), [ready]);
  return (
    <div className="rosters-sheets">
      <Refusal error={page.error ?? printed.error} onRetry={page.refetch} />
      {!ready && !page.error && <Busy text="正在排版" />}
      {ready && sheets < ready.pages && <div className="notice notice-warn" role="status">页数多，这里只排出前 {countText(sheets)} 页，打印也只印这些。要印全部 {countText(ready.pages)} 页，请先导出 PDF。</div>}
      {ready && (
        <PaperPreview
          html={ready.html} title={ready.title} pages={ready.pages} paper="A4 横向" onPrinted={() => { if (!readOnly) void printed.run(asked); }}
          actions={(
            <span className="row">
              {roster.revision > 1 && <Select size="small" aria-label="哪一次" style={{ width: 170 }} value={revision} onChange={(r: number) => choose(r)} options={roster.revisions.map((r) => ({ value: r.revision, label: `${r.revision === 1 ? '发出' : `第 ${r.revision - 1} 次调整`} ${r.on}` }))} />}
              <Select size="small" aria-label="哪一份" style={{ width: 130 }} value={sheetId ?? 0} onChange={(id: number) => onSheet(id === 0 ? undefined : id)} showSearch={{ optionFilterProp: 'label' }} options={[{ value: 0, label: '全部' }, ...roster.persons.filter((p) => p.loans > 0).map((p) => ({ value: p.sheetId, label: p.name }))]} />
            </span>
          )}
        />
      )}
    </div>
  );
}
