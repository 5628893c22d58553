import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Logger } from '../../app/ports.js';
import type { CoreLink } from '../../workers/core-link.js';
import { securityHeaders } from '../content-security.js';
import { takeFile } from '../host-files.js';
import { drain } from './drain.js';
import { sendJson } from './send-json.js';

/** POST /files?name=…: the body is the file, straight to disk. Answers a FileRef, or a reply that says why not. */
export async function takeUpload(link: CoreLink, log: Logger, req: IncomingMessage, res: ServerResponse, name: string): Promise<void> {
  const reply = await takeFile(link, log, name, req.iterator({ destroyOnReturn: false }) as AsyncIterable<Uint8Array>);
  if (!reply.ok) await drain(req);
  sendJson(res, reply.ok ? 200 : 413, reply.ok ? reply.value : reply);
}

/** GET /files/<ref>: as an attachment under its own name, never shown in place. */
export async function sendDownload(link: CoreLink, res: ServerResponse, ref: string): Promise<void> {
  const found = await link.pathOf({ ref, name: 'x', bytes: 0 });
  if (!found.ok) return sendJson(res, 404, found);
  const { size } = await stat(found.value);
  res.writeHead(200, { ...securityHeaders(), 'content-type': 'application/octet-stream', 'content-length': size, 'content-disposition': attachment(path.basename(found.value)) });
  await pipeline(createReadStream(found.value), res);
}

/** RFC 6266: a plain name for old readers, the real one percent-encoded after RFC 5987. */
export function attachment(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
