import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { clauseBook } from '../../../electron/app/incentive/clause-numbers.js';
import { checkPlan } from '../../../electron/domain/incentive/check-plan.js';
import { RESOURCES } from '../../helpers/made-once.js';

const FOLDER = path.join(RESOURCES, 'rules/incentive');
const PLANS = readdirSync(FOLDER).filter((f) => f.endsWith('.json')).map((f) => [f, checkPlan(JSON.parse(readFileSync(path.join(FOLDER, f), 'utf8')))] as const);

describe('X-4 the clause a line quotes', () => {
  it.each(PLANS)('%s: every clause has a sentence of its own, and it is about that clause', (_file, plan) => {
    const book = clauseBook(plan);
    const seen = new Set<number>();
    const sentence = (id: string, step: string): string => {
      const number = book.numberOf(`${id}@${plan.version}`, step);
      if (number === null) throw new Error(`${id} has no sentence`);
      expect(seen.has(number), `${id} shares 第${number}条`).toBe(false);
      seen.add(number);
      return book.sentences[number - 1] ?? '';
    };
    for (const c of plan.credits) expect(sentence(c.id, 'recognise')).toContain(`认定：${c.title}`);
    for (const c of plan.exclusions) expect(sentence(c.id, 'exclude')).toContain(`不计奖：${c.title}`);
    for (const c of plan.rates) expect(sentence(c.id, 'rate')).toContain(`奖励：${c.title}`);
    for (const c of plan.gates) expect(sentence(c.id, 'gate')).toContain(c.title);
    if (plan.holdback) expect(sentence(plan.holdback.id, 'holdback')).toContain(plan.holdback.title);
    for (const c of plan.prizes ?? []) expect(sentence(c.id, 'prize')).toContain(c.title);
    for (const c of plan.penalties) expect(sentence(c.id, 'penalty')).toContain(c.title);
    for (const c of plan.sanctions) expect(sentence(c.id, 'sanction')).toContain('限制：');
    expect(book.numberOf('nothing@1', 'rate')).toBeNull();
  });
});
