// The month after: 100,000 loans of which 5 % changed, read, checked, compared and booked – as a multiple of only reading the
// workbook in the same program. Nothing is asserted on time.
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPeers, ledger, medianOf, ratio, ROOT, runPeer, sampleFile, times } from './measure.mjs';

const ROWS = Number(process.env['BENCH_ROWS'] ?? 100_000);
const RUNS = 3;

export const title = `次月台账 ${ROWS} 行、约 5% 有变化（CPU 秒，中位数，${RUNS} 次）`;

export async function run({ say }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-month-'));
  try {
    const outDir = await buildPeers(['second-month']);
    const base = path.join(folder, 'base.db');
    const first = sampleFile(folder, ROWS);
    const next = path.join(folder, '次月.xlsx');
    const staff = path.join(folder, '员工名单.csv');
    // in a process of its own: what a process once took counts as the peak of its children
    say(`${runPeer(path.join(ROOT, 'scripts/bench/peers'), 'second-month-file', [first, staff, next]).changed} 行有变化，正在造台账`);
    ledger('init', '--county', '样例县', '--db', base);
    ledger('import', staff, first, '--period', '2011-08', '--json', '--db', base);
    const measure = (what) => {
      const runs = times(RUNS, (i) => {
        const db = path.join(folder, `${what}-${i}.db`);
        copyFileSync(base, db);
        return runPeer(outDir, 'second-month', [what, db, next, '2011-09', path.join(ROOT, 'resources')]);
      });
      return { cpu: medianOf(runs, 'cpu'), seconds: medianOf(runs, 'seconds'), mb: medianOf(runs, 'mb'), verdicts: runs[0].verdicts };
    };
    const read = measure('read');
    const plan = measure('plan');
    const whole = measure('import');
    const { update, unchanged } = whole.verdicts;
    if (update + unchanged !== ROWS) throw new Error(`${update} + ${unchanged} of ${ROWS} rows were compared`);
    const row = (what, used, goal) => ({ 步骤: what, 'CPU 秒': used.cpu.toFixed(2), 对只读: ratio(used.cpu, read.cpu), 目标: goal, 秒: used.seconds.toFixed(2), '峰值 MB': used.mb.toFixed(0) });
    return [row('只读（原始单元格）', read, ''), row('读取、校验、比对（试算）', plan, ''), row(`全部：读取到入账（${update} 行变化）`, whole, '≤ 2.5 倍')];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
