import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
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

export const isRoot = process.getuid?.() === 0;
/** Takes from root the right to pass over the modes of files (util-linux); the owner that remains is like any other. */
const WITHOUT_POWERS = ['--bounding-set=-all', '--inh-caps=-all'] as const;

/** Whether a process that keeps to the modes of files can be started here. Printed where a test is left out for it. */
export const modesHold = !isRoot || spawnSync('setpriv', [...WITHOUT_POWERS, 'true']).status === 0;
if (!modesHold) console.log('SKIPPED what a read-only place refuses: root without setpriv passes over every mode');

/** Starts the command line as a process of its own, with --json; `keepsModes`: also root is refused what the modes refuse. */
export async function start(args: readonly string[], setup: { env?: Record<string, string>; keepsModes?: boolean } = {}): Promise<Started> {
  const program = await cliProgram();
  const { LEDGER_PASSWORD: _unused, ...env } = process.env;
  const command = [process.execPath, program, ...args, '--json'];
  const [file = '', ...rest] = setup.keepsModes && isRoot ? ['setpriv', ...WITHOUT_POWERS, ...command] : command;
  const child = spawn(file, rest, { cwd: ROOT, env: { ...env, QINGSHOU_RESOURCES: RESOURCES, ...setup.env } });
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
