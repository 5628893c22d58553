// Child process of fill-form.bench.mjs: fills the provincial form with every loan of a ledger and prints CPU and wall seconds
// and peak memory. With a third file the rows are written there, for another library to do the same.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { ledgerLines } from '../../../electron/app/exporting/ledger-lines.js';
import { openConnection } from '../../../electron/data/connection.js';
import { fillForm } from '../../../electron/workbook/forms/fill-form.js';
import { checkFormMap } from '../../../electron/workbook/forms/form-map.js';

const [, , source = '', forms = '', target = '', rowsFile] = process.argv;
const conn = openConnection(source, { key: null, readOnly: true });
const rows = ledgerLines(conn, '2011-08', undefined);
conn.close();
const map = checkFormMap(JSON.parse(readFileSync(path.join(forms, 'provincial-ledger.map.json'), 'utf8')));
if (rowsFile !== undefined) writeFileSync(rowsFile, JSON.stringify({ map, rows }));

const before = process.cpuUsage();
const started = performance.now();
writeFileSync(target, fillForm(readFileSync(path.join(forms, 'provincial-ledger.xlsx')), map, { cells: { county: '样例县' }, rows }));
const used = process.cpuUsage(before);
console.log(JSON.stringify({ rows: rows.length, cpu: (used.user + used.system) / 1e6, seconds: (performance.now() - started) / 1000, mb: process.resourceUsage().maxRSS / 1024 }));
