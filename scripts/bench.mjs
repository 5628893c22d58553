// `npm run bench`: runs every scripts/bench/*.bench.mjs and prints its table. Figures are printed, nothing is asserted on time.
// A bench exports `title` and `run({ say })`, which returns rows with the same keys: the keys head the columns.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { buildIfNeeded } from './build-if-needed.mjs';
import { printTable } from './testing/print-table.mjs';

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
