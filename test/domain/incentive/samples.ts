import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { checkPlan } from '../../../electron/domain/incentive/check-plan.js';
import type { IncentivePerson, IncentiveReceipt, RunContext } from '../../../electron/domain/incentive/inputs.js';
import type { RulePlan } from '../../../electron/domain/incentive/rule-plan.js';

const folder = path.resolve(import.meta.dirname, '../../../resources/rules/incentive');

export const shippedPlanIds = readdirSync(folder).filter((f) => f.endsWith('.json')).map((f) => f.slice(0, -5));

/** The JSON of a shipped plan as it stands on disk; a fresh object every time. */
export const planJson = (id: string): Record<string, unknown> => JSON.parse(readFileSync(path.join(folder, `${id}.json`), 'utf8')) as Record<string, unknown>;
export const shippedPlan = (id: string): RulePlan => checkPlan(planJson(id));

/** A shipped plan with some of its parts replaced, checked again. */
export const variant = (id: string, changes: Record<string, unknown>): RulePlan => checkPlan({ ...planJson(id), examples: [], ...changes });

export const wholeYear: RunContext = { from: '2011-01-01', to: '2011-12-31', asOf: '2011-12-31' };

export function person(staffNo: string, targetFen: number | null, more: Partial<IncentivePerson> = {}): IncentivePerson {
  return { staffNo, name: `职工${staffNo}`, tier: 'office_staff', unit: '柳林信用社', targetFen, ...more };
}

/** A receipt of one collector, or of several with their principal and interest in 分; shares in percent. */
export function receipt(id: number, facts: Partial<Omit<IncentiveReceipt, 'shares'>> & { by: Record<string, readonly [pct: number, principalFen: number, interestFen: number]> }): IncentiveReceipt {
  const { by, ...given } = facts;
  const shares = Object.entries(by).map(([staffNo, [pct, principalFen, interestFen]]) => ({ staffNo, sharePpm: pct * 10_000, principalFen, interestFen }));
  const bookedOn = given.bookedOn ?? '2011-05-05';
  return {
    id, bookedOn, period: bookedOn.slice(0, 7), unit: '柳林信用社', loanNo: `L${id}`, book: 'on', form: 'cash', measure: null, riskClass: 'loss', formedYear: 2009, problem: 'ordinary', publicKind: 'no',
    principalFen: shares.reduce((s, x) => s + x.principalFen, 0), onInterestFen: shares.reduce((s, x) => s + x.interestFen, 0), offInterestFen: 0, ...given, shares,
  };
}

/** The reversal of a receipt: same facts, opposite amounts. */
export function reversal(id: number, of: IncentiveReceipt, bookedOn = of.bookedOn): IncentiveReceipt {
  return {
    ...of, id, bookedOn, period: bookedOn.slice(0, 7), reversalOf: of.id, principalFen: 0 - of.principalFen, onInterestFen: 0 - of.onInterestFen, offInterestFen: 0 - of.offInterestFen,
    shares: of.shares.map((s) => ({ ...s, principalFen: 0 - s.principalFen, interestFen: 0 - s.interestFen })),
  };
}
