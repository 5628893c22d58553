import type { ReactNode } from 'react';
import type { DisplayUnit } from '../../frame/display-unit.js';
import { amountText, countText, directionOf, pctText, signed } from '../../text/figures.js';
import { zh } from '../../text/zh.js';
import type { CellValue, Column } from './column.js';

/** A value as the screen spells it. */
export function cellText(kind: Column<never>['kind'], value: CellValue, unit: DisplayUnit): string {
  if (value === null || value === '') return zh.noFigure;
  switch (kind) {
    case 'money': return amountText(Number(value), unit);
    case 'count': return countText(Number(value));
    case 'percent': return pctText(String(value));
    case 'points': return signed(String(value));
    default: return String(value);
  }
}

const isZero = (kind: Column<never>['kind'], value: CellValue): boolean =>
  value === null || ((kind === 'money' || kind === 'count') && Number(value) === 0);

/** Content of one cell: grey zero and dash, red bad change, dotted underline where it opens rows. */
export function CellContent<Row>({ column, row, index, unit }: { readonly column: Column<Row>; readonly row: Row; readonly index: number; readonly unit: DisplayUnit }): ReactNode {
  if (column.render) return column.render(row, index);
  const value = column.value(row, index);
  const text = cellText(column.kind, value, unit);
  const numeric = column.kind === 'money' || column.kind === 'points' || column.kind === 'count';
  const direction = numeric && value !== null ? directionOf(value) : 0;
  const bad = column.riseIsBad === true ? direction === 1 : column.riseIsBad === undefined && direction === -1 && column.kind === 'money';
  const shown = column.riseIsBad === true && direction === 1 && column.kind === 'money' ? `↑ +${text}` : text;
  const tone = isZero(column.kind, value) ? 'zero' : bad ? 'bad' : undefined;
  const { onOpen } = column;
  if (onOpen && value !== null && value !== '') return <button type="button" className={`bare opens ${tone ?? ''}`} tabIndex={-1} onClick={(e) => { e.stopPropagation(); onOpen(row); }}>{shown}</button>;
  return tone === undefined ? shown : <span className={tone}>{shown}</span>;
}
