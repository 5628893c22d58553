// What the benches share: building their child processes, CPU of a command, the sample workbook, medians and ratios.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { build } from 'vite';

export const ROOT = path.resolve(import.meta.dirname, '../..');
const OUT = path.join(ROOT, 'node_modules/.tmp/bench');

/** Bundles child processes, by name → source from the root, into one folder; returns it. The reading thread stands beside them. */
export async function buildPeers(names) {
  const outDir = path.join(OUT, names[0]);
  const input = Object.fromEntries([...names.map((n) => [n, path.join(ROOT, `scripts/bench/peers/${n}.ts`)]), ['workbook-worker', path.join(ROOT, 'electron/workers/workbook-worker.ts')]]);
  await build({
    configFile: false, logLevel: 'error', publicDir: false, root: ROOT, ssr: { noExternal: true, external: ['better-sqlite3'], target: 'node' },
    build: { ssr: true, target: 'node24', outDir, emptyOutDir: true, minify: false, rolldownOptions: { input, output: { format: 'es', entryFileNames: '[name].mjs', chunkFileNames: 'chunk-[name].mjs' } } },
  });
  return outDir;
}

/** Runs a bundled child and returns the JSON it prints. */
export function runPeer(outDir, name, args, nodeArgs = []) {
  const done = spawnSync(process.execPath, [...nodeArgs, path.join(outDir, `${name}.mjs`), ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`${name} ${args[0] ?? ''}: ${done.stderr || (done.error ?? done.signal)}`);
  return JSON.parse(done.stdout);
}

/** The command line of this working copy. */
export function ledger(...args) {
  const done = spawnSync(process.execPath, [path.join(ROOT, 'dist/main/cli.mjs'), ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (done.status !== 0) throw new Error(`ledger ${args[0]}: ${done.stderr || (done.error ?? done.signal)}`);
  return done.stdout;
}

/** A workbook of the provincial form with that many invented loans. */
export const sampleFile = (folder, loans) => JSON.parse(ledger('sample', '--loans', String(loans), '--seed', '1', '--out', folder, '--json')).files[0];

export const has = (name) => spawnSync('bash', ['-c', `command -v ${name}`]).status === 0;

/**
 * CPU seconds (user and system, children too), wall seconds and peak memory in MB of a shell command; null when it cannot
 * be run. The memory needs /usr/bin/time and is null without it.
 */
export function cost(command) {
  const script = existsSync('/usr/bin/time') ? `/usr/bin/time -f '%U %S %e %M' bash -c ${quoted(`${command} >/dev/null 2>&1`)}` : `TIMEFORMAT='%U %S %R 0'; time ${command} >/dev/null 2>&1`;
  const done = spawnSync('bash', ['-c', script], { encoding: 'utf8' });
  const m = /([\d.]+) ([\d.]+) ([\d.]+) (\d+)\s*$/.exec(done.stderr ?? '');
  return done.status === 0 && m ? { cpu: Number(m[1]) + Number(m[2]), seconds: Number(m[3]), mb: m[4] === '0' ? null : Number(m[4]) / 1024 } : null;
}

export const quoted = (text) => `'${text.replaceAll(`'`, `'\\''`)}'`;

/** LibreOffice with a profile of its own in this folder; its first start makes the profile and is not counted. */
export function officeCost(folder, format, file) {
  if (!has('soffice')) return null;
  const command = `soffice -env:UserInstallation=file://${folder}/office --headless --convert-to ${format} --outdir ${quoted(path.join(folder, 'office-out'))} ${quoted(file)}`;
  spawnSync('bash', ['-c', `soffice -env:UserInstallation=file://${folder}/office --headless --terminate_after_init >/dev/null 2>&1`]);
  return cost(command);
}

/**
 * A library that is no dependency of this repository: from the folder BENCH_PEERS names, or where it can be found anyway.
 * @returns the path of its entry, null when it is not installed
 */
export function peerLibrary(name) {
  const from = process.env['BENCH_PEERS'];
  for (const base of [...(from ? [path.resolve(from, 'x.js')] : []), import.meta.filename]) {
    try {
      return createRequire(base).resolve(name);
    } catch (e) {
      if (e.code !== 'MODULE_NOT_FOUND') throw e;
    }
  }
  return null;
}

/** The Python that can import this module; the system's own may have what another on the path has not. */
export const pythonWith = (module) => ['python3', '/usr/bin/python3'].find((python) => spawnSync(python, ['-c', `import ${module}`]).status === 0) ?? null;

export const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
export const medianOf = (runs, key) => median(runs.map((r) => r[key]));
export const times = (n, work) => Array.from({ length: n }, (_, i) => work(i));

export const ABSENT = '没有安装';
export const ratio = (value, base) => (base === null || base === undefined ? ABSENT : `${(value / base).toFixed(2)} 倍`);
