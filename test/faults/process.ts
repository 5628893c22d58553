import { spawn, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { cliProgram } from '../helpers/cli.js';
import { RESOURCES, ROOT } from '../helpers/made-once.js';

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly json: Record<string, unknown> & { readonly error?: { readonly code: string; readonly message: string; readonly hint: string } };
  readonly stderr: string;
}
export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
}

export const NOBODY = 65_534;
export const isRoot = process.getuid?.() === 0;

/** Starts the command line as a process of its own, with --json; `asNobody` as a user who owns nothing. */
export async function start(args: readonly string[], setup: { env?: Record<string, string>; asNobody?: boolean } = {}): Promise<Started> {
  const program = await cliProgram();
  const { LEDGER_PASSWORD: _unused, ...env } = process.env;
  const user = setup.asNobody && isRoot ? { uid: NOBODY, gid: NOBODY } : {};
  const child = spawn(process.execPath, [program, ...args, '--json'], { cwd: ROOT, env: { ...env, QINGSHOU_RESOURCES: RESOURCES, ...setup.env }, ...user });
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (t: string) => (stdout += t));
  child.stderr.setEncoding('utf8').on('data', (t: string) => (stderr += t));
  const ended = new Promise<Ended>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, json: signal === null && stdout !== '' ? (JSON.parse(stdout) as Ended['json']) : {}, stderr }));
  });
  return { child, ended };
}

export const run = async (args: readonly string[], setup: Parameters<typeof start>[1] = {}): Promise<Ended> => (await start(args, setup)).ended;

/** What a command answers that must go through. */
export async function done(args: readonly string[], setup: Parameters<typeof start>[1] = {}): Promise<Ended['json']> {
  const ended = await run(args, setup);
  if (ended.code !== 0) throw new Error(`${args.join(' ')} ended with ${ended.code} ${ended.signal ?? ''}\n${JSON.stringify(ended.json)}\n${ended.stderr}`);
  return ended.json;
}

/** Names and contents of a folder, temporary files of SQLite left out. */
export const contentsOf = (folder: string): Record<string, string> =>
  Object.fromEntries(readdirSync(folder, { withFileTypes: true }).filter((f) => f.isFile() && !/-(shm|wal)$/.test(f.name)).map((f) => [f.name, createHash('sha256').update(readFileSync(path.join(folder, f.name))).digest('hex')]));
