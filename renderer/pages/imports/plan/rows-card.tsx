import { useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import type { ImportPlan, PlanRow, Verdict } from '../../../../electron/contract/imports.js';
import { useClient } from '../../../api/client-context.js';
import { Card } from '../../../components/card.js';
import { Refusal } from '../../../components/refusal.js';
import { Segment } from '../../../components/segment.js';
import type { Column } from '../../../components/table/column.js';
import { Grid } from '../../../components/table/grid.js';
import { usePagedRows } from '../../../components/table/use-paged-rows.js';
import { countText } from '../../../text/figures.js';
import { VERDICTS } from '../../../text/verdicts.js';
import { rowKey, type FlowState, type ImportFlow } from '../flow.js';
import { checkPaper, fileScope, kindScopes } from '../paper-totals.js';
import type { FileLine } from '../plan-files.js';
import { MissingTable } from './missing-table.js';
import { RowDetail } from './row-detail.js';
import { TotalsTable } from './totals-table.js';

type Show = 'problems' | 'all' | Verdict | 'missing' | 'totals';

const firstOf = (r: PlanRow): { field: string; left: string; right: string; why: string } => {
  const change = r.changes[0];
  const issue = r.issues.find((i) => i.severity === 'reject') ?? r.issues[0];
  const more = Math.max(0, r.changes.length - 1);
  const rest = more > 0 ? ` 等 ${r.changes.length} 项` : '';
  // A conflict is about two values: they stand side by side, the finding says why.
  if ((r.verdict === 'update' || r.verdict === 'conflict') && change) return { field: change.field + rest, left: change.after, right: change.before, why: r.issues.map((i) => i.message).join('；') };
  return { field: issue?.title || change?.field || '', left: issue?.raw || change?.after || '', right: issue?.raw ? '' : (change?.before ?? ''), why: r.issues.map((i) => i.message).join('；') };
};

const COLUMNS: readonly Column<PlanRow>[] = [
  { key: 'verdict', titles: ['结论'], kind: 'text', width: 62, frozen: true, value: (r) => VERDICTS[r.verdict].name, render: (r) => <span className={VERDICTS[r.verdict].tag}>{VERDICTS[r.verdict].name}</span> },
  { key: 'row', titles: ['行号'], kind: 'count', width: 60, value: (r) => r.row },
  { key: 'subject', titles: ['借据号、姓名'], kind: 'id', width: 220, value: (r) => r.subject },
  { key: 'field', titles: ['栏目'], kind: 'text', width: 130, value: (r) => firstOf(r).field },
  { key: 'file', titles: ['文件中'], kind: 'text', width: 140, value: (r) => firstOf(r).left },
  { key: 'ledger', titles: ['台账中'], kind: 'text', width: 120, value: (r) => firstOf(r).right },
  { key: 'why', titles: ['原因和处理办法'], kind: 'text', width: 260, grow: true, value: (r) => firstOf(r).why, render: (r) => <span title={firstOf(r).why}>{firstOf(r).why || <span className="zero">—</span>}</span> },
];
/** In the list of all files the file stands in front of its row. */
const FILE_COLUMN: Column<PlanRow> = { key: 'name', titles: ['文件'], kind: 'text', width: 150, value: (r) => r.file };

interface RowsCardProps {
  readonly flow: ImportFlow;
  readonly state: FlowState;
  readonly plan: ImportPlan;
  /** Undefined: all files. */
  readonly line: FileLine | undefined;
  readonly onAll: () => void;
}

/** The rows behind the verdicts, paged; the row in hand with every change old → new beside it. */
export function RowsCard({ flow, state, plan, line, onAll }: RowsCardProps): ReactNode {
  const client = useClient();
  const counts = line?.file ?? plan.totals;
  const problems = counts.reject + counts.conflict;
  const [chosen, setChosen] = useState<Show | null>(null);
  const show: Show = chosen ?? (problems > 0 ? 'problems' : 'all');
  const [row, setRow] = useState<PlanRow>();
  const file = line?.file.name;
  const verdicts: Verdict[] = show === 'problems' ? ['reject', 'conflict'] : show === 'all' || show === 'missing' || show === 'totals' ? [] : [show];
  const question = JSON.stringify([plan.planId, file, verdicts]);
  const rows = usePagedRows<PlanRow, OutputOf<'import.rows'>>((offset, limit) => client.query('import.rows', { planId: plan.planId, ...(file === undefined ? {} : { file }), verdicts, offset, limit }), question, ['imports']);
  const columns = useMemo(() => (file === undefined ? [COLUMNS[0] as Column<PlanRow>, FILE_COLUMN, ...COLUMNS.slice(1)] : COLUMNS), [file]);
  const missing = line ? plan.missing.filter((m) => line.file.units.includes(m.unit)) : plan.missing;
  const scopes = line ? [fileScope(line.file)] : kindScopes(plan);
  const paper = checkPaper(scopes, state.paper);
  const options: { value: Show; label: string }[] = [
    ...(problems > 0 ? [{ value: 'problems' as const, label: `问题行 ${countText(problems)}` }] : []),
    { value: 'all', label: `全部 ${countText(counts.rows)}` },
    ...(['reject', 'conflict', 'insert', 'update', 'unchanged'] as const).filter((v) => counts[v] > 0).map((v) => ({ value: v, label: `${VERDICTS[v].name} ${countText(counts[v])}` })),
    ...(missing.length > 0 ? [{ value: 'missing' as const, label: `缺少 ${countText(missing.length)}` }] : []),
    { value: 'totals', label: `核对合计${paper.differing > 0 ? `（${paper.differing} 项不符）` : ''}` },
  ];
  const here = row !== undefined && (file === undefined || row.file === file) && (verdicts.length === 0 || verdicts.includes(row.verdict)) ? row : undefined;
  return (
    <Card
      title={`${line ? line.name : '全部文件'}${line ? ' ' : ''}的${show === 'totals' ? '合计' : '行'}`} flush className="fill imports-rows"
      hint={line ? <button type="button" className="bare link" onClick={onAll}>看全部文件</button> : undefined}
      right={<Segment<Show> label="看哪些行" value={options.some((o) => o.value === show) ? show : 'all'} onChange={setChosen} options={options} />}
    >
      <Refusal error={rows.error} onRetry={rows.refetch} />
      {show === 'totals' ? <TotalsTable flow={flow} state={state} scopes={scopes} /> : show === 'missing' ? <MissingTable missing={missing} /> : (
        <div className="imports-rows-body">
          <Grid label="计划的行" columns={columns} source={rows.source} rowKey={rowKey} busy={rows.loading} {...(here ? { currentKey: rowKey(here) } : {})} onRow={setRow} onOpen={setRow} tone={(r) => (state.taken.includes(rowKey(r)) ? 'attention' : undefined)} empty={problems === 0 && show === 'problems' ? '没有问题行' : '没有这样的行'} />
          {here && here.changes.length + here.issues.length > 0 && <RowDetail row={here} taken={state.taken.includes(rowKey(here))} onTake={(file) => flow.take(rowKey(here), file)} onClose={() => setRow(undefined)} />}
        </div>
      )}
    </Card>
  );
}
