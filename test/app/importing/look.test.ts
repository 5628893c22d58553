import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { InputOf, OutputOf } from '../../../electron/contract/api.js';
import { typedInto } from '../../helpers/edit-workbook.js';
import { gridBook, ledgerForm, ledgerGrid, loanRow, plainBook, STAFF, type OfficeRow } from '../../helpers/office-workbooks.js';
import { TestCore } from '../../helpers/test-core.js';

const PERIOD = '2011-08';
let core: TestCore;
beforeEach(async () => {
  core = await TestCore.open();
  await core.call('ledger.create', { county: '样例县' });
});
afterEach(() => core.close());

type Look = OutputOf<'import.look'>;
async function lookAt(name: string, bytes: Uint8Array, more: Partial<InputOf<'import.look'>> = {}): Promise<Look> {
  const plan = await core.plan(PERIOD, [core.put(name, bytes)]);
  return core.call('import.look', { planId: plan.planId, file: name, ...more });
}
const field = (look: Look, key: string) => {
  const found = look.fields.find((f) => f.key === key);
  if (!found) throw new Error(`no field ${key}`);
  return found;
};
const LOANS: readonly OfficeRow[] = [loanRow(1), loanRow(2), loanRow(3)];

describe('X-1 a sheet before it is mapped', () => {
  it('every column that is known reads already, while others are missing; those are named', async () => {
    const look = await lookAt('自制.xlsx', ledgerGrid(LOANS, { rename: { riskClass: '档', dueOn: '止' }, above: [['单位：元']] }), { profile: 'provincial-ledger' });
    expect(look).toMatchObject({ ready: false, missing: ['dueOn', 'riskClass'], problems: [], dataRows: 3, unit: '元', unitFrom: 'line', dates: 'ymd' });
    expect(field(look, 'borrower').samples[0]).toMatchObject({ row: 3, raw: loanRow(1)['borrower'], value: loanRow(1)['borrower'], rejects: false });
    expect(field(look, 'principalFen').samples[0]).toMatchObject({ raw: '7500', value: '7500.00' });
    expect(field(look, 'book').samples[0]).toMatchObject({ raw: '表内', value: '表内' });
    expect(field(look, 'ratePpm').samples[0]).toMatchObject({ raw: '7.965', value: '7.965%' });
    expect(field(look, 'riskClass')).toMatchObject({ column: null, samples: [] });
    expect(look.heads.filter((h) => h.key === null).map((h) => h.head)).toEqual(['止', '档']);
  });

  it('amounts are not read while nobody has said in which unit they are', async () => {
    const file = ledgerGrid(LOANS, { rename: { loanNo: '凭据' } });
    const asked = await core.call('import.saveProfile', { file: core.adopt(core.put('方案.json', JSON.stringify({ ...(await core.call('import.profile', { id: 'provincial-ledger' })).profile, id: 'no-unit', unit: null }))) });
    expect(asked.version).toBe(1);
    const open = await lookAt('无单位.xlsx', file, { profile: 'no-unit' });
    expect(open.unit).toBeNull();
    expect(field(open, 'principalFen').samples[0]).toEqual({ row: 2, raw: '7500', value: '', problem: '金额单位还没有指定', rejects: true });
    expect(field(open, 'borrower').samples[0]?.value).toBe(loanRow(1)['borrower']);
    expect(field(await lookAt('无单位.xlsx', file, { profile: 'no-unit', unit: '万元' }), 'principalFen').samples[0]?.value).toBe('75000000.00');
  });

  it('shows the sheet as it stands: merged heads, days as days, the rows that are no data, and its end', async () => {
    const rows = Array.from({ length: 60 }, (_, i) => loanRow(i + 1));
    const look = await lookAt('省表.xlsx', ledgerForm(rows));
    expect(look.rows.map((r) => r.row)).toEqual(Array.from({ length: 40 }, (_, i) => i + 1));
    expect(look.between).toBe(67 - 44);
    expect(look.skipped).toMatchObject([{ row: 5, why: 'numbers' }, { row: 66, why: 'total' }, { row: 67, why: 'after_end' }]);
    expect(look.tail.at(-2)?.cells[0]?.replaceAll(/\s/g, '')).toBe('合计');
    expect(look.merges).toContainEqual({ top: 3, left: 1, bottom: 3, right: 12 });
    expect(field(look, 'grantedOn').samples[0]).toMatchObject({ raw: '2009-03-20', value: '2009-03-20' });
    expect(look.rows[5]?.cells[field(look, 'grantedOn').column ?? 0]).toBe('2009-03-20');
  });
});

