import { describe, expect, it } from 'vitest';
import type { MappedField } from '../../../../electron/contract/imports.js';
import { AS_FOUND, giveColumn, giveValue, isDecided, lookInput, missingWords, ownProfileId, settledMapping, sheetEntries, stateOf, type Look } from '../../../../renderer/pages/imports/map/mapping.js';
import { fixturePlan } from '../../fixture-imports.js';

const field = (key: string, column: number | null, problem = ''): MappedField => ({ key, title: `基本信息 / ${key}`, type: 'text', required: true, column, head: '', reason: '', samples: column === null ? [] : [{ row: 5, raw: 'x', value: problem === '' ? 'x' : '', problem, rejects: problem !== '' }] });
const fields = [field('unit', 1), field('borrower', 2), field('riskClass', null)];
const look: Look = { sheets: ['8月'], sheet: '8月', profile: 'provincial-ledger', profiles: [], headTop: 3, headBottom: 4, unit: '元', unitFrom: 'line', dates: 'ymd', heads: [], fields, missing: ['riskClass'], ready: false, problems: [], remarks: [], dataRows: 2, rows: [], tail: [], between: 0, skipped: [], merges: [] };

describe('mapping by hand (X-1)', () => {
  it('sheets without a known head stand first, then those with columns nobody used', () => {
    const entries = sheetEntries(fixturePlan());
    expect(entries[0]).toMatchObject({ file: '古楼自制表.xls', sheet: '8月', refused: true, profile: undefined });
    expect(entries[1]?.file).toBe('城关8月台账（改）.xls');
    expect(entries.some((e) => e.file === '通讯录.docx')).toBe(false);
  });
  it('a column given to one field is taken from the other, and a given value makes room', () => {
    const given = giveValue(AS_FOUND, 'riskClass', '可疑');
    expect(giveColumn(given, fields, 'riskClass', 2)).toEqual({ columns: { borrower: null, riskClass: 2 }, constants: {} });
    expect(giveColumn(AS_FOUND, fields, 'unit', null).columns).toEqual({ unit: null });
    expect(giveValue(given, 'riskClass', null).constants).toEqual({});
  });
  it('says of each field whether it is found, given, unreadable, missing or not in the sheet', () => {
    expect(fields.map((f) => stateOf(f, look, AS_FOUND))).toEqual(['found', 'found', 'missing']);
    expect(stateOf(field('riskClass', null), look, giveValue(AS_FOUND, 'riskClass', '可疑'))).toBe('given');
    expect(stateOf(field('riskClass', null), look, giveValue(AS_FOUND, 'riskClass', ''))).toBe('missing');
    expect(stateOf(field('dueOn', 3, '没有这一天'), look, AS_FOUND)).toBe('doubtful');
    expect(stateOf(field('phone', null), look, AS_FOUND)).toBe('absent');
  });
  it('asks and settles with what was decided, and nothing else', () => {
    const entry = { file: 'a.xls', sheet: '8月', profile: undefined };
    expect(lookInput('p', entry, AS_FOUND)).toEqual({ planId: 'p', file: 'a.xls', sheet: '8月', columns: {}, constants: {} });
    const choice = { ...AS_FOUND, headTop: 3, headBottom: 4, unit: '万元' as const, dates: 'yymd' as const, columns: { riskClass: 5 } };
    expect(lookInput('p', { ...entry, profile: 'provincial-ledger' }, choice)).toMatchObject({ profile: 'provincial-ledger', headTop: 3, headBottom: 4, unit: '万元', dates: 'yymd', columns: { riskClass: 5 } });
    expect(settledMapping('a.xls', look, choice)).toEqual({ file: 'a.xls', sheet: '8月', profile: 'provincial-ledger', headTop: 3, headBottom: 4, unit: '万元', dates: 'yymd', columns: { riskClass: 5 }, constants: {} });
    expect([AS_FOUND, { ...AS_FOUND, dates: 'dmy' as const }].map(isDecided)).toEqual([false, true]);
    expect(isDecided(choice)).toBe(true);
  });
  it('names what is missing by the titles of the fields', () => {
    expect(missingWords(look)).toBe('缺必填字段：riskClass。可选一列，或对全部行给定一个值。');
    expect(missingWords({ ...look, missing: [] })).toBe('');
  });
  it('an own profile never takes the place of the shipped one; the same title goes on under its id', () => {
    const known = [{ id: 'provincial-ledger', title: '省联社不良贷款台账' }, { id: 'provincial-ledger-own-1', title: '城关社自制表' }];
    expect(ownProfileId('provincial-ledger', '省联社不良贷款台账', known)).toBe('provincial-ledger-own-2');
    expect(ownProfileId('provincial-ledger', '城关社自制表', known)).toBe('provincial-ledger-own-1');
    expect(ownProfileId('provincial-ledger-own-1', '另一张', known)).toBe('provincial-ledger-own-2');
  });
});
