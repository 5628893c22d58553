// Child process of fill-form.bench.mjs: what fill-rows.ts does, with exceljs, which is no dependency of this repository – its
// entry is the first argument. The sample row's style goes to every row, formulas carry their result, the total row moves down.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const [, , entry, rowsFile, forms, target] = process.argv;
const { Workbook } = createRequire(import.meta.url)(entry);
const { map, rows } = JSON.parse(readFileSync(rowsFile, 'utf8'));

const written = (value, column) => (value === null || value === undefined ? null : column.kind === 'money' ? Number(value) / 100 : column.kind === 'day' ? new Date(`${value}T00:00:00Z`) : column.kind === 'percent' || column.kind === 'count' ? Number(value) : value);

const before = process.cpuUsage();
const started = performance.now();
const book = new Workbook();
await book.xlsx.readFile(path.join(forms, 'provincial-ledger.xlsx'));
const sheet = book.getWorksheet(map.sheet);
const columns = Object.entries(map.columns).map(([key, column]) => ({ key, column, at: sheet.getColumn(column.at).number }));
const sample = sheet.getRow(map.sampleRow);
const formulas = new Map();
sample.eachCell({ includeEmpty: true }, (cell, at) => {
  if (cell.formula) formulas.set(at, cell.formula);
});
const cellsOf = (row, number) => {
  const cells = [];
  for (const { key, column, at } of columns) {
    const value = written(row[key], column);
    cells[at] = formulas.has(at) ? { formula: formulas.get(at).replaceAll(String(map.sampleRow), String(number)), result: value } : value;
  }
  return cells;
};
sheet.insertRows(map.sampleRow + 1, rows.slice(1).map((row, i) => cellsOf(row, map.sampleRow + 1 + i)), 'i');
sample.values = cellsOf(rows[0], map.sampleRow);
await book.xlsx.writeFile(target);
const used = process.cpuUsage(before);
console.log(JSON.stringify({ rows: rows.length, cpu: (used.user + used.system) / 1e6, seconds: (performance.now() - started) / 1000, mb: process.resourceUsage().maxRSS / 1024 }));
