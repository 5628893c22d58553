import { INAPPLICABLE, sheetValue, type SheetValue } from '../xml/cell-value.js';
import { addressOf } from '../xml/cell-address.js';
import { cellXml, formulaXml } from '../xml/cell-xml.js';
import { heightOfLines, linesNeeded } from '../xml/text-width.js';
import type { FormColumn, FormMap } from '../form-map.js';
import type { ReportValue } from '../../../domain/reporting/report-table.js';
import { RowFigures, type FormFigures } from './form-figures.js';
import { compileFormula, type FormulaProgram } from './formula-program.js';
import { decimalOf, toSheetValue, valueOf, type FormulaValue } from './formula-value.js';
import { tokensOf, type FormulaToken } from './formula-tokens.js';
import { rowFormula, type GrowthScene } from './grow-formula.js';
import { missingCell, movedCell, rowXml } from './grown-rows.js';
import { columnOf, type SheetTemplate, type TemplateCell, type TemplateRow } from './sheet-template.js';

type DataRow = Readonly<Record<string, ReportValue>>;

/** The sample row of a form as a pattern: style, formula and meaning of every cell, ready to be written many times. */
export class SampleRow {
  private readonly row: TemplateRow;
  private readonly cells: readonly TemplateCell[];
  private readonly columns = new Map<number, { readonly key: string; readonly column: FormColumn }>();
  private readonly formulas = new Map<number, readonly FormulaToken[]>();
  private readonly programs = new Map<number, FormulaProgram>();
  private readonly constants = new Map<number, SheetValue>();

  constructor(
    private readonly template: SheetTemplate,
    private readonly map: FormMap,
    private readonly scene: GrowthScene,
  ) {
    const row = template.rows.find((r) => r.row === map.sampleRow);
    if (!row) throw new Error(`the form has no sample row ${map.sampleRow}`);
    this.row = row;
    for (const [key, column] of Object.entries(map.columns)) this.columns.set(columnOf(column.at), { key, column });
    const present = new Set(row.cells.map((c) => c.column));
    const missing = [...this.columns.keys()].filter((c) => !present.has(c)).map((c) => missingCell(c, row.row));
    this.cells = [...row.cells, ...missing].sort((a, b) => a.column - b.column);
    for (const cell of this.cells) {
      if (cell.formula) {
        const tokens = tokensOf(cell.formula.text);
        this.formulas.set(cell.column, tokens);
        this.programs.set(cell.column, compileFormula(tokens));
      } else if (cell.value !== null && (cell.attributes.get('t') ?? 'n') === 'n') this.constants.set(cell.column, { t: 'n', digits: cell.value });
    }
  }

  /** First pass: adds the row to the sums the rest of the form asks for. */
  count(data: DataRow, figures: FormFigures): void {
    const values = this.valuesOf(data);
    const row = new RowFigures(figures, this.scene.growth, values, this.programs);
    for (const [column, value] of values) if (!this.formulas.has(column)) figures.count(column, valueOf(value));
    for (const column of this.formulas.keys()) figures.count(column, this.settledResult(column, values, row).value);
  }

  /** Second pass: the row's XML. `i` counts the rows from 0. */
  xml(data: DataRow, i: number, figures: FormFigures): string {
    const values = this.valuesOf(data);
    const own = new RowFigures(figures, this.scene.growth, values, this.programs);
    const at = this.row.row + i;
    let inner = '';
    let lines = 1;
    for (const cell of this.cells) {
      const address = addressOf(cell.column, at);
      const tokens = this.formulas.get(cell.column);
      const value = values.get(cell.column);
      if (tokens) {
        const result = this.settledResult(cell.column, values, own);
        if (result.given && value !== undefined) inner += cellXml(address, cell.style, value);
        else inner += formulaXml(address, cell.style, rowFormula(tokens, this.scene, i), result.value === undefined ? undefined : toSheetValue(result.value));
      } else if (this.columns.has(cell.column)) {
        inner += cellXml(address, cell.style, value ?? null);
        if (value?.t === 's' && this.columns.get(cell.column)?.column.wrap === true) lines = Math.max(lines, linesNeeded(value.text, this.template.widthOf(cell.column) ?? 9));
      } else inner += movedCell(cell, at);
    }
    return rowXml(this.row, at, inner, lines > 1 ? heightOfLines(lines) : undefined);
  }

  /** The form without any data keeps one empty row in the form's own style; its formulas would only show zeros. */
  emptyXml(): string {
    return rowXml(this.row, this.row.row, this.cells.map((c) => (c.formula ? cellXml(addressOf(c.column, this.row.row), c.style, null) : movedCell(c, this.row.row))).join(''));
  }

  /**
   * A formula's result, or the value given for its cell. Where the two differ the ledger's figure stands as a number and
   * the formula gives way: a form must never calculate itself into another figure than the ledger's.
   */
  private settledResult(column: number, values: ReadonlyMap<number, SheetValue>, row: RowFigures): { value: FormulaValue | undefined; given: boolean } {
    const computed = row.resultOf(column);
    const value = values.get(column);
    if (value === undefined) return { value: computed, given: false };
    const given = valueOf(value);
    if (computed === undefined) return { value: given ?? undefined, given: false };
    const same = computed === given || (given === null && computed === '');
    return { value: computed === '' && same ? '' : given, given: !same };
  }

  private valuesOf(data: DataRow): Map<number, SheetValue> {
    const values = new Map<number, SheetValue>(this.constants);
    for (const [at, { key, column }] of this.columns) {
      const raw = data[key];
      if (raw === undefined) {
        if (this.formulas.has(at)) continue;
        throw new Error(`form ${this.map.id}: a row has no ${key}`);
      }
      values.set(at, filled(raw, column, this.map));
    }
    return values;
  }
}

/** A mapped value as it stands in its cell, — for what does not apply. */
export function filled(raw: ReportValue, column: FormColumn, map: FormMap): SheetValue {
  return sheetValue(raw, column.kind, column.unit ?? map.unit, map.exact) ?? (column.dash === true ? { t: 's', text: INAPPLICABLE } : null);
}

export const isDecimal = (value: SheetValue, other: bigint): boolean => value?.t === 'n' && decimalOf(value.digits) === other;
