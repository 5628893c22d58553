import { describe, expect, it } from 'vitest';
import { findBrowser, type Surroundings } from '../../electron/print/output/find-browser.js';

const around = (platform: NodeJS.Platform, files: readonly string[], env: Record<string, string> = {}): Surroundings => ({
  platform, env, home: '/home/clerk', exists: (file) => files.includes(file),
});

describe('an installed browser', () => {
  it('is the one named by CHROMIUM, and no other when that one is gone', () => {
    expect(findBrowser(around('linux', ['/opt/b', '/usr/bin/chromium'], { CHROMIUM: '/opt/b', PATH: '/usr/bin' }))).toBe('/opt/b');
    expect(findBrowser(around('linux', ['/usr/bin/chromium'], { CHROMIUM: '/opt/b', PATH: '/usr/bin' }))).toBeNull();
  });

  it('is found where each system keeps it', () => {
    expect(findBrowser(around('linux', ['/usr/bin/google-chrome'], { PATH: '/bin:/usr/bin', CHROMIUM: '' }))).toBe('/usr/bin/google-chrome');
    expect(findBrowser(around('linux', ['/opt/microsoft/msedge/msedge'], { PATH: '/usr/bin' }))).toBe('/opt/microsoft/msedge/msedge');
    const edge = 'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe';
    expect(findBrowser(around('win32', [edge], { 'ProgramFiles(x86)': 'C:\\Program Files (x86)', ProgramFiles: 'C:\\Program Files' }))).toBe(edge);
    const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';
    expect(findBrowser(around('darwin', [mac]))).toBe(mac);
  });

  it('is null where there is none', () => {
    expect(findBrowser(around('linux', [], { PATH: '/usr/bin' }))).toBeNull();
  });
});
