import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { HOSTILE, importHostileLedger } from './hostile-ledger.js';
import { expect, test as base } from './loopback.js';

// What a page sees of E01–E20, in a real browser through the loopback host: the same pages, headers and policy as app://.

/** Provoked violations are console errors on purpose: a page of its own, outside of the strict fixture. */
const test = base.extend<{ probe: Page }>({
  probe: async ({ product, browser }, give) => {
    const context = await browser.newContext({ permissions: ['geolocation', 'notifications', 'clipboard-read'] });
    const page = await context.newPage();
    await page.goto(product.url);
    await expect(page.locator('#root > *').first()).toBeVisible();
    await give(page);
    await context.close();
  },
});

// the recorder runs a script of its own in every frame; the paper's frame refuses it, and says so as a console error
test.use({ trace: 'off' });

/** Another site, open in the same browser. */
async function otherSite(body: string): Promise<{ origin: string; server: Server }> {
  const server = createServer((_req, res) => void res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(`<!doctype html><meta charset="utf-8">${body}`));
  await new Promise<void>((ok) => server.listen(0, '127.0.0.1', ok));
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, server };
}

const open = (page: Page, hash: string): Promise<void> => page.evaluate((h) => { location.hash = h; }, hash);

test('E07 what stands in a cell stays text, on screen and on paper', async ({ page, product }) => {
  await importHostileLedger(product.url);
  await page.reload();
  await open(page, '#/loans');
  for (const name of Object.values(HOSTILE)) await expect(page.getByText(name).first()).toBeVisible();
  await page.getByText(HOSTILE.image).first().dblclick();
  await open(page, '#/rosters/print?year=2011');
  const paper = page.locator('iframe').first();
  await expect(paper).toHaveAttribute('srcdoc', /2011年度责任清收名册/);
  const sheets = await paper.getAttribute('srcdoc') ?? '';
  expect(sheets).toMatch(/&lt;(img|script|iframe|a|style)/);
  expect(sheets).not.toMatch(/<(img|script|iframe|a)\b/);
  expect(await page.evaluate(() => (window as { hacked?: number }).hacked)).toBeUndefined();
  expect(await page.locator('img[src="x"], a[href*="a.example"]').count()).toBe(0);
});

test('E07 no script but the bundle’s runs: no inline, no eval, no handler, no foreign file', async ({ probe }) => {
  const violations = await probe.evaluate(async () => {
    const seen: string[] = [];
    document.addEventListener('securitypolicyviolation', (e) => seen.push(e.effectiveDirective));
    const w = window as unknown as Record<string, unknown>;
    const inline = document.createElement('script');
    inline.textContent = 'window.ran = "inline"';
    const foreign = document.createElement('script');
    foreign.src = 'https://a.example/x.js';
    const data = document.createElement('script');
    data.src = 'data:text/javascript,window.ran="data"';
    document.body.append(inline, foreign, data);
    document.body.insertAdjacentHTML('beforeend', '<img src="data:," onerror="window.ran=\'handler\'"><object data="data:text/html,x"></object><base href="https://a.example/">');
    // in a turn of its own: the debugger that runs this function is allowed what a page is not
    const evaluated = await new Promise<boolean>((answer) => setTimeout(() => {
      try {
        answer(new Function('return 1')() === 1);
      } catch (e) {
        answer(!(e instanceof EvalError));
      }
    }));
    await new Promise((r) => setTimeout(r, 500));
    return { seen: [...new Set(seen)].toSorted(), ran: w['ran'], evaluated };
  });
  expect(violations.ran).toBeUndefined();
  expect(violations.evaluated).toBe(false);
  expect(violations.seen).toEqual(expect.arrayContaining(['base-uri', 'script-src', 'script-src-attr', 'script-src-elem']));
});

test('E01 a page cannot reach anything but its host', async ({ probe }) => {
  const elsewhere = (url: string): boolean => !url.startsWith(new URL(probe.url()).origin) && !/^(blob|data):/.test(url);
  const went: string[] = [];
  probe.on('response', (r) => { if (elsewhere(r.url())) went.push(r.url()); });
  probe.on('requestfailed', (r) => { if (elsewhere(r.url()) && r.failure()?.errorText !== 'csp') went.push(`${r.url()} ${r.failure()?.errorText}`); });
  const failed = await probe.evaluate(async () => {
    const outcome = async (act: () => Promise<unknown> | unknown): Promise<string> => {
      try {
        await act();
        return 'went out';
      } catch (e) {
        return (e as Error).name;
      }
    };
    const blocked = new Set<string>();
    document.addEventListener('securitypolicyviolation', (e) => blocked.add(`${e.effectiveDirective} ${e.blockedURI}`));
    const results = [
      await outcome(() => fetch('http://192.0.2.1/')),
      await outcome(() => fetch('http://127.0.0.1:9/')),
      await outcome(() => new Promise((ok, no) => { const s = new WebSocket('ws://192.0.2.1/'); s.addEventListener('open', ok); s.addEventListener('error', () => no(new TypeError('refused'))); })),
    ];
    navigator.sendBeacon('http://192.0.2.1/', 'x');
    const image = new Image();
    image.src = 'http://192.0.2.1/x.png';
    const frame = document.createElement('iframe');
    frame.src = 'http://192.0.2.1/';
    document.body.append(frame);
    await new Promise((r) => setTimeout(r, 500));
    return { results, blocked: [...blocked].map((b) => b.split(' ')[0]).toSorted() };
  });
  expect(failed.results).toEqual(['TypeError', 'TypeError', 'TypeError']);
  expect(new Set(failed.blocked)).toEqual(new Set(['connect-src', 'frame-src', 'img-src']));
  expect(went).toEqual([]);
});

