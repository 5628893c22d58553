import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileFormula } from '../../../electron/workbook/forms/splice/formula-program.js';
import { formulaOf, tokensOf } from '../../../electron/workbook/forms/splice/formula-tokens.js';
import { decimalOf, digitsOf, toSheetValue, type CellSource } from '../../../electron/workbook/forms/splice/formula-value.js';
import { growAreas, growFormula, rowFormula, translateFormula, type GrowthScene } from '../../../electron/workbook/forms/splice/grow-formula.js';
import { RowGrowth } from '../../../electron/workbook/forms/splice/row-growth.js';

const scene = (home: string | null, count = 500, blanks = 0): GrowthScene => ({ target: '台账', home, growth: new RowGrowth(6, blanks, count) });

describe('references in formulas (X-8)', () => {
  it.each([
    ['SUM(P6:P6)', 'SUM(P6:P505)'],
    ['SUM($P$6:$P$6)', 'SUM($P$6:$P$505)'],
    ['SUM(P6)', 'SUM(P6:P505)'],
    ['SUM(P6,Q6)', 'SUM(P6,Q6)'],
    ['P6', 'P6'],
    ['P7/P$8', 'P506/P$507'],
    ['SUM(P3:P5)', 'SUM(P3:P5)'],
    ['SUM(P1:P7)', 'SUM(P1:P506)'],
    ['SUM(A:A)+SUM($1:$7)', 'SUM(A:A)+SUM($1:$506)'],
    ['"P7"&P7', '"P7"&P506'],
    ['"说""P7"""&P7', '"说""P7"""&P506'],
    ['LOG10(P7)+Q1_2011+税率P7', 'LOG10(P506)+Q1_2011+税率P7'],
    ['汇总!P7+台账!P7', '汇总!P7+台账!P506'],
    ["'二 月'!P7+'台账'!P7", "'二 月'!P7+'台账'!P506"],
    ['[1]台账!P7', '[1]台账!P7'],
    ['T[[#This Row],[P7]]', 'T[[#This Row],[P7]]'],
    ['#REF!+P7', '#REF!+P506'],
    ['1.5E+3*P7', '1.5E+3*P506'],
  ])('%s → %s', (before, after) => expect(growFormula(before, scene('台账'))).toBe(after));

  it('leaves the references of other sheets to themselves alone', () => {
    expect(growFormula('P7+台账!P7', scene('汇总'))).toBe('P7+台账!P506');
    expect(growFormula("'台账'!$A$1:$G$9,台账!$1:$5", scene(null))).toBe("'台账'!$A$1:$G$508,台账!$1:$5");
  });

  it('fills the sample row down: relative goes along, fixed grows, what stands below moves', () => {
    const at = (formula: string, i: number): string => rowFormula(tokensOf(formula), scene('台账'), i);
    expect(at('C6-D6', 0)).toBe('C6-D6');
    expect(at('C6-D6', 499)).toBe('C505-D505');
    expect(at('E6/E$7+$B$2+汇总!B6', 2)).toBe('E8/E$506+$B$2+汇总!B8');
    expect(at('E6/E7', 2)).toBe('E8/E506');
    expect(at('SUM(C$6:C6)+SUM($C$6:$C$6)', 3)).toBe('SUM(C$6:C9)+SUM($C$6:$C$505)');
    expect(at('A5+1', 3)).toBe('A8+1');
  });

  it('uses up the blank rows of an issued form', () => {
    expect(growFormula('SUM(P6:P25)+P26', scene('台账', 3, 19))).toBe('SUM(P6:P8)+P9');
    expect(growFormula('SUM(P6:P25)+P26', scene('台账', 40, 19))).toBe('SUM(P6:P45)+P46');
    expect(growAreas('C6:C25 D26', new RowGrowth(6, 19, 3))).toBe('C6:C8 D9');
  });

  it('a single cell on the sample row is an area when it is one of a list of areas', () => {
    expect(growAreas('C6 D6:E6 A1', new RowGrowth(6, 0, 3))).toBe('C6:C8 D6:E8 A1');
    expect(growAreas('C6', new RowGrowth(6, 0, 1))).toBe('C6');
  });

  it('writes out shared formulas', () => expect(translateFormula('SUM(C6:C$6)+$A1+1:1', 2, 3)).toBe('SUM(E9:E$6)+$A4+4:4'));

  it('reads every formula back as it was', () => {
    const piece = fc.constantFrom('A1', '$B$2:C3', '台账!D4', "'二''月'!E5", 'SUM(', ')', '+', '"F6 ""x"""', 'G7_x', 'LOG10(', '1:2', 'A:B', '1.5', '<>', ' ', '[1]x!H8', '#N/A', ',', 'é', '𠮷');
    const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
    expect(() => fc.assert(fc.property(text, (formula) => formulaOf(tokensOf(formula)) === formula))).not.toThrow();
  });
});

describe('results of formulas', () => {
  const cells: Record<string, string | null> = { '0:6': '100.1', '1:6': '0.2', '2:6': null, '3:6': '40786' };
  const source: CellSource = {
    at: (p) => {
      const digits = cells[`${p.column}:${p.row}`];
      return digits === undefined ? undefined : digits === null ? null : decimalOf(digits);
    },
    sum: (from, to) => (to.column > 3 ? undefined : decimalOf(String(from.column + to.column))),
  };
  const result = (formula: string): string | null | undefined => {
    const value = compileFormula(tokensOf(formula))(source);
    if (value === undefined) return undefined;
    const cell = toSheetValue(value);
    return cell === null ? null : cell.t === 'n' ? cell.digits : cell.text;
  };

  it.each([
    ['A6-B6', '99.9'],
    ['A6-B6-B6-B6-B6-B6', '99.1'],
    ['0.1+0.2', '0.3'],
    ['-(A6+1)*2', '-202.2'],
    ['1/3', '0.33333333'],
    ['ROUND(2/3,2)', '0.67'],
    ['ROUND(-2.345,2)', '-2.35'],
    ['ABS(B6-A6)', '99.9'],
    ['50%', '0.5'],
    ['IF(C6="","",YEAR(C6))', null],
    ['IF(D6="","",YEAR(D6))', '2011'],
    ['IF(A6>=100.1,"是","否")', '是'],
    ['SUM(A6:B6,1,A6)', '102.1'],
    ['C6', '0'],
    ['"a"&1.50', 'a1.5'],
  ])('%s = %s', (formula, expected) => expect(result(formula)).toBe(expected));

  it.each(['Z1', '1/0', 'VLOOKUP(A6,A6:B6,1)', 'SUM(A6:Z6)', '汇总!A1', 'A6+', 'YEAR(C6)', '"a"+1'])('%s has none', (formula) => expect(result(formula)).toBeUndefined());

  it('keeps decimals exact', () => {
    fc.assert(fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (n) => decimalOf(digitsOf(n)) === n));
    expect(decimalOf('1.5E-3')).toBe(150_000n);
    expect(() => decimalOf('x')).toThrow(RangeError);
  });
});
