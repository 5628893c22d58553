import { DomainError } from '../../../../electron/domain/domain-error.js';
import { readPlan } from '../../../../electron/domain/incentive/check-plan.js';
import { renewExamples } from '../../../../electron/domain/incentive/renew-examples.js';
import { listAt, put, type Json, type Path } from './plan-json.js';
import { textChip, type Piece } from './pieces.js';

/** A worked example: a plan whose examples do not come out cannot be approved. */
export const exampleSentence = (plan: Json, clause: Path): Piece[] =>
  [textChip([...clause, 'title'], '条款名称'), `（${listAt(plan, [...clause, 'input', 'persons']).length} 人、${listAt(plan, [...clause, 'input', 'receipts']).length} 笔收回）`];

/** The examples as the clauses give them now; unchanged while the plan cannot be read. */
export function reworked(plan: Json): Json {
  try {
    return put(plan, ['examples'], renewExamples(readPlan(plan)).examples as unknown as Json);
  } catch (error) {
    // what hinders the reading stands among the findings already
    if (error instanceof DomainError || error instanceof RangeError) return plan;
    throw error;
  }
}
