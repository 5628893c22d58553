import type { SheetValue } from '../xml/cell-value.js';
import { compileFormula, type FormulaProgram } from './formula-program.js';
import { decimalOf, valueOf, type CellSource, type FormulaValue } from './formula-value.js';
import { tokensOf, type CellPoint } from './formula-tokens.js';
import type { RowGrowth } from './row-growth.js';
import type { SheetTemplate, TemplateCell, TemplateRow } from './sheet-template.js';

const keyOf = (column: number, row: number): string => `${column}:${row}`;

/**
 * The figures of a form while it is filled, addressed as on the form as issued. Sums over the sample row are sums over
 * all rows written so far; a formula is computed when it is asked for.
 */
export class FormFigures implements CellSource {
  private readonly rows: ReadonlyMap<number, TemplateRow>;
  private readonly cells = new Map<number, ReadonlyMap<number, TemplateCell>>();
  private readonly given = new Map<string, SheetValue>();
  private readonly sums = new Map<number, bigint>();
  private readonly unknownSums = new Set<number>();
  private readonly open = new Set<string>();
  /** False while rows are still being counted: formulas elsewhere have no result yet. */
  private settled = false;

  constructor(
    template: SheetTemplate,
    private readonly growth: RowGrowth,
  ) {
    this.rows = new Map(template.rows.map((r) => [r.row, r]));
  }

  give(column: number, row: number, value: SheetValue): void {
    this.given.set(keyOf(column, row), value);
  }

  /** Adds what one row holds in one column; undefined = a formula whose result is not known. */
  count(column: number, value: FormulaValue | undefined): void {
    if (value === undefined) this.unknownSums.add(column);
    else if (typeof value === 'bigint') this.sums.set(column, (this.sums.get(column) ?? 0n) + value);
  }

  settle(): void {
    this.settled = true;
  }

  resultOf(cell: TemplateCell): FormulaValue | undefined {
    if (cell.formula === null || !this.settled || cell.formula.attributes.has('t')) return undefined;
    const key = keyOf(cell.column, cell.row);
    if (this.open.has(key)) return undefined;
    this.open.add(key);
    const result = compileFormula(tokensOf(cell.formula.text))(this);
    this.open.delete(key);
    return result;
  }

  at(p: CellPoint): FormulaValue | undefined {
    return this.growth.contains(p.row) ? undefined : this.fixed(p.column, p.row);
  }

  sum(from: CellPoint, to: CellPoint): bigint | undefined {
    let total = 0n;
    for (let column = from.column; column <= to.column; column++) {
      for (let row = from.row; row <= to.row; row++) {
        if (this.growth.contains(row)) {
          if (!this.settled || this.unknownSums.has(column)) return undefined;
          total += this.sums.get(column) ?? 0n;
          row = this.growth.last;
        } else {
          const value = this.fixed(column, row, true);
          if (value === undefined) return undefined;
          if (typeof value === 'bigint') total += value;
        }
      }
    }
    return total;
  }

  private cellAt(column: number, row: number): TemplateCell | undefined {
    let cells = this.cells.get(row);
    if (!cells) this.cells.set(row, (cells = new Map(this.rows.get(row)?.cells.map((c) => [c.column, c]))));
    return cells.get(column);
  }

  private fixed(column: number, row: number, textCountsNothing = false): FormulaValue | undefined {
    const given = this.given.get(keyOf(column, row));
    const cell = this.cellAt(column, row);
    if (cell?.formula) return this.resultOf(cell);
    if (given !== undefined) return valueOf(given);
    if (!cell || cell.inner === '') return null;
    const type = cell.attributes.get('t') ?? 'n';
    if (type === 'n' && cell.value !== null) return decimalOf(cell.value);
    return textCountsNothing && type !== 'e' ? '' : undefined;
  }
}

/** One row's own figures for the formulas of the sample row. */
export class RowFigures implements CellSource {
  private readonly open = new Set<number>();

  constructor(
    private readonly form: FormFigures,
    private readonly growth: RowGrowth,
    private readonly values: ReadonlyMap<number, SheetValue>,
    private readonly formulas: ReadonlyMap<number, FormulaProgram>,
  ) {}

  resultOf(column: number): FormulaValue | undefined {
    const program = this.formulas.get(column);
    if (!program || this.open.has(column)) return undefined;
    this.open.add(column);
    const result = program(this);
    this.open.delete(column);
    return result;
  }

  at(p: CellPoint): FormulaValue | undefined {
    if (!this.growth.contains(p.row)) return p.rowFixed || p.row > this.growth.last ? this.form.at(p) : undefined;
    if (p.row !== this.growth.first || p.rowFixed) return undefined;
    return this.formulas.has(p.column) ? this.resultOf(p.column) : valueOf(this.values.get(p.column) ?? null);
  }

  sum(from: CellPoint, to: CellPoint): bigint | undefined {
    if (from.row !== to.row || from.row !== this.growth.first || from.rowFixed !== to.rowFixed) return this.form.sum(from, to);
    if (from.rowFixed) return this.form.sum(from, to);
    let total = 0n;
    for (let column = from.column; column <= to.column; column++) {
      const value = this.at({ ...from, column });
      if (value === undefined) return undefined;
      if (typeof value === 'bigint') total += value;
    }
    return total;
  }
}
