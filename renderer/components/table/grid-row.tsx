import { memo, type ReactNode } from 'react';
import type { DisplayUnit } from '../../frame/display-unit.js';
import { CellContent } from './cell.js';
import { alignOf, type Column } from './column.js';
import type { RowTone } from './grid.js';
import type { CellAt } from './range.js';

interface GridRowProps<Row> {
  readonly id: string;
  readonly index: number;
  readonly row: Row | undefined;
  readonly columns: readonly Column<Row>[];
  readonly lefts: readonly (number | undefined)[];
  readonly unit: DisplayUnit;
  readonly height: number;
  readonly tone: RowTone;
  readonly current: boolean;
  /** Column of the active cell, -1 when it is on another row. */
  readonly active: number;
  readonly selectedFrom: number;
  readonly selectedTo: number;
  readonly onPress: (at: CellAt, extend: boolean) => void;
  readonly onEnter: (at: CellAt) => void;
  readonly onOpen: ((row: Row, index: number) => void) | undefined;
}

function Row<R>({ id, index, row, columns, lefts, unit, height, tone, current, active, selectedFrom, selectedTo, onPress, onEnter, onOpen }: GridRowProps<R>): ReactNode {
  const frozen = lefts.filter((l) => l !== undefined).length;
  return (
    <tr
      aria-rowindex={index + 1} aria-selected={current} className={`grid-row ${tone === undefined ? '' : `tone-${tone}`} ${current ? 'row-here' : ''}`} style={{ height }}
      onDoubleClick={() => row !== undefined && onOpen?.(row, index)}
    >
      {columns.map((column, c) => {
        const left = lefts[c];
        const picked = c >= selectedFrom && c <= selectedTo;
        const whole = row !== undefined && column.kind === 'text' ? column.value(row, index) : null;
        return (
          <td
            key={column.key} id={`${id}-${index}-${c}`} role="gridcell" title={whole === null ? undefined : String(whole)} style={{ textAlign: alignOf(column), ...(left === undefined ? {} : { left }) }}
            className={`${left === undefined ? '' : 'frozen'} ${c === frozen - 1 ? 'frozen-edge' : ''} ${picked && selectedTo >= selectedFrom ? 'cell-picked' : ''} ${c === active ? 'cell-active' : ''}`}
            onPointerDown={(e) => { if (e.button === 0) { e.preventDefault(); onPress({ row: index, column: c }, e.shiftKey); } }}
            onPointerEnter={() => onEnter({ row: index, column: c })}
          >
            {row === undefined ? <span className="zero">…</span> : <CellContent column={column} row={row} index={index} unit={unit} />}
          </td>
        );
      })}
    </tr>
  );
}

/** One row; drawn again only when something of it changed. */
export const GridRow = memo(Row) as typeof Row;
