import type { CoreSettings } from './core-options.js';
import type { Reply } from '../contract/errors.js';
import type { CoreEvent } from '../contract/events.js';
import type { FileRef } from '../contract/files.js';
import type { Details, ErrorCode } from '../domain/messages.js';

/** What the core's thread is started with. */
export interface CoreThreadData {
  readonly settings: CoreSettings;
  /** Folder of the log; null writes none. */
  readonly logFolder: string | null;
  /** Shared with the host: see cancel-flags.ts. */
  readonly cancelFlags: SharedArrayBuffer;
  /** True when the host makes the PDF files (Electron), false when the thread looks for an installed browser. */
  readonly hostPdf: boolean;
}

/** A refusal between threads: an Error would lose its class on the way. */
export interface Refused { readonly code: ErrorCode; readonly details: Details }

export type ToCore =
  | { readonly type: 'call'; readonly id: number; readonly method: string; readonly input: unknown }
  | { readonly type: 'adopt'; readonly id: number; readonly path: string; readonly name: string | undefined }
  | { readonly type: 'pathOf'; readonly id: number; readonly file: FileRef }
  | { readonly type: 'place'; readonly id: number; readonly name: string }
  | { readonly type: 'pdf-done'; readonly id: number; readonly refused: Refused | null }
  | { readonly type: 'close' };

export type FromCore =
  | { readonly type: 'reply'; readonly id: number; readonly reply: Reply }
  | { readonly type: 'event'; readonly event: CoreEvent }
  | { readonly type: 'pdf'; readonly id: number; readonly htmlPath: string; readonly pdfPath: string }
  | { readonly type: 'pdf-stop'; readonly id: number };
