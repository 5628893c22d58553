import { changesIn } from './changes.js';
import type { Kinds } from './column-kinds.js';
import { figureText, stepOf } from './figure.js';
import { placeOf, titleBeside, titleOf, type FigureTable } from './figure-table.js';
import type { Checked, Finding } from './finding.js';

/** ±百分点 columns against the two ratios beside them; all three may have been rounded. */
export function checkPointChanges(table: FigureTable, kinds: Kinds): Checked {
  const findings: Finding[] = [];
  const open = new Set(table.columns.filter((c) => kinds.of(c.column) === 'points'));
  for (const { before, after, change } of changesIn(table, kinds, 'ratio')) {
    if (!before || !after || !change || !open.delete(change)) continue;
    for (const row of table.rows) {
      const [from, to, shown] = [before, after, change].map((c) => row.figures.get(c.column));
      if (!from || !to || !shown) continue;
      const right = to.value - from.value;
      const apart = shown.value > right ? shown.value - right : right - shown.value;
      if (apart * 2n <= stepOf(Math.max(from.decimals, to.decimals, shown.decimals, 2)) * 3n) continue;
      findings.push({
        kind: 'ratio', at: placeOf(change.column, row.row), row: row.label, column: titleOf(change), shown: figureText(shown.value), expected: figureText(right, 2),
        text: `“${row.label}”的“${titleOf(change)}”是 ${figureText(shown.value)}，“${titleBeside(after, change)}”减“${titleBeside(before, change)}”（${figureText(to.value)}－${figureText(from.value)}）应为 ${figureText(right, 2)}。`,
      });
    }
  }
  return { findings, unchecked: [...open].map((c) => `“${titleOf(c)}”一栏（${placeOf(c.column, table.headBottom)}）的两期比率不都在表上，没有核对。`) };
}
