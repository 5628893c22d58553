import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import type { HostBridge } from '../../electron/contract/bridge.js';
import type * as FakeElectron from '../helpers/fake-electron.js';

type Fake = typeof FakeElectron;

export interface RunningMain {
  readonly electron: Fake;
  readonly fake: Fake['fake'];
  readonly folder: string;
  /** `window.host` of the page. */
  readonly bridge: HostBridge;
  stop(): Promise<void>;
}

export interface MainSetup {
  readonly args?: readonly string[];
  /** Changes the fake before main is loaded. */
  readonly before?: (fake: Fake['fake'], folder: string) => void;
  /** Waits for no window: main is expected to give up. */
  readonly givesUp?: boolean;
}

/**
 * Runs the real main.ts and preload.ts on the fake, with a real core in its real thread. As in Electron, main is
 * evaluated to its end before `ready` comes.
 */
export async function startMain(setup: MainSetup = {}): Promise<RunningMain> {
  vi.resetModules();
  const electron = (await import('electron')) as unknown as Fake;
  const { fake } = electron;
  const folder = mkdtempSync(path.join(tmpdir(), 'shell-'));
  fake.appPath = path.join(folder, 'program');
  fake.packaged = false;
  fake.paths.set('appData', path.join(folder, 'app-data')).set('documents', path.join(folder, 'documents'));
  layProgram(fake.appPath);
  setup.before?.(fake, folder);
  process.argv = ['electron', fake.appPath, '--data', path.join(folder, 'data'), '--today', '2011-08-31', ...(setup.args ?? [])];
  await import('../../electron/shell/main.js');
  fake.becomeReady();
  if (setup.givesUp) await new Promise((r) => setTimeout(r, 50));
  else await vi.waitFor(() => { if (!fake.windows.some((w) => w.visible) && fake.exited === null) throw new Error('no window yet'); }, { timeout: 20_000 });
  if (!setup.givesUp && fake.exited !== null) throw new Error(`main gave up: ${JSON.stringify(fake.boxes)}`);
  await import('../../electron/shell/preload.js');
  return {
    electron, fake, folder, bridge: fake.exposed['host'] as HostBridge,
    stop: async () => {
      if (!fake.quit) electron.app.quit();
      await vi.waitFor(() => { if (!fake.quit) throw new Error('main did not quit'); }, { timeout: 20_000 });
      process.removeAllListeners('uncaughtException').removeAllListeners('unhandledRejection');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What electron-builder would lay there: pages, preload, resources. */
function layProgram(root: string): void {
  const pages = path.join(root, 'dist/renderer');
  mkdirSync(path.join(pages, 'assets'), { recursive: true });
  writeFileSync(path.join(pages, 'index.html'), '<!doctype html><title>清收台账</title><div id="root"></div>');
  writeFileSync(path.join(pages, 'assets/index-AbC_1-2.js'), 'export {};\n');
  writeFileSync(path.join(root, 'dist/secret.txt'), 'outside of the pages');
  for (const f of ['profiles', 'rules', 'forms']) cpSync(path.resolve('resources', f), path.join(root, 'resources', f), { recursive: true });
}
