import type { Book } from '../codes.js';
import type { DayOrder } from '../date.js';

/** What a workbook brings: decides which drafts are made of its rows and in which order kinds are planned. */
export type ImportKind = 'staff' | 'ledger' | 'assets' | 'suits' | 'gov' | 'recoveries' | 'targets' | 'balances';

/** `id`: a number that is a name (ID card, account, loan number): a numeric cell that lost digits is an issue, never a value. */
export type FieldType = 'text' | 'id' | 'day' | 'money' | 'percent' | 'int' | 'code' | 'people';

export interface ProfileField {
  readonly key: string;
  /** Canonical nested head, top level first: ['金额', '当前本金余额']; one element where the head has one level. */
  readonly titles: readonly string[];
  /** Other heads for the same thing; compared after normalising (spaces, 全角, brackets with units). */
  readonly synonyms: readonly string[];
  readonly type: FieldType;
  /** For `code`: the name of a list in domain/codes.ts (BOOKS, CLASSES, …). */
  readonly codes?: string;
  readonly required: boolean;
  /** The value of every row where this form has no such column (a form for 表内 alone has no 台账类型). */
  readonly constant?: string;
}

/** How a column came to its field: by the full nested title, by the title alone, by another known head, by the clerk. */
export type MatchedBy = 'path' | 'title' | 'synonym' | 'manual';

/**
 * How a kind of workbook is read – data, versioned, never code. A county with another form saves a new version of it.
 * The unit is declared, never guessed: null means the mapping page has to ask (decisions.md 5).
 */
export interface ImportProfile {
  readonly id: string;
  readonly version: number;
  readonly title: string;
  readonly kind: ImportKind;
  readonly unit: '元' | '万元' | null;
  /** How days are written in text, declared like the unit; year first (2011-08-31, 2011.8.31, 20110831) when left out. */
  readonly dates?: DayOrder;
  readonly fields: readonly ProfileField[];
  /** First cell of rows that are not data: 合计, 小计, 填表人 … */
  readonly stopWords: readonly string[];
  /** The form may have a column a month instead of a row a month. */
  readonly byMonth?: MonthColumns;
}

/** Columns headed 1月 … 12月: their months go to one field, their figures to another; one of the words must stand over them. */
export interface MonthColumns { readonly month: string; readonly value: string; readonly words: readonly string[] }

export type Severity = 'reject' | 'warn';

export interface RowIssue {
  /** The sheet's own row number, from 1; 0 for the sheet as a whole. */
  readonly row: number;
  /** Field key; '' when the row as a whole is meant. */
  readonly column: string;
  /** The cell as it stands in the file. */
  readonly raw: string;
  readonly code: string;
  readonly severity: Severity;
  /** Chinese sentence for the clerk. */
  readonly message: string;
}

/**
 * Text, day (YYYY-MM-DD), money in 分, rate in ppm, integer, English code; null = empty cell. Persons are one text in the
 * notation of people.ts, to be read with parsePeople.
 */
export type DraftValue = string | number | null;

export interface DraftRow {
  readonly row: number;
  /** By field key. A key is absent when the sheet has no such column: an import then leaves the field alone. */
  readonly values: Readonly<Record<string, DraftValue>>;
  readonly issues: readonly RowIssue[];
}

export interface ColumnMatch {
  readonly key: string;
  /** Zero-based sheet column. */
  readonly column: number;
  /** The head as found: 金额(元) / 当前本金余额 */
  readonly head: string;
  readonly by?: MatchedBy;
  /** The money unit written in this very head. */
  readonly unit?: '元' | '万元';
}

/** Why a row of the table is not among the drafts; with the drafts these account for every filled row. */
export type SkipReason = 'numbers' | 'note' | 'section' | 'subtotal' | 'total' | 'empty' | 'after_end';

export interface SkippedRow {
  readonly row: number;
  readonly why: SkipReason;
}

/** One table found on one sheet, read by one profile. */
export interface SheetReading {
  readonly sheet: string;
  readonly profile: string;
  readonly version: number;
  readonly kind: ImportKind;
  readonly unit: '元' | '万元';
  readonly headTop: number;
  readonly headBottom: number;
  readonly columns: readonly ColumnMatch[];
  readonly unknownHeads: readonly string[];
  readonly rows: readonly DraftRow[];
  /** Filled rows that are not data, with the reason. */
  readonly skipped?: readonly SkippedRow[];
  /** The file's own 合计 row by field key in 分, as far as it has one. */
  readonly ownTotals: Readonly<Record<string, number>> | null;
  /** Findings about the sheet as a whole. */
  readonly issues: readonly RowIssue[];
}

/** 责任人 cell, parsed: `李守义(调查)60%;陈福根(包收)40%`. */
export interface NamedShare {
  readonly name: string;
  readonly staffNo: string | null;
  /** Code of ROLES; the text as written when unknown; '' when the sheet gives none. */
  readonly role: string;
  /** ppm of the responsibility; null when the sheet gives none (kept unset, decisions.md 1). */
  readonly sharePpm: number | null;
}

export const LEDGER_DEFAULT_BOOK: Book = 'on';
