import type { Logger } from '../app/ports.js';
import { answer } from '../app/running/answer.js';
import { safeFileName } from '../app/running/file-store.js';
import { MOST_FILE_BYTES } from '../app/running/receive-file.js';
import { channels, type PickOptions } from '../contract/bridge.js';
import type { Reply } from '../contract/errors.js';
import type { CoreEvent } from '../contract/events.js';
import { fileRef } from '../contract/files.js';
import { messageFor } from '../domain/messages.js';
import type { CoreLink } from '../workers/core-link.js';
import { adoptAll, handOut, takeFile } from './host-files.js';

/** The part of Electron's ipcMain that is used. */
export interface IpcMainLike<E> {
  handle(channel: string, listener: (event: E, ...args: unknown[]) => Promise<Reply>): void;
  removeHandler(channel: string): void;
}

/** What the shell provides. Paths stay on this side. */
export interface ShellPorts<E> {
  /** Whether a message comes from the top frame of our own page (E17). */
  trusted(event: E): boolean;
  push(channel: string, event: CoreEvent): void;
  /** Open dialog; empty when cancelled. */
  pickPaths(options: PickOptions): Promise<string[]>;
  /** Save dialog; null when cancelled. */
  chooseTarget(name: string): Promise<string | null>;
  print(html: string): Promise<void>;
}

type Step = (...args: unknown[]) => Promise<Reply>;

/** Carries the contract over Electron's ipc. Returns what takes it away again. */
export function serveIpc<E>(ipc: IpcMainLike<E>, link: CoreLink, ports: ShellPorts<E>, log: Logger): () => void {
  const steps: Record<Exclude<keyof typeof channels, 'event'>, Step> = {
    call: (method, input) => (typeof method === 'string' ? link.dispatch(method, input) : refuse('method')),
    pickFiles: async (options) => {
      if (!isPickOptions(options)) return refuse('options');
      const picked = await answer(log, 'pickFiles', () => ports.pickPaths(options));
      return picked.ok ? adoptAll(link, picked.value) : picked;
    },
    putFile: (name, bytes) => {
      if (typeof name !== 'string' || !(bytes instanceof Uint8Array)) return refuse('file');
      return takeFile(link, log, name, [bytes]);
    },
    saveFile: (file) => {
      const parsed = fileRef.safeParse(file);
      return parsed.success ? handOut(link, log, parsed.data, (name) => ports.chooseTarget(safeFileName(name))) : refuse('file');
    },
    print: (html) => {
      if (typeof html !== 'string' || html.length > MOST_FILE_BYTES) return refuse('html');
      return answer(log, 'print', async () => ports.print(html).then(() => null));
    },
  };
  const names = Object.keys(steps) as (keyof typeof steps)[];
  for (const name of names) {
    ipc.handle(channels[name], async (event, ...args) => {
      if (ports.trusted(event)) return steps[name](...args);
      log.error('message from an unknown sender refused', { channel: channels[name] });
      return { ok: false, error: { code: 'SENDER_REFUSED', ...messageFor('SENDER_REFUSED') } };
    });
  }
  const stop = link.on((event) => ports.push(channels.event, event));
  return () => {
    stop();
    for (const name of names) ipc.removeHandler(channels[name]);
  };
}

const refuse = (field: string): Promise<Reply> => Promise.resolve({ ok: false, error: { code: 'INPUT_INVALID', ...messageFor('INPUT_INVALID', { field }), field } });

function isPickOptions(value: unknown): value is PickOptions {
  if (typeof value !== 'object' || value === null) return false;
  const { title, extensions, folder } = value as Record<string, unknown>;
  return typeof title === 'string' && (folder === undefined || typeof folder === 'boolean') && Array.isArray(extensions) && extensions.every((e) => typeof e === 'string' && /^[a-z0-9]{1,8}$/.test(e));
}
