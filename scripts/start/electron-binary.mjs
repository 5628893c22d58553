import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

const GIVE_UP_MS = 10_000;

/**
 * The Electron executable, fetched once if it is not there (the package has no install script: it brings its runtime on
 * first use); null when it cannot be had in ten seconds.
 */
export function electronBinary(root) {
  const folder = path.join(root, 'node_modules/electron');
  const there = installed(folder);
  if (there !== null) return there;
  console.log('正在取得 Electron 运行环境，最多等 10 秒……');
  spawnSync(process.execPath, [path.join(folder, 'install.js')], { stdio: 'ignore', timeout: GIVE_UP_MS, killSignal: 'SIGKILL' });
  return installed(folder);
}

function installed(folder) {
  const note = path.join(folder, 'path.txt');
  if (!existsSync(note)) return null;
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? path.join(folder, 'dist');
  const file = path.join(dist, readFileSync(note, 'utf8').trim());
  return existsSync(file) ? file : null;
}
