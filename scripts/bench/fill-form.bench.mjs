// What it costs to fill the province's own workbook with 20,000 loans, beside exceljs doing the same where it is installed
// (BENCH_PEERS). Nothing is asserted.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ABSENT, buildPeers, ledger, medianOf, peerLibrary, ratio, ROOT, runPeer, sampleFile, times } from './measure.mjs';

const ROWS = Number(process.env['BENCH_FORM_ROWS'] ?? 20_000);
const RUNS = 3;

export const title = `省联社表样填 ${ROWS} 行（中位数，${RUNS} 次）`;

export async function run({ say }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-fill-'));
  try {
    const outDir = await buildPeers(['fill-rows']);
    const source = path.join(folder, 'source.db');
    const rows = path.join(folder, 'rows.json');
    const forms = path.join(ROOT, 'resources/forms');
    say('正在造台账');
    ledger('init', '--county', '样例县', '--db', source);
    ledger('import', sampleFile(folder, ROWS), '--period', '2011-08', '--json', '--db', source);
    runPeer(outDir, 'fill-rows', [source, forms, path.join(folder, 'once.xlsx'), rows]);
    const own = times(RUNS, () => runPeer(outDir, 'fill-rows', [source, forms, path.join(folder, 'own.xlsx')]));
    if (own[0].rows !== ROWS) throw new Error(`${own[0].rows} of ${ROWS} rows were filled in`);
    const entry = peerLibrary('exceljs');
    const other = entry === null ? null : times(RUNS, () => runPeer(path.join(ROOT, 'scripts/bench/peers'), 'fill-rows-exceljs', [entry, rows, forms, path.join(folder, 'exceljs.xlsx')]));
    const row = (what, runs, goals) => ({ 步骤: what, 秒: runs === null ? ABSENT : medianOf(runs, 'seconds').toFixed(2), 'CPU 秒': runs === null ? '' : medianOf(runs, 'cpu').toFixed(2), '对 exceljs（CPU）': runs === null ? '' : ratio(medianOf(runs, 'cpu'), other === null ? null : medianOf(other, 'cpu')), 目标: goals[0], '峰值 MB': runs === null ? '' : medianOf(runs, 'mb').toFixed(0), '目标 ': goals[1] });
    return [row('填表', own, ['≤ 0.5 倍', '≤ 300']), row('exceljs', other, ['', ''])];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
