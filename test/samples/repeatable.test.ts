import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildSampleCounty } from '../../electron/app/sample/build-county.js';
import { COUNTY_FIGURES, type CountyFigures } from '../../electron/app/sample/figures.js';
import { syntheticLedger } from '../../electron/app/sample/synthetic-ledger.js';
import { checkIdCard } from '../../electron/domain/identity.js';
import { LEDGER_COLUMNS } from '../../electron/domain/importing/ledger-form.js';

const hash = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

describe('the sample is the same every time', () => {
  it('same figures and seed, same rows; another seed, other rows', () => {
    const first = hash(buildSampleCounty(COUNTY_FIGURES));
    expect(hash(buildSampleCounty(COUNTY_FIGURES))).toBe(first);
    expect(hash(buildSampleCounty(COUNTY_FIGURES, 7))).not.toBe(first);
  });

  it.each([1, 2, 3, 4, 5, 99, 123_456])('seed %i can be made as well', (seed) => {
    expect(buildSampleCounty(COUNTY_FIGURES, seed).ledgers).toHaveLength(23);
  });

  it('figures that contradict each other are refused, not bent', () => {
    const [first, ...others] = COUNTY_FIGURES.units;
    if (first === undefined) throw new Error('no units');
    const wrong: CountyFigures = { ...COUNTY_FIGURES, units: [{ ...first, nplEndFen: first.nplEndFen + 100 }, ...others] };
    expect(() => buildSampleCounty(wrong)).toThrow(RangeError);
  });
});

describe('synthetic ledgers for benchmarks', () => {
  it('are right in themselves, unique, and the same for the same seed', () => {
    const rows = [...syntheticLedger(3000, 11)];
    expect(rows).toHaveLength(3000);
    expect(hash(rows)).toBe(hash([...syntheticLedger(3000, 11)]));
    expect(hash(rows)).not.toBe(hash([...syntheticLedger(3000, 12)]));
    expect(new Set(rows.map((r) => `${r.unit} ${r.loanNo}`)).size).toBe(3000);
    for (const r of rows) {
      expect(Object.keys(r)).toEqual(LEDGER_COLUMNS.map((c) => c.key));
      expect(r.beginFen + r.newFen - r.cashFen - r.inKindFen - r.rolledFen - r.otherReducedFen).toBe(r.principalFen);
      expect(r.principalFen).toBeGreaterThanOrEqual(0);
      expect(r.originalFen).toBeGreaterThanOrEqual(r.beginFen + r.newFen);
      expect(checkIdCard(r.idNo)).toBe('ok');
      expect(r.grantedOn < r.dueOn && r.dueOn < r.nplOn && r.nplOn <= '2011-08-31').toBe(true);
    }
  });

  it('come one at a time: the first rows of a huge ledger are there at once', () => {
    const ledger = syntheticLedger(1_000_000_000, 1);
    expect(ledger.next().value).toMatchObject({ seq: 1 });
    ledger.return(undefined);
  });
});
