// What it costs to read 100,000 rows of the provincial form: to raw cells, and to mapped and checked drafts – in CPU seconds,
// as a multiple of inflating the sheet (unzip -p), beside LibreOffice converting the same file. Nothing is asserted.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'vite';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ROWS = Number(process.env['BENCH_ROWS'] ?? 100_000);
const RUNS = 3;

export const title = `读取 ${ROWS} 行省联社台账（CPU 秒，中位数，${RUNS} 次）`;

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** User and system seconds of a command with its children, by the shell's own clock; null when it cannot be run. */
function cpuOf(command) {
  const done = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time ${command} >/dev/null 2>&1`], { encoding: 'utf8' });
  const m = /([\d.]+) ([\d.]+)\s*$/.exec(done.stderr ?? '');
  return done.status === 0 && m ? Number(m[1]) + Number(m[2]) : null;
}

const has = (name) => spawnSync('bash', ['-c', `command -v ${name}`]).status === 0;

export async function run({ say }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-read-'));
  try {
    const outDir = path.join(ROOT, 'node_modules/.tmp/bench');
    await build({ configFile: false, logLevel: 'error', publicDir: false, root: ROOT, ssr: { noExternal: true, target: 'node' }, build: { ssr: path.join(ROOT, 'scripts/bench/peers/read-100k.ts'), target: 'node24', outDir, emptyOutDir: true, minify: false, rolldownOptions: { output: { entryFileNames: 'read.mjs' } } } });
    const made = spawnSync(process.execPath, [path.join(ROOT, 'dist/main/cli.mjs'), 'sample', '--loans', String(ROWS), '--seed', '1', '--out', folder, '--json'], { encoding: 'utf8' });
    const [file] = JSON.parse(made.stdout).files;
    say(`${path.basename(file)}，${(statSync(file).size / 1e6).toFixed(1)} MB`);
    const measure = (what) => {
      const runs = Array.from({ length: RUNS }, () => JSON.parse(spawnSync(process.execPath, [path.join(outDir, 'read.mjs'), what, file, path.join(ROOT, 'resources/profiles/provincial-ledger.json')], { encoding: 'utf8' }).stdout));
      return { cpu: median(runs.map((r) => r.cpu)), mb: median(runs.map((r) => r.mb)), rows: runs[0].rows };
    };
    const cells = measure('cells');
    const drafts = measure('drafts');
    if (drafts.rows !== ROWS) throw new Error(`${drafts.rows} of ${ROWS} rows came out as drafts`);
    const floor = has('unzip') ? median(Array.from({ length: RUNS }, () => cpuOf(`unzip -p '${file}' xl/worksheets/sheet1.xml`))) : null;
    const office = has('soffice') ? (cpuOf(`soffice -env:UserInstallation=file://${folder}/office --headless --convert-to csv --outdir '${folder}/csv' '${file}'`), cpuOf(`soffice -env:UserInstallation=file://${folder}/office --headless --convert-to csv --outdir '${folder}/csv' '${file}'`)) : null;
    const ratio = (cpu, base) => (base === null ? '—（没有安装）' : `${(cpu / base).toFixed(2)} 倍`);
    const row = (what, cpu, mb) => ({ 步骤: what, 'CPU 秒': cpu.toFixed(2), '峰值 MB': mb === null ? '' : mb.toFixed(0), '对 unzip': ratio(cpu, floor), '对 LibreOffice': ratio(cpu, office) });
    return [row('到原始单元格', cells.cpu, cells.mb), row('到对应、校验后的草稿', drafts.cpu, drafts.mb), ...(floor === null ? [] : [row('unzip -p（只解压）', floor, null)]), ...(office === null ? [] : [row('LibreOffice 转 CSV', office, null)])];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
