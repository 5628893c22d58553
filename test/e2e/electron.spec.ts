import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, expect, test, type ElectronApplication, type Page } from '@playwright/test';
import type { HostBridge } from '../../electron/contract/bridge.js';
import { ROOT } from './loopback.js';

// The run inside the real runtime: the same steps as the conformance suite, over the real ipc, preload and sandbox.

const note = path.join(ROOT, 'node_modules/electron/path.txt');
const binary = existsSync(note) ? path.join(ROOT, 'node_modules/electron/dist', readFileSync(note, 'utf8').trim()) : '';
const why =
  binary === '' || !existsSync(binary) ? '没有取得 Electron 运行环境（npx install-electron），见发布清单 B02'
  : process.platform === 'linux' && !process.env['DISPLAY'] && !process.env['WAYLAND_DISPLAY'] ? '没有显示器，见发布清单 B02'
  : process.getuid?.() === 0 ? '不以 root 运行：那样没有沙箱，见发布清单 B02'
  : '';

declare const window: Window & { readonly host: HostBridge };

test.describe('真正的 Electron 里', () => {
  test.skip(why !== '', why);
  let app: ElectronApplication;
  let page: Page;
  let folder: string;

  test.beforeAll(async () => {
    folder = mkdtempSync(path.join(tmpdir(), 'qingshou-electron-'));
    app = await _electron.launch({ executablePath: binary, args: [ROOT, '--data', folder, '--today', '2011-08-31'], cwd: ROOT });
    page = await app.firstWindow();
  });
  test.afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('opens the first-start page from app://', async () => {
    await expect(page.getByRole('textbox', { name: '县名' })).toBeVisible();
    expect(page.url()).toBe('app://local/index.html');
    expect(await page.title()).toBe('清收台账');
  });

  test('E02 E03 E20 the page has the host’s functions and no Node', async () => {
    expect(await page.evaluate(() => ({ names: Object.keys(window.host).toSorted(), node: [typeof (globalThis as { require?: unknown }).require, typeof (globalThis as { process?: unknown }).process, typeof (globalThis as { Buffer?: unknown }).Buffer] }))).toEqual({
      names: ['call', 'name', 'on', 'pickFiles', 'print', 'putFile', 'saveFile'], node: ['undefined', 'undefined', 'undefined'],
    });
  });

  test('E05 refuses every permission', async () => {
    expect(await page.evaluate(async () => [
      await navigator.clipboard.readText().then(() => 'granted', (e: Error) => e.name),
      await new Promise((ok) => navigator.geolocation.getCurrentPosition(() => ok('granted'), (e) => ok(`code ${e.code}`))),
      await Notification.requestPermission(),
    ])).toEqual(['NotAllowedError', 'code 1', 'denied']);
  });

  test('E01 E13 E14 leads nowhere', async () => {
    expect(await page.evaluate(async () => [
      await fetch('http://127.0.0.1:9/').then(() => 'went out', (e: Error) => e.name),
      await fetch('app://local/../package.json').then((r) => r.status, (e: Error) => e.name),
      globalThis.open('app://local/index.html'),
    ])).toEqual(['TypeError', 404, null]);
    await page.evaluate(() => { location.href = 'http://127.0.0.1:9/'; });
    await page.waitForTimeout(300);
    expect(page.url()).toBe('app://local/index.html');
    expect(app.windows()).toHaveLength(1);
  });

  test('E17 keeps the contract: reply, job, event, file in, PDF out', async () => {
    const outcome = await page.evaluate(async () => {
      const { host } = window;
      const finished = (jobId: string) => new Promise<unknown>((ok) => { const stop = host.on((e) => { if (e.type === 'job-finished' && e.jobId === jobId) { stop(); ok(e.reply); } }); });
      const run = async (method: string, input: unknown): Promise<unknown> => {
        const started = await host.call(method, input);
        return started.ok ? finished((started.value as { jobId: string }).jobId) : started;
      };
      const before = await host.call('app.state', {});
      const unknown = await host.call('no.such.method', {});
      const created = await run('ledger.create', { county: '样例县', sample: true });
      const taken = await host.putFile('名单.csv', new TextEncoder().encode('工号\n1\n'));
      const pdf = await run('reports.export', { id: 'monthly-recovery', period: '2011-08', formats: ['pdf'] });
      return { before, unknown, created, taken, pdf };
    });
    expect(outcome).toMatchObject({
      before: { ok: true, value: { stage: 'none', today: '2011-08-31' } },
      unknown: { ok: false, error: { code: 'METHOD_UNKNOWN' } },
      created: { ok: true, value: { county: '样例县' } },
      taken: { ok: true, value: { name: '名单.csv', bytes: 9 } },
      pdf: { ok: true, value: { files: [{ name: expect.stringMatching(/\.pdf$/) as unknown as string }] } },
    });
    await expect(page.getByText('未加密')).toBeVisible();
  });
});
