import path from 'node:path';
import type { Logger } from '../app/ports.js';
import type { Reply } from '../contract/errors.js';
import type { Host } from '../contract/transport.js';
import type { CoreLink } from '../workers/core-link.js';
import { handOut, takeFile } from './host-files.js';

/** A refusal on its way through a Host whose answers are plain values. */
export class HostRefusal extends Error {
  constructor(readonly reply: (Reply & { ok: false })['error']) {
    super(reply.message);
  }
}

/** The core without a transport: for tests and tools in this process. Saved files go to `saveTo`. */
export function memoryHost(link: CoreLink, options: { readonly log: Logger; readonly saveTo: string }): Host {
  const take = <T>(reply: Reply<T>): T => {
    if (reply.ok) return reply.value;
    throw new HostRefusal(reply.error);
  };
  return {
    name: 'memory',
    call: (method, input) => link.dispatch(method, input),
    on: (listener) => link.on(listener),
    pickFiles: () => Promise.resolve(null),
    putFile: async (name, bytes) => take(await takeFile(link, options.log, name, [bytes])),
    saveFile: async (file) => take(await handOut(link, options.log, file, (name) => Promise.resolve(path.join(options.saveTo, name)))),
    print: () => null,
  };
}
