import { execFileSync, spawn } from 'node:child_process';
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { madeOnce, RESOURCES, ROOT } from './made-once.js';

export interface CliRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}
export interface CliSetup {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
}
export type Json = Readonly<Record<string, unknown>>;

/** The bundled command line, made once. */
export const cliProgram = async (): Promise<string> =>
  path.join(await madeOnce('cli', async (folder) => void execFileSync(process.execPath, [path.join(import.meta.dirname, 'bundle-cli.mjs'), folder], { cwd: ROOT, stdio: 'pipe' })), 'cli.mjs');

/** Runs one command as a process of its own and waits for its end. */
export async function runCli(args: readonly string[], setup: CliSetup = {}): Promise<CliRun> {
  const program = await cliProgram();
  const { LEDGER_PASSWORD: _unused, ...env } = process.env;
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, ...args], { cwd: setup.cwd ?? ROOT, env: { ...env, QINGSHOU_RESOURCES: RESOURCES, ...setup.env } });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (t: string) => (stdout += t));
    child.stderr.setEncoding('utf8').on('data', (t: string) => (stderr += t));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, stdout, stderr }));
  });
}

/** The one JSON document of a command that was done; anything else on stdout, or another exit code, fails the test. */
export async function cliJson(args: readonly string[], setup: CliSetup = {}): Promise<Json> {
  const run = await runCli([...args, '--json'], setup);
  if (run.code !== 0) throw new Error(`${args.join(' ')} ended with ${run.code}\n${run.stdout}\n${run.stderr}`);
  return oneDocument(run.stdout);
}

/** Exactly one JSON document, on one line. */
export function oneDocument(stdout: string): Json {
  if (!/^[^\n]+\n$/.test(stdout)) throw new Error(`not one document: ${stdout.slice(0, 400)}`);
  return JSON.parse(stdout) as Json;
}

export interface CliRefusal {
  readonly code: number | null;
  readonly error: { readonly code: string; readonly message: string; readonly hint: string };
  readonly stderr: string;
}

export async function cliRefusal(args: readonly string[], setup: CliSetup = {}): Promise<CliRefusal> {
  const run = await runCli([...args, '--json'], setup);
  if (run.code === 0) throw new Error(`${args.join(' ')} was not refused: ${run.stdout.slice(0, 400)}`);
  return { code: run.code, error: oneDocument(run.stdout)['error'] as CliRefusal['error'], stderr: run.stderr };
}

/** The outcome of `demo`: its folder and its JSON document. */
export async function demoRun(): Promise<{ folder: string; db: string; json: Json; files: readonly string[] }> {
  const folder = await madeOnce('demo', async (part) => {
    const json = await cliJson(['demo', '--out', part]);
    writeFileSync(path.join(part, 'answer.json'), JSON.stringify(json));
  });
  const files = readdirSync(folder).filter((f) => /\.(xlsx|html|pdf)$/.test(f)).map((f) => path.join(folder, f));
  return { folder, db: path.join(folder, '样例县.db'), json: JSON.parse(readFileSync(path.join(folder, 'answer.json'), 'utf8')) as Json, files };
}
