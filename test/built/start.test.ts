import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let home: string;
beforeEach(() => { home = mkdtempSync(path.join(tmpdir(), 'start-')); });
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** An office PC of its own: nothing is read from or left in the tester's home. */
const environment = (): NodeJS.ProcessEnv => ({ ...process.env, HOME: home, USERPROFILE: home, APPDATA: home, LOCALAPPDATA: home, XDG_CONFIG_HOME: home, XDG_DATA_HOME: home, DISPLAY: '', WAYLAND_DISPLAY: '' });

describe('npm start', () => {
  it.runIf(process.platform === 'linux')('without a display does the main job, prints the figures and the files, and ends with 0', () => {
    const run = spawnSync(process.execPath, ['scripts/start.mjs'], { encoding: 'utf8', env: environment() });
    expect(run.status, run.stderr).toBe(0);
    expect(run.stdout).toContain('清收合计 6009.00 万元，其中现金 5681.00 万元、抵债 328.00 万元');
    expect(run.stdout).toContain('不良占比 17.60%，较年初 -4.70 个百分点');
    expect(run.stdout).toContain('npm start -- --serve');
    const files = [...run.stdout.matchAll(/^ {2}(\S.*)$/gm)].map((m) => m[1] ?? '');
    expect(files.length).toBeGreaterThan(2);
    expect(files.filter((f) => !existsSync(f))).toEqual([]);
  });

  it('--serve prints an address of this machine, answers there and waits', async () => {
    const child = spawn(process.execPath, ['scripts/start.mjs', '--serve'], { env: environment(), stdio: ['ignore', 'pipe', 'inherit'] });
    try {
      let url = '';
      for await (const line of createInterface({ input: child.stdout })) {
        url = /^http:\/\/127\.0\.0\.1:\d+\/\S*/.exec(line)?.[0] ?? '';
        if (url !== '') break;
      }
      const page = await fetch(url);
      expect(page.status).toBe(200);
      expect(await page.text()).toContain('<div id="root">');
      expect(child.exitCode).toBeNull();
    } finally {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
  });
});

describe('npm run -s ledger', () => {
  const ledger = (...args: string[]) => spawnSync(process.execPath, ['scripts/ledger.mjs', ...args], { encoding: 'utf8', env: environment() });

  it('does not build again what is built', () => {
    const before = readFileSync('dist/stamp.json', 'utf8');
    const run = ledger('report', '--json');
    expect(run.stderr).not.toContain('正在构建');
    expect(readFileSync('dist/stamp.json', 'utf8')).toBe(before);
  });

  it('passes on the exit code and keeps stdout for the answer', () => {
    const wrong = ledger('no-such-command', '--json');
    expect(wrong.status).toBe(2);
    const reports = ledger('report', '--json');
    expect(reports.status, reports.stderr).toBe(0);
    expect((JSON.parse(reports.stdout) as { reports: unknown[] }).reports.length).toBeGreaterThan(0);
  });
});
