// Child process of read-workbook.bench.mjs: reads one workbook and prints CPU seconds and peak memory of doing so.
import { readFileSync } from 'node:fs';
import { findTables } from '../../../electron/domain/importing/find-tables.js';
import { readTable } from '../../../electron/domain/importing/read-table.js';
import type { ImportProfile } from '../../../electron/domain/importing/profile.js';
import { readWorkbook } from '../../../electron/workbook/reading/read-workbook.js';

const [, , what = 'cells', file = '', profileFile = ''] = process.argv;
const bytes = readFileSync(file);
const before = process.cpuUsage();
const started = performance.now();
let cells = 0;
let rows = 0;
if (what === 'cells') {
  await readWorkbook(bytes, file, (row) => {
    rows += 1;
    for (const c of row.cells) if (c) cells += 1;
  });
} else {
  const profile = JSON.parse(readFileSync(profileFile, 'utf8')) as ImportProfile;
  const book = await readWorkbook(bytes, file);
  for (const sheet of book.sheets) for (const match of findTables(sheet, [profile])) if (match.state === 'ready') rows += readTable(sheet, match, profile).rows.length;
}
const used = process.cpuUsage(before);
console.log(JSON.stringify({ rows, cells, cpu: (used.user + used.system) / 1e6, seconds: (performance.now() - started) / 1000, mb: process.resourceUsage().maxRSS / 1024 }));
