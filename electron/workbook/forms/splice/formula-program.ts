import { fromExcelSerial, yearOf } from '../../../domain/date.js';
import { divideHalfUp } from '../../../domain/money.js';
import type { FormulaToken } from './formula-tokens.js';
import { decimalOf, DECIMALS, digitsOf, ONE, type CellSource, type FormulaValue } from './formula-value.js';

/** Thrown inside for what the little calculator does not know; never leaves this file. */
class Unknown extends Error {}

/** A formula ready to be computed for any row; undefined = no result. */
export type FormulaProgram = (source: CellSource) => FormulaValue | undefined;

/**
 * Compiles a formula of the kind forms use: + − × ÷ &, comparisons, SUM, IF, ROUND, ABS, YEAR. It has no result when it
 * uses anything else, divides by zero or needs a cell that is not known – then the file holds no result rather than a
 * wrong one.
 */
export function compileFormula(tokens: readonly FormulaToken[]): FormulaProgram {
  const compiled = known(() => new FormulaReader(tokens).all());
  return (source) => (compiled === undefined ? undefined : known(() => compiled(source)));
}

function known<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof Unknown) return undefined;
    throw error;
  }
}

/** Part of a formula; computed only when it is needed, so that IF does not stumble over the branch it does not take. */
type Term = (source: CellSource) => FormulaValue;

class FormulaReader {
  private readonly tokens: readonly FormulaToken[];
  private i = 0;

  constructor(tokens: readonly FormulaToken[]) {
    this.tokens = tokens.filter((k) => !(k.t === 'raw' && k.text.trim() === ''));
  }

  all(): Term {
    const term = this.comparison();
    if (this.i < this.tokens.length) throw new Unknown();
    return term;
  }

  private took(...texts: string[]): string | null {
    const k = this.tokens[this.i];
    if (k?.t !== 'raw' || !texts.includes(k.text)) return null;
    this.i += 1;
    return k.text;
  }

  private expect(text: string): void {
    if (this.took(text) === null) throw new Unknown();
  }

  /** Operators of one rank, from left to right. */
  private chain(next: () => Term, operators: readonly string[], apply: (op: string, a: FormulaValue, b: FormulaValue) => FormulaValue): Term {
    let left = next();
    for (let op = this.took(...operators); op !== null; op = this.took(...operators)) {
      const [a, b, operator] = [left, next(), op];
      left = (s) => apply(operator, a(s), b(s));
    }
    return left;
  }

  private comparison(): Term {
    return this.chain(() => this.joined(), ['=', '<>', '<', '>', '<=', '>='], holds);
  }

  private joined(): Term {
    return this.chain(() => this.sum(), ['&'], (_, a, b) => asText(a) + asText(b));
  }

  private sum(): Term {
    return this.chain(() => this.product(), ['+', '-'], (op, a, b) => (op === '+' ? asNumber(a) + asNumber(b) : asNumber(a) - asNumber(b)));
  }

  private product(): Term {
    return this.chain(() => this.signed(), ['*', '/'], (op, a, b) => (op === '*' ? divideHalfUp(asNumber(a) * asNumber(b), ONE) : quotient(asNumber(a), asNumber(b))));
  }

  private signed(): Term {
    if (this.took('+') !== null) return this.signed();
    if (this.took('-') !== null) {
      const term = this.signed();
      return (s) => -asNumber(term(s));
    }
    const term = this.primary();
    return this.took('%') === null ? term : (s) => divideHalfUp(asNumber(term(s)), 100n);
  }

  private primary(): Term {
    const k = this.tokens[this.i];
    this.i += 1;
    if (k?.t === 'number') return constant(decimalOf(k.text));
    if (k?.t === 'cell' && k.sheet === null) return (s) => needed(s.at(k.at));
    if (k?.t !== 'raw') throw new Unknown();
    if (k.text === '(') {
      const term = this.comparison();
      this.expect(')');
      return term;
    }
    if (k.text.startsWith('"')) return constant(k.text.slice(1, -1).replaceAll('""', '"'));
    this.expect('(');
    return k.text.toUpperCase() === 'SUM' ? this.sumCall() : this.call(k.text.toUpperCase());
  }

