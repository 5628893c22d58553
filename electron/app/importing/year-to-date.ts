/** Year-to-date sums of a loan by the form's columns, in 分; interest over all forms. */
export interface YearToDate { cash: number; inKind: number; rolled: number; other: number; interest: number; grown: number }
export const noMovement = (): YearToDate => ({ cash: 0, inKind: 0, rolled: 0, other: 0, interest: 0, grown: 0 });

/** Which column of the form a 收回形式 belongs to. */
export const bucketOf = (form: string): keyof YearToDate =>
  form === 'cash' ? 'cash' : form === 'in_kind' ? 'inKind' : form === 'rollover' || form === 'upgrade' ? 'rolled' : form === 'new_npl' ? 'grown' : 'other';
