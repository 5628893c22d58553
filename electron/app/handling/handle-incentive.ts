import type { FileRef } from '../../contract/files.js';
import type { AppContext } from '../context.js';
import type { HandlersOf } from '../handlers.js';
import { DomainError } from '../../domain/domain-error.js';
import { checkPlan } from '../../domain/incentive/check-plan.js';
import { planFindings } from '../../domain/incentive/plan-findings.js';
import { readJsonFile } from '../running/json-file.js';
import { comparePlans, planOf } from '../incentive/compare-plans.js';
import { computeRun } from '../incentive/compute-run.js';
import { lockRun } from '../incentive/lock-run.js';
import { approvePlan, headOf, lockPlan, namedPlan, planHeads, readable, savePlan, sentences } from '../incentive/rule-plans.js';
import { liftSanction, recordAct, runActs, sanctionRows } from '../incentive/run-acts.js';
import { keepRun, runHeads, storedRun } from '../incentive/run-incentive.js';
import { exportRunList } from '../incentive/run-lists.js';
import { runReadiness } from '../incentive/run-readiness.js';
import { makeStatements } from '../incentive/statement.js';

type Names = 'incentive.plans' | 'incentive.plan' | 'incentive.check' | 'incentive.savePlan' | 'incentive.approvePlan' | 'incentive.lockPlan' | 'incentive.compare' | 'incentive.ready' | 'incentive.run' | 'incentive.last' | 'incentive.runs' | 'incentive.lock' | 'incentive.acts' | 'incentive.act' | 'incentive.sanctions' | 'incentive.lift' | 'incentive.statement' | 'incentive.export';

const DEFAULT_PLAN = 'county-2011';

export const incentiveHandlers = {
  'incentive.plans': (context) => ({ plans: planHeads(context) }),
  'incentive.plan': (context, input) => {
    const named = namedPlan(context, input.id, input.version);
    return { ...headOf(named), body: named.body, findings: [...planFindings(named.body)] };
  },
  'incentive.check': (_context, input) => ({ findings: [...planFindings(input.body)], clauses: sentences(input.body) }),
  'incentive.savePlan': (context, input) => savePlan(context, input.planFile ? planFileOf(context, input.planFile) : input.body, input.renewExamples),
  'incentive.approvePlan': (context, input) => approvePlan(context, input),
  'incentive.lockPlan': (context, input) => lockPlan(context, input),
  'incentive.compare': (context, input) => comparePlans(context, planOf(context, input.a), planOf(context, input.b), input),
  'incentive.ready': (context, input) => ({ findings: runReadiness(context, input) }),

  'incentive.run': (context, input) => {
    if (input.planFile) return computeRun(context, checkPlan(planFileOf(context, input.planFile)), input);
    if (input.body !== undefined) return computeRun(context, checkPlan(input.body), input);
    const named = namedPlan(context, input.plan ?? DEFAULT_PLAN, input.version);
    return input.store ? keepRun(context, named, input) : computeRun(context, readable(named), input);
  },

  'incentive.last': (context, input) => ({ run: storedRun(context, input.runId) }),
  'incentive.runs': (context) => ({ runs: runHeads(context) }),
  'incentive.lock': (context, input) => lockRun(context, input.runId),
  'incentive.acts': (context, input) => ({ acts: runActs(context, input.runId) }),
  'incentive.act': (context, input) => recordAct(context, input),
  'incentive.sanctions': (context, input) => ({ sanctions: sanctionRows(context, input.standing) }),
  'incentive.lift': (context, input) => liftSanction(context, input),
  'incentive.statement': (context, input, job) => makeStatements(context, input, job),
  'incentive.export': (context, input) => exportRunList(context, input.runId, input.list),
} satisfies HandlersOf<Names>;

const planFileOf = (context: AppContext, file: FileRef): unknown => readJsonFile(context.files.pathOf(file), (reason) => new DomainError('RULE_PLAN_INVALID', { reason }));
