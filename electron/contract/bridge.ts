import type { Reply } from './errors.js';
import type { CoreEvent } from './events.js';
import type { FileRef } from './files.js';

/** Channels between the preload and the main process. Each carries one kind of message and nothing else. */
export const channels = { call: 'call', event: 'event', pickFiles: 'pick-files', putFile: 'put-file', saveFile: 'save-file', print: 'print' } as const;

export interface PickOptions {
  readonly title: string;
  /** Without a dot. */
  readonly extensions: readonly string[];
  readonly folder?: boolean;
}

/**
 * What the preload exposes as `window.host`: the Host of transport.ts, but every answer is a reply. An error that
 * crosses from the preload into the page keeps its message only, so a refusal travels as data.
 */
export interface HostBridge {
  readonly name: 'electron';
  call(method: string, input: unknown): Promise<Reply>;
  on(listener: (event: CoreEvent) => void): () => void;
  pickFiles(options: PickOptions): Promise<Reply<FileRef[]>>;
  putFile(name: string, bytes: Uint8Array): Promise<Reply<FileRef>>;
  saveFile(file: FileRef): Promise<Reply<boolean>>;
  print(html: string): Promise<Reply<null>>;
}
