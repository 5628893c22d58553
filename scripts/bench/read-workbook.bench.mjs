// What it costs to read 100,000 rows of the provincial form – to raw cells, and to mapped and checked drafts – as a multiple
// of inflating the sheet (unzip -p), beside LibreOffice converting the same file and libraries reading it. Nothing is asserted.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ABSENT, buildPeers, cost, has, medianOf, officeCost, peerLibrary, pythonWith, quoted, ratio, ROOT, runPeer, sampleFile, times } from './measure.mjs';

const ROWS = Number(process.env['BENCH_ROWS'] ?? 100_000);
const RUNS = 3;
/** As in the product's reading thread: a young generation of 16 MB. */
const NODE_ARGS = ['--max-semi-space-size=5'];

export const title = `读取 ${ROWS} 行省联社台账（CPU 秒，中位数，${RUNS} 次；对照软件各 1 次）`;

export async function run({ say }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-read-'));
  try {
    const outDir = await buildPeers(['read-100k']);
    const file = sampleFile(folder, ROWS);
    say(`${path.basename(file)}，${(statSync(file).size / 1e6).toFixed(1)} MB`);
    const measure = (what) => {
      const runs = times(RUNS, () => runPeer(outDir, 'read-100k', [what, file, path.join(ROOT, 'resources/profiles/provincial-ledger.json')], NODE_ARGS));
      return { cpu: medianOf(runs, 'cpu'), mb: medianOf(runs, 'mb'), rows: runs[0].rows };
    };
    const cells = measure('cells');
    const drafts = measure('drafts');
    if (drafts.rows !== ROWS) throw new Error(`${drafts.rows} of ${ROWS} rows came out as drafts`);
    const floor = has('unzip') ? medianOf(times(RUNS, () => cost(`unzip -p ${quoted(file)} xl/worksheets/sheet1.xml`)), 'cpu') : null;
    const office = officeCost(folder, 'csv', file);
    const row = (what, used, goals = ['', '', '']) => ({
      步骤: what, 'CPU 秒': used === null ? ABSENT : used.cpu.toFixed(2), '对 unzip': used === null ? '' : ratio(used.cpu, floor), 目标: goals[0], '对 LibreOffice': used === null ? '' : ratio(used.cpu, office?.cpu), '目标 ': goals[1], '峰值 MB': used?.mb ? used.mb.toFixed(0) : '', '目标  ': goals[2],
    });
    return [
      row('到原始单元格', cells, ['≤ 6 倍', '≤ 0.33 倍', '≤ 400']), row('到对应、校验后的草稿', drafts, ['≤ 9 倍', '≤ 0.33 倍', '≤ 400']),
      row('unzip -p（只解压）', floor === null ? null : { cpu: floor }), row('LibreOffice 转 CSV', office), row('openpyxl 逐行读', openpyxl(file)), row('exceljs 流式读', exceljs(file)),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function openpyxl(file) {
  const python = pythonWith('openpyxl');
  if (python === null) return null;
  const script = 'import openpyxl,sys\nfor sheet in openpyxl.load_workbook(sys.argv[1],read_only=True,data_only=True):\n for row in sheet.iter_rows(values_only=True): pass';
  return cost(`${python} -c ${quoted(script)} ${quoted(file)}`);
}

function exceljs(file) {
  const entry = peerLibrary('exceljs');
  if (entry === null) return null;
  const script = `const e=require(${JSON.stringify(entry)});(async()=>{for await(const w of new e.stream.xlsx.WorkbookReader(process.argv[1],{sharedStrings:'cache',styles:'cache',worksheets:'emit'}))for await(const r of w)r.values})()`;
  return cost(`${quoted(process.execPath)} -e ${quoted(script)} ${quoted(file)}`);
}
