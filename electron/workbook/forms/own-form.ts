import { unzipSync } from 'fflate';
import type { FieldType } from '../../domain/importing/profile.js';
import { columnName } from '../../domain/importing/raw-sheet.js';
import type { ValueKind } from '../../domain/reporting/report-table.js';
import { readDateStyles } from '../reading/xlsx-styles.js';
import type { FormColumn, FormMap } from './form-map.js';
import { formLabels } from './form-labels.js';
import { cleanedForm } from './own-form-cleaning.js';
import { cellTexts } from './shared-texts.js';
import { FormPackage } from './splice/form-package.js';
import { readSheetTemplate, type SheetTemplate } from './splice/sheet-template.js';
import { wrappedStyles } from './wrapped-styles.js';

export interface OwnFormColumn {
  readonly key: string;
  /** Zero-based. */
  readonly column: number;
  readonly type: FieldType;
  /** Where the head of this column names a unit of its own. */
  readonly unit?: '元' | '万元';
}

/** A form an office has loaded, as its import profile reads it. Rows from 1. */
export interface OwnFormSource {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly sheet: string;
  readonly unit: '元' | '万元';
  readonly columns: readonly OwnFormColumn[];
  readonly sampleRow: number;
  /** Rows that hold data or a number put there beforehand. */
  readonly filledRows: readonly number[];
  readonly totalRow: number | null;
  /** The first row below the sample row that is neither data nor empty: a sum, a section, the footer. */
  readonly firstAfter: number | null;
}

export interface OwnForm {
  readonly template: Uint8Array;
  readonly map: FormMap;
}

const KINDS: Readonly<Record<FieldType, ValueKind>> = { text: 'text', id: 'text', code: 'text', people: 'text', day: 'day', money: 'money', percent: 'percent', int: 'count' };
/** Far above any form; a workbook that inflates to more is no form. */
const MOST_BYTES = 100 * 1024 * 1024;

/**
 * Makes a form out of a workbook as issued: the row all rows are made of, the prepared rows below it that are used up,
 * where each figure goes. What had been filled in – rows, numbers of the total row, their texts – is taken out of the
 * template, and the names, days and units in the lines around it; heads, styles, print settings and formulas stay. Throws Error when the sheet is not of the plain kind.
 */
export async function ownForm(workbook: Uint8Array, source: OwnFormSource): Promise<OwnForm> {
  refuseHuge(workbook);
  const form = new FormPackage(workbook);
  const part = form.worksheets().get(source.sheet);
  if (part === undefined) throw new Error(`no sheet ${source.sheet}`);
  const sheet = readSheetTemplate(form.text(part));
  const blankRows = preparedBelow(sheet, source);
  const isDate = await dateStyles(form);
  const wraps = wrappedStyles(stylesOf(form) ?? '');
  const sample = sheet.rows.find((r) => r.row === source.sampleRow);
  const styleAt = (column: number): number => Number(sample?.cells.find((c) => c.column === column)?.style ?? '');
  const columns = source.columns.map(({ key, column, type, unit }): [string, FormColumn] => {
    // a day in a cell that is not formatted as one would show as a bare number
    const kind = type === 'day' && isDate[styleAt(column)] !== true ? 'text' : KINDS[type];
    // where the form breaks text into lines its rows have to grow, or the lines are cut off in print
    const wrap = kind === 'text' && wraps[styleAt(column)] === true ? { wrap: true } : {};
    return [key, { at: columnName(column), kind, ...wrap, ...(unit === undefined ? {} : { unit }) }];
  });
  const { id, version, title, unit, sampleRow, totalRow } = source;
  const labels = formLabels(sheet, sampleRow, Math.max(sampleRow + blankRows, totalRow ?? 0), cellTexts(form));
  const map: FormMap = { id, version, title, sheet: source.sheet, unit, exact: true, sampleRow, blankRows, cells: labels.cells, columns: Object.fromEntries(columns), ...(totalRow === null ? {} : { totalRow }) };
  return { template: cleanedForm(form, part, sheet, { sampleRow, last: sampleRow + blankRows, totalRow, kept: labels.kept }), map };
}

/**
 * How many rows below the sample row belong to it: rows with data, and rows prepared in its style, without a gap and
 * before anything else. A bare row between the data and the footer is room left on purpose.
 */
function preparedBelow(sheet: SheetTemplate, source: OwnFormSource): number {
  const filled = new Set(source.filledRows);
  const byRow = new Map(sheet.rows.map((r) => [r.row, r]));
  const isPrepared = (row: number): boolean => {
    const styled = new Set(byRow.get(row)?.cells.filter((c) => c.style !== '' && c.style !== '0').map((c) => c.column));
    return source.columns.filter((c) => styled.has(c.column)).length * 2 > source.columns.length;
  };
  let row = source.sampleRow + 1;
  while ((source.firstAfter === null || row < source.firstAfter) && row !== source.totalRow && (filled.has(row) || isPrepared(row))) row++;
  return row - source.sampleRow - 1;
}

/** None in a workbook that counts its days from 1904: its days are written out. */
async function dateStyles(form: FormPackage): Promise<readonly boolean[]> {
  if (/<workbookPr\b[^>]*\sdate1904="(?:1|true)"/.test(form.text('xl/workbook.xml'))) return [];
  const styles = stylesOf(form);
  if (styles === null) return [];
  const pieces = (async function* (): AsyncGenerator<Buffer> {
    yield Buffer.from(styles);
  })();
  return readDateStyles(pieces);
}

function stylesOf(form: FormPackage): string | null {
  const part = [...form.relations('xl/workbook.xml').values()].find((r) => r.type.endsWith('/styles'))?.target;
  return part !== undefined && form.parts.has(part) ? form.text(part) : null;
}

function refuseHuge(workbook: Uint8Array): void {
  let bytes = 0;
  unzipSync(workbook, { filter: (file) => {
    bytes += file.originalSize;
    return false;
  } });
  if (bytes > MOST_BYTES) throw new Error('the form inflates to more than any form');
}
