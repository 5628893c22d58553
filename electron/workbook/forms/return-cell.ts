import type { FieldType } from '../../domain/importing/profile.js';
import type { RawCell } from '../../domain/importing/raw-sheet.js';
import { DAY_FORMAT } from './sheet/column-look.js';
import type { CellLook } from './sheet/style-book.js';
import { cellXml } from './xml/cell-xml.js';

/** Serials of the 1904 system count 1462 days less; returned workbooks are in the 1900 system. */
const DAYS_BETWEEN_SYSTEMS = 1462;
/** A whole number from here on in a column of days is written 20110831 and no serial (as the reader has it). */
const FIRST_WRITTEN_DAY = 10_000_000;
/** The error values a spreadsheet accepts; any other goes as text. */
const ERRORS = new Set(['#NULL!', '#DIV/0!', '#VALUE!', '#REF!', '#NAME?', '#NUM!', '#N/A', '#GETTING_DATA']);
/** As many places as there are, at least two: less than a 分 must be seen. */
const AMOUNT_FORMAT = '#,##0.00######';

/** A cell as its sender wrote it. A formula without a result becomes its own text: it must never calculate here. */
export function rawCellXml(address: string, style: number, cell: RawCell, date1904: boolean, type: FieldType | undefined): string {
  if (cell === null) return cellXml(address, style, null);
  if (cell.t === 's') return cellXml(address, style, cell.v === '' ? null : { t: 's', text: cell.v });
  if (cell.t === 'n') {
    const serial = date1904 && (cell.d === true || (type === 'day' && cell.v < FIRST_WRITTEN_DAY));
    return cellXml(address, style, { t: 'n', digits: String(serial ? cell.v + DAYS_BETWEEN_SYSTEMS : cell.v) });
  }
  if (cell.t === 'b') return `<c r="${address}" s="${style}" t="b"><v>${cell.v ? 1 : 0}</v></c>`;
  if (cell.t === 'e') return ERRORS.has(cell.v) ? `<c r="${address}" s="${style}" t="e"><v>${cell.v}</v></c>` : cellXml(address, style, { t: 's', text: cell.v });
  return cellXml(address, style, { t: 's', text: cell.v.startsWith('=') ? cell.v : `=${cell.v}` });
}

/**
 * The look of a cell by what its column holds, so that a correction typed into it is taken for what it is: a number that
 * is a name stays text with all its digits, a day becomes a day.
 */
export function rawLook(cell: RawCell, type: FieldType | undefined): CellLook {
  if (type === 'id') return { h: 'left', format: '@' };
  if (type === 'day') return cell?.t === 'n' && cell.v >= FIRST_WRITTEN_DAY ? { h: 'center' } : { h: 'center', format: DAY_FORMAT };
  if (cell?.t === 'n' && cell.d === true) return { h: 'center', format: DAY_FORMAT };
  if (type === 'money') return { h: 'right', format: AMOUNT_FORMAT };
  if (type === undefined || type === 'int' || type === 'percent') return cell?.t === 's' ? { format: '@' } : {};
  return { h: 'left', wrap: true, format: '@' };
}
