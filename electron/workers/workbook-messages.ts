import type { WorkbookFormat } from '../domain/importing/raw-sheet.js';
import type { Details, ErrorCode } from '../domain/messages.js';
import type { PackedRows } from '../workbook/reading/packed-rows.js';
import type { SheetHead, SheetTail } from '../workbook/reading/row-sink.js';

/** What the reader's thread is told. */
export interface WorkbookTask {
  readonly path: string;
  readonly name: string;
}

/** What it says. A refusal crosses as its code and details, because an Error loses its class between threads. */
export type WorkbookMessage =
  | { readonly type: 'begin'; readonly head: SheetHead }
  | { readonly type: 'rows'; readonly packed: PackedRows }
  | { readonly type: 'end'; readonly tail: SheetTail }
  | { readonly type: 'done'; readonly format: WorkbookFormat }
  | { readonly type: 'refused'; readonly code: ErrorCode; readonly details: Details };