  private call(name: string): Term {
    const [a, b, c, more] = this.list(() => this.comparison());
    if (a === undefined || more !== undefined) throw new Unknown();
    if (name === 'IF' && b !== undefined && c !== undefined) return (s) => (asTruth(a(s)) ? b(s) : c(s));
    if (name === 'ROUND' && b !== undefined && c === undefined) return (s) => rounded(asNumber(a(s)), Number(asNumber(b(s)) / ONE));
    if (name === 'ABS' && b === undefined) return (s) => magnitude(asNumber(a(s)));
    if (name === 'YEAR' && b === undefined) return (s) => yearOfSerial(asNumber(a(s)));
    throw new Unknown();
  }

  private sumCall(): Term {
    const [only, close] = [this.tokens[this.i], this.tokens[this.i + 1]];
    if (only?.t === 'cell' && only.sheet === null && close?.t === 'raw' && close.text === ')') {
      // SUM(P6) on the sample row is written as SUM(P6:P505): see growFormula
      this.i += 2;
      return (s) => needed(s.sum(only.at, only.at));
    }
    const parts = this.list((): ((s: CellSource) => bigint) => {
      const k = this.tokens[this.i];
      if (k?.t === 'area' && k.sheet === null) {
        this.i += 1;
        return (s) => needed(s.sum(k.from, k.to));
      }
      const term = this.comparison();
      return (s) => asNumber(term(s));
    });
    return (s) => parts.reduce((total, part) => total + part(s), 0n);
  }

  /** Arguments up to the closing bracket. */
  private list<T>(item: () => T): T[] {
    const items = [item()];
    while (this.took(',') !== null) items.push(item());
    this.expect(')');
    return items;
  }
}

const constant = (value: FormulaValue): Term => () => value;

function needed<T>(value: T | undefined): T {
  if (value === undefined) throw new Unknown();
  return value;
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

function asNumber(value: FormulaValue): bigint {
  if (typeof value === 'bigint') return value;
  if (value === null) return 0n;
  if (typeof value === 'boolean') return value ? ONE : 0n;
  throw new Unknown();
}

const asText = (value: FormulaValue): string => (typeof value === 'bigint' ? digitsOf(value) : value === null ? '' : typeof value === 'boolean' ? (value ? 'TRUE' : 'FALSE') : value);

const asTruth = (value: FormulaValue): boolean => (typeof value === 'boolean' ? value : asNumber(value) !== 0n);

function holds(operator: string, left: FormulaValue, right: FormulaValue): boolean {
  const order = compare(left, right);
  if (operator === '=') return order === 0;
  if (operator === '<>') return order !== 0;
  if (operator === '<') return order < 0;
  if (operator === '>') return order > 0;
  return operator === '<=' ? order <= 0 : order >= 0;
}

function compare(left: FormulaValue, right: FormulaValue): number {
  if (typeof left === 'string' || typeof right === 'string') {
    if (typeof left === 'bigint' || typeof right === 'bigint') return typeof left === 'bigint' ? -1 : 1;
    const [a, b] = [asText(left).toLowerCase(), asText(right).toLowerCase()];
    return a === b ? 0 : a < b ? -1 : 1;
  }
  const [a, b] = [asNumber(left), asNumber(right)];
  return a === b ? 0 : a < b ? -1 : 1;
}

function quotient(a: bigint, b: bigint): bigint {
  if (b === 0n) throw new Unknown();
  return b < 0n ? divideHalfUp(-a * ONE, -b) : divideHalfUp(a * ONE, b);
}

function rounded(value: bigint, places: number): bigint {
  if (places < 0 || places > DECIMALS) throw new Unknown();
  const step = 10n ** BigInt(DECIMALS - places);
  return divideHalfUp(value, step) * step;
}

function yearOfSerial(serial: bigint): bigint {
  const day = fromExcelSerial(Number(serial / ONE));
  if (day === null) throw new Unknown();
  return BigInt(yearOf(day)) * ONE;
}
