import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PERIOD, sampleLedger } from '../helpers/sample-ledger.js';
import type { TestCore } from '../helpers/test-core.js';
import { readSheets } from '../print/read-sheets.js';
import { countyByLoan, pct, points, sum, type County, type Loan, type Values } from './county-by-loan.js';

let core: TestCore;
beforeAll(async () => {
  core = await sampleLedger('imported');
});
afterAll(() => core.close());

const WAN = 1_000_000;
const OBJECTIVE = ['policy', 'business', 'private_lending', 'other_objective'];
const SUBJECTIVE = ['rules_missing', 'decision', 'staff_violation', 'weak_awareness', 'handover', 'other_subjective'];
type Which = (l: Loan, owedByBorrower: number) => boolean;

/** Row keys of the form in order, with the loans that belong there. */
function lines(year: number): [string, Which][] {
  const all: Which = () => true;
  const band = (from: number, below: number): Which => (_l, owed) => owed >= from * WAN && owed < below * WAN;
  const of = (axis: string, codes: readonly string[], is: (l: Loan) => string | null): [string, Which][] => codes.map((k) => [`${axis}:${k}`, (l) => is(l) === k]);
  return [
    ['all:band', all], ['band:b50', band(0, 50)], ['band:b500', band(50, 500)], ['band:b1000', (_l, owed) => owed >= 500 * WAN && owed <= 1000 * WAN], ['band:over', (_l, owed) => owed > 1000 * WAN],
    ['all:cause', all], ['causes:objective', (l) => OBJECTIVE.includes(l.cause ?? '')], ...of('cause', OBJECTIVE, (l) => l.cause), ['causes:subjective', (l) => SUBJECTIVE.includes(l.cause ?? '')], ...of('cause', SUBJECTIVE, (l) => l.cause),
    ['all:year', all], ['year:before', (l) => l.formed <= year - 10], ...of('year', Array.from({ length: 10 }, (_, i) => String(year - 9 + i)), (l) => String(l.formed)),
    ['all:guarantee', all], ...of('guarantee', ['credit', 'surety', 'joint_surety', 'mortgage', 'pledge', 'mixed'], (l) => l.guarantee),
    ['all:client', all], ...of('client', ['farmer', 'person', 'firm', 'village', 'public_body'], (l) => l.client),
  ];
}

function expected(county: County, period: string, unit?: string): { rows: [string, Values][]; total: Values } {
  const days = [['end', period], ['begin', 'begin']] as const;
  const standing = days.map(([key, day]) => {
    const loans = county.loans.filter((l) => (unit === undefined || l.unit === unit) && l.at(day) > 0);
    const owed = new Map([...Map.groupBy(loans, (l) => l.borrower)].map(([b, list]) => [b, sum(list, (l) => l.at(day))]));
    return { key, day, loans, owed, whole: sum(loans, (l) => l.at(day)) };
  });
  const cells = (which: Which): Values => {
    const values: Values = {};
    const fens = standing.map(({ key, day, loans, owed, whole }) => {
      const own = loans.filter((l) => which(l, owed.get(l.borrower) ?? 0));
      const fen = sum(own, (l) => l.at(day));
      Object.assign(values, { [`${key}Borrowers`]: new Set(own.map((l) => l.borrower)).size, [`${key}Loans`]: own.length, [`${key}Fen`]: fen, [`${key}SharePct`]: pct(fen, whole) });
      return fen;
    });
    return { ...values, changeFen: (fens[0] ?? 0) - (fens[1] ?? 0), shareChangePct: points(fens[0] ?? 0, standing[0]?.whole ?? 0, fens[1] ?? 0, standing[1]?.whole ?? 0) };
  };
  return { rows: lines(Number(period.slice(0, 4))).map(([key, which]) => [key, cells(which)]), total: cells(() => true) };
}
const figures = (values: Values): Values => Object.fromEntries(Object.entries(values).filter(([k]) => k !== 'section' && k !== 'item'));

describe('D1-08 不良贷款结构情况表 against plain SQL', () => {
  it.each([['2011-01', undefined], ['2011-07', undefined], [PERIOD, undefined], [PERIOD, '20']] as const)('%s unit %s: 户数, 笔数, 余额 and 占比 of every line', async (period, unit) => {
    const table = await core.call('reports.table', { id: 'structure', period, ...(unit === undefined ? {} : { options: { unit } }) });
    const own = expected(countyByLoan(core.ledger), period, unit);
    expect(table.rows.map((r) => [r.key, figures(r.values)])).toEqual(own.rows);
    expect(figures(table.total ?? {})).toEqual(own.total);
    expect(table.checks.filter((k) => !k.ok)).toEqual([]);
  });

  it('C12 a borrower counts once in the total and once in each part he has loans in', async () => {
    const { rows, total } = await core.call('reports.table', { id: 'structure', period: PERIOD });
    const add = (axis: string, key: string): number => rows.filter((r) => r.key.startsWith(`${axis}:`)).reduce((a, r) => a + Number(r.values[key]), 0);
    expect(total).toMatchObject({ endFen: 26_400_000_000, beginFen: 31_220_000_000 });
    for (const axis of ['band', 'client']) expect(add(axis, 'endBorrowers')).toBe(total?.['endBorrowers']);
    for (const axis of ['cause', 'causes', 'year', 'guarantee']) {
      expect(add(axis, 'endFen')).toBe(total?.['endFen']);
      expect(add(axis, 'endBorrowers')).toBeGreaterThan(Number(total?.['endBorrowers']));
    }
  });

  it('one unit by name is the same as by code; drill-downs stay inside it; an unknown one is refused', async () => {
    const [byCode, byName] = [await core.call('reports.table', { id: 'structure', period: PERIOD, options: { unit: '20' } }), await core.call('reports.table', { id: 'structure', period: PERIOD, options: { unit: '水口信用社' } })];
    expect(byName.rows).toEqual(byCode.rows);
    expect(byName.notes.join('')).toContain('水口信用社口径');
    const d = await core.call('reports.drill', { id: 'structure', period: PERIOD, options: { unit: '20' }, row: 'band:b50', column: 'endBorrowers', limit: 500 });
    expect(d.count).toBe(byCode.rows.find((r) => r.key === 'band:b50')?.values['endBorrowers']);
    expect(new Set(d.rows.map((r) => r.values['unit']))).toEqual(new Set(['水口信用社']));
    expect((await core.refusal('reports.table', { id: 'structure', period: PERIOD, options: { unit: '没有的社' } })).code).toBe('UNIT_UNKNOWN');
  });

  it('on paper a section is not cut: every sheet begins with the name of one', async () => {
    const { html } = await core.call('reports.page', { id: 'structure', period: PERIOD });
    const sheets = readSheets(html).filter((s) => s.body.length > 0);
    expect(sheets.length).toBeGreaterThan(1);
    for (const s of sheets) expect(s.body[0]?.cells[0]?.text).toMatch(/^([一二三四五]、|合)/);
  });
});
