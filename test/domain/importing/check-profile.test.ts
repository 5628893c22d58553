import { describe, expect, it } from 'vitest';
import { DomainError } from '../../../electron/domain/domain-error.js';
import { checkProfile } from '../../../electron/domain/importing/check-profile.js';
import { profile } from './sheet-builder.js';

type Json = Record<string, unknown>;
const good = (): Json => structuredClone(profile('loan-balances')) as unknown as Json;
const reasonOf = (json: unknown): string => {
  try {
    checkProfile(json);
  } catch (e) {
    if (e instanceof DomainError && e.code === 'PROFILE_INVALID') return String(e.details['reason']);
    throw e;
  }
  return 'taken';
};
/** The balances profile with one place of its first field changed. */
const field = (change: Json): Json => {
  const json = good();
  (json['fields'] as Json[])[0] = { ...(json['fields'] as Json[])[0], ...change };
  return json;
};

describe('X-1 a profile is data, checked before it is used', () => {
  it('what was checked comes back as it was', () => {
    for (const id of ['provincial-ledger', 'loan-balances', 'recovery-register']) expect(checkProfile(JSON.parse(JSON.stringify(profile(id))))).toEqual(profile(id));
    expect(checkProfile({ ...good(), dates: 'yymd' })).toEqual({ ...profile('loan-balances'), dates: 'yymd' });
  });

  it.each([
    ['nothing', null, '方案 应为对象'], ['a list', [], '方案 应为对象'], ['text', '{}', '方案 应为对象'],
    ['an unknown part', { ...good(), note: 1 }, '方案 有不认识的项“note”'],
    ['a path as id', { ...good(), id: '../x' }, 'id 只能用小写字母、数字和连字符'],
    ['no id', { ...good(), id: undefined }, 'id 应为不空的文字'],
    ['version 0', { ...good(), version: 0 }, 'version 应为正整数'], ['version 1.5', { ...good(), version: 1.5 }, 'version 应为正整数'], ['version as text', { ...good(), version: '1' }, 'version 应为正整数'],
    ['an empty title', { ...good(), title: ' ' }, 'title 应为不空的文字'],
    ['an unknown kind', { ...good(), kind: 'loans' }, 'kind 应为 ledger、staff、recoveries、targets、balances、suits、gov、assets 之一'],
    ['an unknown unit', { ...good(), unit: '千元' }, 'unit 应为 元、万元 或 null'],
    ['an unknown writing of days', { ...good(), dates: 'dym' }, 'dates 应为 ymd、yymd、dmy、mdy 之一'],
    ['no fields', { ...good(), fields: [] }, 'fields 应为 1 到 300 项的列表'],
    ['fields as an object', { ...good(), fields: {} }, 'fields 应为 1 到 300 项的列表'],
    ['a stop word that is none', { ...good(), stopWords: ['合计', 5] }, 'stopWords[1] 应为不空的文字'],
    ['a field that is none', { ...good(), fields: [1] }, 'fields[0] 应为对象'],
    ['a key the form does not have', field({ key: 'constructor' }), 'fields[0].key “constructor”不是这种表的字段'],
    ['an unknown part of a field', field({ width: 3 }), 'fields[0] 有不认识的项“width”'],
    ['no titles', field({ titles: [] }), 'fields[0].titles 应为 1 到 5 项的列表'],
    ['a title of marks only', field({ titles: ['——'] }), 'fields[0].titles[0] “——”不能作表头'],
    ['a synonym that is none', field({ synonyms: [null] }), 'fields[0].synonyms[0] 应为不空的文字'],
    ['another type', field({ type: 'money' }), 'fields[0].type “period”应为 text'],
    ['codes where there are none', field({ codes: 'BOOKS' }), 'fields[0].codes “period”没有代码表'],
    ['required as text', field({ required: 'yes' }), 'fields[0].required 应为 true 或 false'],
    ['a required field made optional', field({ required: false }), 'fields[0].required “period”是必填字段'],
    ['an empty constant', field({ constant: '' }), 'fields[0].constant 应为不空的文字'],
    ['a head of two fields', field({ synonyms: ['机 构'] }), 'fields[1] 表头“机构”同时属于“period”和“unit”'],
    ['a field twice', { ...good(), fields: [...(good()['fields'] as Json[]), (good()['fields'] as Json[])[0]] }, 'fields[3].key “period”出现两次'],
    ['a required field left out', { ...good(), fields: (good()['fields'] as Json[]).slice(1) }, 'fields 缺少必填字段“period”'],
  ] as [string, unknown, string][])('%s is refused at its place', (_, json, reason) => {
    expect(reasonOf(json)).toBe(reason);
  });

  it('a code field keeps its list', () => {
    const json = structuredClone(profile('staff-list')) as unknown as Json;
    const fields = (json['fields'] as Json[]).map((f) => (f['key'] === 'tier' ? { ...f, codes: 'BOOKS' } : f));
    expect(reasonOf({ ...json, fields })).toBe('fields[5].codes “tier”应为 TIERS');
  });

  it('unit null and a constant are allowed', () => {
    expect(reasonOf({ ...good(), unit: null })).toBe('taken');
    expect(checkProfile(field({ constant: '2011-08' })).fields[0]?.constant).toBe('2011-08');
  });

  it('a leaf may repeat under different groups', () => {
    const json = structuredClone(profile('recovery-register')) as unknown as Json;
    const fields = (json['fields'] as Json[]).map((f) => (f['key'] === 'feeFen' ? { ...f, titles: ['费用', '本金'], synonyms: [] } : f));
    expect(reasonOf({ ...json, fields })).toBe('taken');
  });
});
