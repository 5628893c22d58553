// `npm run bench`: runs every scripts/bench/*.bench.mjs and prints its table. Figures are printed, nothing is asserted on time.
// A bench exports `title` and `run({ say })`, which returns rows with the same keys: the keys head the columns.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfNeeded } from './build-if-needed.mjs';

const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
const width = (text) => [...text].reduce((n, c) => n + (WIDE.test(c) ? 2 : 1), 0);

function printTable(rows) {
  const heads = Object.keys(rows[0] ?? {});
  const cells = [heads, ...rows.map((r) => heads.map((h) => String(r[h] ?? '')))];
  const widths = heads.map((_, i) => Math.max(...cells.map((c) => width(c[i]))));
  const line = (c) => `  ${c.map((t, i) => t + ' '.repeat(widths[i] - width(t))).join('  ').trimEnd()}`;
  console.log([line(cells[0]), `  ${widths.map((w) => '-'.repeat(w)).join('  ')}`, ...cells.slice(1).map(line)].join('\n'));
}

const folder = path.join(import.meta.dirname, 'bench');
const asked = process.argv.slice(2);
const benches = readdirSync(folder).filter((f) => f.endsWith('.bench.mjs') && (asked.length === 0 || asked.some((a) => f.includes(a)))).sort();
if (benches.length === 0) {
  console.error('没有找到要运行的性能测试。');
  process.exit(2);
}
await buildIfNeeded();
for (const file of benches) {
  const { title, run } = await import(pathToFileURL(path.join(folder, file)).href);
  console.log(`\n${title}`);
  printTable(await run({ say: (text) => console.error(`  ${text}`) }));
}
