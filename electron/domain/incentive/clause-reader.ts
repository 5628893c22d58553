import { findCode, type Code } from '../codes.js';
import { isDay, type Day } from '../date.js';
import { DomainError } from '../domain-error.js';

/** Highest completion a plan may speak of: 1000 %. */
export const TOP_PPM = 10_000_000;

/** Refuses a plan with the clause named: `奖励第2条（in-kind）：比例超过 100%`. */
export function refusePlan(where: string, what: string): never {
  throw new DomainError('RULE_PLAN_INVALID', { reason: where === '' ? what : `${where}：${what}`, where, what });
}

/**
 * Reads one object of a plan's JSON, strictly: a key that is not known is refused, because a misspelt condition would
 * otherwise widen a clause to everybody.
 */
export class ClauseReader {
  private constructor(
    private readonly json: Readonly<Record<string, unknown>>,
    readonly where: string,
  ) {}

  static open(value: unknown, where: string, keys: readonly string[]): ClauseReader {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) refusePlan(where, '应为一组字段');
    const json = value as Record<string, unknown>;
    for (const key of Object.keys(json)) if (!keys.includes(key)) refusePlan(where, `不认识的字段“${key}”`);
    return new ClauseReader(json, where);
  }

  refuse(what: string): never {
    return refusePlan(this.where, what);
  }

  raw(key: string): unknown {
    return this.json[key];
  }

  has(key: string): boolean {
    return this.json[key] !== undefined;
  }

  text(key: string): string {
    const value = this.json[key];
    if (typeof value !== 'string') this.refuse(`“${key}”应为文字`);
    return value;
  }

  filled(key: string): string {
    const value = this.text(key).trim();
    return value === '' ? this.refuse(`“${key}”不能为空`) : value;
  }

  int(key: string, from: number, to: number): number {
    const value = this.json[key];
    if (typeof value !== 'number' || !Number.isSafeInteger(value)) this.refuse(`“${key}”应为整数`);
    if (value < from || value > to) this.refuse(`“${key}”为 ${value}，应在 ${from} 与 ${to} 之间`);
    return value;
  }

  intOrNull(key: string, from: number, to: number): number | null {
    return this.json[key] === null ? null : this.int(key, from, to);
  }

  day(key: string): Day {
    const value = this.text(key);
    return isDay(value) ? value : this.refuse(`“${key}”的日期“${value}”不存在`);
  }

  dayOrNull(key: string): Day | null {
    return this.json[key] === null ? null : this.day(key);
  }

  oneOf<const T extends string>(key: string, allowed: readonly T[]): T {
    const value = this.text(key);
    return allowed.find((a) => a === value) ?? this.refuse(`“${key}”的值“${value}”不认识，可为 ${allowed.join('、')}`);
  }

  flag(key: string): boolean {
    const value = this.json[key];
    return typeof value === 'boolean' ? value : this.refuse(`“${key}”应为是或否`);
  }

  list(key: string): readonly unknown[] {
    const value = this.json[key];
    return Array.isArray(value) ? value : this.refuse(`“${key}”应为列表`);
  }

  texts(key: string): string[] {
    return this.list(key).map((v) => (typeof v === 'string' ? v : this.refuse(`“${key}”中应全为文字`)));
  }

  /** One code of a list; English code or Chinese term. */
  code<const T extends string>(key: string, known: readonly Code<T>[]): T {
    return this.toCode(key, this.text(key), known);
  }

  /** Amounts or counts. */
  ints(key: string, from: number, to: number): number[] {
    return this.list(key).map((v) => (typeof v === 'number' && Number.isSafeInteger(v) && v >= from && v <= to ? v : this.refuse(`“${key}”中应全为 ${from} 与 ${to} 之间的整数`)));
  }

  /** Several codes. A code nobody books is refused: the clause could never be met. */
  codes<const T extends string>(key: string, known: readonly Code<T>[]): T[] {
    const values = this.texts(key);
    return values.length === 0 ? this.refuse(`“${key}”是空的，条款永远不会用到`) : values.map((v) => this.toCode(key, v, known));
  }

  private toCode<T extends string>(key: string, value: string, known: readonly Code<T>[]): T {
    return findCode(known, value)?.code ?? this.refuse(`“${key}”中的“${value}”不是登记使用的代码，可为 ${known.map((k) => `${k.code}（${k.name}）`).join('、')}`);
  }
}
