import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CoreLink } from '../../workers/core-link.js';
import { refuse, sendJson } from './send-json.js';

/** Inputs are small; files go another way. */
const MOST_INPUT_BYTES = 4 * 1024 * 1024;

/** POST /rpc/<method> with the input as JSON; answered by a reply, also when the core refuses. */
export async function answerCall(link: CoreLink, req: IncomingMessage, res: ServerResponse, method: string): Promise<void> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of req as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    if (bytes > MOST_INPUT_BYTES) return refuse(res, 413);
    parts.push(part);
  }
  const input = parse(Buffer.concat(parts).toString('utf8'));
  if (!input.ok) return refuse(res, 400);
  sendJson(res, 200, await link.dispatch(method, input.value));
}

function parse(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (e) {
    if (e instanceof SyntaxError) return { ok: false };
    throw e;
  }
}
