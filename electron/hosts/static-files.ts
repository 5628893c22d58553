import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { securityHeaders } from './content-security.js';

/** An answer that both an http server and Electron's protocol handler can give. */
export interface StaticAnswer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8', '.js': 'text/javascript; charset=utf-8', '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8', '.svg': 'image/svg+xml', '.png': 'image/png', '.ico': 'image/x-icon', '.woff2': 'font/woff2',
};

/** What the bundler names its files. Everything else – `..`, `%`, `\`, `:`, a leading dot – is no file of ours. */
const SEGMENT = /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/;

/**
 * The built pages, read from `folder` (which may lie inside the program's archive). One handler serves app:// and the
 * loopback host, so what one refuses the other refuses too.
 */
export function staticFiles(folder: string): (pathname: string) => Promise<StaticAnswer> {
  return async (pathname) => {
    const segments = (pathname === '/' ? '/index.html' : pathname).split('/').slice(1);
    const type = TYPES[path.extname(segments.at(-1) ?? '')];
    if (type === undefined || !segments.every((s) => SEGMENT.test(s))) return notFound();
    try {
      return { status: 200, headers: { ...securityHeaders(), 'content-type': type }, body: await readFile(path.join(folder, ...segments)) };
    } catch (e) {
      if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((e as NodeJS.ErrnoException).code ?? '')) return notFound();
      throw e;
    }
  };
}

const notFound = (): StaticAnswer => ({ status: 404, headers: { ...securityHeaders(), 'content-type': 'text/plain; charset=utf-8' }, body: Buffer.from('404') });
