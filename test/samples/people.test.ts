import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { checkIdCard } from '../../electron/domain/identity.js';
import { TIERS } from '../../electron/domain/codes.js';
import { county, ledgerRows, onBook, sum } from './county.js';

/**
 * decisions.md 25: no name of the source texts. The names themselves must not stand here either, so only the first
 * places of their SHA-256 do: seven persons, then the places.
 */
const PERSONS = new Set([
  '1b1f7a4e1f5f9e5a', '0eb50acbce0f4f95', '091e95363b729205', '3179c2123673ed69', 'bd68d19f5a018d16', '55607eac56db2bf2',
  'ec6c89fc0ec6f008',
]);
const PLACES = new Set([
  '45ad87eba81dee3b', 'e09b64c306310403', 'aeedd20cf0f83243', 'bde7f634146ff1b0', 'df398d379458dc0a', 'e20a1c5c4d31e181',
  '6f6aedaae4ac72e0', 'c514da55ab258cca', '601775175775c866', '31b2f3aab01089b7', '30190769ea85b18f', '3c107a8d0701e701',
  '046b22f49502d742', 'd1ffcb45318e1a6e', '6a2c37db68e964d3', '3cec340413abf89e', '8ab15443bb5a257c', 'b2379385dacb1e13',
  'f997569e6f5c48bb', '28575b2e37b82c49', 'c9b32aaf181133ef',
]);

const digest = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
const windows = (text: string, lengths: readonly number[]): string[] => lengths.flatMap((n) => Array.from({ length: Math.max(0, text.length - n + 1) }, (_, i) => text.slice(i, i + n)));

const allRows: readonly Readonly<Record<string, unknown>>[] = [...county.staff, ...ledgerRows, ...county.recoveries, ...county.suits, ...county.gov, ...county.assets];

describe('decisions.md 25 invented people', () => {
  it('no person of the source texts occurs in any text', () => {
    const texts = new Set(allRows.flatMap((r) => Object.values(r)).filter((v): v is string => typeof v === 'string'));
    const seen = new Set([...texts].flatMap((t) => windows(t, [3])));
    const someone = county.staff.find((p) => p.name.length === 3)?.name ?? '';
    expect([...seen].filter((w) => digest(w) === digest(someone))).toEqual([someone]);
    expect([...seen].filter((w) => PERSONS.has(digest(w)))).toEqual([]);
  });

  it('no place of the source texts occurs among the places', () => {
    const texts = new Set([...ledgerRows.flatMap((r) => [r.town, r.unit, ...(r.client === '企业' ? [r.borrower] : [])]), ...county.gov.map((g) => g.body), ...county.units.map((u) => u.name)]);
    const seen = new Set([...texts].flatMap((t) => windows(t, [2, 3])));
    expect([...seen].filter((w) => PLACES.has(digest(w)))).toEqual([]);
  });
});

describe('P-3 the staff', () => {
  it('is 272 people in their tiers with unique numbers and names and right IDs', () => {
    expect(county.staff).toHaveLength(272);
    expect(new Set(county.staff.map((s) => s.staffNo)).size).toBe(272);
    expect(new Set(county.staff.map((s) => s.name)).size).toBe(272);
    for (const s of county.staff) {
      expect(s.staffNo).toMatch(/^\d{4}$/);
      expect(checkIdCard(s.idNo)).toBe('ok');
      expect(s.idNo.startsWith('439900')).toBe(true);
      expect(Number(s.joinedOn.slice(0, 4)) - Number(s.idNo.slice(6, 10))).toBeGreaterThanOrEqual(18);
    }
  });

  it('D4-14 has the tier targets; a unit’s people add up to its task', () => {
    for (const t of county.targets.filter((x) => x.staffNo !== '')) {
      const tier = TIERS.find((x) => x.name === t.tier);
      if (tier?.targetFen !== null) expect(t.targetFen).toBe(tier?.targetFen);
      else expect(t.targetFen).toBeGreaterThan(0);
    }
    for (const unit of county.units) {
      const own = county.targets.filter((t) => t.unit === unit.name);
      expect(sum(own.filter((t) => t.staffNo !== ''), (t) => t.targetFen)).toBe(sum(own.filter((t) => t.staffNo === ''), (t) => t.targetFen));
    }
  });

  it('D4-04 the 资产管理中心 has seven people', () => {
    expect(county.staff.filter((s) => s.title.startsWith('资产管理中心'))).toHaveLength(7);
  });
});

describe('P-2 people in the ledger', () => {
  it('eight to ten in a hundred have an ID of fifteen places or none; all others check', () => {
    const persons = ledgerRows.filter((r) => r.idKind === '身份证');
    const findings = Map.groupBy(persons, (r) => checkIdCard(r.idNo));
    expect([...findings.keys()].sort()).toEqual(['empty', 'ok', 'old_15']);
    const odd = (findings.get('empty') ?? []).length + (findings.get('old_15') ?? []).length;
    expect(odd / persons.length).toBeGreaterThan(0.08);
    expect(odd / persons.length).toBeLessThan(0.1);
    expect(persons.every((r) => r.idNo === '' || r.idNo.startsWith('439900'))).toBe(true);
  });

  it('one ID is one person', () => {
    const withId = ledgerRows.filter((r) => r.idNo !== '');
    for (const rows of Map.groupBy(withId, (r) => r.idNo).values()) expect(new Set(rows.map((r) => `${r.unit} ${r.borrower}`)).size).toBe(1);
  });

  it('D3-01 every loan has one to three responsible persons who add up to 100 %', () => {
    const staff = new Map(county.staff.map((s) => [s.staffNo, s]));
    let elsewhere = 0;
    let outsiders = 0;
    for (const r of ledgerRows) {
      const people = r.responsible.split('；').map((p) => /^([^[(]+)(?:\[(\d+)\])?\((调查|审批|包收)\)(\d+)%$/.exec(p));
      expect(people.length).toBeGreaterThanOrEqual(1);
      expect(people.length).toBeLessThanOrEqual(3);
      expect(sum(people, (p) => Number(p?.[4]))).toBe(100);
      for (const p of people) {
        const person = staff.get(p?.[2] ?? '');
        if (person === undefined) outsiders++;
        else {
          expect(person.name).toBe(p?.[1]);
          expect(person.joinedOn < r.grantedOn).toBe(true);
          if (person.unit !== r.unit) elsewhere++;
        }
      }
    }
    expect(elsewhere).toBeGreaterThan(200);
    expect(outsiders).toBeGreaterThan(20);
    expect(onBook.filter((r) => r.formedYear === 2010).every((r) => r.responsible.split('；').every((p) => p.includes('[')))).toBe(true);
  });

  it('the collector is a person of the unit', () => {
    const known = new Set(county.staff.map((s) => `${s.unit} ${s.name}[${s.staffNo}]`));
    expect(ledgerRows.every((r) => known.has(`${r.unit} ${r.collector}`))).toBe(true);
  });
});
