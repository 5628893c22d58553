import type { OutputOf } from '../../../../electron/contract/api.js';

export type MatrixCell =
  /** The year does not call this vintage. */
  | { readonly state: 'other' }
  /** Its figures are on their way. */
  | { readonly state: 'waiting' }
  /** Called, but its year has not come yet. */
  | { readonly state: 'ahead' }
  | { readonly state: 'called'; readonly loans: number; readonly principalFen: number };

/** What stands where a plan year meets a vintage. `groups` is the year's roster cut by vintage. */
export function matrixCell(plan: Pick<OutputOf<'rosters.schedule'>['years'][number], 'formedYears' | 'loans'>, vintage: number, groups: OutputOf<'rosters.show'>['persons'] | undefined, thisYear: number): MatrixCell {
  if (!plan.formedYears.includes(vintage)) return { state: 'other' };
  const group = groups?.find((g) => g.staffNo === String(vintage));
  if (group) return { state: 'called', loans: group.loans, principalFen: group.principalFen };
  if (vintage > thisYear) return { state: 'ahead' };
  return groups === undefined && plan.loans > 0 ? { state: 'waiting' } : { state: 'called', loans: 0, principalFen: 0 };
}
