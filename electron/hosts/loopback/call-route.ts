import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Reply } from '../../contract/errors.js';
import { messageFor } from '../../domain/messages.js';
import type { CoreLink } from '../../workers/core-link.js';
import { drain } from './drain.js';
import { sendJson } from './send-json.js';

/** A pasted table is the largest input (contract/imports.ts); files go another way. */
const MOST_INPUT_BYTES = 64 * 1024 * 1024;

/** POST /rpc/<method> with the input as JSON; answered by a reply, also when the core refuses. */
export async function answerCall(link: CoreLink, req: IncomingMessage, res: ServerResponse, method: string): Promise<void> {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for await (const part of req.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>) {
    bytes += part.length;
    if (bytes > MOST_INPUT_BYTES) break;
    parts.push(part);
  }
  if (bytes > MOST_INPUT_BYTES) {
    await drain(req);
    return sendJson(res, 413, invalid('内容太长'));
  }
  const input = parse(Buffer.concat(parts).toString('utf8'));
  sendJson(res, input.ok ? 200 : 400, input.ok ? await link.dispatch(method, input.value) : invalid('JSON'));
}

const invalid = (field: string): Reply => ({ ok: false, error: { code: 'INPUT_INVALID', ...messageFor('INPUT_INVALID', { field }) } });

function parse(text: string): { ok: true; value: unknown } | { ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch (e) {
    if (e instanceof SyntaxError) return { ok: false };
    throw e;
  }
}
