import type { Checked, Finding } from './finding.js';
import { figureText, spoken } from './figure.js';
import { placeOf, titleOf, type FigureColumn, type FigureRow, type FigureTable } from './figure-table.js';
import type { Kinds } from './column-kinds.js';

/** Parts stand above their sum, or below it. */
type Side = 'above' | 'below';

interface Sum {
  readonly row: FigureRow;
  readonly parts: readonly FigureRow[];
  /** All rows it spans, subtotals included. */
  readonly within: readonly FigureRow[];
  readonly side: Side;
}

const OF_WHICH = /^其中/;
/** From so many wrong columns on, a sum is not miscounted: rows are missing or it sums up something else. */
const WHOLE_ROW = 3;

/**
 * 合计 and 小计 rows against the rows they sum up. A sum of a standing takes in the rows of their own since the last sum of the
 * same or a higher standing – above it or below it, whichever the figures bear out –, so a subtotal is never counted twice; a
 * subtotal without rows of its own is a part itself. 其中 rows are inside the row before them. Where several subtotals are each
 * the whole (by cause, by year, by guarantee), they are held against the total and not added up.
 */
export function checkRowSums(table: FigureTable, kinds: Kinds): Checked {
  const columns = table.columns.filter((c) => ['amount', 'count', 'people'].includes(kinds.of(c.column)));
  let findings: Finding[] = [];
  const unchecked: string[] = table.carried.map((r) => `第 ${r.row} 行“${r.label}”接着别的页或别的月份，没有核对。`);
  const fewer: string[] = [];
  for (const sum of sumsOf(table, columns, kinds)) {
    const wholes = breakdowns(sum, columns, kinds);
    if (wholes.length >= 2) {
      findings = findings.concat(wholes.flatMap((w) => columns.flatMap((c) => unlike(sum, w, c))));
      continue;
    }
    if (sum.parts.length === 0) {
      unchecked.push(`第 ${sum.row.row} 行“${sum.row.label}”看不出由哪些行组成，没有核对。`);
      continue;
    }
    const wrong: Finding[] = [];
    let checked = 0;
    for (const column of columns) {
      const off = difference(sum, column, kinds);
      if (off === null) continue;
      checked += 1;
      if (off.value === 0n) continue;
      if (kinds.of(column.column) === 'people' && off.value < 0n) fewer.push(`${placeOf(column.column, sum.row.row)}“${titleOf(column)}”`);
      else wrong.push(findingAt(sum, column, off, kinds));
    }
    if (wrong.length > 0 && table.rows.some((r) => OF_WHICH.test(r.label))) unchecked.push(`第 ${sum.row.row} 行“${sum.row.label}”有 ${wrong.length} 栏与各行之和不等；表中有“其中”行，分不清哪些行已包含在内，没有判断。`);
    else if (wrong.length >= WHOLE_ROW && wrong.length * 2 > checked && wrong[0]) findings.push({ ...wrong[0], text: `第 ${sum.row.row} 行“${sum.row.label}”有 ${wrong.length} 栏都不等于${sideText(sum.side)} ${sum.parts.length} 行之和，表上可能没有列全各行；如${wrong[0].text}` });
    else findings = findings.concat(wrong);
  }
  if (fewer.length > 0) unchecked.push(`${fewer.slice(0, 3).join('、')}${fewer.length > 3 ? `等 ${fewer.length} 处` : ''}少于各行之和，户数、人数可能去掉了重复，没有判断。`);
  return { findings, unchecked };
}

/** Subtotals under a sum that are mostly the sum itself, where their rows added up are mostly not. */
function breakdowns(sum: Sum, columns: readonly FigureColumn[], kinds: Kinds): FigureRow[] {
  const figures = columns.filter((c) => (sum.row.figures.get(c.column)?.value ?? 0n) !== 0n);
  const mostly = (count: number): boolean => count > 0 && count * 2 >= figures.length;
  if (mostly(figures.filter((c) => difference(sum, c, kinds)?.value === 0n).length)) return [];
  return sum.within.filter((r) => r.rank !== null && mostly(figures.filter((c) => r.figures.get(c.column)?.value === sum.row.figures.get(c.column)?.value).length));
}

function unlike({ row }: Sum, part: FigureRow, column: FigureColumn): Finding[] {
  const [whole, shown] = [row.figures.get(column.column)?.value, part.figures.get(column.column)?.value];
  if (whole === undefined || shown === undefined || whole === shown) return [];
  return [{ kind: 'sum', at: placeOf(column.column, part.row), row: part.label, column: titleOf(column), shown: figureText(shown), expected: figureText(whole), text: `“${part.label}”的“${titleOf(column)}”是 ${spoken(shown)}，与“${row.label}”的 ${spoken(whole)} 不一致，相差 ${spoken(shown - whole)}。` }];
}

