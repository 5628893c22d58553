import type { DayOrder } from '../date.js';
import { readDay } from './cell-day.js';
import { readId } from './cell-id.js';
import { readInteger, readMoney, readPercent } from './cell-number.js';
import { read, refused, type CellReading } from './cell-reading.js';
import { isEmptyMark, narrow, textOf } from './cell-text.js';
import { CODE_LISTS } from './code-lists.js';
import { finding } from './issue-codes.js';
import { formatPeople, parsePeople, shareFindings } from './people.js';
import type { ProfileField } from './profile.js';
import type { RawCell } from './raw-sheet.js';

export interface CellContext {
  readonly date1904: boolean;
  readonly unit: '元' | '万元';
  /** How days are written in text; year first when nothing is declared. */
  readonly dates?: DayOrder | undefined;
}

/** The name of a field in sentences: its own title without the groups above. */
export const titleOf = (field: ProfileField): string => field.titles.at(-1) ?? field.key;

/**
 * One cell by the type of its field. An empty cell is null (or what the code list says an empty cell means); a required
 * one is refused, persons excepted. A formula without a stored result and an error value are refused wherever they stand:
 * neither is the same as empty.
 */
export function readCell(cell: RawCell | undefined, field: ProfileField, context: CellContext): CellReading {
  const title = titleOf(field);
  if (cell?.t === 'f') return refused(finding('FORMULA_NOT_CALCULATED', { title }));
  if (cell?.t === 'e') return refused(finding('CELL_ERROR', { title, value: cell.v }));
  const text = cell?.t === 's' ? narrow(cell.v) : '';
  const empty = !cell || (cell.t === 's' && (field.type === 'text' ? /^[-—–_/\\]*$/.test(text) : isEmptyMark(text)));
  if (empty) return emptyCell(field, title);
  if (cell.t === 'b' && field.type !== 'text') return refused(finding('CELL_KIND_WRONG', { title, value: cell.v ? 'TRUE' : 'FALSE' }));
  switch (field.type) {
    case 'text':
      return read(textOf(cell, context.date1904));
    case 'id':
      return readId(cell, title);
    case 'day':
      return readDay(cell, title, context.date1904, context.dates);
    case 'money':
      return readMoney(cell, title, context.unit);
    case 'percent':
      return readPercent(cell, title);
    case 'int':
      return readInteger(cell, title, field.required);
    case 'code':
      return readCode(cell, field, title);
    case 'people':
      return readPeople(textOf(cell, context.date1904), title);
  }
}

function emptyCell(field: ProfileField, title: string): CellReading {
  if (field.type === 'people' && field.required) return { value: null, findings: [finding('PEOPLE_MISSING', { title })] };
  if (field.required) return refused(finding('REQUIRED_MISSING', { title }));
  const meansEmpty = field.type === 'code' ? listOf(field).find((c) => c.also?.includes('')) : undefined;
  return read(meansEmpty?.code ?? null);
}

const listOf = (field: ProfileField): readonly { readonly code: string; readonly name: string; readonly also?: readonly string[] }[] => CODE_LISTS.get(field.codes ?? '') ?? [];

function readCode(cell: Exclude<RawCell, null>, field: ProfileField, title: string): CellReading {
  const list = listOf(field);
  const text = narrow(String(cell.v)).replaceAll(' ', '');
  const code = list.find((c) => c.code === text || narrow(c.name) === text || (c.also?.some((a) => narrow(a) === text) ?? false));
  return code ? read(code.code) : refused(finding('CODE_UNKNOWN', { title, value: text, allowed: list.map((c) => c.name).join('、') }));
}

function readPeople(text: string, title: string): CellReading {
  const parsed = parsePeople(text);
  if ('reason' in parsed) return refused(finding('PEOPLE_UNREADABLE', { title, value: text, reason: parsed.reason }));
  return { value: formatPeople(parsed.people), findings: shareFindings(parsed.people, title) };
}
