import { useMemo, useState, type ReactNode } from 'react';
import { useDisplayUnit } from '../../frame/display-unit.js';
import { usePreference } from '../../frame/preferences.js';
import type { Asked } from './asked.js';
import { Drill } from './drill.js';
import { foldColumns, groupsOf, openedAtFirst } from './fold-columns.js';
import { ReportGrid } from './report-grid.js';
import type { ReportTable } from './report-table.js';

const NO_MARKS: ReadonlyMap<string, string> = new Map();

interface ReportScreenProps {
  readonly table: ReportTable;
  readonly busy: boolean;
  /** The cell whose rows are open. */
  readonly row: string | undefined;
  readonly column: string | undefined;
  readonly onOpen: (row: string, column: string) => void;
  readonly onClose: () => void;
  readonly asked: Asked;
  /** Cells to be marked by `row/column`, with what to say of them; their columns stand open. */
  readonly marks?: ReadonlyMap<string, string>;
  /** Beside the table while no rows are open. */
  readonly side: ReactNode;
}

/** The report beside its checks, or beside the rows of one of its cells. */
export function ReportScreen({ table, busy, row, column, onOpen, onClose, asked, marks = NO_MARKS, side }: ReportScreenProps): ReactNode {
  const unit = useDisplayUnit();
  const groups = useMemo(() => groupsOf(table.columns), [table.columns]);
  const [chosen, choose] = usePreference<readonly string[] | null>(`report-open.${table.id}`, null);
  const [zeros, setZeros] = useState(false);
  const opened = useMemo(() => {
    const marked = new Set([...marks.keys()].map((k) => k.slice(k.lastIndexOf('/') + 1)));
    return [...new Set([...(chosen ?? openedAtFirst(groups)), ...groups.filter((g) => g.keys.some((k) => marked.has(k))).map((g) => g.title)])];
  }, [chosen, groups, marks]);
  const source = table.columns.find((c) => c.key === column && c.drill !== undefined);
  const openCell = useMemo(() => (row !== undefined && source ? { row, column: source.key } : undefined), [row, source]);
  const { columns, hiddenZeros } = useMemo(() => foldColumns(table, { opened, zeros, beside: openCell?.column }), [table, opened, zeros, openCell]);
  const fold = (title: string): void => choose(opened.includes(title) ? opened.filter((t) => t !== title) : [...opened, title]);
  const drills = table.columns.some((c) => c.drill !== undefined);
  return (
    <div className={openCell ? 'reports-body reports-docked' : 'reports-body'}>
      <div className="reports-left">
        {!openCell && (
          <div className="reports-hint">
            <span>单位：{unit}。{groups.length > 0 && '▸ 展开为全部分栏'}{hiddenZeros.length > 0 && `；${hiddenZeros.join('、')}各栏全为 0.00，已收起`}{groups.length > 0 && '。'}</span>
            {(hiddenZeros.length > 0 || zeros) && <button type="button" className="bare link" onClick={() => setZeros(!zeros)}>{zeros ? '收起全为 0.00 的栏' : '显示'}</button>}
            {drills && <span className="push">点击或按 Enter，看一个数的来历</span>}
          </div>
        )}
        <ReportGrid table={table} columns={columns} opened={openCell ? [] : opened} foldable={openCell ? [] : groups.map((g) => g.title)} onFold={fold} openCell={openCell} onOpen={onOpen} busy={busy} marks={marks} />
      </div>
      {openCell && source ? <Drill key={`${openCell.row}/${openCell.column}`} asked={asked} table={table} row={openCell.row} column={source} onClose={onClose} /> : <div className="reports-side">{side}</div>}
    </div>
  );
}
