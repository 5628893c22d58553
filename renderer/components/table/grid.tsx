import { useCallback, useEffect, useId, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { useDisplayUnit } from '../../frame/display-unit.js';
import { alignOf, type Column } from './column.js';
import { cellText } from './cell.js';
import { copyCells } from './copy.js';
import { GridRow } from './grid-row.js';
import { boundsOf, moveBy, sumRange, type CellAt, type Range } from './range.js';
import type { RowSource } from './row-source.js';
import { SelectionSum } from './selection-sum.js';
import { TableHead, type Sort } from './table-head.js';
import { columnWidths, frozenLefts, rowWindow, totalWidth } from './widths.js';

export type RowTone = 'bad' | 'done' | 'attention' | undefined;

/** What a page can ask of its grid. */
export interface GridHandle {
  readonly focus: () => void;
  /** Copies the selection with its heads. */
  readonly copy: () => void;
  /** Makes a row the active one and brings it into view. */
  readonly goTo: (row: number) => void;
}

export interface GridProps<Row> {
  /** Name for screen readers. */
  readonly label: string;
  readonly columns: readonly Column<Row>[];
  readonly source: RowSource<Row>;
  readonly rowKey: (row: Row) => string | number;
  readonly sort?: Sort;
  readonly onSort?: (sort: Sort) => void;
  /** Pinned at the bottom: values by column key, a label in the first wide enough column. */
  readonly totals?: { readonly label: string; readonly labelColumn: string; readonly values: Readonly<Record<string, number | string | null>> };
  readonly tone?: (row: Row) => RowTone;
  /** Row shown beside the grid. */
  readonly currentKey?: string | number | undefined;
  /** Enter or double click. */
  readonly onOpen?: (row: Row, index: number) => void;
  /** The active cell moved to another row. */
  readonly onRow?: (row: Row, index: number) => void;
  readonly rowHeight?: number;
  readonly empty?: ReactNode;
  readonly busy?: boolean;
  /** Asked once, when the rows of the grid are there: which row is active at first. */
  readonly startAt?: number;
  readonly handle?: Ref<GridHandle>;
}

/**
 * A table for thousands of rows that behaves as in a spreadsheet: nested heads, frozen columns, filter row, pinned
 * totals, cell range with sum, keys, copy with heads. A real table with sticky heads, of which only the visible rows
 * exist; rows come from `source` as they are needed.
 */
export function Grid<Row>({ label, columns, source, rowKey, sort, onSort, totals, tone, currentKey, onOpen, onRow, rowHeight = 28, empty, busy = false, startAt = 0, handle }: GridProps<Row>): ReactNode {
  const unit = useDisplayUnit();
  const id = useId();
  const room = useRef<HTMLDivElement>(null);
  const table = useRef<HTMLTableElement>(null);
  const [size, setSize] = useState({ width: 0, height: 0, head: 0, foot: 0 });
  const [scroll, setScroll] = useState(0);
  const [range, setRange] = useState<Range>({ anchor: { row: startAt, column: 0 }, active: { row: startAt, column: 0 } });
  const dragging = useRef(false);

  const roomy = useMemo(() => columns.map((c) => {
    const value = totals?.values[c.key];
    return value === undefined ? c : { ...c, width: Math.max(c.width, totalWidth(cellText(c.kind, value, unit))) };
  }), [columns, totals, unit]);
  const widths = useMemo(() => columnWidths(roomy, size.width), [roomy, size.width]);
  const lefts = useMemo(() => frozenLefts(columns, widths), [columns, widths]);
  const frozenWidth = lefts.reduce<number>((sum, left, i) => (left === undefined ? sum : left + (widths[i] ?? 0)), 0);
  const { first, last } = rowWindow(scroll, size.height, rowHeight, source.count);

  const pinned = totals !== undefined;
  useLayoutEffect(() => {
    const box = room.current;
    if (!box) return undefined;
    const measure = (): void => {
      const head = table.current?.tHead?.offsetHeight ?? 0;
      const foot = table.current?.tFoot?.offsetHeight ?? 0;
      setSize((s) => (s.width === box.clientWidth && s.height === box.clientHeight && s.head === head && s.foot === foot ? s : { width: box.clientWidth, height: box.clientHeight, head, foot }));
    };
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    measure();
    return () => observer.disconnect();
  }, [columns, pinned]);

  useEffect(() => source.need?.(first, last), [source, first, last]);
  // A shorter answer must not leave the active cell beyond its end.
  useEffect(() => {
    setRange((r) => (r.active.row < source.count && r.anchor.row < source.count ? r : { anchor: { row: 0, column: r.anchor.column }, active: { row: 0, column: r.active.column } }));
  }, [source.count]);

  const reveal = useCallback((at: CellAt): void => {
    const box = room.current;
    if (!box) return;
    const top = at.row * rowHeight;
    const visible = box.clientHeight - size.head - size.foot;
    if (top < box.scrollTop) box.scrollTop = top;
    else if (top + rowHeight > box.scrollTop + visible) box.scrollTop = top + rowHeight - visible;
    if (lefts[at.column] !== undefined) return;
    const left = widths.slice(0, at.column).reduce((a, b) => a + b, 0);
    const right = left + (widths[at.column] ?? 0);
    if (left - frozenWidth < box.scrollLeft) box.scrollLeft = left - frozenWidth;
    else if (right > box.scrollLeft + box.clientWidth) box.scrollLeft = right - box.clientWidth;
  }, [rowHeight, size, widths, lefts, frozenWidth]);

  const moveTo = useCallback((at: CellAt, extend: boolean): void => {
    setRange((r) => ({ anchor: extend ? r.anchor : at, active: at }));
    const row = source.at(at.row);
    if (row !== undefined && !extend && at.row !== range.active.row) onRow?.(row, at.row);
  }, [source, onRow, range.active.row]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== table.current) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const to = event.altKey ? null : moveBy(event.key, ctrl, range.active, { rows: source.count, columns: columns.length, page: Math.max(1, Math.floor((size.height - size.head - size.foot) / rowHeight) - 1) });
    if (to) {
      moveTo(to, event.shiftKey);
      reveal(to);
    } else if (ctrl && event.key.toLowerCase() === 'a') {
      setRange({ anchor: { row: 0, column: 0 }, active: { row: Math.max(source.count - 1, 0), column: columns.length - 1 } });
    } else if (event.key === 'Enter') {
      const row = source.at(range.active.row);
      if (row !== undefined) onOpen?.(row, range.active.row);
    } else return;
    event.preventDefault();
  };

  useImperativeHandle(handle, () => ({
    focus: () => table.current?.focus({ preventScroll: true }),
    copy: () => {
      table.current?.focus({ preventScroll: true });
      document.execCommand('copy');
    },
    goTo: (row) => {
      const at = { row, column: range.active.column };
      setRange({ anchor: at, active: at });
      reveal(at);
    },
  }), [reveal, range.active.column]);

  const bounds = useMemo(() => boundsOf(range), [range]);
  const onCopy = (event: ClipboardEvent): void => {
    if (event.target instanceof HTMLInputElement) return;
    const whole = bounds.top === bounds.bottom && bounds.left === bounds.right;
    const rows: Row[] = [];
    for (let i = bounds.top; i <= bounds.bottom; i++) {
      const row = source.at(i);
      if (row !== undefined) rows.push(row);
    }
    const picked = columns.slice(bounds.left, bounds.right + 1);
    const only = picked[0];
    const copied = copyCells(picked, rows, unit, bounds.top);
    // One cell is copied bare, to be pasted into a search or a letter; a range comes with its heads.
    event.clipboardData.setData('text/plain', whole && only && rows[0] !== undefined ? cellText(only.kind, only.value(rows[0], bounds.top), unit) : copied.text);
    if (!whole) event.clipboardData.setData('text/html', copied.html);
    event.preventDefault();
  };

  useEffect(() => {
    const drop = (): void => void (dragging.current = false);
    window.addEventListener('pointerup', drop);
    return () => window.removeEventListener('pointerup', drop);
  }, []);
  const onPress = useCallback((at: CellAt, extend: boolean): void => {
    dragging.current = true;
    moveTo(at, extend);
    table.current?.focus({ preventScroll: true });
  }, [moveTo]);
  const onEnter = useCallback((at: CellAt): void => {
    if (dragging.current) moveTo(at, true);
  }, [moveTo]);

  const sum = useMemo(() => sumRange(bounds, (r, c) => {
    const column = columns[c];
    const row = column?.kind === 'money' ? source.at(r) : undefined;
    return row === undefined || column === undefined ? null : (column.value(row, r) as number | null);
  }), [bounds, columns, source]);

  const indices = source.count === 0 ? [] : Array.from({ length: last - first + 1 }, (_, i) => first + i);
  const total = widths.reduce((a, b) => a + b, 0);
  return (
    <div className={busy ? 'grid grid-busy' : 'grid'} ref={room} onScroll={(e) => setScroll(e.currentTarget.scrollTop)}>
      <table
        ref={table} role="grid" aria-label={label} aria-rowcount={source.count} aria-colcount={columns.length} aria-multiselectable="true" aria-busy={busy}
        aria-activedescendant={source.count > 0 ? `${id}-${range.active.row}-${range.active.column}` : undefined}
        tabIndex={0} style={{ width: total }} onKeyDown={onKeyDown} onCopy={onCopy}
      >
        <colgroup>{columns.map((c, i) => <col key={c.key} style={{ width: widths[i] }} />)}</colgroup>
        <TableHead columns={columns} lefts={lefts} sort={sort} onSort={onSort} />
        <tbody>
          {first > 0 && <tr aria-hidden="true" style={{ height: first * rowHeight }}><td colSpan={columns.length} className="space" /></tr>}
          {indices.map((index) => {
            const row = source.at(index);
            const inside = index >= bounds.top && index <= bounds.bottom;
            return (
              <GridRow
                key={index} id={id} index={index} row={row} columns={columns} lefts={lefts} unit={unit} height={rowHeight}
                tone={row === undefined ? undefined : tone?.(row)} current={row !== undefined && currentKey !== undefined && rowKey(row) === currentKey}
                active={index === range.active.row ? range.active.column : -1} selectedFrom={inside ? bounds.left : -1} selectedTo={inside ? bounds.right : -2}
                onPress={onPress} onEnter={onEnter} onOpen={onOpen}
              />
            );
          })}
          {source.count > 0 && last < source.count - 1 && <tr aria-hidden="true" style={{ height: (source.count - 1 - last) * rowHeight }}><td colSpan={columns.length} className="space" /></tr>}
        </tbody>
        {totals && source.count > 0 && (
          <tfoot>
            <tr>
              {columns.map((c, i) => (
                <td key={c.key} className={`${lefts[i] === undefined ? '' : 'frozen'} ${i === lefts.filter((l) => l !== undefined).length - 1 ? 'frozen-edge' : ''} ${c.key === totals.labelColumn ? 'total-label' : ''}`} style={{ textAlign: c.key === totals.labelColumn ? 'left' : alignOf(c), ...(lefts[i] === undefined ? {} : { left: lefts[i] }) }}>
                  {c.key === totals.labelColumn ? totals.label : c.key in totals.values ? cellText(c.kind, totals.values[c.key] ?? null, unit) : ''}
                </td>
              ))}
            </tr>
          </tfoot>
        )}
      </table>
      {source.count === 0 && !busy && <div className="grid-empty">{empty ?? '没有符合条件的行'}</div>}
      <SelectionSum sum={sum} />
    </div>
  );
}
