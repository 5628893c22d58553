// Builds the preview and takes pictures of pages: node test/renderer/preview/shots.mjs OUT name=hash …
// `--size 1093x614` sets the window; `name=?stage=none#/` opens another stage; `--url ADDRESS` takes them from a running host instead of the fixture.
import { createServer } from 'node:http';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import react from '@vitejs/plugin-react';
import { build } from 'vite';

const here = import.meta.dirname;
const args = process.argv.slice(2);
const urlAt = args.indexOf('--url');
const [given] = urlAt >= 0 ? args.splice(urlAt, 2).slice(1) : [];
const sizeAt = args.indexOf('--size');
const [size = '1366x768'] = sizeAt >= 0 ? args.splice(sizeAt, 2).slice(1) : [];
const [width, height] = size.split('x').map(Number);
const out = args.shift() ?? 'out';
mkdirSync(out, { recursive: true });

let base = given;
let server;
if (!base) {
  const dist = path.join(here, '../../../node_modules/.tmp/preview');
  await build({ root: here, base: './', configFile: false, logLevel: 'error', plugins: [react()], build: { outDir: dist, emptyOutDir: true, target: 'esnext', minify: false } });
  const TYPES = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };
  server = createServer((req, res) => {
    const name = new URL(req.url ?? '/', 'http://x').pathname;
    const file = path.join(dist, name === '/' ? 'index.html' : name);
    try {
      res.writeHead(200, { 'content-type': TYPES[path.extname(file)] ?? 'application/octet-stream', 'content-security-policy': "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; frame-src 'self'" }).end(readFileSync(file));
    } catch (error) {
      res.writeHead(404).end(String(error));
    }
  });
  await new Promise((ok) => server.listen(0, '127.0.0.1', ok));
  base = `http://127.0.0.1:${server.address().port}/`;
}

const browser = await chromium.launch({ executablePath: '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
const page = await browser.newPage({ viewport: { width, height } });
page.on('console', (m) => { if (m.type() === 'error' || m.type() === 'warning') console.log(`[${m.type()}] ${m.text()}`); });
page.on('pageerror', (e) => console.log(`[pageerror] ${e}`));
for (const arg of args) {
  const [, name, where, script] = /^([\w-]+)=([^!]*)(?:!(.*))?$/.exec(arg) ?? [];
  if (!name) continue;
  await page.goto('about:blank');
  await page.goto(base + where);
  await page.waitForTimeout(700);
  if (script) await new Function('page', `return (async () => {${script}})()`)(page);
  const wide = await page.evaluate(() => document.documentElement.scrollWidth);
  if (wide > width) console.log(`${name}: page is ${wide} px wide`);
  await page.screenshot({ path: path.join(out, `${name}.png`) });
}
await browser.close();
server?.close();
