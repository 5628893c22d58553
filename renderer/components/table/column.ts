import type { ReactNode } from 'react';
import type { ValueKind } from '../../../electron/domain/reporting/report-table.js';

/** What a cell holds, before it is spelled: 分, a decimal percentage, a count, text or a day. */
export type CellValue = string | number | null;

/** `id` is text that must stay text when pasted into a spreadsheet (借据号, 证件号). */
export type ColumnKind = ValueKind | 'id';

export interface Column<Row> {
  readonly key: string;
  /** Nested head from the top: ['本金', '当前余额']. Equal neighbours are merged. */
  readonly titles: readonly string[];
  readonly kind: ColumnKind;
  /** px */
  readonly width: number;
  readonly value: (row: Row, index: number) => CellValue;
  /** Drawn instead of the spelled value; copying and sums still use `value`. */
  readonly render?: (row: Row, index: number) => ReactNode;
  readonly align?: 'left' | 'center' | 'right';
  /** Stays in place when the table moves sideways; only at the left. */
  readonly frozen?: boolean;
  /** Takes a share of the room that is left over. */
  readonly grow?: boolean;
  /** Sends the rows by this key to the core. */
  readonly sortKey?: string;
  /** Control in the filter row. */
  readonly filter?: ReactNode;
  /** Makes the figure open its rows. */
  readonly onOpen?: (row: Row) => void;
  readonly riseIsBad?: boolean;
  /** Not shown until chosen. */
  readonly spare?: boolean;
}

const RIGHT: readonly ColumnKind[] = ['money', 'count', 'percent', 'points'];
const CENTRE: readonly ColumnKind[] = ['day', 'rank'];

export const alignOf = (column: Pick<Column<never>, 'align' | 'kind'>): 'left' | 'center' | 'right' =>
  column.align ?? (RIGHT.includes(column.kind) ? 'right' : CENTRE.includes(column.kind) ? 'center' : 'left');

/** The head in one line, for copying and for screen readers: 本金 › 当前余额. */
export const fullTitle = (column: Pick<Column<never>, 'titles'>): string => column.titles.filter((t) => t !== '').join(' › ');
