import type { FileRef } from '../contract/files.js';
import type { Day } from '../domain/date.js';
import type { RawWorkbook } from '../domain/importing/raw-sheet.js';

/** The only places where the outside world comes in; tests put fakes here and nowhere else. */
export interface Clock {
  /** Instant in ms. */
  now(): number;
  /** 业务日期. */
  today(): Day;
}

/** Files behind opaque references: what was chosen, uploaded or is to be handed out. */
export interface FileStore {
  /** The place of a referenced file. Throws FILE_GONE. */
  pathOf(ref: FileRef): string;
  /** A place for a new file to be handed out under this name. */
  place(name: string): string;
  /** Makes a reference to an existing file. */
  adopt(path: string, name?: string): FileRef;
  clear(): void;
}

/** Turns a self-contained page into a PDF; null where this PC has nothing that can. */
export interface PdfPort {
  available(): boolean;
  render(htmlPath: string, pdfPath: string, signal: AbortSignal): Promise<void>;
}

/** Reads a workbook behind the fence: a worker with limits and a deadline, killed when it exceeds them. */
export interface WorkbookPort {
  read(path: string, name: string, options: { signal: AbortSignal; onProgress?: (rows: number) => void }): Promise<RawWorkbook>;
}

/** Long work as a handler sees it. */
export interface JobControl {
  readonly signal: AbortSignal;
  progress(step: string, done: number, total: number): void;
  /** Throws CANCELLED once the person asked to stop. */
  checkpoint(): void;
}

export interface Logger {
  info(message: string, details?: Record<string, unknown>): void;
  error(message: string, details?: Record<string, unknown>): void;
}
