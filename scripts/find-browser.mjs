import { existsSync } from 'node:fs';
import path from 'node:path';

const ON_PATH = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];
const ON_WINDOWS = [['Microsoft', 'Edge', 'Application', 'msedge.exe'], ['Google', 'Chrome', 'Application', 'chrome.exe'], ['Chromium', 'Application', 'chrome.exe']];
const ON_MAC = ['Google Chrome', 'Microsoft Edge', 'Chromium'].map((n) => `/Applications/${n}.app/Contents/MacOS/${n}`);

/** Full path of a program on PATH, or null. */
export function findProgram(name, env = process.env) {
  const endings = process.platform === 'win32' ? ['.exe', '.cmd', '.bat'] : [''];
  const folders = (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter((d) => d !== '');
  return folders.flatMap((d) => endings.map((e) => path.join(d, name + e))).find((f) => existsSync(f)) ?? null;
}

/** An installed Chromium, Chrome or Edge: `CHROMIUM` first, then the usual places; null when there is none. */
export function findBrowser(env = process.env) {
  if (env['CHROMIUM']) return existsSync(env['CHROMIUM']) ? env['CHROMIUM'] : null;
  for (const name of ON_PATH) {
    const found = findProgram(name, env);
    if (found !== null) return found;
  }
  const windows = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'].flatMap((v) => (env[v] ? ON_WINDOWS.map((p) => path.join(env[v], ...p)) : []));
  const usual = process.platform === 'win32' ? windows : process.platform === 'darwin' ? ON_MAC : [];
  return usual.find((f) => existsSync(f)) ?? null;
}
