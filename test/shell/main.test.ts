import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { watchJob } from '../helpers/watch-job.js';
import { startMain, type MainSetup, type RunningMain } from './start-main.js';

let running: RunningMain | undefined;
afterEach(async () => {
  await running?.stop();
  running = undefined;
});
const start = async (setup?: MainSetup): Promise<RunningMain> => (running = await startMain(setup));
const page = (m: RunningMain) => m.fake.windows[0]!;

describe('start', () => {
  it('opens one window at 1366×768 in Chinese, shown when its page is there', async () => {
    const { fake } = await start();
    expect(fake.windows).toHaveLength(1);
    expect(fake.windows[0]).toMatchObject({ url: 'app://local/index.html', visible: true, maximized: false });
    expect(fake.windows[0]?.options).toMatchObject({ width: 1366, height: 768, minWidth: 1024, minHeight: 680, show: false, title: '清收台账' });
    expect(fake.windows[0]?.webContents.page.text).toContain('<div id="root">');
    expect(fake.boxes).toEqual([]);
  });

  it('fills a screen on which the window would not fit', async () => {
    const { fake } = await start({ before: (f) => { f.workArea = { width: 1366, height: 728 }; } });
    expect(fake.windows[0]?.maximized).toBe(true);
  });

  it('keeps everything in its data folder: ledger, log, Chromium’s own files apart', async () => {
    const m = await start();
    const data = path.join(m.folder, 'data');
    expect(m.fake.paths.get('userData')).toBe(data);
    expect(m.fake.paths.get('sessionData')).toBe(path.join(data, '窗口'));
    expect((await watchJob(m.bridge, 'ledger.create', { county: '枫林县' })).reply).toMatchObject({ ok: true });
    expect(existsSync(path.join(data, '台账.db'))).toBe(true);
  });

  it('without --data uses the user’s own data folder, as the command line does', async () => {
    const { fake, folder } = await start({ args: ['--data', ''] });
    expect(fake.paths.get('userData')).toBe(path.join(folder, 'app-data', '清收台账'));
  });

  it('a second start shows the first window and opens none', async () => {
    const first = await start();
    const window = page(first);
    window.minimized = true;
    first.electron.app.emit('second-instance', {});
    expect(window).toMatchObject({ minimized: false, focused: 1 });
    await first.stop();

    running = await startMain({ givesUp: true, before: (f) => { f.lock = false; } });
    expect(running.fake.windows).toEqual([]);
    expect(running.fake.quit).toBe(true);
    expect(existsSync(path.join(running.folder, 'data', '日志'))).toBe(false);
  });

  it('opens nothing on a mistaken option: it might be the wrong ledger', async () => {
    const m = await start({ args: ['--today', '2011-02-30'], givesUp: true });
    expect(m.fake.windows).toEqual([]);
    expect(m.fake.exited).toBe(1);
    expect(m.fake.boxes[0]?.text).toContain('日期“2011-02-30”不存在');
    m.fake.quit = true;
  });

  it('a core that cannot start still has a window, and every call says why', async () => {
    const m = await start({ args: ['--db', path.resolve('package.json')] });
    expect(await m.bridge.call('loans.page', {})).toMatchObject({ ok: false, error: { code: 'LEDGER_NOT_A_LEDGER' } });
    expect(await m.bridge.call('app.state', {})).toMatchObject({ ok: true, value: { stage: 'failed' } });
  });
});

describe('quit', () => {
  it('closes the ledger first, in one piece', async () => {
    const m = await start();
    await watchJob(m.bridge, 'ledger.create', { county: '枫林县' });
    const ledger = path.join(m.folder, 'data', '台账.db');
    expect(existsSync(`${ledger}-wal`)).toBe(true);
    page(m).close();
    await vi.waitFor(() => expect(m.fake.quit).toBe(true), { timeout: 10_000 });
    expect(existsSync(`${ledger}-wal`)).toBe(false);
    expect(readFileSync(ledger).length).toBeGreaterThan(4096);
  });

  it('asks before it stops work that is running', async () => {
    const m = await start();
    const progress = Promise.withResolvers<void>();
    const finished = Promise.withResolvers<void>();
    m.bridge.on((e) => {
      if (e.type === 'job-progress') progress.resolve();
      if (e.type === 'job-finished') finished.resolve();
    });
    void m.bridge.call('ledger.create', { county: '枫林县' });
    await progress.promise;
    m.fake.answers.push(0);
    page(m).close();
    expect(m.fake.asked.at(-1)).toMatchObject({ message: '“新建台账”还没有做完', buttons: ['继续等', '退出'], cancelId: 0 });
    expect(page(m).destroyed).toBe(false);
    await finished.promise;
    page(m).close();
    expect(page(m).destroyed).toBe(true);
  });
});

describe('faults', () => {
  it('offers to load the page again when it died; the core goes on', async () => {
    const m = await start();
    m.fake.answers.push({ response: 0 });
    page(m).webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    await vi.waitFor(() => expect(page(m).webContents.reloads).toBe(1), { timeout: 20_000 });
    expect(m.fake.asked.at(-1)).toMatchObject({ message: '画面意外停止了' });
    expect(await m.bridge.call('app.state', {})).toMatchObject({ ok: true });
  });

  it('names a fault of the shell by a number; the stack stands in the log alone', async () => {
    const m = await start();
    process.emit('uncaughtException', new Error('secret path of the machine'));
    const text = m.fake.boxes[0]?.text ?? '';
    expect(text).toMatch(/编号 [0-9a-f]{8}。/);
    expect(text).not.toContain('secret path');
    const log = readFileSync(path.join(m.folder, 'data', '日志', 'host.log'), 'utf8');
    expect(log).toContain('secret path of the machine');
  });
});

describe('menu', () => {
  it('is Chinese throughout and leads nowhere but into folders', async () => {
    const m = await start();
    const items = (m.fake.menu ?? []).flatMap((top) => [top, ...(top.submenu ?? [])]);
    expect(items.filter((i) => i.label !== undefined && !/[\u4e00-\u9fff]/.test(i.label))).toEqual([]);
    expect(items.filter((i) => i.role !== undefined && i.label === undefined)).toEqual([]);
    items.find((i) => i.label?.includes('最近保存'))?.click?.();
    expect(m.fake.shown).toEqual([]);
    items.find((i) => i.label?.includes('日志'))?.click?.();
    expect(m.fake.shown).toEqual([path.join(m.folder, 'data', '日志', 'host.log')]);
  });

  it('has developer tools only outside of a package', async () => {
    const roles = (m: RunningMain): unknown[] => (m.fake.menu ?? []).flatMap((top) => (top.submenu ?? []).map((i) => i.role));
    const open = await start();
    expect(roles(open)).toContain('toggleDevTools');
    expect(page(open).options.webPreferences).toMatchObject({ devTools: true });
    await open.stop();
    const packed = await start({ before: (f, folder) => { f.packaged = true; f.appPath = path.join(folder, 'program'); Object.assign(process, { resourcesPath: path.join(folder, 'program', 'resources') }); } });
    expect(roles(packed)).not.toContain('toggleDevTools');
    expect(roles(packed)).not.toContain('reload');
    expect(page(packed).options.webPreferences).toMatchObject({ devTools: false });
  });
});
