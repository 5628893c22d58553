import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { findBrowser, findProgram } from '../find-browser.mjs';

const WANTED = [
  { what: 'Chromium、Chrome 或 Edge 浏览器', debian: 'chromium', there: () => browser() !== null },
  { what: '中文字体 Noto Sans CJK', debian: 'fonts-noto-cjk', there: hasChineseFont },
  { what: 'poppler（pdftotext、pdfinfo、pdftoppm）', debian: 'poppler-utils', there: () => ['pdftotext', 'pdfinfo', 'pdftoppm'].every((p) => findProgram(p) !== null) },
  { what: 'LibreOffice Calc（soffice）', debian: 'libreoffice-calc', there: () => soffice() !== null },
];

/**
 * Fetches what the tests need and is missing, then returns the environment they run in.
 * @throws Error with one Chinese sentence that names what could not be had
 */
export async function providePrerequisites() {
  const missing = () => WANTED.filter((w) => !w.there());
  if (missing().length > 0 && isDebianRoot()) installOnDebian(missing().map((w) => w.debian));
  if (browser() === null) await downloadBrowser();
  const still = missing();
  if (still.length > 0) {
    const packages = still.map((w) => w.debian).join(' ');
    throw new Error(`缺少测试所需的软件：${still.map((w) => w.what).join('；')}。请先安装再运行 npm test（Debian 系统：以 root 执行 apt-get install ${packages}）。`);
  }
  return { ...process.env, CHROMIUM: browser(), PATH: [process.env['PATH'] ?? process.env['Path'], path.dirname(soffice())].join(path.delimiter) };
}

let downloaded = null;
const browser = () => findBrowser() ?? downloaded;

const isDebianRoot = () => process.getuid?.() === 0 && existsSync('/etc/debian_version') && findProgram('apt-get') !== null;

function installOnDebian(packages) {
  console.log(`正在安装测试所需的软件：${packages.join('、')}`);
  const apt = (...args) => spawnSync('apt-get', args, { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
  apt('update', '-q');
  apt('install', '-y', '-q', '--no-install-recommends', ...packages);
}

/** Playwright's own Chromium, where the machine has no browser and nothing to install one with. */
async function downloadBrowser() {
  console.log('正在下载测试用的 Chromium');
  spawnSync(process.execPath, ['node_modules/@playwright/test/cli.js', 'install', 'chromium'], { stdio: ['ignore', 'inherit', 'inherit'], timeout: 600_000 });
  const { chromium } = await import('@playwright/test');
  if (existsSync(chromium.executablePath())) downloaded = chromium.executablePath();
}

/** Windows and macOS bring Chinese fonts; elsewhere the pages name this one first. */
function hasChineseFont() {
  if (process.platform !== 'linux') return true;
  if (findProgram('fc-list') === null) return existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc');
  const list = spawnSync('fc-list', [':lang=zh', 'family'], { encoding: 'utf8' });
  return list.status === 0 && list.stdout.includes('Noto Sans CJK');
}

function soffice() {
  const usual = ['C:/Program Files/LibreOffice/program/soffice.exe', '/Applications/LibreOffice.app/Contents/MacOS/soffice'];
  return findProgram('soffice') ?? usual.find((f) => existsSync(f)) ?? null;
}
