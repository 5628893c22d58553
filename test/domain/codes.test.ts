import { describe, expect, it } from 'vitest';
import * as codes from '../../electron/domain/codes.js';
import { CODE_LISTS } from '../../electron/domain/importing/code-lists.js';

describe('code lists (decisions.md 24)', () => {
  it.each([...CODE_LISTS])('%s: no code, term or spelling stands for two things', (_, list) => {
    const owner = new Map<string, string>();
    for (const item of list) {
      for (const spelling of new Set([item.code, item.name, ...(item.also ?? [])])) {
        expect(owner.get(spelling) ?? item.code, spelling).toBe(item.code);
        owner.set(spelling, item.code);
      }
    }
  });

  it.each([...CODE_LISTS])('%s: every code is found by code, term and each spelling', (_, list) => {
    for (const item of list) for (const spelling of [item.code, item.name, ` ${item.name} `, ...(item.also ?? [])]) expect(codes.findCode(list, spelling)?.code).toBe(item.code);
  });

  it('is complete: every list a profile may name is a list of the codes file', () => {
    for (const [name, list] of CODE_LISTS) expect((codes as unknown as Record<string, unknown>)[name]).toBe(list);
  });

  it('unknown text is no code, and a code without a term shows itself', () => {
    expect(codes.findCode(codes.BOOKS, '表内外')).toBeNull();
    expect(codes.nameOf(codes.BOOKS, 'on')).toBe('表内');
    expect(codes.nameOf(codes.BOOKS, 'xyz')).toBe('xyz');
  });

  it('D1-09: sub-levels have a parent in the list, non-performing are 次级 可疑 损失', () => {
    for (const c of codes.CLASSES) if (c.parent !== null) expect(codes.CLASSES.some((p) => p.code === c.parent && p.parent === null)).toBe(true);
    expect(codes.CLASSES.filter((c) => c.npl).map((c) => c.name)).toEqual(['次级', '可疑', '损失']);
  });

  it('D4-01: the eleven measures', () => {
    expect(codes.MEASURES.map((m) => m.name)).toEqual(['竞标', '委托', '转据', '打包', '抵贷', '集中', '行政', '强制', '上划', '责任', '奖励']);
  });

  it('D4-14: the tiers carry 100 / 80 / 70 / 10 万', () => {
    expect(codes.TIERS.map((t) => t.targetFen)).toEqual([100_000_000, 80_000_000, 70_000_000, 10_000_000, null]);
  });

  it('decisions.md 7: only cash and 抵债 are 清收', () => {
    expect(codes.FORMS.filter((f) => f.effect === 'recover').map((f) => f.code)).toEqual(['cash', 'in_kind']);
  });

  it.each([['CLASSES', '次级类', 'substandard'], ['CLASSES', '可疑类', 'doubtful'], ['CLASSES', '损失类', 'loss'], ['GUARANTEES', '保证贷款', 'surety'], ['GUARANTEES', '农户联保', 'joint_surety'], ['ID_KINDS', '居民身份证', 'id_card'], ['ID_KINDS', '机构代码', 'org_code']])('%s knows %s', (list, text, code) => {
    expect(codes.findCode(CODE_LISTS.get(list) ?? [], text)?.code).toBe(code);
  });
});
