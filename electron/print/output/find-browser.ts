import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** What the search looks at; replaced in tests. */
export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly home: string;
  readonly exists: (file: string) => boolean;
}

const LINUX_NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge', 'microsoft-edge-stable'];
const LINUX_PLACES = ['/opt/google/chrome/chrome', '/opt/microsoft/msedge/msedge', '/snap/bin/chromium'];
const WINDOWS_PLACES = [
  ['Microsoft', 'Edge', 'Application', 'msedge.exe'],
  ['Google', 'Chrome', 'Application', 'chrome.exe'],
  ['Chromium', 'Application', 'chrome.exe'],
];
const MAC_NAMES = ['Google Chrome', 'Microsoft Edge', 'Chromium'];

/**
 * An installed Chrome, Edge or Chromium, or null. `CHROMIUM` in the environment is final: a wrong path there means no
 * browser, not another one.
 */
export function findBrowser(around: Surroundings = { platform: process.platform, env: process.env, home: homedir(), exists: existsSync }): string | null {
  const named = around.env['CHROMIUM'];
  if (named !== undefined && named !== '') return around.exists(named) ? named : null;
  return places(around).find((file) => around.exists(file)) ?? null;
}

function places({ platform, env, home }: Surroundings): string[] {
  if (platform === 'win32') {
    const roots = [env['ProgramFiles(x86)'], env['ProgramFiles'], env['LOCALAPPDATA']].filter((r) => r !== undefined && r !== '');
    return WINDOWS_PLACES.flatMap((parts) => roots.map((root) => path.win32.join(root ?? '', ...parts)));
  }
  if (platform === 'darwin') {
    return MAC_NAMES.flatMap((name) => ['/', home].map((root) => path.posix.join(root, 'Applications', `${name}.app`, 'Contents', 'MacOS', name)));
  }
  const folders = (env['PATH'] ?? '').split(':').filter((folder) => folder.startsWith('/'));
  return [...LINUX_NAMES.flatMap((name) => folders.map((folder) => path.posix.join(folder, name))), ...LINUX_PLACES];
}
