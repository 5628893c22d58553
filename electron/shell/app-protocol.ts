import type { Protocol } from 'electron';
import { staticFiles } from '../hosts/static-files.js';
import { SCHEME } from './own-page.js';
import type { Papers } from './papers.js';

/** Answers app:// from the program's own files (never file://, E18) and from the pages waiting for the printer. */
export function serveAppScheme(protocol: Protocol, rendererPath: string, papers: Papers): void {
  const pages = staticFiles(rendererPath);
  protocol.handle(SCHEME, async (request) => {
    const { host, pathname } = new URL(request.url);
    if (request.method !== 'GET') return new Response(null, { status: 405 });
    if (host !== 'local' && host !== 'paper') return new Response(null, { status: 404 });
    const { status, headers, body } = await (host === 'paper' ? papers.answer(pathname) : pages(pathname));
    return new Response(body as Uint8Array<ArrayBuffer>, { status, headers });
  });
}
