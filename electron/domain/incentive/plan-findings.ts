import { DomainError } from '../domain-error.js';
import { readPlan } from './check-plan.js';
import { senseFindings } from './check-sense.js';
import { exampleFindings } from './example-findings.js';
import type { PlanFinding } from './plan-finding.js';

/**
 * Everything that keeps a plan from being approved, each with its place; empty = it may be approved. Never throws. A body
 * of the wrong shape gives the first fault of shape alone, because nothing behind it can be read; otherwise every fault of
 * sense is listed, and every worked example that does not come out.
 */
export function planFindings(json: unknown): readonly PlanFinding[] {
  try {
    const plan = readPlan(json);
    const findings = senseFindings(plan);
    // a plan that contradicts itself may not even run
    return findings.length > 0 ? findings : exampleFindings(plan);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'RULE_PLAN_INVALID') return [findingOf(error)];
    throw error;
  }
}

function findingOf({ details }: DomainError): PlanFinding {
  return { where: String(details['where'] ?? ''), text: String(details['what'] ?? details['reason'] ?? '') };
}
