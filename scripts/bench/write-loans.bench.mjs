// What it costs to write 100,000 loans: alone into a plain file beside the sqlite3 shell importing the same rows into the
// same table with the same indices; and as the product does it, with guards, change rows and hash chain. Nothing is asserted.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { buildPeers, cost, has, ledger, medianOf, quoted, ratio, runPeer, sampleFile, times } from './measure.mjs';

const ROWS = Number(process.env['BENCH_ROWS'] ?? 100_000);
const RUNS = 3;

export const title = `写入 ${ROWS} 笔贷款（CPU 秒，中位数，${RUNS} 次）`;

export async function run({ say }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-write-'));
  try {
    const outDir = await buildPeers(['write-loans']);
    const source = path.join(folder, 'source.db');
    say('正在造台账');
    ledger('init', '--county', '样例县', '--db', source);
    ledger('import', sampleFile(folder, ROWS), '--period', '2011-08', '--json', '--db', source);
    const into = (mode) => times(RUNS, (i) => runPeer(outDir, 'write-loans', [mode, source, path.join(folder, `${mode}-${i}.db`)]));
    const plain = into('plain');
    const chain = into('chain');
    const shell = has('sqlite3') ? shellRuns(outDir, source, folder) : null;
    const base = shell === null ? null : medianOf(shell, 'cpu');
    const row = (what, cpu, goal) => ({ 步骤: what, 'CPU 秒': cpu.toFixed(2), '对 sqlite3 .import': ratio(cpu, base), 目标: goal });
    return [
      row('只写贷款表和索引，普通文件', medianOf(plain, 'cpu'), '≤ 1.2 倍'), row('入账：连同守卫、变更记录和校验链', medianOf(chain, 'cpu'), '≤ 4 倍'), ...(base === null ? [] : [row('sqlite3 .import（同样的行和索引）', base, '')]),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function shellRuns(outDir, source, folder) {
  const rows = path.join(folder, 'rows');
  runPeer(outDir, 'write-loans', ['csv', source, rows]);
  return times(RUNS, (i) => cost(`sqlite3 ${quoted(path.join(folder, `shell-${i}.db`))} < ${quoted(`${rows}.sql`)}`)).map((used) => {
    if (used === null) throw new Error('sqlite3 could not import the rows');
    return used;
  });
}
