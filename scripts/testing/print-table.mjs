const WIDE = /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/;
const width = (text) => [...text].reduce((n, c) => n + (WIDE.test(c) ? 2 : 1), 0);

/** Prints rows with the same keys as a table; the keys head the columns. */
export function printTable(rows) {
  const heads = Object.keys(rows[0] ?? {});
  const cells = [heads, ...rows.map((r) => heads.map((h) => String(r[h] ?? '')))];
  const widths = heads.map((_, i) => Math.max(...cells.map((c) => width(c[i]))));
  const line = (c) => `  ${c.map((t, i) => t + ' '.repeat(widths[i] - width(t))).join('  ').trimEnd()}`;
  console.log([line(cells[0]), `  ${widths.map((w) => '-'.repeat(w)).join('  ')}`, ...cells.slice(1).map(line)].join('\n'));
}
