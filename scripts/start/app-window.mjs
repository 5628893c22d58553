import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const QUIET = ['--no-first-run', '--no-default-browser-check', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--disable-quic', '--disable-extensions', '--disable-features=Translate', '--lang=zh-CN', '--window-size=1366,768'];

/**
 * Opens a page as an application window and waits until it is closed. The profile is the window's own and is removed
 * afterwards: borrowers' data must not stay behind in a browser's cache.
 * @returns {Promise<number>} the browser's exit code
 */
export async function openAppWindow(browser, url) {
  const profile = mkdtempSync(path.join(tmpdir(), 'qingshou-window-'));
  // a browser has no sandbox for root and would not start at all; it shows our own page and nothing else; --test-type
  // spares the bar that warns of it
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox', '--test-type'] : [];
  try {
    const child = spawn(browser, [`--app=${url}`, `--user-data-dir=${profile}`, '--disk-cache-size=1', ...QUIET, ...asRoot], { stdio: 'ignore' });
    const stop = () => child.kill('SIGTERM');
    process.once('SIGINT', stop).once('SIGTERM', stop);
    const [code] = await once(child, 'exit');
    return code ?? 0;
  } finally {
    rmSync(profile, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  }
}
