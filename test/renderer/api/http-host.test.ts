import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CoreEvent } from '../../../electron/contract/events.js';
import type { Host } from '../../../electron/contract/transport.js';
import { ApiError } from '../../../renderer/api/api-error.js';
import { httpHost } from '../../../renderer/api/http-host.js';

const TOKEN = 'secret-of-this-start';
let server: Server | undefined;
const saved: { name: string; text: string }[] = [];

async function serve(answer: (req: IncomingMessage, res: ServerResponse, body: Buffer) => void, token = TOKEN): Promise<Host> {
  const s = createServer((req, res) => {
    const parts: Buffer[] = [];
    req.on('data', (d: Buffer) => parts.push(d)).on('end', () => {
      if (req.headers.authorization !== `Bearer ${TOKEN}`) res.writeHead(401).end();
      else answer(req, res, Buffer.concat(parts));
    });
  });
  server = s;
  await new Promise<void>((ok) => s.listen(0, '127.0.0.1', ok));
  return httpHost({ origin: `http://127.0.0.1:${(s.address() as AddressInfo).port}`, token, retryMs: 10, save: (name, content) => void content.text().then((text) => saved.push({ name, text })) });
}
const json = (res: ServerResponse, value: unknown): void => void res.writeHead(200, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(value));

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
  saved.length = 0;
});

describe('loopback host of the renderer', () => {
  it('posts the input with the token and hands the reply through', async () => {
    const seen: unknown[] = [];
    const host = await serve((req, res, body) => {
      seen.push(req.method, req.url, req.headers['content-type'], JSON.parse(body.toString()));
      json(res, { ok: true, value: { 县: '样例县' } });
    });
    expect(await host.call('app.state', { a: 1 })).toEqual({ ok: true, value: { 县: '样例县' } });
    expect(seen).toEqual(['POST', '/rpc/app.state', 'application/json', { a: 1 }]);
  });

  it('turns a refused token and a silent host into sentences, never into a thrown error', async () => {
    const refused = await serve((_, res) => json(res, {}), 'another');
    expect(await refused.call('app.state', {})).toMatchObject({ ok: false, error: { code: 'SESSION_OVER', message: '这个页面的地址只在当次启动有效' } });
    server?.close();
    const gone = httpHost({ origin: 'http://127.0.0.1:9', token: TOKEN, save: () => undefined });
    expect(await gone.call('app.state', {})).toMatchObject({ ok: false, error: { code: 'HOST_GONE', message: '程序的后台没有应答' } });
  });

  it('does not take a page of some other server for a reply', async () => {
    const host = await serve((_, res) => void res.writeHead(502, { 'content-type': 'text/html' }).end('<h1>proxy</h1>'));
    expect(await host.call('app.state', {})).toMatchObject({ ok: false, error: { code: 'HOST_GONE' } });
  });

  it('reads events however the bytes are cut, and asks everything again after the line was down', async () => {
    const event: CoreEvent = { type: 'job-progress', jobId: 'j1', title: '读入台账', step: '枫林8月.xls', done: 8, total: 23 };
    const bytes = Buffer.from(`${JSON.stringify(event)}\n\n${JSON.stringify({ type: 'data-changed', areas: ['loans'] })}\n`);
    let connections = 0;
    const host = await serve((req, res) => {
      expect(req.url).toBe('/events');
      connections++;
      res.writeHead(200, { 'content-type': 'application/x-ndjson' });
      if (connections > 1) return res.flushHeaders();
      // one byte at a time: characters of three bytes are torn apart
      void (async () => {
        for (const byte of bytes) {
          res.write(Buffer.of(byte));
          await new Promise((r) => setImmediate(r));
        }
        res.end();
      })();
    });
    const events: CoreEvent[] = [];
    const stop = host.on((e) => events.push(e));
    await vi.waitFor(() => expect(events).toEqual([event, { type: 'data-changed', areas: ['loans'] }, { type: 'state-changed' }]), { timeout: 5000 });
    stop();
  });

  it('sends a file as bytes under its encoded name and fetches one with the token', async () => {
    const seen: unknown[] = [];
    const host = await serve((req, res, body) => {
      seen.push(`${req.method} ${req.url}`, req.headers['content-type'], [...body]);
      if (req.method === 'POST') json(res, { ref: 'r1', name: '柳溪 8月.xlsx', bytes: 3 });
      else res.writeHead(200, { 'content-type': 'application/octet-stream' }).end('月报');
    });
    expect(await host.putFile('柳溪 8月.xlsx', new Uint8Array([1, 2, 255]))).toEqual({ ref: 'r1', name: '柳溪 8月.xlsx', bytes: 3 });
    expect(await host.saveFile({ ref: 'r/1', name: '月报.xlsx', bytes: 6 })).toBe(true);
    expect(seen).toEqual([`POST /files?name=${encodeURIComponent('柳溪 8月.xlsx')}`, 'application/octet-stream', [1, 2, 255], 'GET /files/r%2F1', undefined, []]);
    await vi.waitFor(() => expect(saved).toEqual([{ name: '月报.xlsx', text: '月报' }]), { timeout: 20_000 });
  });

  it('throws the refusal of an upload, and says when a file is gone', async () => {
    const host = await serve((req, res) => {
      if (req.method === 'POST') json(res, { ok: false, error: { code: 'FILE_TOO_LARGE', kind: 'input', message: '文件太大', hint: '请拆分' } });
      else res.writeHead(404).end();
    });
    await expect(host.putFile('a.xlsx', new Uint8Array(1))).rejects.toBeInstanceOf(ApiError);
    await expect(host.saveFile({ ref: 'x', name: 'x', bytes: 0 })).rejects.toMatchObject({ reply: { code: 'FILE_GONE' } });
  });
});
