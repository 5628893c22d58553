// Shows how long 10,000 rows of the provincial form take into the ledger – read, mapped, checked, compared, booked with
// change rows and hash chain – beside LibreOffice converting the same file to CSV on the same machine. Nothing is asserted.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ABSENT, ledger, median, officeCost, ratio, sampleFile, times } from './measure.mjs';

const ROWS = Number(process.env['BENCH_ROWS'] ?? 10_000);
const RUNS = 3;

export const title = `导入 ${ROWS} 行省联社台账（秒，中位数，${RUNS} 次）`;

export async function run({ say }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-import-'));
  const timed = (...args) => {
    const started = performance.now();
    const out = JSON.parse(ledger(...args));
    return { seconds: (performance.now() - started) / 1000, out };
  };
  try {
    const file = sampleFile(folder, ROWS);
    say(`${path.basename(file)}，${(statSync(file).size / 1e6).toFixed(1)} MB`);
    const runs = times(RUNS, (i) => {
      const db = path.join(folder, `run-${i}.db`);
      ledger('init', '--county', '样例县', '--db', db);
      const book = (...more) => timed('import', file, '--period', '2011-08', '--json', '--db', db, ...more);
      const plan = book('--dry-run').seconds;
      const whole = book();
      if (whole.out.totals.insert !== ROWS) throw new Error(`only ${whole.out.totals.insert} of ${ROWS} rows were booked`);
      say(`第 ${i + 1} 次：${whole.seconds.toFixed(2)} 秒`);
      return { plan, whole: whole.seconds, again: book().seconds };
    });
    const office = officeCost(folder, 'csv', file);
    const row = (what, seconds) => ({ 步骤: what, 秒: seconds.toFixed(2), '与 LibreOffice 转 CSV 之比': ratio(seconds, office?.seconds) });
    const middle = (key) => median(runs.map((r) => r[key]));
    return [
      row('读取、校验、比对（试算）', middle('plan')), row('全部：读取到入账一批', middle('whole')), row('同一文件再次导入（全部未变）', middle('again')),
      office === null ? { 步骤: 'LibreOffice 转 CSV', 秒: ABSENT, '与 LibreOffice 转 CSV 之比': '' } : row('LibreOffice 转 CSV', office.seconds),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
