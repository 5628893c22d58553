import type { DraftRow, ImportProfile, RowIssue, SheetReading } from '../../domain/importing/profile.js';
import type { RawSheet } from '../../domain/importing/raw-sheet.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import type { Verdict } from '../../contract/imports.js';

/** One sheet of one chosen file, read and mapped. */
export interface SourceTable {
  readonly fileName: string;
  readonly sha256: string;
  readonly reading: SheetReading;
  /** The sheet and the profile it was read by: for giving rows back on the sender's own form. */
  readonly sheet: RawSheet;
  readonly profile: ImportProfile;
  /** First rows as text, for the mapping step. */
  readonly preview: readonly { row: number; cells: readonly string[] }[];
}

export interface FieldChange {
  readonly field: string;
  readonly before: string;
  readonly after: string;
}

/** The step in which rows are held against the ledger. */
export const COMPARING = '与台账比对';

/** What will happen to one row, and the writing that does exactly that. */
export interface PlannedRow {
  readonly table: SourceTable;
  readonly draft: DraftRow;
  verdict: Verdict;
  readonly subject: string;
  readonly changes: readonly FieldChange[];
  readonly issues: RowIssue[];
  /** Phase decides the order: references before what refers to them, receipts before the remainder of a carry-in. */
  readonly writes: readonly PlannedWrite[];
  /** What is written when a person decides a conflict for the file; absent where the ledger's value cannot be given up. */
  readonly onceTaken?: readonly PlannedWrite[];
}

export interface PlannedWrite {
  readonly phase: Phase;
  readonly run: (uow: UnitOfWork) => void;
}

export type Phase = 'unit' | 'staff' | 'party' | 'loan' | 'register' | 'receipt' | 'carry' | 'plan';
export const PHASES: readonly Phase[] = ['unit', 'staff', 'party', 'loan', 'register', 'receipt', 'carry', 'plan'];

/** A record that may not exist yet: its id is known once its insert ran. */
export interface Ref {
  id: number | null;
}

export function idOf(ref: Ref): number {
  if (ref.id === null) throw new Error('a planned record is used before it was written');
  return ref.id;
}

export const rejected = (issues: readonly RowIssue[]): boolean => issues.some((i) => i.severity === 'reject');
