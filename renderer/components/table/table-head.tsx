import { useMemo, type ReactNode } from 'react';
import { alignOf, type Column } from './column.js';
import { nestHeads } from './nested-head.js';

export interface Sort {
  readonly key: string;
  readonly descending: boolean;
}

interface TableHeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  /** Left edge of each frozen column in px; undefined for the others. */
  readonly lefts: readonly (number | undefined)[];
  readonly sort?: Sort | undefined;
  readonly onSort?: ((sort: Sort) => void) | undefined;
}

/** Nested heads, sort buttons and the filter row. */
export function TableHead<Row>({ columns, lefts, sort, onSort }: TableHeadProps<Row>): ReactNode {
  const frozen = lefts.filter((l) => l !== undefined).length;
  const rows = useMemo(() => nestHeads(columns, frozen > 0 ? [frozen] : []), [columns, frozen]);
  const filters = columns.some((c) => c.filter !== undefined);
  return (
    <thead>
      {rows.map((cells, level) => (
        <tr key={level} className="head-row" style={{ top: level * 26 }}>
          {cells.map((cell) => {
            const column = columns[cell.from];
            const left = lefts[cell.from];
            const sorted = cell.leaf && column?.sortKey !== undefined && sort?.key === column.sortKey ? sort : undefined;
            return (
              <th
                key={cell.from} colSpan={cell.colSpan} rowSpan={cell.rowSpan} scope={cell.leaf ? 'col' : 'colgroup'}
                className={`${left === undefined ? '' : 'frozen'} ${cell.from + cell.colSpan === frozen ? 'frozen-edge' : ''}`}
                style={{ ...(left === undefined ? {} : { left }), ...(rows.length === 1 && column ? { textAlign: alignOf(column) } : {}) }} aria-sort={sorted ? (sorted.descending ? 'descending' : 'ascending') : undefined}
              >
                {cell.leaf && column?.sortKey !== undefined && onSort ? <SortButton title={cell.title} sortKey={column.sortKey} sorted={sorted} onSort={onSort} /> : cell.title}
              </th>
            );
          })}
        </tr>
      ))}
      {filters && (
        <tr className="filter-row">
          {columns.map((c, i) => (
            <td key={c.key} className={`${lefts[i] === undefined ? '' : 'frozen'} ${i === frozen - 1 ? 'frozen-edge' : ''}`} style={{ textAlign: alignOf(c), ...(lefts[i] === undefined ? {} : { left: lefts[i] }) }}>{c.filter}</td>
          ))}
        </tr>
      )}
    </thead>
  );
}

function SortButton({ title, sortKey, sorted, onSort }: { readonly title: string; readonly sortKey: string; readonly sorted: Sort | undefined; readonly onSort: (sort: Sort) => void }): ReactNode {
  return (
    <button type="button" className="bare sort" onClick={() => onSort({ key: sortKey, descending: sorted ? !sorted.descending : false })} title="点击排序">
      {title}
      <span aria-hidden="true" className="sort-mark">{sorted ? (sorted.descending ? '▾' : '▴') : ''}</span>
    </button>
  );
}
