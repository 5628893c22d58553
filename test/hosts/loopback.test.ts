import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCore } from '../../electron/app/core.js';
import { coreOptions } from '../../electron/hosts/core-options.js';
import { startLoopbackHost, type LoopbackHost } from '../../electron/hosts/loopback-host.js';
import { attachment } from '../../electron/hosts/loopback/file-routes.js';
import { silentLog } from '../../electron/log/file-log.js';
import { linkInProcess, type CoreLink } from '../../electron/workers/core-link.js';
import { RESOURCES } from '../helpers/made-once.js';

let folder: string;
let link: CoreLink;
let host: LoopbackHost;
const refused: unknown[] = [];
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'loopback-'));
  mkdirSync(path.join(folder, 'renderer/assets'), { recursive: true });
  writeFileSync(path.join(folder, 'renderer/index.html'), '<!doctype html><div id="root"></div>');
  writeFileSync(path.join(folder, 'secret.json'), '"outside"');
  const core = await createCore(coreOptions({ ledgerPath: path.join(folder, 'a.db'), resourcesPath: RESOURCES, temporaryPath: path.join(folder, 't'), password: null, user: '何静', version: '1' }));
  link = linkInProcess(core, silentLog);
  host = await startLoopbackHost(link, { rendererPath: path.join(folder, 'renderer'), log: { info: () => undefined, error: (message, details) => void refused.push([message, details]) } });
});
afterAll(async () => {
  await host.close();
  await link.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Answer { readonly status: number; readonly headers: IncomingHttpHeaders; readonly body: string }
/** A request with exactly these headers: a browser would not let a page choose them, another program does. */
function send(method: string, target: string, headers: Record<string, string>, body = ''): Promise<Answer> {
  const { port } = new URL(host.origin);
  return new Promise((resolve, reject) => {
    const req = request({ host: '127.0.0.1', port, method, path: target, headers: { host: `127.0.0.1:${port}`, ...headers } }, (res) => {
      let text = '';
      res.setEncoding('utf8').on('data', (d: string) => (text += d)).on('end', () => resolve({ status: res.statusCode ?? 0, headers: res.headers, body: text }));
    });
    req.on('error', reject).end(body);
  });
}
const good = () => ({ origin: host.origin, authorization: `Bearer ${host.token}`, 'content-type': 'application/json' });
const call = (headers: Record<string, string>, body = '{}') => send('POST', '/rpc/app.state', headers, body);

describe('loopback host: who is let in (architecture 3)', () => {
  it('listens on this machine alone, with a new 256-bit token in the fragment', async () => {
    expect(host.origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(host.url).toBe(`${host.origin}/#t=${host.token}`);
    expect(Buffer.from(host.token, 'base64url')).toHaveLength(32);
    const second = await startLoopbackHost(link, { rendererPath: folder, log: silentLog });
    expect(second.token).not.toBe(host.token);
    await second.close();
  });

  it('answers the page it served', async () => {
    const answer = await call(good());
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body)).toMatchObject({ ok: true, value: { stage: 'none' } });
  });

  it.each([
    ['another name for this machine', { host: 'localhost:1' }, 421],
    ['a name that was rebound', { host: 'ledger.example' }, 421],
    ['another origin', { origin: 'http://a.example' }, 403],
    ['an opaque origin', { origin: 'null' }, 403],
    ['our origin with another port', { origin: 'http://127.0.0.1:1' }, 403],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['text', { 'content-type': 'text/plain' }, 415],
    ['a wrong token', { authorization: `Bearer ${'A'.repeat(43)}` }, 401],
    ['a token that is too short', { authorization: 'Bearer x' }, 401],
    ['no token', { authorization: '' }, 401],
  ])('refuses %s', async (_what, change, status) => {
    const answer = await call({ ...good(), ...change });
    expect(answer.status).toBe(status);
    expect(answer.body).toBe(String(status));
    expect(refused.at(-1)).toEqual(['request refused', { status }]);
  });

  it('refuses a POST without an origin', async () => {
    const { origin: _, ...rest } = good();
    expect((await call(rest)).status).toBe(403);
  });

  it.each(['/events', '/files/0123'])('asks for the token on %s too', async (target) => expect((await send('GET', target, {})).status).toBe(401));

  it('gives no other site a way in: no CORS header, not even for a preflight', async () => {
    const preflight = await send('OPTIONS', '/rpc/app.state', { origin: 'http://a.example', 'access-control-request-method': 'POST' });
    expect(preflight.status).toBe(403);
    for (const answer of [preflight, await call(good()), await send('GET', '/', {})]) expect(Object.keys(answer.headers).filter((h) => h.startsWith('access-control'))).toEqual([]);
  });

  it.each([['PUT', '/rpc/app.state'], ['DELETE', '/files/0123'], ['POST', '/events']])('knows no %s %s', async (method, target) => {
    const answer = await send(method, target, { ...good(), 'content-type': 'application/octet-stream' });
    expect(answer.status).toBe(405);
  });
});

describe('loopback host: what it answers', () => {
  it('is never cached, framed, sniffed or referred to', async () => {
    for (const answer of [await call(good()), await send('GET', '/', {}), await send('GET', '/nothing.js', {}), await call({})]) {
      expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', 'referrer-policy': 'no-referrer', 'x-frame-options': 'DENY', 'cross-origin-resource-policy': 'same-origin' });
      expect(answer.headers['content-security-policy']).toContain("script-src 'self'");
    }
  });

  it('refuses a body that is no JSON or too large', async () => {
    for (const [body, status] of [['{', 400], [JSON.stringify('x'.repeat(64 * 1024 * 1024)), 413]] as const) {
      const answer = await call(good(), body);
      expect(answer.status).toBe(status);
      expect(JSON.parse(answer.body)).toMatchObject({ ok: false, error: { code: 'INPUT_INVALID' } });
    }
    expect((await call(good())).status).toBe(200);
  });

  it.each(['/../secret.json', '/%2e%2e/secret.json', '/..%2fsecret.json', '/..%5csecret.json', '/assets/../../secret.json', '//secret.json', '/%', '/%00', '/index.html/'])('E18 does not give %s', async (target) => {
    const { port } = new URL(host.origin);
    // over a bare socket: a client would tidy the address up
    const text = await new Promise<string>((resolve, reject) => {
      let all = '';
      const socket = connect(Number(port), '127.0.0.1', () => socket.write(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nConnection: close\r\n\r\n`));
      socket.setEncoding('utf8').on('data', (d: string) => (all += d)).on('end', () => resolve(all)).on('error', reject);
    });
    expect(text).toMatch(/^HTTP\/1\.1 40[04] /);
    expect(text).not.toContain('outside');
  });

  it('survives a line that is no address', async () => {
    expect((await send('GET', '//[', {})).status).toBe(400);
  });

  it('hands a file out as an attachment under its Chinese name', async () => {
    const file = path.join(folder, '月报 (8月).xlsx');
    writeFileSync(file, 'PK content');
    const adopted = await link.adopt(file);
    if (!adopted.ok) throw new Error('not adopted');
    const answer = await send('GET', `/files/${adopted.value.ref}`, { authorization: `Bearer ${host.token}` });
    expect(answer.status).toBe(200);
    expect(answer.body).toBe('PK content');
    expect(answer.headers['content-type']).toBe('application/octet-stream');
    const { 'content-disposition': disposition = '' } = answer.headers;
    expect(disposition).toMatch(/^attachment; filename="[\x20-\x7e]+"; filename\*=UTF-8''[\x21-\x7e]+$/);
    expect(decodeURIComponent(disposition.split("UTF-8''")[1] ?? '')).toBe('月报 (8月).xlsx');
  });

  it('quotes nothing out of a name', () => {
    expect(attachment('a"b\\c%0d.xlsx')).toBe(`attachment; filename="a_b_c_0d.xlsx"; filename*=UTF-8''a%22b%5Cc%250d.xlsx`);
  });

  it('stops talking when it is closed', async () => {
    const short = await startLoopbackHost(link, { rendererPath: folder, log: silentLog });
    const events = await fetch(`${short.origin}/events`, { headers: { authorization: `Bearer ${short.token}` } });
    expect(events.headers.get('content-type')).toBe('application/x-ndjson; charset=utf-8');
    await short.close();
    await expect(fetch(short.origin)).rejects.toThrow('fetch failed');
  });

});
