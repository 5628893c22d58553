// `npm start`: builds if needed and opens the product in Electron; without its runtime in an installed browser; without a
// display it does the main job headless. `--serve` prints the address and waits, `--sample` opens the sample county.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { buildIfNeeded } from './build-if-needed.mjs';
import { ROOT } from './build.mjs';
import { findBrowser } from './find-browser.mjs';
import { openAppWindow } from './start/app-window.mjs';
import { electronBinary } from './start/electron-binary.mjs';
import { runHeadlessDemo } from './start/headless-demo.mjs';
import { startLoopback } from './start/loopback.mjs';

/** Electron that dies this soon did not open anything (as root, or without libraries it needs). */
const TOO_SOON_MS = 5000;

const args = process.argv.slice(2).filter((a) => a !== '--serve');
const wantsServe = process.argv.includes('--serve');
const hasDisplay = process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);

try {
  await buildIfNeeded();
  process.exitCode = await (wantsServe ? serve() : hasDisplay ? openWindow() : runHeadlessDemo(ROOT));
} catch (e) {
  console.error(e instanceof Error ? e.message : e);
  process.exitCode = 1;
}

async function openWindow() {
  const electron = electronBinary(ROOT);
  if (electron !== null) {
    const started = performance.now();
    const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
    const [code] = await once(spawn(electron, [ROOT, ...args], { stdio: 'inherit', env }), 'exit');
    if (code === 0 || performance.now() - started > TOO_SOON_MS) return code ?? 1;
    console.log('Electron 没有启动起来，改用本机浏览器打开同一程序。');
  } else console.log('没有取得（联网后可用 npx install-electron 取得），改用本机浏览器打开同一程序。');
  const browser = findBrowser();
  if (browser === null) {
    console.log('这台电脑上没有找到 Edge、Chrome 或 Chromium。');
    return serve();
  }
  const host = await startLoopback(ROOT, args);
  try {
    return await Promise.race([openAppWindow(browser, host.url), host.ended]);
  } finally {
    host.stop();
  }
}

async function serve() {
  const host = await startLoopback(ROOT, args);
  process.once('SIGINT', host.stop).once('SIGTERM', host.stop);
  console.log(`请用本机浏览器打开（仅本机可用，按 Ctrl+C 结束）：\n${host.url}`);
  return host.ended;
}
