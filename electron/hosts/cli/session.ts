import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { InputOf, MethodName, OutputOf } from '../../contract/api.js';
import type { ReplyError } from '../../contract/errors.js';
import type { FileRef } from '../../contract/files.js';
import { createCore, type Core } from '../../app/core.js';
import type { JobControl, Logger } from '../../app/ports.js';
import { DomainError } from '../../domain/domain-error.js';
import { deliverFile } from '../../app/running/deliver-file.js';
import { coreOptions } from '../core-options.js';
import type { CommonOptions } from './options.js';

/** A refusal of the core on its way to the exit code. */
export class Refusal extends Error {
  constructor(readonly error: ReplyError) {
    super(error.message);
  }
}

/** One core in this process, for one command. */
export interface CliSession {
  call<N extends MethodName>(method: N, input: InputOf<N>): Promise<OutputOf<N>>;
  adopt(file: string): FileRef;
  /** Copies handed-out files to where the caller wants them; returns the absolute path. */
  deliver(file: FileRef, target: string): string;
  close(): Promise<void>;
}

export async function openSession(common: CommonOptions, options: { resourcesPath: string; readOnly: boolean; version: string }): Promise<CliSession> {
  const temporaryPath = mkdtempSync(path.join(tmpdir(), 'qingshou-'));
  const core = await createCore(coreOptions({ ...common, ...options, temporaryPath }, stderrLog));
  const job = foreground();
  return {
    call: async (method, input) => {
      const reply = await core.runToEnd(method, input, job);
      if (!reply.ok) throw new Refusal(reply.error);
      return reply.value as never;
    },
    adopt: (file) => core.files.adopt(path.resolve(file)),
    deliver: (file, target) => deliver(core, file, target),
    close: () => core.close(),
  };
}

function deliver(core: Core, file: FileRef, target: string): string {
  const absolute = path.resolve(target);
  deliverFile(core.files, file, absolute);
  return absolute;
}

/** Faults go to stderr with their stack: whoever runs a command wants to see them at once. */
const stderrLog: Logger = { info: () => undefined, error: (message, details) => void process.stderr.write(`${message}${details === undefined ? '' : ` ${String(details['error'] ?? JSON.stringify(details))}`}\n`) };

/** Progress on stderr where a person is looking; Ctrl+C cancels between two steps. */
function foreground(): JobControl {
  const abort = new AbortController();
  process.once('SIGINT', () => abort.abort(new DomainError('CANCELLED')));
  let last = '';
  return {
    signal: abort.signal,
    checkpoint: () => abort.signal.throwIfAborted(),
    progress: (step, done, total) => {
      abort.signal.throwIfAborted();
      const stage = step.replace(/，已读 \d+ 行$/, '');
      if (!process.stderr.isTTY || stage === last) return;
      last = stage;
      process.stderr.write(`${stage}${total > 1 ? ` ${done}/${total}` : ''}\n`);
    },
  };
}
