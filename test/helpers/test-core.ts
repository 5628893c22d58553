import Database from 'better-sqlite3';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createCore, type Core, type CoreOptions } from '../../electron/app/core.js';
import type { JobControl, Logger } from '../../electron/app/ports.js';
import type { InputOf, MethodName, OutputOf } from '../../electron/contract/api.js';
import type { ReplyError } from '../../electron/contract/errors.js';
import type { FileRef } from '../../electron/contract/files.js';
import type { ImportPlan } from '../../electron/contract/imports.js';
import { DomainError } from '../../electron/domain/domain-error.js';
import { coreOptions } from '../../electron/hosts/core-options.js';
import { readFileWithin } from '../../electron/workbook/reading/read-file-within.js';
import { readWorkbook } from '../../electron/workbook/reading/read-workbook.js';
import { RESOURCES } from './made-once.js';

export interface CoreSetup {
  /** The ledger file; in a folder of its own when not given. */
  readonly ledger?: string;
  readonly today?: string;
  readonly user?: string;
  readonly password?: string;
  readonly readOnly?: boolean;
  /** Reads workbooks in their own thread, as the product does; tests of rules read them in place, which is faster. */
  readonly threaded?: boolean;
  readonly ports?: Partial<CoreOptions>;
}

/** A refusal of the core, as tests catch it. */
export class Refused extends Error {
  constructor(readonly error: ReplyError) {
    super(`${error.code}: ${error.message}`);
  }
}

/** The product without a window, over real files, with a few short ways for tests. */
export class TestCore {
  readonly faults: string[] = [];
  private constructor(
    readonly core: Core,
    readonly folder: string,
    readonly ledger: string,
    faults: string[],
  ) {
    this.faults = faults;
  }

  static async open(setup: CoreSetup = {}): Promise<TestCore> {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'qingshou-test-'));
    const ledger = setup.ledger ?? path.join(folder, '台账.db');
    const faults: string[] = [];
    const log: Logger = { info: () => undefined, error: (message, details) => void faults.push(`${message} ${String(details?.['error'] ?? '')}`) };
    const options = coreOptions({ ledgerPath: ledger, resourcesPath: RESOURCES, temporaryPath: path.join(folder, 'handed-out'), today: setup.today ?? '2011-08-31', password: setup.password ?? null, user: setup.user ?? '周样初', version: '0.1.0', ...(setup.readOnly === undefined ? {} : { readOnly: setup.readOnly }) }, log);
    return new TestCore(await createCore({ ...options, ...(setup.threaded === true ? {} : { workbooks: inPlace }), ...setup.ports }), folder, ledger, faults);
  }

  /** Runs a method to its end; a refusal is thrown as Refused, a fault of the program with its stack. */
  async call<N extends MethodName>(method: N, input: InputOf<N>, job: Partial<JobControl> = {}): Promise<OutputOf<N>> {
    const reply = await this.core.runToEnd(method, input, { ...QUIET, ...job });
    if (!reply.ok) throw reply.error.kind === 'internal' ? new Error(`${method}: ${this.faults.at(-1) ?? reply.error.message}`) : new Refused(reply.error);
    return reply.value as OutputOf<N>;
  }

  /** The refusal a call must end with. */
  async refusal<N extends MethodName>(method: N, input: InputOf<N>): Promise<ReplyError> {
    const reply = await this.core.runToEnd(method, input, QUIET);
    if (reply.ok) throw new Error(`${method} was not refused: ${JSON.stringify(reply.value).slice(0, 400)}`);
    if (reply.error.kind === 'internal') throw new Error(`${method}: ${this.faults.at(-1) ?? reply.error.message}`);
    return reply.error;
  }

  adopt(file: string): FileRef {
    return this.core.files.adopt(file);
  }

  pathOf(ref: FileRef): string {
    return this.core.files.pathOf(ref);
  }

  /** Puts bytes beside the ledger and returns the file's path. */
  put(name: string, bytes: Uint8Array | string): string {
    const file = path.join(this.folder, name);
    writeFileSync(file, bytes);
    return file;
  }

  plan(period: string, files: readonly string[], more: Partial<InputOf<'import.plan'>> = {}): Promise<ImportPlan> {
    return this.call('import.plan', { files: files.map((f) => this.adopt(f)), period, ...more });
  }

  commit(plan: ImportPlan, more: Partial<InputOf<'import.commit'>> = {}): Promise<OutputOf<'import.commit'>> {
    return this.call('import.commit', { planId: plan.planId, hash: plan.hash, ...more });
  }

  async import(period: string, ...files: string[]): Promise<OutputOf<'import.commit'> & { plan: ImportPlan }> {
    const plan = await this.plan(period, files);
    return { ...(await this.commit(plan)), plan };
  }

  /** Plain SQL over the file on a connection of its own, which knows nothing of the product. */
  sql<T = Record<string, number | string | null>>(text: string, ...args: (string | number | null)[]): T[] {
    const conn = new Database(this.ledger, { readonly: true });
    try {
      return conn.prepare(text).all(...args) as T[];
    } finally {
      conn.close();
    }
  }

  one(text: string, ...args: (string | number | null)[]): number {
    const [row] = this.sql<Record<string, number | null>>(text, ...args);
    return Number(Object.values(row ?? {})[0]);
  }

  async close(): Promise<void> {
    await this.core.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

const inPlace: CoreOptions['workbooks'] = {
  read: async (file, name, { signal }) => {
    if (signal.aborted) throw new DomainError('CANCELLED');
    return readWorkbook(readFileWithin(file, name), name);
  },
};

const QUIET: JobControl = { signal: new AbortController().signal, progress: () => undefined, checkpoint: () => undefined };
