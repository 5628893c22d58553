import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { vi } from 'vitest';
import { createCore } from '../../electron/app/core.js';
import type { HostBridge } from '../../electron/contract/bridge.js';
import type { FileRef } from '../../electron/contract/files.js';
import type { Host } from '../../electron/contract/transport.js';
import { coreOptions, type CoreSettings } from '../../electron/hosts/core-options.js';
import { serveIpc } from '../../electron/hosts/ipc-host.js';
import { startLoopbackHost } from '../../electron/hosts/loopback-host.js';
import { memoryHost } from '../../electron/hosts/memory-host.js';
import type { Log } from '../../electron/log/file-log.js';
import { startCoreThread } from '../../electron/workers/core-client.js';
import { linkInProcess, type CoreLink } from '../../electron/workers/core-link.js';
import { bridgeHost } from '../../renderer/api/bridge-host.js';
import { httpHost } from '../../renderer/api/http-host.js';
import { RESOURCES } from '../helpers/made-once.js';

/** A host with a core and a ledger of its own. */
export interface Opened {
  readonly host: Host;
  readonly folder: string;
  /** What the log of this process and of the core's thread hold. */
  log(): string;
  /** Bytes of a handed-out file after it went all the way to the person. */
  saved(file: FileRef): Promise<Buffer>;
  close(): Promise<void>;
}

export interface OpenOptions {
  /** Puts the ledger in place, before the core starts. */
  readonly prepare?: (ledgerPath: string) => Promise<void> | void;
  readonly resourcesPath?: string;
}

export const KINDS = ['memory', 'thread', 'ipc', 'loopback'] as const;
export type Kind = (typeof KINDS)[number];

/** Opens the core behind one of the hosts, with everything real but Electron itself. */
export async function openHost(kind: Kind, options: OpenOptions = {}): Promise<Opened> {
  const folder = mkdtempSync(path.join(tmpdir(), `host-${kind}-`));
  const settings: CoreSettings = { ledgerPath: path.join(folder, '台账.db'), resourcesPath: options.resourcesPath ?? RESOURCES, temporaryPath: path.join(folder, 'temporary'), today: '2011-08-31', password: null, user: '何静', version: '1.2.3' };
  await options.prepare?.(settings.ledgerPath);
  const lines: string[] = [];
  const log: Log = { info: () => undefined, error: (message, details) => void lines.push(`${message} ${JSON.stringify(details)}`) };
  const logFolder = path.join(folder, 'log');
  const link = kind === 'memory' ? linkInProcess(await createCore(coreOptions(settings, log)), log) : startCoreThread({ settings, log, logFolder });
  const target = path.join(folder, 'saved');
  mkdirSync(target);
  const carried = await carry(kind, link, log, target);
  return {
    host: carried.host, folder,
    log: () => [...lines, ...readLogs(logFolder)].join('\n'),
    saved: async (file) => {
      if (!(await carried.host.saveFile(file))) throw new Error(`${file.name} was not saved`);
      return carried.bytes?.() ?? readFileSync(path.join(target, file.name));
    },
    close: async () => {
      await carried.close();
      await link.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

interface Carried { readonly host: Host; readonly bytes?: () => Promise<Buffer>; close(): Promise<void> }

async function carry(kind: Kind, link: CoreLink, log: Log, target: string): Promise<Carried> {
  if (kind === 'ipc') return overIpc(link, log, target);
  if (kind === 'loopback') return overHttp(link, log);
  return { host: memoryHost(link, { log, saveTo: target }), close: async () => undefined };
}

/** The real preload and the page's own adapter, over the fake's structured clone. */
async function overIpc(link: CoreLink, log: Log, target: string): Promise<Carried> {
  vi.resetModules();
  vi.doMock('electron', () => import('../helpers/fake-electron.js'));
  const { BrowserWindow, fake, ipcMain } = await import('../helpers/fake-electron.js');
  fake.becomeReady();
  const window = new BrowserWindow({});
  window.webContents.mainFrame.url = 'app://local/index.html';
  const stop = serveIpc(ipcMain, link, {
    trusted: () => true,
    push: (channel, event) => window.webContents.send(channel, event),
    pickPaths: () => Promise.resolve([]),
    chooseTarget: (name) => Promise.resolve(path.join(target, name)),
    print: () => Promise.resolve(),
  }, log);
  await import('../../electron/shell/preload.js');
  return { host: bridgeHost(fake.exposed['host'] as HostBridge), close: async () => stop() };
}

/** A real server and the page's own transport; the page's browser would add Origin by itself. */
async function overHttp(link: CoreLink, log: Log): Promise<Carried> {
  const server = await startLoopbackHost(link, { rendererPath: path.resolve('renderer'), log });
  const send = globalThis.fetch;
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => send(address, { ...init, headers: { ...(init.headers as Record<string, string>), origin: server.origin } }));
  let last: Blob | undefined;
  const listeners: (() => void)[] = [];
  const plain = httpHost({ origin: server.origin, token: server.token, retryMs: 20, save: (_name, content) => { last = content; } });
  const host: Host = { ...plain, on: (listener) => { const stop = plain.on(listener); listeners.push(stop); return stop; } };
  return {
    host,
    bytes: async () => Buffer.from(await (last as Blob).arrayBuffer()),
    close: async () => {
      for (const stop of listeners) stop();
      await server.close();
      vi.unstubAllGlobals();
    },
  };
}

function readLogs(folder: string): string[] {
  try {
    return readdirSync(folder).map((f) => readFileSync(path.join(folder, f), 'utf8'));
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw e;
  }
}
