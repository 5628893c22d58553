/** Something on a sheet that does not follow from the sheet's own figures. */
export interface Finding {
  readonly kind: 'sum' | 'ratio' | 'bothDown';
  /** The cell that should be looked at. */
  readonly at: string;
  readonly row: string;
  readonly column: string;
  readonly shown: string;
  /** What would be right; '' where only a person can say. */
  readonly expected: string;
  readonly text: string;
}

/** What a check found, and what it could not check, in sentences. */
export interface Checked {
  readonly findings: readonly Finding[];
  readonly unchecked: readonly string[];
}
