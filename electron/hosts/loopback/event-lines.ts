import type { ServerResponse } from 'node:http';
import type { CoreLink } from '../../workers/core-link.js';
import { securityHeaders } from '../content-security.js';

/** A page that does not read is dropped at this many waiting bytes; it connects again and asks for everything anew. */
const MOST_WAITING = 64 * 1024 * 1024;

/** Core events as newline-delimited JSON, for as long as the page listens. */
export function sendEvents(link: CoreLink, res: ServerResponse): void {
  res.writeHead(200, { ...securityHeaders(), 'content-type': 'application/x-ndjson; charset=utf-8' });
  // an empty line: headers and stream reach the page now, not with the first event
  res.write('\n');
  const stop = link.on((event) => {
    res.write(`${JSON.stringify(event)}\n`);
    if (res.writableLength > MOST_WAITING) res.destroy();
  });
  res.on('close', stop);
}