function findingAt({ row, parts, side }: Sum, column: FigureColumn, off: Off, kinds: Kinds): Finding {
  const small = kinds.unsureOfStep && magnitude(off.value) * 2n <= BigInt(parts.length + 1) * 10n ** 10n;
  return {
    kind: 'sum', at: placeOf(column.column, row.row), row: row.label, column: titleOf(column), shown: figureText(off.shown), expected: figureText(off.sum),
    text: `“${row.label}”的“${titleOf(column)}”是 ${spoken(off.shown)}，${sideText(side)} ${parts.length} 行相加是 ${spoken(off.sum)}，相差 ${spoken(off.value)}${small ? '（若各数取过整，可能是尾差）' : ''}。`,
  };
}

interface Off {
  readonly shown: bigint;
  readonly sum: bigint;
  /** shown − sum; 0 where rounding explains it. */
  readonly value: bigint;
}

function difference({ row, parts }: Pick<Sum, 'row' | 'parts'>, { column }: FigureColumn, kinds: Kinds): Off | null {
  const shown = row.figures.get(column)?.value;
  const figures = parts.flatMap((p) => p.figures.get(column)?.value ?? []);
  if (shown === undefined || figures.length === 0) return null;
  const sum = figures.reduce((a, b) => a + b, 0n);
  const step = kinds.of(column) === 'amount' ? kinds.amountStep : 0n;
  return { shown, sum, value: magnitude(shown - sum) * 2n <= step * BigInt(figures.length + 1) ? 0n : shown - sum };
}

type Standing = (row: FigureRow) => number | null;
/** 小计 beside the 小计 of something stands above it, or is one like it: whichever the figures bear out. */
const STANDINGS: readonly Standing[] = [(r) => r.rank, (r) => (r.rank === 0.5 ? 0 : r.rank)];

function sumsOf(table: FigureTable, columns: readonly FigureColumn[], kinds: Kinds): Sum[] {
  const agreeing = (sums: readonly Sum[]): number => sums.reduce((n, s) => n + columns.filter((c) => difference(s, c, kinds)?.value === 0n).length, 0);
  const [best] = STANDINGS.map((standing) => sumsBy(standing, table.rows, agreeing)).sort((a, b) => agreeing(b) - agreeing(a));
  return (best ?? []).toSorted((a, b) => a.row.row - b.row.row);
}

/** Every sum with its parts; sums of one standing all have them on the same side. From the lowest standing up. */
function sumsBy(standing: Standing, rows: readonly FigureRow[], agreeing: (sums: readonly Sum[]) => number): Sum[] {
  const known = new Map<number, Side>();
  const ranks = [...new Set(rows.flatMap((r) => standing(r) ?? []))].sort((a, b) => a - b);
  return ranks.flatMap((rank) => {
    const sides = (['above', 'below'] as const).map((side) => rows.flatMap((row, i): Sum[] => (standing(row) === rank ? [{ row, side, ...partsOf(rows, i, side, known, standing) }] : [])));
    const [best = []] = sides.sort((a, b) => agreeing(b) - agreeing(a) || a.filter((s) => s.parts.length === 0).length - b.filter((s) => s.parts.length === 0).length);
    known.set(rank, best[0]?.side ?? 'above');
    return best;
  });
}

/** `known`: on which side the parts of lower standings are. */
function partsOf(rows: readonly FigureRow[], index: number, side: Side, known: ReadonlyMap<number, Side>, standing: Standing): Pick<Sum, 'parts' | 'within'> {
  const own = standing(rows[index] as FigureRow) ?? 0;
  const parts: FigureRow[] = [];
  const within: FigureRow[] = [];
  const step = side === 'above' ? -1 : 1;
  for (let i = index + step; i >= 0 && i < rows.length; i += step) {
    const row = rows[i] as FigureRow;
    const rank = standing(row);
    if (rank !== null && rank >= own) break;
    within.push(row);
    const isPart = rank === null || partsOf(rows, i, known.get(rank) ?? 'above', known, standing).parts.length === 0;
    if (isPart && !OF_WHICH.test(row.label)) parts.push(row);
  }
  return { parts, within };
}

const magnitude = (n: bigint): bigint => (n < 0n ? -n : n);
const sideText = (side: Side): string => (side === 'above' ? '上面' : '下面');
