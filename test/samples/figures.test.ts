import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { COUNTY_FIGURES } from '../../electron/app/sample/figures.js';
import { pointsBetween, ratioPct } from '../../electron/domain/rate.js';
import { county, sum } from './county.js';
import { creditedByPerson, measured, measuredGov } from './measure-county.js';

interface Constraint { id: string; says: string; left: string[]; right: (string | number)[] }
interface Ratio { id: string; says: string; of: string[]; to: string[]; pct: string }
interface Rules { published: Record<string, number>; constraints: Constraint[]; ratios: Ratio[] }

const rules = JSON.parse(readFileSync(path.join(import.meta.dirname, 'county-constraints.json'), 'utf8')) as Rules;
const tree: unknown = { ...measured, published: rules.published };

/** `units.*.nplEndFen` → all those values; `suits.0.claimPFen` → that one. */
function values(at: string): number[] {
  let nodes: unknown[] = [tree];
  for (const step of at.split('.')) {
    nodes = nodes.flatMap((n) => {
      if (n === null || typeof n !== 'object') throw new Error(`${at}: nothing at ${step}`);
      return step === '*' ? Object.values(n) : [(n as Record<string, unknown>)[step]];
    });
  }
  return nodes.map((n) => {
    if (typeof n !== 'number') throw new Error(`${at} is no number`);
    return n;
  });
}
const totalOf = (side: readonly (string | number)[]): number => sum(side, (s) => (typeof s === 'number' ? s : sum(values(s), (n) => n)));

describe('D4 the published figures follow from the rows', () => {
  it.each(rules.constraints.map((c) => [c.id, c.says, c] as const))('%s %s', (_id, _says, c) => {
    expect(totalOf(c.left)).toBe(totalOf(c.right));
  });

  it.each(rules.ratios.map((r) => [r.id, r.says, r] as const))('%s %s', (_id, _says, r) => {
    expect(ratioPct(totalOf(r.of), totalOf(r.to))).toBe(r.pct);
  });

  it('D4-03 the ratio fell by 4.70 points', () => {
    const at = (key: string): number => totalOf([`units.*.${key}`]);
    expect(pointsBetween(at('nplEndFen'), at('allEndFen'), at('nplBeginFen'), at('allBeginFen'))).toBe('-4.70');
  });
});

describe('every figure of the county, one by one', () => {
  it.each(COUNTY_FIGURES.units.map((u, i) => [u.name, u, measured.units[i]] as const))('%s', (_name, figures, rows) => {
    const { code: _c, name: _n, kind: _k, ...wanted } = figures;
    expect(rows).toEqual(wanted);
  });

  it('D4-01 the eleven measures', () => {
    expect(measured.measures).toEqual(COUNTY_FIGURES.measures);
  });

  it('D4-12 vintages: at the start, new, recovered, restructured, at the end', () => {
    expect(measured.vintages).toEqual(COUNTY_FIGURES.vintages.map(({ formed: _f, calledIn: _c, ...v }) => v));
  });

  it('D4-07 涉政 by kind; settled follows from the amounts', () => {
    expect(measuredGov().map((g) => ({ kind: g.kind, ...g.figures }))).toEqual(COUNTY_FIGURES.gov);
  });

  it('D4-18 both batches of suits', () => {
    expect(measured.suits).toEqual(COUNTY_FIGURES.suits.map(({ batch: _b, unit: _u, ...s }) => s));
  });

  it('D4-14 tiers: people, tasks, what is credited', () => {
    expect(measured.staff).toEqual(COUNTY_FIGURES.staff.map(({ people, totalFen, creditedFen }) => ({ people, totalFen, creditedFen })));
  });

  it('D4-08 exposed and deducted officials', () => {
    expect(county.gov.filter((g) => g.exposed === '是')).toHaveLength(COUNTY_FIGURES.govActs.exposedN);
    expect(county.gov.filter((g) => g.deductedFrom === COUNTY_FIGURES.govActs.deductionFrom)).toHaveLength(COUNTY_FIGURES.govActs.deductedN);
  });
});

describe('limits', () => {
  it('D1-02 D1-06 one unit stands above 年初, two above July', () => {
    const above = (from: string): string[] => county.units.filter((_, i) => (measured.units[i]?.['nplEndFen'] ?? 0) > (measured.units[i]?.[from] ?? 0)).map((u) => u.name);
    expect(above('nplBeginFen')).toEqual(['水口信用社']);
    expect(above('nplEndJulFen')).toEqual(['茶亭信用社', '水口信用社']);
  });

  it('disposal cash of the asset stands outside the recoveries', () => {
    expect(sum(county.assets, (a) => a.disposedCashFen ?? 0)).toBe(34_260_000);
    expect(sum(creditedByPerson().values(), (n) => n)).toBe(6_009_000_000);
  });
});
