import type { IncomingMessage } from 'node:http';

/** Bytes of a refused request that are read and thrown away, so that the browser gets to read the refusal. */
const MOST_DRAINED = 512 * 1024 * 1024;

export async function drain(req: IncomingMessage): Promise<void> {
  let thrown = 0;
  for await (const part of req as AsyncIterable<Uint8Array>) {
    thrown += part.length;
    if (thrown > MOST_DRAINED) return;
  }
}
