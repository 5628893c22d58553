// What a report costs on 100,000 loans with 60 months of history and 500,000 receipts: beside the plain SQL of its rows,
// and beside LibreOffice computing the same 23-unit table by SUMIFS. Figures are printed, nothing is asserted.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as XLSX from 'xlsx';
import { buildPeers, has, ROOT } from './measure.mjs';

const LOANS = Number(process.env['BENCH_LOANS'] ?? 100_000);
export const title = `报表：${LOANS} 笔贷款、60 个月、${LOANS * 5} 笔收回（中位数，5 次）`;

export async function run({ say }) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-report-'));
  try {
    const outDir = await buildPeers(['report-times']);
    const sheet = path.join(folder, 'rows.json');
    say('正在造台账');
    const made = JSON.parse(execFileSync(process.execPath, [path.join(outDir, 'report-times.mjs'), path.join(folder, '大台账.db'), path.join(ROOT, 'resources'), String(LOANS), sheet], { encoding: 'utf8', maxBuffer: 1 << 26 }));
    const office = officeMs(sheet, folder, say);
    const [first] = made.reports;
    const ms = (n) => (n === null ? '—' : n.toFixed(0));
    const over = (n, base) => (base === null ? '—' : `${(n / base).toFixed(2)} 倍`);
    const row = (what, n, base, goal) => ({ 项目: what, 毫秒: ms(n), 对照毫秒: ms(base), 之比: over(n, base), 目标: goal });
    return [
      ...made.reports.map((r) => row(`${r.title}（各行，对写明的 SQL）`, r.rows, r.plain, r.plain === null ? '' : '≤ 1.5 倍')),
      ...made.reports.map((r) => row(`${r.title}（连同勾稽，对 LibreOffice）`, r.whole, office, '≤ 0.1 倍')),
      row('月结（对一张月报）', made.close, first.whole, '≤ 10 倍'),
      ...made.pages.map((p) => row(`明细一页：${p.title}（对写明的 SQL：一页、笔数与合计）`, p.page, p.bare, '≤ 2 倍')),
      row('台账第一屏', made.grid, null, '与行数无关'),
      ...(office === null ? [] : [row('LibreOffice：23 社 SUMIFS，读入、重算、保存', office, null, '')]),
    ];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Milliseconds LibreOffice takes to load the rows, compute the table of the units by SUMIFS and save; null without it. */
function officeMs(rowsFile, folder, say) {
  if (!has('soffice')) {
    say('没有安装 LibreOffice，不作对比');
    return null;
  }
  const rows = JSON.parse(readFileSync(rowsFile, 'utf8'));
  const last = rows.length + 1;
  const book = XLSX.utils.book_new();
  XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([['机构', '余额', '收回'], ...rows.map((r) => [r.unit, r.fen / 100, r.paid / 100])]), '台账');
  const units = [...new Set(rows.map((r) => r.unit))].sort();
  const table = XLSX.utils.aoa_to_sheet([['机构', '笔数', '余额', '收回'], ...units.map((u) => [u])]);
  units.forEach((_, i) => {
    const at = i + 2;
    table[`B${at}`] = { t: 'n', f: `COUNTIFS(台账!$A$2:$A$${last},A${at})` };
    table[`C${at}`] = { t: 'n', f: `SUMIFS(台账!$B$2:$B$${last},台账!$A$2:$A$${last},A${at})` };
    table[`D${at}`] = { t: 'n', f: `SUMIFS(台账!$C$2:$C$${last},台账!$A$2:$A$${last},A${at})` };
  });
  table['!ref'] = `A1:D${units.length + 1}`;
  XLSX.utils.book_append_sheet(book, table, '汇总');
  const file = path.join(folder, '汇总.xlsx');
  writeFileSync(file, XLSX.write(book, { type: 'buffer', bookType: 'xlsx', compression: true }));
  const convert = () => {
    const since = performance.now();
    const done = spawnSync('soffice', [`-env:UserInstallation=file://${folder}/office`, '--headless', '--convert-to', 'xlsx', '--outdir', path.join(folder, 'out'), file], { encoding: 'utf8' });
    if (done.status !== 0) throw new Error(`soffice: ${done.stderr}`);
    return performance.now() - since;
  };
  convert(); // the first start makes LibreOffice's profile
  return [convert(), convert(), convert()].sort((a, b) => a - b)[1];
}
