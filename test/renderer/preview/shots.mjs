// Takes pictures of pages, to look at them: node test/renderer/preview/shots.mjs OUT name=hash[!script] …
// `--size 1093x614` sets the window; `name=?stage=none#/` opens another stage of the fixture; `--url ADDRESS` takes the
// pages of a running host instead (first shot with `#t=TOKEN`). The script runs with `page` before the picture.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { chromium } from '@playwright/test';
import { servePreview } from './serve-preview.ts';

const args = process.argv.slice(2);
const option = (name) => {
  const at = args.indexOf(name);
  return at < 0 ? undefined : args.splice(at, 2)[1];
};
const given = option('--url');
const [width, height] = (option('--size') ?? '1366x768').split('x').map(Number);
const out = args.shift() ?? 'out';
mkdirSync(out, { recursive: true });

const served = given ? undefined : await servePreview(path.resolve('node_modules/.tmp/preview'), "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self'; connect-src 'self'");
const base = given ?? served.url;
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'] });
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
served?.close();
