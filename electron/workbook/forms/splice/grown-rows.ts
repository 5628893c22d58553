import { addressOf } from '../xml/cell-address.js';
import type { SheetValue } from '../xml/cell-value.js';
import { cellXml, formulaXml } from '../xml/cell-xml.js';
import { writeAttributes } from '../xml/xml-text.js';
import { growAreas, growFormula, type GrowthScene } from './grow-formula.js';
import type { TemplateCell, TemplateRow } from './sheet-template.js';

/** What is put into a cell of the form outside the sample row; a cell that is not mentioned keeps its content. */
export interface GivenCell {
  readonly column: number;
  readonly value: SheetValue;
}

export interface RowChanges {
  readonly given: readonly GivenCell[];
  /** Least height in pt the row needs for its text. */
  readonly height?: number;
  /** Results for formula cells; undefined = leave without result. */
  result(cell: TemplateCell): SheetValue | undefined;
}

/** A row outside the sample rows, at its new place; without any change it is the form's own text. */
export function grownRow(row: TemplateRow, at: number, scene: GrowthScene, changes: RowChanges): string {
  const given = new Map(changes.given.map((g) => [g.column, g.value]));
  const columns = new Set(row.cells.map((c) => c.column));
  const cells = [...row.cells, ...changes.given.filter((g) => !columns.has(g.column)).map((g) => missingCell(g.column, row.row))];
  const formulas = cells.some((c) => c.formula !== null);
  const unchanged = at === row.row && given.size === 0 && !formulas && changes.height === undefined;
  if (unchanged) return row.xml;
  const inner = cells
    .sort((a, b) => a.column - b.column)
    .map((cell) => {
      const value = given.get(cell.column);
      if (value !== undefined && cell.formula === null) return cellXml(addressOf(cell.column, at), cell.style, value);
      if (cell.formula !== null) return grownFormulaCell(cell, cell.formula, at, scene, changes);
      return movedCell(cell, at);
    });
  return rowXml(row, at, inner.join(''), changes.height);
}

function grownFormulaCell(cell: TemplateCell, formula: NonNullable<TemplateCell['formula']>, at: number, scene: GrowthScene, changes: RowChanges): string {
  const attributes = new Map(formula.attributes);
  const area = attributes.get('ref');
  if (area !== undefined && scene.home === scene.target) attributes.set('ref', growAreas(area, scene.growth));
  return formulaXml(addressOf(cell.column, at), cell.style, growFormula(formula.text, scene), changes.result(cell), writeAttributes(attributes));
}

/** A cell passed on as it is, only its address changes. */
export function movedCell(cell: TemplateCell, row: number): string {
  const attributes = new Map(cell.attributes);
  attributes.delete('r');
  const start = `<c r="${addressOf(cell.column, row)}"${writeAttributes(attributes)}`;
  return cell.inner === '' ? `${start}/>` : `${start}>${cell.inner}</c>`;
}

export function rowXml(row: TemplateRow, at: number, inner: string, height?: number): string {
  const attributes = new Map(row.attributes);
  attributes.set('r', String(at));
  if (height !== undefined && height > Number(attributes.get('ht') ?? 0)) {
    attributes.set('ht', String(height));
    attributes.set('customHeight', '1');
  }
  return `<row${writeAttributes(attributes)}>${inner}</row>`;
}

export const missingCell = (column: number, row: number): TemplateCell => ({ column, row, attributes: new Map(), style: '', formula: null, value: null, inner: '' });
