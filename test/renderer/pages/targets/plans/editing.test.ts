import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readPlan } from '../../../../../electron/domain/incentive/check-plan.js';
import { planFindings } from '../../../../../electron/domain/incentive/plan-findings.js';
import { CHAPTERS, clausesOf, type Clause } from '../../../../../renderer/pages/targets/plans/chapters.js';
import { chipText, typedValue, type Chip, type TypedChip } from '../../../../../renderer/pages/targets/plans/chips.js';
import { addClause, apply, canAdd, choose, giveUp, isChanged, moveClause, openPlan, removeClause, stepBack, type, unsavedOf } from '../../../../../renderer/pages/targets/plans/editing.js';
import { clauseFound, findingsAt, findingWords } from '../../../../../renderer/pages/targets/plans/findings.js';
import { sentenceText, type Act, type ActMenu, type Piece } from '../../../../../renderer/pages/targets/plans/pieces.js';
import { at, put, same, type Json } from '../../../../../renderer/pages/targets/plans/plan-json.js';

const RULES = path.resolve(import.meta.dirname, '../../../../../resources/rules/incentive');
const shipped = readdirSync(RULES).filter((f) => f.endsWith('.json')).map((f): readonly [string, Json] => [f, JSON.parse(readFileSync(path.join(RULES, f), 'utf8')) as Json]);
const county = shipped.find(([f]) => f === 'county-2011.json')?.[1] ?? null;

const isAct = (p: Piece): p is Act => typeof p !== 'string' && p.kind === 'act';
const isMenu = (p: Piece): p is ActMenu => typeof p !== 'string' && p.kind === 'menu';
const chips = (clause: Clause): Chip[] => clause.pieces.filter((p): p is Chip => typeof p !== 'string' && p.kind !== 'act' && p.kind !== 'menu');
const isTyped = (c: Chip): c is TypedChip => c.kind !== 'codes' && c.kind !== 'choice';
const clause = (plan: Json, chapter: string, index: number): Clause => {
  const found = clausesOf(plan).find((c) => c.chapter.title === chapter && c.index === index);
  if (!found) throw new Error(`no clause ${chapter} ${index}`);
  return found;
};
const typedChip = (plan: Json, chapter: string, index: number, label: string): TypedChip => {
  const found = chips(clause(plan, chapter, index)).find((c) => c.label === label);
  if (!found || !isTyped(found)) throw new Error(`no field ${label}`);
  return found;
};
/** Nothing wrong with the shape: what is wrong, if anything, is said about the sense. */
const readable = (plan: Json): boolean => readPlan(plan) !== null;

