import { addressOf, areaOf } from '../xml/cell-address.js';
import { escapeXml } from '../xml/xml-text.js';
import { pageXml, type PageSetup } from './page-setup.js';

/** A list, date or number rule on an area, with what the spreadsheet says to the person typing. */
export interface Validation {
  readonly area: string;
  /** `none` allows anything and only shows the prompt. */
  readonly type: 'list' | 'date' | 'decimal' | 'whole' | 'none';
  /** List formula, or the two ends of `between`; one end means "at least". */
  readonly formulas: readonly [] | readonly [string] | readonly [string, string];
  readonly error: string;
  readonly prompt?: string;
}

/** A row without a height of its own. */
const DEFAULT_ROW_PT = 15;

/** One worksheet written from the top down: rows must be added in order. Columns zero-based, rows from 1. */
export class SheetXml {
  private readonly rows: string[] = [];
  private readonly merges: string[] = [];
  private readonly validations: Validation[] = [];
  private readonly rowBreaks: number[] = [];
  private readonly columnBreaks: number[] = [];
  private readonly textNumbers: string[] = [];
  private filter = '';
  private frozen: { readonly column: number; readonly row: number } | null = null;
  private last = { column: 0, row: 1 };
  private page: PageSetup | null = null;
  private pt = 0;

  constructor(private readonly widths: readonly number[]) {}

  /** Appends a row of `<c>` elements (see cell-xml.ts). Height in pt. */
  row(row: number, cells: readonly string[], height?: number): void {
    const ht = height === undefined ? '' : ` ht="${height}" customHeight="1"`;
    this.pt += height ?? DEFAULT_ROW_PT;
    this.rows.push(`<row r="${row}"${ht}>${cells.join('')}</row>`);
    this.last = { column: Math.max(this.last.column, this.widths.length - 1), row };
  }

  /** Height of the rows so far in pt. */
  get height(): number {
    return this.pt;
  }

  merge(left: number, top: number, right: number, bottom: number): void {
    if (left !== right || top !== bottom) this.merges.push(areaOf(left, top, right, bottom));
  }

  /** Keeps the columns before and the rows above this cell in view. */
  freeze(column: number, row: number): void {
    this.frozen = { column, row };
  }

  print(page: PageSetup): void {
    this.page = page;
  }

  validate(rule: Validation): void {
    this.validations.push(rule);
  }

  breakAfterRow(row: number): void {
    this.rowBreaks.push(row);
  }

  /** Number of columns on the page before the break. */
  breakAfterColumn(count: number): void {
    this.columnBreaks.push(count);
  }

  filterOver(area: string): void {
    this.filter = area;
  }

  /** Areas of ID and account numbers: no green corner for "number stored as text". */
  keepAsText(area: string): void {
    this.textNumbers.push(area);
  }

  get lastRow(): number {
    return this.last.row;
  }

  write(write: (xml: string) => void): void {
    const page = this.page === null ? { properties: '', setup: '' } : pageXml(this.page);
    write(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">`);
    write(`${page.properties}<dimension ref="${areaOf(0, 1, this.last.column, this.last.row)}"/>${this.viewXml()}<sheetFormatPr defaultRowHeight="${DEFAULT_ROW_PT}"/>${this.columnsXml()}<sheetData>`);
    for (const row of this.rows) write(row);
    write('</sheetData>');
    if (this.filter !== '') write(`<autoFilter ref="${this.filter}"/>`);
    if (this.merges.length > 0) write(`<mergeCells count="${this.merges.length}">${this.merges.map((m) => `<mergeCell ref="${m}"/>`).join('')}</mergeCells>`);
    if (this.validations.length > 0) write(`<dataValidations count="${this.validations.length}">${this.validations.map(validationXml).join('')}</dataValidations>`);
    write(page.setup);
    write(breaksXml('rowBreaks', this.rowBreaks, 16_383) + breaksXml('colBreaks', this.columnBreaks, 1_048_575));
    if (this.textNumbers.length > 0) write(`<ignoredErrors><ignoredError sqref="${this.textNumbers.join(' ')}" numberStoredAsText="1"/></ignoredErrors>`);
    write('</worksheet>');
  }

  private viewXml(): string {
    const f = this.frozen;
    if (f === null) return '<sheetViews><sheetView showGridLines="0" workbookViewId="0"/></sheetViews>';
    const pane = f.column > 0 && f.row > 1 ? 'bottomRight' : f.column > 0 ? 'topRight' : 'bottomLeft';
    const splits = `${f.column > 0 ? ` xSplit="${f.column}"` : ''}${f.row > 1 ? ` ySplit="${f.row - 1}"` : ''}`;
    const at = addressOf(f.column, f.row);
    return `<sheetViews><sheetView showGridLines="0" workbookViewId="0"><pane${splits} topLeftCell="${at}" activePane="${pane}" state="frozen"/><selection pane="${pane}" activeCell="${at}" sqref="${at}"/></sheetView></sheetViews>`;
  }

  private columnsXml(): string {
    return `<cols>${this.widths.map((w, i) => `<col min="${i + 1}" max="${i + 1}" width="${w.toFixed(2)}" customWidth="1"/>`).join('')}</cols>`;
  }
}

function validationXml(rule: Validation): string {
  const anything = rule.type === 'none';
  const error = anything ? '' : ` showErrorMessage="1" errorTitle="填写有误" error="${escapeXml(rule.error)}"`;
  const operator = !anything && rule.type !== 'list' && rule.formulas.length === 1 ? ' operator="greaterThanOrEqual"' : '';
  const prompt = rule.prompt === undefined ? '' : ` showInputMessage="1" promptTitle="填写说明" prompt="${escapeXml(rule.prompt)}"`;
  const formulas = rule.formulas.map((f, i) => `<formula${i + 1}>${escapeXml(f)}</formula${i + 1}>`).join('');
  return `<dataValidation${anything ? '' : ` type="${rule.type}"`}${operator} allowBlank="1"${prompt}${error} sqref="${rule.area}">${formulas}</dataValidation>`;
}

function breaksXml(tag: string, places: readonly number[], max: number): string {
  if (places.length === 0) return '';
  return `<${tag} count="${places.length}" manualBreakCount="${places.length}">${places.map((id) => `<brk id="${id}" max="${max}" man="1"/>`).join('')}</${tag}>`;
}
