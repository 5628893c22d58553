import { cellText } from '../../components/table/cell.js';
import type { DisplayUnit } from '../../frame/display-unit.js';
import { directionOf, signed } from '../../text/figures.js';
import type { ReportColumn } from './report-table.js';

export interface Spelled {
  readonly text: string;
  readonly tone: 'zero' | 'bad' | undefined;
}

type Value = string | number | null;

/** Whether a rise that the report calls bad stands in the cell. */
export const isBadRise = (column: ReportColumn, value: Value): boolean => column.riseIsBad === true && value !== null && directionOf(value) === 1;

/**
 * One cell as the screen spells it: changes carry their sign, only the bad ones are red; a percentage whose head says %
 * stands without it. What does not apply is — in a row and nothing in a sum; a text that is missing is nothing.
 */
export function spellCell(column: ReportColumn, value: Value, unit: DisplayUnit, isSum = false): Spelled {
  if (value === null || value === '') return { text: isSum || value === '' ? '' : cellText(column.kind, value, unit), tone: 'zero' };
  const plain = cellText(column.kind, value, unit);
  const text = column.kind === 'percent' && column.titles.some((t) => t.includes('%')) ? plain.replace('%', '') : plain;
  if (isBadRise(column, value)) return { text: column.kind === 'money' ? `↑ +${text}` : text.startsWith('+') ? text : signed(text), tone: 'bad' };
  const amount = column.kind === 'money' || column.kind === 'count';
  if (amount && Number(value) === 0) return { text, tone: 'zero' };
  return { text, tone: column.kind === 'money' && column.riseIsBad === undefined && Number(value) < 0 ? 'bad' : undefined };
}

/** Width in px of a text at 12.5 px: digits and letters half, Chinese whole, separators less. */
export function textWidth(text: string): number {
  let width = 0;
  for (const c of text) width += /[.,:\s]/.test(c) ? 3.6 : c.charCodeAt(0) < 0x2e80 && c !== '±' ? 7.1 : 12.6;
  return width;
}