describe('X-1 the writing of days is declared, never guessed', () => {
  const european = ledgerGrid([loanRow(1, { grantedOn: '20.03.2009', dueOn: '08.09.2010', nplOn: '08.09.2010' })], { above: [['单位：元']] });

  it('a day that is not written year first is refused until the order is said; then it is read, kept in the profile, and used again', async () => {
    const plan = await core.plan(PERIOD, [core.put('欧式.xlsx', european)]);
    expect(plan.totals).toMatchObject({ rows: 1, reject: 1 });
    const ask = { planId: plan.planId, file: '欧式.xlsx', sheet: 'Sheet1', profile: 'provincial-ledger' };
    expect(field(await core.call('import.look', ask), 'dueOn').samples[0]).toMatchObject({ raw: '08.09.2010', value: '', rejects: true });
    expect(field(await core.call('import.look', { ...ask, dates: 'dmy' }), 'dueOn').samples[0]).toMatchObject({ value: '2010-09-08', rejects: false });
    expect(field(await core.call('import.look', { ...ask, dates: 'mdy' }), 'dueOn').samples[0]).toMatchObject({ value: '2010-08-09' });
    const settled = { file: '欧式.xlsx', sheet: 'Sheet1', profile: 'provincial-ledger', headTop: 2, headBottom: 2, dates: 'dmy' as const };
    expect((await core.plan(PERIOD, [core.put('欧式.xlsx', european)], { mappings: [settled] })).totals).toMatchObject({ insert: 1, reject: 0 });

    await core.call('import.saveMapping', { planId: plan.planId, ...settled, id: 'european', title: '日月年写法' });
    expect((await core.call('import.profile', { id: 'european' })).profile).toMatchObject({ dates: 'dmy' });
    expect((await core.plan(PERIOD, [core.put('欧式.xlsx', european)], { profile: 'european' })).totals).toMatchObject({ insert: 1, reject: 0 });
    expect(await core.call('import.look', { planId: plan.planId, file: '欧式.xlsx', profile: 'european' })).toMatchObject({ dates: 'dmy' });
  });
});

describe('X-1 every version of a profile stays readable', () => {
  it('versions are listed, read and given out by number; an old one taken in again is the newest', async () => {
    const asFile = async (version?: number): Promise<string> => {
      const { files } = await core.call('import.exportProfile', version === undefined ? { id: 'staff-list' } : { id: 'staff-list', version });
      return core.pathOf(files[0] as (typeof files)[number]);
    };
    const shipped = JSON.parse(readFileSync(await asFile(), 'utf8')) as { fields: { key: string; synonyms: string[] }[] };
    const changed = { ...shipped, fields: shipped.fields.map((f) => (f.key === 'staffNo' ? { ...f, synonyms: [...f.synonyms, '甲编'] } : f)) };
    await core.call('import.saveProfile', { file: core.adopt(core.put('改.json', JSON.stringify(changed))) });
    const listed = async () => (await core.call('import.profiles', {})).profiles.find((p) => p.id === 'staff-list');
    expect(await listed()).toMatchObject({ version: 2, own: true, versions: [2, 1] });
    expect(JSON.stringify((await core.call('import.profile', { id: 'staff-list', version: 1 })).profile)).not.toContain('甲编');
    expect(JSON.stringify((await core.call('import.profile', { id: 'staff-list' })).profile)).toContain('甲编');
    await core.call('import.saveProfile', { file: core.adopt(await asFile(1)) });
    expect(await listed()).toMatchObject({ version: 3, versions: [3, 2, 1] });
    expect((await core.refusal('import.profile', { id: 'staff-list', version: 9 })).code).toBe('PROFILE_UNKNOWN');
    expect((await core.call('import.profiles', {})).profiles.find((p) => p.id === 'provincial-ledger')).toMatchObject({ own: false, versions: [1] });
  });
});

describe('P-2 a corrected 退回表', () => {
  it('is read without a question, and says nothing about the loans it does not bring', async () => {
    await core.import(PERIOD, core.put('员工.xlsx', plainBook('staff', STAFF)), core.put('台账.xlsx', ledgerForm([loanRow(1), loanRow(2)])));
    const plan = await core.plan(PERIOD, [core.put('补报.xlsx', ledgerForm([loanRow(3, { riskClass: '一般' })]))]);
    const { files: [back] } = await core.call('import.problems', { planId: plan.planId });
    const bytes = new Uint8Array(readFileSync(core.pathOf(back as NonNullable<typeof back>)));
    const column = plan.files[0]?.columns.findIndex((c) => c.key === 'riskClass') ?? -1;
    const again = await core.plan(PERIOD, [core.put('退回-补报.xlsx', typedInto(bytes, '不良贷款台账', { [`${String.fromCharCode(65 + column)}6`]: '次级' }))]);
    expect(again.totals).toMatchObject({ insert: 1, reject: 0 });
    expect(again.files[0]?.unknownHeads).toEqual([]);
    expect(again.missing).toEqual([]);
    expect((await core.plan(PERIOD, [core.put('别的.xlsx', gridBook([['姓名', '电话']]))])).missing).toEqual([]);
  });
});
