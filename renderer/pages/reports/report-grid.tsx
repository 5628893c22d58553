import { useEffect, useLayoutEffect, useMemo, useRef, useState, type ClipboardEvent, type KeyboardEvent, type MouseEvent, type ReactNode } from 'react';
import { alignOf, fullTitle, type Column } from '../../components/table/column.js';
import { copyCells } from '../../components/table/copy.js';
import { boundsOf, moveBy, sumRange, type CellAt, type Range } from '../../components/table/range.js';
import { SelectionSum } from '../../components/table/selection-sum.js';
import { columnWidths, frozenLefts } from '../../components/table/widths.js';
import { useSize } from '../../components/use-size.js';
import { useDisplayUnit } from '../../frame/display-unit.js';
import { isBadRise, spellCell, textWidth } from './cell-text.js';
import { ReportHead } from './report-head.js';
import { rowsWithTotal, TOTAL, type ReportColumn, type ReportRow, type ReportTable } from './report-table.js';

interface ReportGridProps {
  readonly table: ReportTable;
  readonly columns: readonly ReportColumn[];
  readonly opened: readonly string[];
  readonly foldable: readonly string[];
  readonly onFold: (group: string) => void;
  /** The cell whose rows are open beside the table. */
  readonly openCell: { readonly row: string; readonly column: string } | undefined;
  readonly onOpen: (row: string, column: string) => void;
  readonly busy: boolean;
  /** Cells to be marked by `row/column`, with what to say of them. */
  readonly marks: ReadonlyMap<string, string>;
}

/** More columns than two standing still leave no room for the figures. */
const MOST_FROZEN = 2;
const PADDING = 11;
/** Names stand beside the thick line. */
const NAME_PADDING = 14;
const START: Range = { anchor: { row: 0, column: 0 }, active: { row: 0, column: 0 } };

