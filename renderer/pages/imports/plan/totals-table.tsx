import type { KeyboardEvent, ReactNode } from 'react';
import { amountText, countText, signed } from '../../../text/figures.js';
import { kindOfFile } from '../../../text/verdicts.js';
import type { Column } from '../../../components/table/column.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import type { FlowState, ImportFlow } from '../flow.js';
import { totalLines, type TotalLine, type TotalsScope } from '../paper-totals.js';

interface TotalsTableProps {
  readonly flow: ImportFlow;
  readonly state: FlowState;
  readonly scopes: readonly TotalsScope[];
}

/** 核对合计: what the file sums up itself, what its rows come to, and what stands on paper – typed here – with the differences, in 元 to the 分. */
export function TotalsTable({ flow, state, scopes }: TotalsTableProps): ReactNode {
  return (
    <div className="imports-scroll imports-totals">
      {scopes.map((s) => (
        <section key={s.key} aria-label={`${kindOfFile(s.kind)}的合计`}>
          {scopes.length > 1 && <h3>{kindOfFile(s.kind)} <span className="second">{countText(s.files.length)} 张表</span></h3>}
          <PlainTable label={`核对合计 ${kindOfFile(s.kind)}`} columns={columnsFor(s, flow)} rows={totalLines(s, state.paper)} rowKey={(l) => l.key} />
        </section>
      ))}
    </div>
  );
}

const text = (l: TotalLine, value: number | null): string => (l.unit === 'fen' ? amountText(value, '元') : countText(value));

const columnsFor = (scope: TotalsScope, flow: ImportFlow): readonly Column<TotalLine>[] => [
  { key: 'title', titles: ['项目'], kind: 'text', width: 190, grow: true, value: (l) => l.title },
  { key: 'own', titles: ['文件（元）', '合计行'], kind: 'text', align: 'right', width: 150, value: (l) => text(l, l.own), render: (l) => (l.own === null ? <span className="third">无合计行</span> : <span className="figure">{text(l, l.own)}{l.unit === 'count' ? ' 行' : ''}</span>) },
  { key: 'taken', titles: ['文件（元）', '可入账各行'], kind: 'text', align: 'right', width: 150, value: (l) => text(l, l.taken), render: (l) => <span className="figure">{text(l, l.taken)}{l.unit === 'count' ? ' 行' : ''}</span> },
  { key: 'gap', titles: ['文件（元）', '差'], kind: 'text', align: 'right', width: 120, value: (l) => (l.own === null ? null : l.taken - l.own), render: (l) => <Difference line={l} by={l.own === null ? null : l.taken - l.own} /> },
  { key: 'paper', titles: ['纸面合计（元）', '照纸面录入'], kind: 'text', align: 'right', width: 160, value: (l) => l.typed, render: (l) => <PaperInput line={l} onType={(t) => flow.typePaper(scope.key, l.key, t)} /> },
  { key: 'own-gap', titles: ['纸面合计（元）', '合计行与纸面差'], kind: 'text', align: 'right', width: 130, value: (l) => l.ownDiffers, render: (l) => <Difference line={l} by={l.ownDiffers} /> },
  { key: 'taken-gap', titles: ['纸面合计（元）', '可入账与纸面差'], kind: 'text', align: 'right', width: 130, value: (l) => l.takenDiffers, render: (l) => <Difference line={l} by={l.takenDiffers} /> },
];

/** Any difference is worth a look, up or down, and never rounded. */
function Difference({ line, by }: { readonly line: TotalLine; readonly by: number | null }): ReactNode {
  if (by === null || by === 0) return <span className="figure zero">{text(line, by)}</span>;
  return <strong className="figure bad">{signed(text(line, by))}</strong>;
}

function PaperInput({ line, onType }: { readonly line: TotalLine; readonly onType: (typed: string) => void }): ReactNode {
  return (
    <input
      className={line.readable ? 'imports-paper' : 'imports-paper imports-paper-bad'} inputMode="decimal" aria-label={`纸面 ${line.title}`} aria-invalid={!line.readable} title={line.readable ? undefined : '不是数，请照纸面重新录入'}
      value={line.typed} onChange={(e) => onType(e.target.value)} onKeyDown={toNextInput}
    />
  );
}

/** Enter and the arrows go down and up the column, as in a spreadsheet. */
function toNextInput(event: KeyboardEvent<HTMLInputElement>): void {
  const by = event.key === 'Enter' || event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
  if (by === 0) return;
  event.preventDefault();
  const all = [...(event.currentTarget.closest('.imports-totals')?.querySelectorAll<HTMLInputElement>('.imports-paper') ?? [])];
  const next = all[all.indexOf(event.currentTarget) + by];
  next?.focus();
  next?.select();
}
