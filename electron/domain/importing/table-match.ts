import type { ColumnMatch } from './profile.js';
import type { WrittenUnit } from './head-text.js';

/** Something about the head that only a person can decide. */
export interface HeadQuestion {
  readonly key: string;
  /** several: more than one column is equally good; qualified: the only one stands under a head that may change its meaning. */
  readonly why: 'several' | 'qualified';
  readonly columns: readonly ColumnMatch[];
  /** The table cannot be read before this is answered: a required field, or money. */
  readonly blocking: boolean;
}

/** Which unit the money is in and how that is known; null: it has to be asked. */
export interface UnitFound {
  readonly unit: '元' | '万元' | null;
  readonly from: 'head' | 'line' | 'profile' | 'manual' | null;
  /** All units written on the sheet for this table, as written (for the sentence when they cannot be used). */
  readonly written: readonly WrittenUnit[];
}

/**
 * The head of one table on a sheet, as one profile reads it. Only `ready` is ever read; `ambiguous` and `incomplete` are
 * answers too: they say which columns are in question or missing.
 */
export interface TableMatch {
  readonly sheet: string;
  readonly profile: string;
  readonly version: number;
  readonly state: 'ready' | 'ambiguous' | 'incomplete';
  /** The sheet's own row numbers. */
  readonly headTop: number;
  readonly headBottom: number;
  /** Last row that can belong to this table: before the next head, or the end of the sheet. */
  readonly dataBottom: number;
  /** Zero-based first and last sheet column of the table (tables may stand side by side). */
  readonly left: number;
  readonly right: number;
  readonly columns: readonly ColumnMatch[];
  /** Heads that go to no field, as found, with their column. */
  readonly unknown: readonly { readonly column: number; readonly head: string; readonly unit: WrittenUnit | null }[];
  /** Keys of required fields without a column. */
  readonly missing: readonly string[];
  readonly questions: readonly HeadQuestion[];
  /** Other profiles that fit exactly as well: the clerk has to say which kind of table this is. */
  readonly rivals: readonly string[];
  readonly money: UnitFound;
  /** Values of every row that stand in the head and not in a column: the month over a column of its own. */
  readonly constants?: Readonly<Record<string, string>>;
  /** Which of several tables over the same rows it is: the month. */
  readonly part?: string;
}
