import { unitsInLines } from '../importing/unit-line.js';
import { checkBothDown } from './both-down.js';
import { checkColumnSums } from './column-sums.js';
import { kindsOf } from './column-kinds.js';
import { placeOf, type FigureTable } from './figure-table.js';
import type { Checked } from './finding.js';
import { checkPointChanges } from './point-changes.js';
import { checkRatios } from './ratios.js';
import { checkRowSums } from './row-sums.js';

/**
 * Whether the figures of anybody's sheet follow from each other: sums from their parts, ratios from their bases, 双降 from both
 * figures. Needs no ledger and no known form. Whatever could not be checked is said.
 */
export function checkFigures(table: FigureTable): Checked {
  const lines = unitsInLines(table.lines);
  const kinds = kindsOf(table, lines.length === 1 ? (lines[0] ?? null) : null);
  const parts = [unread(table), checkRowSums(table, kinds), checkColumnSums(table, kinds), checkRatios(table, kinds), checkPointChanges(table, kinds), checkBothDown(table, kinds)];
  // a cell that fails two comparisons with the same right figure is named once
  const findings = new Map(parts.flatMap((p) => p.findings.map((f) => [`${f.kind} ${f.at} ${f.expected}`, f])));
  return { findings: [...findings.values()].sort((a, b) => placeRank(a.at) - placeRank(b.at)), unchecked: parts.flatMap((p) => p.unchecked) };
}

/** Order of reading: rows from the top, then columns. */
function placeRank(at: string): number {
  const [, letters = '', row = '0'] = /^([A-Z]+)(\d+)$/.exec(at) ?? [];
  return Number(row) * 1000 + [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0);
}

/** Cells that ought to be figures and cannot be read: formulas without a result, errors. */
function unread(table: FigureTable): Checked {
  const cells = table.rows.flatMap((r) => r.cells.flatMap((c, i) => (c?.t === 'f' || c?.t === 'e' ? [{ at: placeOf(i, r.row), error: c.t === 'e' }] : [])));
  const say = (list: typeof cells, what: string): string[] => (list.length === 0 ? [] : [`${list.length} 个单元格${what}（${list[0]?.at}${list.length > 1 ? ' 等' : ''}），没有核对。`]);
  return { findings: [], unchecked: [...say(cells.filter((c) => !c.error), '的公式没有计算结果'), ...say(cells.filter((c) => c.error), '是出错值')] };
}
