import type { Reply } from './errors.js';
import type { CoreEvent } from './events.js';
import type { FileRef } from './files.js';

/**
 * What a host gives the renderer. In Electron the preload exposes it as `window.host`; against the loopback host the
 * renderer builds it over fetch. It never changes when a method is added to the API.
 */
export interface Host {
  readonly name: 'electron' | 'loopback' | 'memory';
  /** For a job the value is `{ jobId }`; its result arrives as `job-finished`. */
  call(method: string, input: unknown): Promise<Reply>;
  on(listener: (event: CoreEvent) => void): () => void;
  /** Open dialog of the host; in a browser the page's own file input is used and this answers null. */
  pickFiles(options: { title: string; extensions: readonly string[]; folder?: boolean }): Promise<FileRef[] | null>;
  /** Bytes the page got itself (drag and drop, file input). */
  putFile(name: string, bytes: Uint8Array): Promise<FileRef>;
  /** Save dialog (Electron) or download (browser). Resolves to false when the person cancelled. */
  saveFile(file: FileRef): Promise<boolean>;
  /** Prints a self-contained page; null where the page prints itself through its preview frame. */
  print(html: string): Promise<void> | null;
}
