import { DomainError } from '../domain-error.js';
import { nameOf } from '../codes.js';
import { clausePlace, type PlanFinding } from './plan-finding.js';
import { SANCTIONS } from './sanction-codes.js';
import type { PlanExample } from './plan-example.js';
import type { RulePlan } from './rule-plan.js';
import { missesOf, type ExampleMiss } from './try-examples.js';
import { yuan } from './wording.js';

const KEY_NAMES: Readonly<Record<string, string>> = { staffNo: '人员', creditedFen: '认定额', completionPct: '完成率', rank: '名次', rewardFen: '奖励', heldBackFen: '暂留', penaltyFen: '扣罚', carriedFen: '结转扣款', sanctions: '限制事项' };

/** Worked examples that do not come out, or cannot be worked at all. */
export function exampleFindings(plan: RulePlan): PlanFinding[] {
  return plan.examples.flatMap((example, i) => textsOf(plan, example).map((text) => ({ where: `${clausePlace('算例', i, '').replace('条', '个')}（${example.title}）`, text })));
}

function textsOf(plan: RulePlan, example: PlanExample): string[] {
  const { persons, receipts } = example.input;
  if (repeated(persons.map((p) => p.staffNo))) return ['同一人员出现两次'];
  if (repeated(receipts.map((r) => r.id))) return ['同一笔收回出现两次'];
  try {
    return missesOf(plan, example).map(missText);
  } catch (error) {
    if (error instanceof DomainError) return [error.message];
    if (error instanceof RangeError) return ['金额超出可以计算的范围'];
    throw error;
  }
}

const repeated = (keys: readonly (string | number)[]): boolean => new Set(keys).size < keys.length;

function missText({ staffNo, key, expected, got }: ExampleMiss): string {
  return key === 'staffNo' ? `计算结果中没有人员 ${staffNo}` : `人员 ${staffNo} 的${KEY_NAMES[key] ?? key}应为${shown(key, expected)}，算得${shown(key, got)}`;
}

function shown(key: string, value: unknown): string {
  if (typeof value === 'number') return key.endsWith('Fen') ? yuan(value) : String(value);
  if (Array.isArray(value)) return value.length === 0 ? '无' : value.map((v: unknown) => { const [code = '', warning] = String(v).split(':'); return `${nameOf(SANCTIONS, code)}${warning === undefined ? '' : '（预警）'}`; }).join('、');
  return value === null || value === undefined ? '无' : String(value);
}
