import { renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import log from 'electron-log/node';
import { redact } from './redact.js';

/** The Logger port of app/ports.ts, in the shape this folder can know it. */
export interface Log {
  info(message: string, details?: Record<string, unknown>): void;
  error(message: string, details?: Record<string, unknown>): void;
}

export const silentLog: Log = { info: () => undefined, error: () => undefined };

const MAX_BYTES = 1024 * 1024;
/** Full files kept beside the current one. */
const KEPT = 3;

/**
 * Writes one line an event into `<folder>/<name>.log`; a full file is kept as `<name>.1.log` … `<name>.3.log`. Nothing
 * reaches the disk unredacted. A log that cannot be written says so on stderr and holds nobody up. The folder appears
 * with the first line.
 * @param name one for each thread that writes: two never share a file
 */
export function fileLog(folder: string, name: string): Log {
  const logger = log.create({ logId: path.join(folder, name) });
  // without this it looks for a package.json and gives up when it finds none
  logger.transports.file.setAppName('qingshou-ledger');
  const { file, console: terminal } = logger.transports;
  terminal.level = false;
  terminal.writeFn = ({ message }) => console.error(...message.data);
  file.resolvePathFn = () => path.join(folder, `${name}.log`);
  file.maxSize = MAX_BYTES;
  file.writeOptions = { flag: 'a', mode: 0o600, encoding: 'utf8' };
  file.format = '[{y}-{m}-{d} {h}:{i}:{s}.{ms}] [{level}] {text}';
  file.archiveLogFn = (full) => rotate(folder, name, full.path);
  // last of all transforms: what stands here is what is written
  file.transforms = [...file.transforms, ({ data }) => redact(String(data))];
  return {
    info: (message, details) => logger.info(line(message, details)),
    error: (message, details) => logger.error(line(message, details)),
  };
}

/** One event is one line, whatever a message contains: nobody can forge a second event. */
function line(message: string, details?: Record<string, unknown>): string {
  const text = details === undefined ? message : `${message} ${JSON.stringify(details)}`;
  return text.replace(/[\r\n]+/g, '⏎');
}

function rotate(folder: string, name: string, full: string): void {
  const kept = (n: number): string => path.join(folder, `${name}.${n}.log`);
  rmSync(kept(KEPT), { force: true });
  for (let n = KEPT - 1; n >= 1; n--) renameIfThere(kept(n), kept(n + 1));
  renameIfThere(full, kept(1));
}

function renameIfThere(from: string, to: string): void {
  try {
    renameSync(from, to);
  } catch (e) {
    if ((e as NodeJS.ErrnoException).code !== 'ENOENT') console.error(`log not rotated: ${String(e)}`);
  }
}
