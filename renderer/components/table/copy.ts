import { plainWan, plainYuan } from '../../../electron/domain/money.js';
import type { DisplayUnit } from '../../frame/display-unit.js';
import { fullTitle, type CellValue, type Column } from './column.js';

export interface Copied {
  /** Tab-separated, for any program. */
  readonly text: string;
  /** A table in which numbers are numbers and IDs stay text, for WPS and Excel. */
  readonly html: string;
}

/** A cell for a spreadsheet: amounts without separators, in the unit on screen; nothing for null. */
export function plainCell(kind: Column<never>['kind'], value: CellValue, unit: DisplayUnit): string {
  if (value === null) return '';
  if (kind === 'money') return unit === '元' ? plainYuan(Number(value)) : plainWan(Number(value));
  return String(value).replace(/[\t\r\n]+/g, ' ');
}

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c);
/** Anything a spreadsheet would turn into a number, a date or a formula although it is text. */
const AS_TEXT = "mso-number-format:'\\@'";

/** Rows with their heads, as text and as a table. `firstIndex` is the place of the first row in the whole list. */
export function copyCells<Row>(columns: readonly Column<Row>[], rows: readonly Row[], unit: DisplayUnit, firstIndex = 0): Copied {
  const head = columns.map((c) => (c.kind === 'money' ? `${fullTitle(c)}(${unit})` : fullTitle(c)));
  const cells = rows.map((row, i) => columns.map((c) => plainCell(c.kind, c.value(row, firstIndex + i), unit)));
  const text = [head, ...cells].map((line) => line.join('\t')).join('\r\n');
  const htmlRow = (line: readonly string[], tag: string): string =>
    `<tr>${line.map((cell, i) => `<${tag}${isText(columns[i]?.kind) ? ` style="${AS_TEXT}"` : ''}>${escapeHtml(cell)}</${tag}>`).join('')}</tr>`;
  return { text, html: `<table>${htmlRow(head, 'th')}${cells.map((line) => htmlRow(line, 'td')).join('')}</table>` };
}

const isText = (kind: Column<never>['kind'] | undefined): boolean => kind === 'text' || kind === 'id';
