import { existsSync, readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import type { PdfPort } from '../app/ports.js';
import type { Reply } from '../contract/errors.js';
import type { CoreEvent } from '../contract/events.js';
import { fileLog, type Log } from '../log/file-log.js';
import { startCoreThread } from '../workers/core-client.js';
import type { CoreLink } from '../workers/core-link.js';
import { runJob } from './run-job.js';
import type { StartOptions } from './start-options.js';
import { takeTemporaryFolder } from './temporary-folder.js';

/** Folder of the logs inside the data folder. */
export const LOG_FOLDER = '日志';

export interface HostCore {
  readonly link: CoreLink;
  /** This thread's log; the core's own stands beside it. */
  readonly log: Log;
  readonly logFolder: string;
}

/** The core in its thread, as Electron and the loopback host use it. `LEDGER_PASSWORD` opens an encrypted ledger at once. */
export function startHostCore(options: StartOptions, more: { readonly version: string; readonly pdf?: PdfPort }): HostCore {
  const logFolder = path.join(options.dataPath, LOG_FOLDER);
  const log = fileLog(logFolder, 'host');
  const { LEDGER_PASSWORD: password } = process.env;
  // no browser or other program started from here inherits it
  delete process.env['LEDGER_PASSWORD'];
  const link = startCoreThread({
    settings: {
      ledgerPath: options.ledgerPath, resourcesPath: options.resourcesPath, temporaryPath: takeTemporaryFolder(options.dataPath), today: options.today,
      password: password === undefined || password === '' ? null : password, user: userName(), version: more.version,
    },
    log, logFolder,
    ...(more.pdf ? { pdf: more.pdf } : {}),
  });
  return { link, log, logFolder };
}

/** Makes the sample county where `--sample` asks for it and it is not there yet. Null when there was nothing to do. */
export async function makeSample(link: CoreLink, options: StartOptions, onProgress?: (event: CoreEvent & { type: 'job-progress' }) => void): Promise<Reply | null> {
  if (!options.sample || existsSync(options.ledgerPath)) return null;
  return runJob(link, 'ledger.create', { county: '样例县', sample: true }, onProgress);
}

/** Version of the product, from the package.json two folders above the program's files (also inside the archive). */
export function productVersion(programFolder: string): string {
  const { version } = JSON.parse(readFileSync(path.join(programFolder, '..', '..', 'package.json'), 'utf8')) as { version: string };
  return version;
}

/** Name under which batches are written until accounts exist: that of the account on this PC. */
function userName(): string {
  const fromEnvironment = process.env['USERNAME'] ?? process.env['USER'] ?? '';
  return fromEnvironment === '' ? userInfo().username : fromEnvironment;
}
