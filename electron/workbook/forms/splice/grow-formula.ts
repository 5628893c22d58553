import { formulaOf, tokensOf, type CellPoint, type FormulaToken } from './formula-tokens.js';
import type { RowGrowth } from './row-growth.js';

/** The sheet that grows, and the sheet a formula stands on (null: workbook names, whose references all name their sheet). */
export interface GrowthScene {
  readonly target: string;
  readonly home: string | null;
  readonly growth: RowGrowth;
}

const means = (scene: GrowthScene, sheet: string | null): boolean => (sheet ?? scene.home ?? '').toLowerCase() === scene.target.toLowerCase();

/** The formula speaks of the sheet that grows. */
export function refersToTarget(formula: string, scene: GrowthScene): boolean {
  return tokensOf(formula).some((k) => k.t !== 'raw' && k.t !== 'number' && means(scene, k.sheet));
}

/**
 * A formula outside the sample row after the growth: single references keep pointing at their cell, areas that end on
 * the sample row cover all rows. `SUM(P6)` on the sample row is meant as an area (an issued form may write it so) and
 * becomes one: a total that silently kept only the first row would be the worst of all errors.
 */
export function growFormula(formula: string, scene: GrowthScene): string {
  const tokens = tokensOf(formula);
  return formulaOf(tokens.map((k, i) => (loneSum(tokens, i, scene) ? asArea(k, scene.growth) : grownToken(k, scene))));
}

function grownToken(k: FormulaToken, scene: GrowthScene): FormulaToken {
  if (k.t === 'raw' || k.t === 'number' || !means(scene, k.sheet)) return k;
  const g = scene.growth;
  if (k.t === 'cell') return { ...k, at: { ...k.at, row: g.start(k.at.row) } };
  if (k.t === 'rows') return { ...k, from: g.start(k.from), to: g.end(k.to) };
  return { ...k, from: { ...k.from, row: g.start(k.from.row) }, to: { ...k.to, row: g.end(k.to.row) } };
}

function loneSum(tokens: readonly FormulaToken[], i: number, scene: GrowthScene): boolean {
  const [k, open, name, close] = [tokens[i], tokens[i - 1], tokens[i - 2], tokens[i + 1]];
  if (k?.t !== 'cell' || !means(scene, k.sheet) || !scene.growth.contains(k.at.row)) return false;
  return open?.t === 'raw' && open.text === '(' && name?.t === 'raw' && name.text.toUpperCase() === 'SUM' && close?.t === 'raw' && close.text === ')';
}

function asArea(k: FormulaToken, growth: RowGrowth): FormulaToken {
  if (k.t !== 'cell') return k;
  return { t: 'area', sheet: k.sheet, prefix: k.prefix, from: { ...k.at, row: growth.first }, to: { ...k.at, row: growth.end(k.at.row) } };
}

/**
 * The sample row's formula in the i-th of the rows (0 = the sample row itself): relative references go along as in
 * "fill down", fixed ones grow like everywhere else, and whatever stands below the sample rows moves down with it.
 */
export function rowFormula(tokens: readonly FormulaToken[], scene: GrowthScene, i: number): string {
  const g = scene.growth;
  const moved = (p: CellPoint, own: boolean, edge: 'start' | 'end'): CellPoint => {
    if (own && p.rowFixed) return { ...p, row: edge === 'start' ? g.start(p.row) : g.end(p.row) };
    if (own && p.row > g.last) return { ...p, row: p.row + g.delta };
    return p.rowFixed ? p : { ...p, row: p.row + i };
  };
  return formulaOf(
    tokens.map((k) => {
      if (k.t === 'raw' || k.t === 'number') return k;
      const own = means(scene, k.sheet);
      if (k.t === 'rows') return own ? { ...k, from: g.start(k.from), to: g.end(k.to) } : k;
      if (k.t === 'cell') return { ...k, at: moved(k.at, own, 'start') };
      return { ...k, from: moved(k.from, own, 'start'), to: moved(k.to, own, 'end') };
    }),
  );
}

/** A shared formula written out for another cell: relative references move by the distance between the two. */
export function translateFormula(formula: string, columns: number, rows: number): string {
  const moved = (p: CellPoint): CellPoint => ({
    ...p,
    column: p.columnFixed ? p.column : p.column + columns,
    row: p.rowFixed ? p.row : p.row + rows,
  });
  return formulaOf(
    tokensOf(formula).map((k) => {
      if (k.t === 'cell') return { ...k, at: moved(k.at) };
      if (k.t === 'area') return { ...k, from: moved(k.from), to: moved(k.to) };
      if (k.t === 'rows') return { ...k, from: k.fixed[0] ? k.from : k.from + rows, to: k.fixed[1] ? k.to : k.to + rows };
      return k;
    }),
  );
}

/** `sqref` and `ref` lists: each area or cell is an area that ends where it stands, so a cell on the sample row grows. */
export function growAreas(list: string, growth: RowGrowth): string {
  return list
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => growArea(part, growth))
    .join(' ');
}

function growArea(text: string, growth: RowGrowth): string {
  const token = tokensOf(text)[0];
  if (token?.t === 'area') return formulaOf([grownToken(token, { target: '', home: '', growth })]);
  if (token?.t !== 'cell') return text;
  const [top, bottom] = [growth.start(token.at.row), growth.end(token.at.row)];
  const from = { ...token.at, row: top };
  return formulaOf([top === bottom ? { ...token, at: from } : { ...token, t: 'area', from, to: { ...from, row: bottom } }]);
}

/** A single cell that stays single: a selected cell, the top left cell of a pane, a comment. */
export function growCell(text: string, growth: RowGrowth): string {
  const token = tokensOf(text)[0];
  return token?.t === 'cell' ? formulaOf([{ ...token, at: { ...token.at, row: growth.start(token.at.row) } }]) : text;
}
