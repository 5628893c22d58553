import type { ParsedOf } from '../../contract/api.js';
import type { LetterValues } from '../../domain/letters/merge.js';

export type Terms = ParsedOf<'letters.preview'>['terms'];
export type Select = ParsedOf<'letters.preview'>['select'];

/** One copy of a letter before it has a number: whom it goes to, what it is about, what it says. */
export interface LetterCopy {
  readonly toName: string;
  /** 借款人, 保证人, 责任人, 机构. */
  readonly toRole: string;
  /** 第一联, 第二联 and who gets it; empty where there is one copy. */
  readonly copyName: string;
  readonly loanId: number | null;
  readonly partyId: number | null;
  readonly staffId: number | null;
  readonly unitId: number | null;
  readonly values: LetterValues;
}

/** What one letter is about; its copies are made when they are asked for, so that thousands are never in memory together. */
export interface LetterSubjects {
  readonly count: number;
  readonly skipped: readonly { readonly what: string; readonly reason: string }[];
  copies(index: number): readonly LetterCopy[];
}
