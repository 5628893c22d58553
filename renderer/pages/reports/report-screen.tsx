import { useMemo, useState, type ReactNode } from 'react';
import { useDisplayUnit } from '../../frame/display-unit.js';
import { usePreference } from '../../frame/preferences.js';
import { ChecksPanel } from './checks-panel.js';
import { Drill } from './drill.js';
import { foldColumns, groupsOf, openedAtFirst } from './fold-columns.js';
import { ReportGrid } from './report-grid.js';
import type { ReportTable } from './report-table.js';

interface ReportScreenProps {
  readonly table: ReportTable;
  readonly busy: boolean;
  /** The cell whose rows are open. */
  readonly row: string | undefined;
  readonly column: string | undefined;
  readonly onOpen: (row: string, column: string) => void;
  readonly onClose: () => void;
}

/** The report beside its checks, or beside the rows of one of its cells. */
export function ReportScreen({ table, busy, row, column, onOpen, onClose }: ReportScreenProps): ReactNode {
  const unit = useDisplayUnit();
  const groups = useMemo(() => groupsOf(table.columns), [table.columns]);
  const [chosen, choose] = usePreference<readonly string[] | null>(`report-open.${table.id}`, null);
  const [zeros, setZeros] = useState(false);
  const opened = useMemo(() => chosen ?? openedAtFirst(groups), [chosen, groups]);
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
        <ReportGrid table={table} columns={columns} opened={openCell ? [] : opened} foldable={openCell ? [] : groups.map((g) => g.title)} onFold={fold} openCell={openCell} onOpen={onOpen} busy={busy} />
      </div>
      {openCell && source ? <Drill key={`${openCell.row}/${openCell.column}`} table={table} row={openCell.row} column={source} onClose={onClose} /> : <ChecksPanel key={`${table.id}/${table.period}`} checks={table.checks} period={table.period} notes={table.notes} />}
    </div>
  );
}