describe.each(shipped)('%s as sentences with chips', (_, plan) => {
  it('every clause has a sentence, every chip shows what stands there, and writing it back changes nothing', () => {
    const clauses = clausesOf(plan);
    for (const chapter of CHAPTERS.filter((c) => c.kind === 'list')) expect(clauses.filter((c) => c.chapter === chapter)).toHaveLength(Array.isArray(at(plan, chapter.path)) ? (at(plan, chapter.path) as Json[]).length : 0);
    expect(clauses.map((c) => c.no)).toEqual(clauses.map((_c, i) => i + 1));
    for (const c of clauses) {
      expect(sentenceText(c.pieces, plan)).not.toMatch(/undefined|NaN|请选择|（未填）|\[object/);
      for (const chip of chips(c)) {
        const value = at(plan, chip.path);
        if (isTyped(chip)) expect(typedValue(chip, chipText(chip, plan)), `${c.no} ${chip.label}`).toEqual({ value });
        else if (chip.kind === 'choice') expect(chip.options.filter((o) => o.is(value)), `${c.no} ${chip.label}`).toHaveLength(1);
      }
    }
  });
  it('whatever is chosen or pressed leaves a plan that can still be read', () => {
    for (const c of clausesOf(plan)) {
      for (const chip of chips(c)) {
        if (chip.kind === 'choice') for (const o of chip.options) expect(readable(choose(openPlan(plan), chip, o.value).now), `${c.no} ${chip.label} ${o.label}`).toBe(true);
        if (chip.kind === 'codes') expect(readable(choose(openPlan(plan), chip, []).now) && readable(choose(openPlan(plan), chip, [chip.codes[0]?.code ?? '']).now)).toBe(true);
      }
      for (const act of [...c.pieces.filter(isAct), ...c.pieces.filter(isMenu).flatMap((m) => m.items)]) expect(readable(act.apply(plan)), `${c.no} ${act.label}`).toBe(true);
    }
  });
  it('a clause can be added to every chapter, and taken away again', () => {
    for (const chapter of CHAPTERS.filter((ch) => canAdd(plan, ch))) {
      const added = addClause(openPlan(plan), chapter);
      expect(readable(added.now), chapter.title).toBe(true);
      const last = clausesOf(added.now).filter((c) => c.chapter === chapter).at(-1);
      if (!last) throw new Error(chapter.title);
      for (const act of last.pieces.filter(isMenu).flatMap((m) => m.items)) expect(readable(act.apply(added.now)), `${chapter.title} ${act.label}`).toBe(true);
      for (const chip of chips(last)) if (chip.kind === 'choice') for (const o of chip.options) expect(readable(choose(added, chip, o.value).now), `${chapter.title} ${o.label}`).toBe(true);
      expect(clausesOf(removeClause(added, last).now)).toHaveLength(clausesOf(plan).length);
    }
  });
});

describe('the county plan edited (D5-07)', () => {
  const rate = (plan: Json, index: number): string => sentenceText(clause(plan, '计奖', index).pieces, plan);

  it('reads as an office says it', () => {
    expect(rate(county, 2)).toBe('现金收回本金：各账本 贷款以 现金 收回 本金 的，按比例 计奖：收回额的 1.5%。');
    expect(sentenceText(clause(county, '完成率挂钩', 0).pieces, county)).toBe('与任务进度挂钩：奖励的 100% 按 序时完成率 计发，不到 60% 不计发；60% 到 100% 按比例计发；100% 以上 全额计发 ，恰在分界的 算高一档；没有任务的 不挂钩。');
  });
  it('a typed figure is read exactly or refused; steps go back one by one', () => {
    const chip = typedChip(county, '计奖', 2, '比例');
    const open = openPlan(county);
    expect([type(open, chip, ''), type(open, chip, '百分之二'), type(open, chip, '-1%')]).toEqual([null, null, null]);
    const once = type(open, chip, '1.75');
    const twice = once && type(once, chip, '２'.normalize('NFKC'));
    if (!once || !twice) throw new Error('refused');
    expect([rate(once.now, 2), rate(twice.now, 2)]).toEqual([expect.stringContaining('1.75%'), expect.stringContaining('2%')]);
    expect(isChanged(twice)).toBe(true);
    expect(unsavedOf(twice)).toBe(twice.now);
    expect(stepBack(stepBack(twice)).now).toBe(county);
    expect(unsavedOf(stepBack(stepBack(twice)))).toBe(null);
    expect(stepBack(giveUp(twice)).now).toBe(twice.now);
    expect(type(open, chip, '1.5%')).toBe(open);
    expect(openPlan(county, twice.now)).toEqual({ kept: county, now: twice.now, back: [] });
  });
  it('a border of a band moves both neighbours; a band taken away leaves no gap', () => {
    const moved = type(openPlan(county), typedChip(county, '完成率挂钩', 0, '第 1 档上限'), '50');
    const bands = (plan: Json | undefined): unknown => (at(plan, ['gates', 0, 'bands']) as { fromPpm: number; toPpm: number | null }[]).map((b) => [b.fromPpm, b.toPpm]);
    expect(bands(moved?.now)).toEqual([[0, 500_000], [500_000, 1_000_000], [1_000_000, null]]);
    const press = (label: string): Json => apply(openPlan(county), clause(county, '完成率挂钩', 0).pieces.filter(isAct).find((a) => a.label === label)?.apply ?? ((p) => p)).now;
    expect(bands(press('去掉第 2 档'))).toEqual([[0, 600_000], [600_000, null]]);
    expect(bands(press('去掉第 3 档'))).toEqual([[0, 600_000], [600_000, null]]);
    expect(bands(press('去掉第 1 档'))).toEqual([[0, 1_000_000], [1_000_000, null]]);
    expect(bands(press('加一档'))).toEqual([[0, 600_000], [600_000, 1_000_000], [1_000_000, 1_200_000], [1_200_000, null]]);
    expect([press('去掉第 2 档'), press('加一档')].flatMap((p) => planFindings(p).filter((f) => f.where.startsWith('挂钩')))).toEqual([]);
  });
  it('order is part of the rule: a rate moved below one that contains it is found at its new place', () => {
    const up = moveClause(openPlan(county), clause(county, '计奖', 2), -1);
    expect(rate(up.now, 1)).toContain('现金收回本金');
    expect(moveClause(openPlan(county), clause(county, '计奖', 0), -1).now).toBe(county);
    const widened = put(county, ['rates', 0], { id: 'all', title: '一切收回', match: {}, pay: { kind: 'percent', ppm: 10_000 } });
    const findings = planFindings(widened);
    const clauses = clausesOf(widened);
    const [first] = findings;
    if (!first) throw new Error('nothing found');
    expect(clauseFound(clauses, first)?.chapter.title).toBe('计奖');
    expect(findingWords(clauses, first)).toMatch(/^第 \d+ 条：永远不会用到/);
    expect(findingsAt(clauses, findings).get(clauseFound(clauses, first)?.no ?? 0)).toContain(first);
  });
  it('a finding about a chapter stands at its first sentence, one about the plan at its head', () => {
    const clauses = clausesOf(county);
    const found = (where: string): string => { const c = clauseFound(clauses, { where, text: '' }); return `${c?.chapter.title} ${c?.index}`; };
    expect(['封顶', '口径', '', '分成', '分成第1条', '限制第3条（bar-award）', '挂钩第1条（pace-gate）第2档', '暂留'].map(found)).toEqual(['上限 0', '适用范围 0', '适用范围 0', '分成 0', '分成 0', '限制 2', '完成率挂钩 0', '暂留 0']);
  });
  it('content is compared, not the order of keys', () => {
    expect(same({ a: 1, b: [1, { c: null }] }, { b: [1, { c: null }], a: 1 })).toBe(true);
    expect(same({ a: 1 }, { a: 1, b: null })).toBe(false);
  });
});
