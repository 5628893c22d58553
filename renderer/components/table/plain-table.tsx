import type { KeyboardEvent, ReactNode } from 'react';
import { useDisplayUnit } from '../../frame/display-unit.js';
import { CellContent, cellText } from './cell.js';
import { alignOf, type Column } from './column.js';
import type { RowTone } from './grid.js';
import { TableHead } from './table-head.js';

interface PlainTableProps<Row> {
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row, index: number) => string | number;
  readonly tone?: (row: Row) => RowTone;
  readonly currentKey?: string | number;
  readonly onOpen?: (row: Row) => void;
  readonly totals?: { readonly label: string; readonly labelColumn: string; readonly values: Readonly<Record<string, number | string | null>> };
  readonly empty?: ReactNode;
  readonly className?: string;
}

/** A short table with the look of the grid, all rows drawn, as wide as its place. Rows with `onOpen` are reached by Tab. */
export function PlainTable<Row>({ label, columns, rows, rowKey, tone, currentKey, onOpen, totals, empty, className = '' }: PlainTableProps<Row>): ReactNode {
  const unit = useDisplayUnit();
  const lefts = columns.map(() => undefined);
  return (
    <div className={`plain-table ${className}`}>
      <table aria-label={label} style={{ minWidth: columns.reduce((sum, c) => sum + c.width, 0) }}>
        <colgroup>{columns.map((c) => <col key={c.key} style={c.grow === true ? undefined : { width: c.width }} />)}</colgroup>
        <TableHead columns={columns} lefts={lefts} />
        <tbody>
          {rows.map((row, i) => {
            const key = rowKey(row, i);
            const toneName = tone?.(row);
            return (
              <tr
                key={key} className={`${toneName === undefined ? '' : `tone-${toneName}`} ${key === currentKey ? 'row-here' : ''} ${onOpen ? 'row-opens' : ''}`} aria-selected={onOpen ? key === currentKey : undefined}
                tabIndex={onOpen ? 0 : undefined} onClick={onOpen && (() => onOpen(row))} onKeyDown={onOpen && ((e) => { if (e.key === 'Enter' && e.target === e.currentTarget) onOpen(row); else walk(e); })}
              >
                {columns.map((c) => <td key={c.key} style={{ textAlign: alignOf(c) }}><CellContent column={c} row={row} index={i} unit={unit} /></td>)}
              </tr>
            );
          })}
        </tbody>
        {totals && rows.length > 0 && (
          <tfoot>
            <tr>{columns.map((c) => <td key={c.key} style={{ textAlign: c.key === totals.labelColumn ? 'left' : alignOf(c) }}>{c.key === totals.labelColumn ? totals.label : c.key in totals.values ? cellText(c.kind, totals.values[c.key] ?? null, unit) : ''}</td>)}</tr>
          </tfoot>
        )}
      </table>
      {rows.length === 0 && <div className="table-empty">{empty ?? '没有内容'}</div>}
    </div>
  );
}

/** Arrow keys go from row to row. */
function walk(event: KeyboardEvent<HTMLTableRowElement>): void {
  if (event.target !== event.currentTarget) return;
  const next = event.key === 'ArrowDown' ? event.currentTarget.nextElementSibling : event.key === 'ArrowUp' ? event.currentTarget.previousElementSibling : null;
  if (!(next instanceof HTMLElement)) return;
  event.preventDefault();
  next.focus();
}
