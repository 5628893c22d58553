// Draws resources/icons/icon.svg as icon.png (512) and icon.ico (16–256, PNG inside). Run by hand after the drawing changed.
import { chromium } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { findBrowser } from '../find-browser.mjs';

const folder = path.resolve(import.meta.dirname, '../../resources/icons');
const drawing = readFileSync(path.join(folder, 'icon.svg'), 'utf8');
const ICO_SIZES = [16, 24, 32, 48, 64, 128, 256];
const HEADER_BYTES = 6;
const ENTRY_BYTES = 16;

const browser = await chromium.launch({ executablePath: findBrowser() ?? undefined, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] });
async function draw(size) {
  const page = await browser.newPage({ viewport: { width: size, height: size } });
  await page.setContent(`<style>body{margin:0}svg{display:block;width:${size}px;height:${size}px}</style>${drawing}`);
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}

writeFileSync(path.join(folder, 'icon.png'), await draw(512));
const images = [];
for (const size of ICO_SIZES) images.push({ size, png: await draw(size) });
await browser.close();

const header = Buffer.alloc(HEADER_BYTES + ENTRY_BYTES * images.length);
header.writeUInt16LE(1, 2);
header.writeUInt16LE(images.length, 4);
let offset = header.length;
images.forEach(({ size, png }, i) => {
  const at = HEADER_BYTES + ENTRY_BYTES * i;
  header.writeUInt8(size % 256, at); // 256 is written as 0
  header.writeUInt8(size % 256, at + 1);
  header.writeUInt16LE(1, at + 4);
  header.writeUInt16LE(32, at + 6);
  header.writeUInt32LE(png.length, at + 8);
  header.writeUInt32LE(offset, at + 12);
  offset += png.length;
});
writeFileSync(path.join(folder, 'icon.ico'), Buffer.concat([header, ...images.map((i) => i.png)]));
