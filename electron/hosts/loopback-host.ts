import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from '../app/ports.js';
import type { CoreLink } from '../workers/core-link.js';
import { answerCall } from './loopback/call-route.js';
import { sendEvents } from './loopback/event-lines.js';
import { sendDownload, takeUpload } from './loopback/file-routes.js';
import { refusalOf, refusalOfPage, type Gate } from './loopback/guard.js';
import { refuse } from './loopback/send-json.js';
import { staticFiles } from './static-files.js';

export interface LoopbackHost {
  readonly origin: string;
  /** Address with the token of this start in the fragment: it is in no request line, no log and no Referer. */
  readonly url: string;
  readonly token: string;
  close(): Promise<void>;
}

/** More than any browser opens to one host. */
const MOST_CONNECTIONS = 64;

/**
 * Serves the built pages and the contract to a browser on this machine, and to nobody else: 127.0.0.1 on a free port, a
 * new 256-bit token each start, no CORS header, every answer uncached.
 */
export async function startLoopbackHost(link: CoreLink, options: { readonly rendererPath: string; readonly log: Logger }): Promise<LoopbackHost> {
  const token = randomBytes(32).toString('base64url');
  let gate: Gate = { authority: '', token };
  const pages = staticFiles(options.rendererPath);
  const server = createServer((req, res) => {
    void route(req, res).catch((e: unknown) => {
      // a browser that went away in the middle is no fault
      if (res.destroyed || req.destroyed) return;
      options.log.error('request failed', { error: e instanceof Error ? (e.stack ?? e.message) : String(e) });
      if (res.headersSent) res.destroy();
      else refuse(res, 500);
    });
  });
  server.maxConnections = MOST_CONNECTIONS;

  async function route(req: IncomingMessage, res: ServerResponse): Promise<void> {
    const address = URL.parse(req.url ?? '/', `http://${gate.authority}`);
    // `//name/…` names another host
    if (address?.host !== gate.authority) return refuse(res, 400);
    const { pathname, searchParams } = address;
    const [, area, name = ''] = pathname.split('/');
    const api = `${req.method} ${area}`;
    const isApi = ['rpc', 'events', 'files'].includes(area ?? '');
    const denied = isApi ? refusalOf(req, gate, req.method === 'POST' ? (area === 'rpc' ? 'application/json' : 'application/octet-stream') : null) : refusalOfPage(req, gate);
    if (denied !== null) {
      options.log.error('request refused', { status: denied });
      return refuse(res, denied);
    }
    if (api === 'POST rpc') return answerCall(link, req, res, name);
    if (api === 'GET events') return sendEvents(link, res);
    if (api === 'POST files') return takeUpload(link, options.log, req, res, searchParams.get('name') ?? '');
    if (api === 'GET files') return sendDownload(link, res, name);
    if (isApi || req.method !== 'GET') return refuse(res, 405);
    const { status, headers, body } = await pages(pathname);
    res.writeHead(status, headers).end(body);
  }

  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  gate = { authority: `127.0.0.1:${port}`, token };
  const origin = `http://${gate.authority}`;
  return {
    origin, token, url: `${origin}/#t=${token}`,
    close: () => new Promise((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    }),
  };
}
