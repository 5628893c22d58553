import type { ReportValue } from '../../domain/reporting/report-table.js';
import type { FormData, FormMap, FormSlot } from './form-map.js';
import { FormFigures } from './splice/form-figures.js';
import { FormPackage } from './splice/form-package.js';
import { toSheetValue } from './splice/formula-value.js';
import type { GrowthScene } from './splice/grow-formula.js';
import { growSheetXml } from './splice/grow-sheet-xml.js';
import { grownParts } from './splice/grown-parts.js';
import { grownRow, type GivenCell, type RowChanges } from './splice/grown-rows.js';
import { RowGrowth } from './splice/row-growth.js';
import { filled, isDecimal, SampleRow } from './splice/sample-row.js';
import { columnOf, readSheetTemplate, type SheetTemplate, type TemplateRow } from './splice/sheet-template.js';
import { parseAddress } from './xml/cell-address.js';
import { sheetValue, type SheetValue } from './xml/cell-value.js';
import { heightOfLines, linesNeeded } from './xml/text-width.js';
import { zipParts, type PartContent } from './xml/zip-parts.js';

/**
 * Fills an official form: the sample row is written once per row of data, everything that refers to it grows, what
 * stands below moves down, every part that has nothing to do with it stays byte for byte. Formulas keep standing and
 * carry their present result; spreadsheets calculate anew on opening.
 *
 * Money in `data` is 分 and is written in the map's unit, rounded once. Throws Error when data and map do not fit
 * (an unknown cell, a row without a mapped column, a total that is not the sum its formula will show), TypeError when a
 * value is not of its column's kind.
 */
export function fillForm(template: Uint8Array, map: FormMap, data: FormData): Uint8Array {
  const form = new FormPackage(template);
  const part = form.worksheets().get(map.sheet);
  if (part === undefined) throw new Error(`form ${map.id}: no sheet ${map.sheet}`);
  const sheet = readSheetTemplate(form.text(part));
  const growth = new RowGrowth(map.sampleRow, map.blankRows ?? 0, Math.max(1, data.rows.length));
  const scene: GrowthScene = { target: map.sheet, home: map.sheet, growth };

  const figures = new FormFigures(sheet, growth);
  const given = givenCells(map, data, sheet, figures);
  const sample = new SampleRow(sheet, map, scene);
  for (const row of data.rows) sample.count(row, figures);
  figures.settle();
  checkTotals(map, data, sheet, figures);

  const content: PartContent = (write) => {
    write(growSheetXml(sheet.head, scene));
    for (const row of sheet.rows) {
      if (row.row === map.sampleRow) writeRows(write, sample, data, figures);
      else if (!growth.contains(row.row)) write(grownRow(row, growth.start(row.row), scene, given.changesOf(row)));
    }
    write(growSheetXml(sheet.tail, scene));
  };
  return zipParts(grownParts(form, part, content, scene));
}

function writeRows(write: (xml: string) => void, sample: SampleRow, data: FormData, figures: FormFigures): void {
  if (data.rows.length === 0) write(sample.emptyXml());
  data.rows.forEach((row, i) => write(sample.xml(row, i, figures)));
}

/** The single cells and the total row, by their place on the form as issued. */
function givenCells(map: FormMap, data: FormData, sheet: SheetTemplate, figures: FormFigures): { changesOf(row: TemplateRow): RowChanges } {
  const byRow = new Map<number, GivenCell[]>();
  const heights = new Map<number, number>();
  const rows = new Set(sheet.rows.map((r) => r.row));
  const put = (column: number, row: number, value: SheetValue): void => {
    if (!rows.has(row)) throw new Error(`form ${map.id}: there is no row ${row}`);
    byRow.set(row, [...(byRow.get(row) ?? []), { column, value }]);
    figures.give(column, row, value);
  };
  for (const [key, raw] of Object.entries(data.cells)) {
    const slots = map.cells[key];
    if (!slots) throw new Error(`form ${map.id}: no cell named ${key}`);
    for (const slot of slots) {
      const { column, row } = parseAddress(slot.at);
      const value = slotValue(slot, raw, map);
      put(column, row, value);
      if (slot.wrap === true && value?.t === 's') heights.set(row, heightOfLines(linesNeeded(value.text, mergedWidth(sheet, column, row))));
    }
  }
  for (const [key, raw] of Object.entries(data.total ?? {})) {
    const column = map.columns[key];
    if (!column || map.totalRow === undefined) throw new Error(`form ${map.id}: no total of ${key}`);
    put(columnOf(column.at), map.totalRow, filled(raw, column, map));
  }
  return {
    changesOf: (row) => {
      const height = heights.get(row.row);
      const result: RowChanges['result'] = (cell) => {
        const value = figures.resultOf(cell);
        return value === undefined ? undefined : toSheetValue(value);
      };
      const changes = { given: byRow.get(row.row) ?? [], result };
      return height === undefined ? changes : { ...changes, height };
    },
  };
}

function slotValue(slot: FormSlot, raw: ReportValue, map: FormMap): SheetValue {
  if ((slot.kind ?? 'text') !== 'text') return sheetValue(raw, slot.kind ?? 'text', map.unit);
  const text = (slot.text ?? '{}').replace('{}', () => String(raw ?? ''));
  return text === '' ? null : { t: 's', text };
}

/** Width in characters of a cell with the cells it is merged with. */
function mergedWidth(sheet: SheetTemplate, column: number, row: number): number {
  let right = column;
  for (const m of sheet.tail.matchAll(/<mergeCell ref="([A-Z]+\d+):([A-Z]+\d+)"\/>/g)) {
    const from = parseAddress(m[1] ?? '');
    if (from.column === column && from.row === row) right = parseAddress(m[2] ?? '').column;
  }
  let width = 0;
  for (let c = column; c <= right; c++) width += sheet.widthOf(c) ?? 9;
  return width;
}

/** A total that is a formula shows what it adds up to. If the ledger says otherwise the form must not be written. */
function checkTotals(map: FormMap, data: FormData, sheet: SheetTemplate, figures: FormFigures): void {
  const row = sheet.rows.find((r) => r.row === map.totalRow);
  for (const [key, raw] of Object.entries(data.total ?? {})) {
    const column = map.columns[key];
    const cell = column && row?.cells.find((c) => c.column === columnOf(column.at));
    if (!column || !cell?.formula) continue;
    const sum = figures.resultOf(cell);
    if (typeof sum === 'bigint' && raw !== null && !isDecimal(filled(raw, column, map), sum)) {
      throw new Error(`form ${map.id}: the total of ${key} is ${raw}, its rows add up to another figure`);
    }
  }
}
