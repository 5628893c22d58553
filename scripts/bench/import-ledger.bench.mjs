// Shows how long 10,000 rows of the provincial form take into the ledger – read, mapped, checked, compared, booked with
// change rows and hash chain – beside LibreOffice converting the same file to CSV on the same machine. Nothing is asserted.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ROWS = Number(process.env['BENCH_ROWS'] ?? 10_000);
const RUNS = 3;

export const title = `导入 ${ROWS} 行省联社台账（中位数，${RUNS} 次）`;

/** Wall seconds of one command; throws with its stderr when it fails. */
function timed(command, args, options = {}) {
  const started = performance.now();
  const done = spawnSync(command, args, { encoding: 'utf8', maxBuffer: 1 << 28, ...options });
  if (done.status !== 0) throw new Error(`${path.basename(command)} ${args[1] ?? ''}: ${done.stderr || done.error}`);
  return { seconds: (performance.now() - started) / 1000, out: done.stdout };
}

const ledger = (...args) => timed(process.execPath, [path.join(ROOT, 'dist/main/cli.mjs'), ...args]);
const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

export async function run({ say }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-import-'));
  try {
    const made = JSON.parse(ledger('sample', '--loans', String(ROWS), '--seed', '1', '--out', folder, '--json').out);
    const file = made.files[0];
    say(`${path.basename(file)}，${(statSync(file).size / 1e6).toFixed(1)} MB`);
    const plan = [];
    const whole = [];
    const again = [];
    for (let i = 0; i < RUNS; i++) {
      const db = path.join(folder, `run-${i}.db`);
      ledger('init', '--county', '样例县', '--db', db);
      plan.push(ledger('import', file, '--period', '2011-08', '--dry-run', '--json', '--db', db).seconds);
      const done = ledger('import', file, '--period', '2011-08', '--json', '--db', db);
      const { totals } = JSON.parse(done.out);
      if (totals.insert !== ROWS) throw new Error(`only ${totals.insert} of ${ROWS} rows were booked`);
      whole.push(done.seconds);
      again.push(ledger('import', file, '--period', '2011-08', '--json', '--db', db).seconds);
      say(`第 ${i + 1} 次：${done.seconds.toFixed(2)} 秒`);
    }
    const office = officeSeconds(file, folder, say);
    const row = (what, seconds) => ({ 步骤: what, 秒: seconds.toFixed(2), '与 LibreOffice 转 CSV 之比': office === null ? '—（没有安装 LibreOffice）' : (seconds / office).toFixed(2) });
    return [row('读取、校验、比对（试算）', median(plan)), row('全部：读取到入账一批', median(whole)), row('同一文件再次导入（全部未变）', median(again)), ...(office === null ? [] : [row('LibreOffice 转 CSV', office)])];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function officeSeconds(file, folder, say) {
  if (spawnSync('soffice', ['--version'], { encoding: 'utf8' }).status !== 0) {
    say('没有安装 LibreOffice，不作对比');
    return null;
  }
  const convert = () => timed('soffice', [`-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', 'csv', '--outdir', path.join(folder, 'csv'), file]).seconds;
  convert(); // the first start makes LibreOffice's profile
  return median(Array.from({ length: RUNS }, convert));
}
