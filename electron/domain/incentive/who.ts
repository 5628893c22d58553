import type { IncentivePerson } from './inputs.js';
import type { Who } from './rule-plan.js';

/** Whether a clause concerns a person; a post that is not known fits no title. */
export function concerns(who: Who | undefined, person: IncentivePerson): boolean {
  if (who === undefined) return true;
  const fits = (allowed: readonly string[] | undefined, value: string | undefined): boolean => allowed === undefined || (value !== undefined && allowed.includes(value));
  return fits(who.tiers, person.tier) && fits(who.posts, person.post) && fits(who.collectors, person.collector ?? 'employee');
}