/** The report as a sheet: nested heads, name column and total in place, every figure reached by keys. */
export function ReportGrid({ table, columns, opened, foldable, onFold, openCell, onOpen, busy, marks }: ReportGridProps): ReactNode {
  const unit = useDisplayUnit();
  const [room, size] = useSize<HTMLDivElement>();
  const sheet = useRef<HTMLTableElement>(null);
  const [range, setRange] = useState<Range>(START);
  const rows = useMemo(() => rowsWithTotal(table), [table]);
  const frozen = useMemo(() => Math.min(MOST_FROZEN, Math.max(0, columns.findIndex((c) => c.kind !== 'text'))), [columns]);

  const cells = useMemo<readonly Column<ReportRow>[]>(() => columns.map((c, i) => {
    const texts = rows.map((r) => textWidth(spellCell(c, r.values[c.key] ?? null, unit, r.level === 'subtotal').text) * (r.level === 'subtotal' ? 1.06 : 1));
    const head = textWidth(c.titles.length === 1 && c.kind !== 'text' ? (c.titles[0] ?? '').slice(0, 4) : (c.titles[c.titles.length - 1] ?? ''));
    return { key: c.key, titles: c.titles, kind: c.kind, width: Math.ceil(Math.max(head, ...texts) + (c.kind === 'text' ? NAME_PADDING : PADDING)), grow: i >= frozen, frozen: i < frozen, value: (row) => row.values[c.key] ?? null };
  }), [columns, rows, unit, frozen]);
  const widths = useMemo(() => columnWidths(cells, size.width), [cells, size.width]);
  const lefts = useMemo(() => frozenLefts(cells, widths), [cells, widths]);
  const frozenWidth = widths.slice(0, frozen).reduce((a, b) => a + b, 0);

  // Fewer rows or columns must not leave the active cell outside.
  const clamp = (at: CellAt): CellAt => ({ row: Math.min(at.row, rows.length - 1), column: Math.min(at.column, columns.length - 1) });
  const active = clamp(range.active);
  const activeId = cellId(active);
  const bounds = boundsOf({ anchor: clamp(range.anchor), active });

  // A cell reached by keys must not hide under the head, the total or the names.
  useLayoutEffect(() => {
    const head = sheet.current?.tHead?.offsetHeight ?? 0;
    const foot = sheet.current?.tFoot?.offsetHeight ?? 0;
    room.current?.style.setProperty('scroll-padding', `${head}px 0 ${foot}px ${frozenWidth}px`);
  });
  useEffect(() => {
    if (!openCell) return;
    const row = rows.findIndex((r) => r.key === openCell.row);
    const column = columns.findIndex((c) => c.key === openCell.column);
    if (row >= 0 && column >= 0) setRange({ anchor: { row, column }, active: { row, column } });
  }, [openCell, rows, columns]);
  useEffect(() => {
    if (range !== START) document.getElementById(activeId)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [range, activeId]);

  const canOpen = (at: CellAt): boolean => {
    const row = rows[at.row];
    const column = columns[at.column];
    return column?.drill !== undefined && row !== undefined && (row.values[column.key] ?? null) !== null;
  };
  const open = (at: CellAt): void => {
    const row = rows[at.row];
    const column = columns[at.column];
    if (row && column && canOpen(at)) onOpen(row.key, column.key);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.target !== sheet.current || event.altKey) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const to = moveBy(event.key, ctrl, active, { rows: rows.length, columns: columns.length, page: 10 });
    if (to) setRange((r) => ({ anchor: event.shiftKey ? r.anchor : to, active: to }));
    else if (ctrl && event.key.toLowerCase() === 'a') setRange({ anchor: { row: 0, column: 0 }, active: { row: rows.length - 1, column: columns.length - 1 } });
    else if (event.key === 'Enter') open(active);
    else return;
    event.preventDefault();
  };
  const onCopy = (event: ClipboardEvent): void => {
    const copied = copyCells(cells.slice(bounds.left, bounds.right + 1), rows.slice(bounds.top, bounds.bottom + 1), unit);
    event.clipboardData.setData('text/plain', copied.text);
    event.clipboardData.setData('text/html', copied.html);
    event.preventDefault();
  };
  const press = (event: MouseEvent, at: CellAt): void => {
    setRange((r) => ({ anchor: event.shiftKey ? r.anchor : at, active: at }));
    sheet.current?.focus({ preventScroll: true });
    if (!event.shiftKey) open(at);
  };

  const sum = sumRange(bounds, (r, c) => (columns[c]?.kind === 'money' ? ((rows[r]?.values[columns[c].key] ?? null) as number | null) : null));
  const line = (row: ReportRow, index: number): ReactNode => {
    const total = row.key === TOTAL;
    const bad = !total && columns.some((c) => isBadRise(c, row.values[c.key] ?? null));
    return (
      <tr key={row.key} className={`${bad ? 'tone-bad' : ''} ${row.level === 'subtotal' && !total ? 'reports-subtotal' : ''}`} aria-rowindex={index + 1}>
        {columns.map((c, i) => {
          const { text, tone } = spellCell(c, row.values[c.key] ?? null, unit, row.level === 'subtotal');
          const at = { row: index, column: i };
          const opens = canOpen(at);
          const here = openCell?.row === row.key && openCell.column === c.key;
          const picked = index >= bounds.top && index <= bounds.bottom && i >= bounds.left && i <= bounds.right && (bounds.top !== bounds.bottom || bounds.left !== bounds.right);
          const left = lefts[i];
          const mark = marks.get(`${row.key}/${c.key}`);
          return (
            <td
              key={c.key} id={cellId(at)} role="gridcell" aria-selected={picked || (active.row === index && active.column === i)} title={mark ?? (opens ? '看它的来历' : undefined)}
              className={`${tone ?? ''} ${left === undefined ? '' : 'frozen'} ${i === frozen - 1 ? 'frozen-edge' : ''} ${opens ? 'reports-opens' : ''} ${picked ? 'cell-picked' : ''} ${active.row === index && active.column === i ? 'cell-active' : ''} ${here ? 'reports-cell-open' : ''} ${mark === undefined ? '' : 'reports-cell-differs'}`}
              style={{ textAlign: alignOf(c), ...(left === undefined ? {} : { left }) }} onClick={(e) => press(e, at)}
            >
              {opens ? <span>{text}</span> : text}
              {mark !== undefined && <span className="visually-hidden">（{mark}）</span>}
            </td>
          );
        })}
      </tr>
    );
  };
  const body = table.total === null ? rows : rows.slice(0, -1);
  const total = table.total === null ? undefined : rows[rows.length - 1];
  return (
    <div className={`grid reports-grid ${busy ? 'grid-busy' : ''}`} ref={room}>
      <table ref={sheet} role="grid" aria-label={table.title} aria-rowcount={rows.length} aria-colcount={columns.length} aria-multiselectable="true" aria-busy={busy} aria-activedescendant={activeId} tabIndex={0} style={{ width: widths.reduce((a, b) => a + b, 0) }} onKeyDown={onKeyDown} onCopy={onCopy}>
        <caption className="visually-hidden">{columns.map(fullTitle).join('；')}</caption>
        <colgroup>{columns.map((c, i) => <col key={c.key} style={{ width: widths[i] }} />)}</colgroup>
        <ReportHead columns={columns} lefts={lefts} frozen={frozen} foldable={foldable} opened={opened} onFold={onFold} />
        <tbody>{body.map(line)}</tbody>
        {total && <tfoot>{line(total, rows.length - 1)}</tfoot>}
      </table>
      {body.length === 0 && <div className="grid-empty">这个月没有数据</div>}
      <SelectionSum sum={sum} />
    </div>
  );
}

const cellId = (at: CellAt): string => `report-cell-${at.row}-${at.column}`;
