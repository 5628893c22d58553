import { Button } from 'antd';
import { useMemo, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import type { RosterChange } from '../../../../electron/contract/rosters.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { Card } from '../../../components/card.js';
import { Refusal } from '../../../components/refusal.js';
import type { Column } from '../../../components/table/column.js';
import { Grid } from '../../../components/table/grid.js';
import { arraySource } from '../../../components/table/row-source.js';
import { useAppState } from '../../../frame/app-state.js';
import { countText } from '../../../text/figures.js';
import { kindOf, ROSTER_AREAS } from '../roster-kinds.js';

interface ChangesViewProps {
  readonly roster: OutputOf<'rosters.one'>;
  readonly onRevise: () => void;
}

/** 增减: the ledger as it is now against the roster, and the revisions that took such changes over. */
export function ChangesView({ roster, onRevise }: ChangesViewProps): ReactNode {
  const { readOnly } = useAppState();
  const { data, error, refetch } = useQuery('rosters.changes', { rosterId: roster.rosterId }, ROSTER_AREAS);
  const source = useMemo(() => arraySource(data?.changes ?? []), [data]);
  const columns = useMemo((): Column<RosterChange>[] => [
    { key: 'act', titles: ['增减'], kind: 'text', width: 60, align: 'center', value: (c) => (c.act === 'add' ? '增' : '减'), render: (c) => <span className={c.act === 'add' ? 'tag tag-accent' : 'tag tag-warn'}>{c.act === 'add' ? '增' : '减'}</span> },
    { key: 'why', titles: ['原因'], kind: 'text', width: 120, value: (c) => c.why },
    { key: 'person', titles: [kindOf(roster.kind).who], kind: 'text', width: 120, value: (c) => c.person },
    { key: 'borrower', titles: ['借款人'], kind: 'text', width: 150, grow: true, value: (c) => c.borrower },
    { key: 'no', titles: ['借据号'], kind: 'id', width: 150, value: (c) => c.no },
    { key: 'unit', titles: ['机构'], kind: 'text', width: 120, value: (c) => c.unit },
    { key: 'principalFen', titles: ['当前本金'], kind: 'money', width: 110, value: (c) => c.principalFen },
  ], [roster.kind]);
  return (
    <>
      <Card className="rosters-persons" flush title="与台账的出入" hint={data ? (data.changes.length === 0 ? '没有' : `增 ${countText(data.added)} 笔，减 ${countText(data.removed)} 笔`) : ''} right={<Button type="primary" size="small" disabled={readOnly || !data || data.changes.length === 0} onClick={onRevise}>调整…</Button>}>
        <Refusal error={error} onRetry={refetch} />
        {!data && !error && <Busy text="正在对照台账" />}
        {data && <Grid label="与台账的出入" columns={columns} source={source} rowKey={(c) => `${c.act}${c.loanId}`} empty="名册与台账一致" />}
      </Card>
      <Card title="发出和调整">
        <ol className="rosters-revisions">{roster.revisions.map((r) => <li key={r.revision}><span className="second">{r.on}</span> <strong>{r.revision === 1 ? '发出' : `第 ${r.revision - 1} 次调整`}</strong> {r.revision === 1 ? `${countText(r.added)} 笔` : `增 ${countText(r.added)} 笔、减 ${countText(r.removed)} 笔：${r.reason}`} <span className="third">{r.docNo}</span></li>)}</ol>
      </Card>
    </>
  );
}
