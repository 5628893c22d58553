// An incentive run over 500,000 receipts and 3,000 people, as a multiple of only reading the receipts out of the ledger
// with the product's own query. Nothing is asserted on time.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPeers, medianOf, ratio, ROOT, runPeer, times } from './measure.mjs';

const LOANS = Number(process.env['BENCH_LOANS'] ?? 100_000);
const STAFF = 3000;
const RUNS = 3;

export const title = `奖惩计算：${LOANS * 5} 笔收回、${STAFF} 人（CPU 秒，中位数，${RUNS} 次）`;

export async function run({ say }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-incentive-'));
  try {
    const outDir = await buildPeers(['incentive']);
    const file = path.join(folder, '大台账.db');
    say('正在造台账');
    runPeer(outDir, 'incentive', ['make', file, String(LOANS), String(STAFF)]);
    const runs = times(RUNS, () => runPeer(outDir, 'incentive', ['run', file, '', '', path.join(ROOT, 'resources/rules/incentive/county-2011.json')]));
    const [{ receipts, people, lines }] = runs;
    if (people !== STAFF) throw new Error(`${people} of ${STAFF} people were worked out`);
    say(`${receipts} 笔收回，${lines} 行推算`);
    const read = medianOf(runs, 'readCpu');
    const row = (what, key, goal) => ({ 步骤: what, 'CPU 秒': medianOf(runs, `${key}Cpu`).toFixed(2), 对读取: ratio(medianOf(runs, `${key}Cpu`), read), 目标: goal, 秒: medianOf(runs, `${key}Seconds`).toFixed(2) });
    return [row('从台账读出收回及归属', 'read', ''), row('计算（逐笔推算、挂钩、暂留、竞赛、限制）', 'run', '≤ 3 倍'), { 步骤: '峰值内存（MB）', 'CPU 秒': '', 对读取: '', 目标: '', 秒: medianOf(runs, 'mb').toFixed(0) }];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
