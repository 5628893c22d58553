import { CheckCircleFilled, ExclamationCircleFilled, FileExcelOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ComparedTable } from '../../../../electron/contract/comparing.js';
import type { Column } from '../../../components/table/column.js';
import { PlainTable } from '../../../components/table/plain-table.js';
import { useAppState } from '../../../frame/app-state.js';
import { countText, periodInWords } from '../../../text/figures.js';
import { reportMonth } from '../report-month.js';
import type { CompareFlow, Comparison, CompareState } from './compare-flow.js';
import { DifferentCells } from './different-cells.js';
import { FindingList } from './finding-list.js';
import { isClean, oneSided } from './lines.js';

interface Line {
  readonly table: ComparedTable;
  readonly index: number;
}

const toned = (n: number, tone: string): ReactNode => (n === 0 ? <span className="zero">0</span> : <strong className={tone}>{countText(n)}</strong>);

const COLUMNS: readonly Column<Line>[] = [
  { key: 'name', titles: ['文件'], kind: 'text', width: 230, grow: true, value: (l) => l.table.name, render: (l) => <span title={`${l.table.name} · ${l.table.sheet}`}><FileExcelOutlined className="second" aria-hidden="true" /> {l.table.name}<span className="third"> · {l.table.sheet}</span></span> },
  { key: 'report', titles: ['认作'], kind: 'text', width: 210, value: (l) => l.table.report?.title ?? '不是本台账的报表', render: (l) => (l.table.report ? l.table.report.title : <span className="second">不是本台账的报表</span>) },
  { key: 'period', titles: ['月份'], kind: 'text', width: 76, align: 'center', value: (l) => l.table.period },
  { key: 'cells', titles: ['与台账比（格）', '核对'], kind: 'count', width: 70, value: (l) => (l.table.period === null ? null : l.table.cells) },
  { key: 'differing', titles: ['与台账比（格）', '不符'], kind: 'count', width: 62, value: (l) => l.table.differing, render: (l) => (l.table.period === null ? '—' : toned(l.table.differing, 'bad')) },
  { key: 'rounding', titles: ['与台账比（格）', '尾差'], kind: 'count', width: 62, value: (l) => l.table.rounding, render: (l) => (l.table.period === null ? '—' : toned(l.table.rounding, '')) },
  { key: 'findings', titles: ['表内问题'], kind: 'count', width: 76, value: (l) => l.table.findingCount, render: (l) => toned(l.table.findingCount, 'bad') },
];

/** Everything that was compared: one line a table where there are several, and the one that is open. */
export function ComparedTables({ flow, state, result }: { readonly flow: CompareFlow; readonly state: CompareState; readonly result: Comparison }): ReactNode {
  const lines = result.tables.map((table, index): Line => ({ table, index }));
  const open = result.tables[state.shown];
  return (
    <>
      {state.stale && (
        <div className="notice notice-warn no-print" role="status">
          <span className="notice-text">核对之后台账有变动，下面是变动前的结果。</span>
          <span className="notice-actions"><Button size="small" type="primary" onClick={() => void flow.run()}>再核对</Button></span>
        </div>
      )}
      {result.refused.map((r) => <div className="notice notice-bad" role="alert" key={r.name}><ExclamationCircleFilled className="notice-icon bad" aria-hidden="true" /><span className="notice-text"><strong>{r.message}。</strong>{r.hint}</span></div>)}
      {lines.length > 1 && (
        <section className="card card-flush compare-tables" aria-label="核对过的表">
          <PlainTable label="核对过的表" columns={COLUMNS} rows={lines} rowKey={(l) => l.index} currentKey={state.shown} onOpen={(l) => flow.show(l.index)} />
        </section>
      )}
      {open && <OneTable key={state.shown} flow={flow} state={state} table={open} />}
    </>
  );
}

function OneTable({ flow, state, table }: { readonly flow: CompareFlow; readonly state: CompareState; readonly table: ComparedTable }): ReactNode {
  const sides = oneSided(table);
  return (
    <>
      <Summary flow={flow} table={table} />
      {table.cells > 0 && <DifferentCells table={table} state={state} />}
      {sides.length > 0 && (
        <section className="card compare-sides" aria-label="只在一边的行和栏">
          <div className="card-head"><h2>只在一边的行和栏</h2></div>
          <ul>{sides.map((s) => <li key={s}>{s}</li>)}</ul>
        </section>
      )}
      <FindingList table={table} />
    </>
  );
}

/** What the sheet is, and how it came out, in one line. */
function Summary({ flow, table: t }: { readonly flow: CompareFlow; readonly table: ComparedTable }): ReactNode {
  const clean = isClean(t);
  const usual = reportMonth(useAppState());
  return (
    <section className={`notice ${t.notCompared ? 'notice-warn' : clean ? 'notice-good' : 'notice-bad'} compare-summary`} aria-label="结论">
      {clean ? <CheckCircleFilled className="notice-icon good" aria-hidden="true" /> : <ExclamationCircleFilled className={`notice-icon ${t.notCompared ? 'warn' : 'bad'}`} aria-hidden="true" />}
      <div className="notice-text">
        <p>
          <strong>{t.report ? `${t.report.title}${t.period === null ? '' : `，${periodInWords(t.period)}`}` : '不是本台账的报表，只核对表内数字'}</strong>
          <span className="second">　{t.name} · {t.sheet}{t.period === null ? '' : ` · 单位 ${t.unit}`}</span>
        </p>
        {t.notCompared ? <p>{t.notCompared.message}。{t.notCompared.hint}</p> : (
          <p>
            {t.report && <>与台账核对 {countText(t.cells)} 格：一致 {countText(t.equal)}{t.rounding > 0 && `，尾差 ${countText(t.rounding)}`}，{t.differing === 0 ? '没有不符' : <strong className="bad">不符 {countText(t.differing)}</strong>}。</>}
            表内数字{t.findingCount === 0 ? '没有问题' : <strong className="bad">有 {countText(t.findingCount)} 处问题</strong>}{t.unchecked.length > 0 && `，${t.unchecked.length} 项没有核对`}。
          </p>
        )}
        {t.notes.map((n) => <p className="second" key={n}>{n}</p>)}
      </div>
      {t.notCompared?.code === 'COMPARE_OTHER_MONTH' && <span className="notice-actions"><Button size="small" onClick={() => void flow.run({ period: null })}>按表上的月份</Button></span>}
      {t.notCompared?.code === 'COMPARE_NO_MONTH' && <span className="notice-actions"><Button size="small" type="primary" onClick={() => void flow.run({ period: usual })}>按 {periodInWords(usual)}核对</Button></span>}
    </section>
  );
}
