import type { Core } from '../app/core.js';
import type { Logger } from '../app/ports.js';
import { answer } from '../app/running/answer.js';
import type { Reply } from '../contract/errors.js';
import type { CoreEvent } from '../contract/events.js';
import type { FileRef } from '../contract/files.js';

/** The core as a host sees it, whether it runs in this thread or in one of its own. Every step is answered by a reply. */
export interface CoreLink {
  dispatch(method: string, input: unknown): Promise<Reply>;
  on(listener: (event: CoreEvent) => void): () => void;
  /** Makes a reference to a file on this machine. */
  adopt(path: string, name?: string): Promise<Reply<FileRef>>;
  pathOf(file: FileRef): Promise<Reply<string>>;
  /** A place for a new file under this name. */
  place(name: string): Promise<Reply<string>>;
  close(): Promise<void>;
}

/** The core in this thread. */
export function linkInProcess(core: Core, log: Logger): CoreLink {
  return {
    dispatch: (method, input) => core.dispatch(method, input),
    on: (listener) => core.on(listener),
    adopt: (path, name) => answer(log, 'adopt', () => core.files.adopt(path, name)),
    pathOf: (file) => answer(log, 'pathOf', () => core.files.pathOf(file)),
    place: (name) => answer(log, 'place', () => core.files.place(name)),
    close: () => core.close(),
  };
}
