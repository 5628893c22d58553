/** Something that keeps a plan from being approved. */
export interface PlanFinding {
  /** The clause: `奖励第2条（in-kind）`; empty when it is about the whole plan. */
  readonly where: string;
  readonly text: string;
}

/** The place of a clause, by kind, number and id: a department head counts, the derivation quotes the id. */
export const clausePlace = (kind: string, index: number, id: string): string => `${kind}第${index + 1}条${id === '' ? '' : `（${id}）`}`;