test('E05 devices and sensors are refused, whatever the clerk once clicked', async ({ probe }) => {
  const refused = await probe.evaluate(async () => {
    const why = async (act: () => Promise<unknown>): Promise<string> => act().then(() => 'granted', (e: { name?: string; code?: number }) => e.name ?? `code ${e.code}`);
    const state = async (name: string): Promise<string> => (await navigator.permissions.query({ name: name as PermissionName })).state;
    return {
      states: await Promise.all(['camera', 'microphone', 'midi'].map(state)),
      place: await new Promise<string>((ok) => navigator.geolocation.getCurrentPosition(() => ok('granted'), (e) => ok(`code ${e.code}`))),
      clipboard: await why(() => navigator.clipboard.readText()),
      screen: await why(() => navigator.mediaDevices.getDisplayMedia()),
    };
  });
  expect(refused).toEqual({ states: ['denied', 'denied', 'denied'], place: 'code 1', clipboard: 'NotAllowedError', screen: 'NotAllowedError' });
});

test('E13 a form leads nowhere', async ({ probe }) => {
  const before = probe.url();
  await probe.evaluate(() => {
    const form = document.createElement('form');
    form.action = 'http://192.0.2.1/';
    document.body.append(form);
    form.submit();
  });
  await probe.waitForTimeout(500);
  expect(probe.url()).toBe(before);
});

test('E18 the token leaves the address bar; without it, or with another, the host is silent', async ({ page, product, browser }) => {
  const { origin } = new URL(product.url);
  expect(page.url()).toBe(`${origin}/`);
  await page.reload();
  await expect(page.getByRole('textbox', { name: '县名' })).toBeVisible();
  const context = await browser.newContext();
  const stranger = await context.newPage();
  await stranger.goto(`${origin}/`);
  await expect(stranger.getByText('这个页面的地址只在当次启动有效').first()).toBeVisible();
  for (const target of ['/..%2fpackage.json', '/%2e%2e/%2e%2e/package.json', '/assets/', '/台账.db']) expect((await stranger.request.get(origin + target)).status(), target).toBe(404);
  await context.close();
});

test('another site in the same browser gets nothing: not by fetch, form, script, frame or another name', async ({ product, browser }) => {
  const { origin, port } = new URL(product.url);
  const { origin: foreign, server } = await otherSite(`<iframe id="frame" src="${origin}/"></iframe><form id="form" method="post" enctype="text/plain" action="${origin}/rpc/ledger.lock" target="answer"><input name="{}"></form><iframe name="answer"></iframe>`);
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto(foreign);
  const seen = await page.evaluate(async (target) => {
    const of = (init: RequestInit, at = '/rpc/app.state'): Promise<string> => fetch(target + at, init).then((r) => `read ${r.status} ${r.type}`, () => 'refused');
    const script = await new Promise<string>((ok) => {
      const s = document.createElement('script');
      s.src = `${target}/assets/none.js`;
      s.addEventListener('load', () => ok('loaded'));
      s.addEventListener('error', () => ok('refused'));
      document.body.append(s);
    });
    return { json: await of({ method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' }), simple: await of({ method: 'POST', body: '{}' }), page: await of({}, '/'), opaque: await of({ mode: 'no-cors' }, '/'), script };
  }, origin);
  expect(seen).toEqual({ json: 'refused', simple: 'refused', page: 'refused', opaque: 'refused', script: 'refused' });

  const framed = page.frames().find((f) => f.url().startsWith(origin) || f.url().startsWith('chrome-error'));
  expect(framed?.url()).toMatch(/^chrome-error:/);
  const answered = page.waitForResponse((r) => r.url().endsWith('/rpc/ledger.lock'));
  await page.locator('#form').evaluate((f: HTMLFormElement) => f.submit());
  expect((await answered).status()).toBe(403);

  // a name of its own that leads to this machine
  const renamed = await page.goto(`http://localhost:${port}/`).catch(() => null);
  expect(renamed === null ? 421 : renamed.status()).toBe(421);
  await context.close();
  server.close();
});

test('14.3.3 nothing of the ledger stays in the browser', async ({ page, product }) => {
  await importHostileLedger(product.url);
  await page.reload();
  await open(page, '#/loans');
  await expect(page.getByText('彭思保').first()).toBeVisible();
  await page.getByText('彭思保').first().click();
  const kept = await page.evaluate(async () => ({
    local: Object.values({ ...localStorage }).join(), session: Object.keys({ ...sessionStorage }), databases: (await indexedDB.databases()).length, caches: (await caches.keys()).length, cookies: document.cookie,
  }));
  expect(kept).toMatchObject({ session: ['session-token'], databases: 0, caches: 0, cookies: '' });
  expect(kept.local).not.toMatch(/彭思保|\d{9}/);
});
