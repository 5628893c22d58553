import type { FieldType } from '../../domain/importing/profile.js';
import type { Merge, RawRow } from '../../domain/importing/raw-sheet.js';

/** A row that goes back as its sender wrote it, with what is wrong about it. */
export interface ReturnRow {
  readonly row: RawRow;
  /** `ask`: nothing is wrong with the cells, the ledger says something else. */
  readonly kind: 'reject' | 'ask';
  /** One sentence a line. */
  readonly reason: string;
  /** Zero-based column → the sentence about its cell. */
  readonly bad: ReadonlyMap<number, string>;
}

/** One table of the sender's sheet: what stood above its head, the head itself, and the rows that go back. */
export interface ReturnTable {
  readonly above: readonly RawRow[];
  /** Head rows from `headTop` to `headBottom`, and the rows of column numbers and notes under them. */
  readonly head: readonly RawRow[];
  readonly headTop: number;
  readonly headBottom: number;
  readonly rows: readonly ReturnRow[];
}

export interface ReturnSheet {
  readonly name: string;
  readonly date1904: boolean;
  readonly merges: readonly Merge[];
  /** What each column holds, so that corrected cells become what is read: numbers that are names stay text. */
  readonly types: ReadonlyMap<number, FieldType>;
  readonly tables: readonly ReturnTable[];
}

/** The head of the column that is added at the right. A returned sheet that comes back has it already. */
export const REASON_HEAD = '退回原因';
