import type { Kinds } from './column-kinds.js';
import { figureText, spoken } from './figure.js';
import { placeOf, titleBeside, titleOf, type FigureColumn, type FigureRow, type FigureTable } from './figure-table.js';
import type { Checked, Finding } from './finding.js';

/** A head with the heads below it; a leaf has its column. */
interface HeadNode {
  readonly text: string;
  readonly name: string;
  readonly children: HeadNode[];
  column: FigureColumn | null;
}

/** Each part is one column, or the columns of a group that stand for it together. */
type Part = readonly FigureColumn[];

const TOTAL = /(?:合计|小计|总计|共计)$/;
const OF_WHICH = /^\s*其中/;

/**
 * 合计 and 小计 columns against the columns they sum up. Under a common head these are the other columns beside it – a group by
 * its own 小计 –; in a head of one level the neighbours at its left or right. Of the possible readings the one that most rows
 * bear out is taken; when not even half do, the column is named as not checked.
 */
export function checkColumnSums(table: FigureTable, kinds: Kinds): Checked {
  let findings: Finding[] = [];
  const unchecked: string[] = [];
  const walk = (parent: HeadNode, root: boolean): void => {
    for (const child of parent.children) {
      walk(child, false);
      if (!TOTAL.test(child.name)) continue;
      for (const leaf of leavesOf(child)) {
        const kind = leaf.column ? kinds.of(leaf.column.column) : 'other';
        if (!leaf.column || !['amount', 'count', 'people'].includes(kind)) continue;
        const below = leaf.path.slice(1);
        const readings = partsFor(parent, child, below, root, kinds, kind);
        if (readings.length === 0) continue;
        const judged = readings.map((parts) => judge(table.rows, leaf.column as FigureColumn, parts, kinds)).sort((a, b) => b.agreeing - a.agreeing || b.parts.length - a.parts.length);
        const [best] = judged;
        if (!best || best.agreeing + best.wrong.length === 0) continue;
        if (best.agreeing >= best.wrong.length || (!root && best.agreeing + best.wrong.length <= 2)) findings = findings.concat(best.wrong.map((w) => findingOf(w, leaf.column as FigureColumn, best.parts)));
        else unchecked.push(`“${titleOf(leaf.column)}”一栏看不出由哪几栏组成（${placeOf(leaf.column.column, table.headBottom)}），没有判断；请人工核对。`);
      }
    }
  };
  walk(treeOf(table.columns), true);
  return { findings, unchecked };
}

function treeOf(columns: readonly FigureColumn[]): HeadNode {
  const root: HeadNode = { text: '', name: '', children: [], column: null };
  for (const column of columns) {
    let node = root;
    column.titles.forEach((text, level) => {
      const last = node.children.at(-1);
      const isLeaf = level === column.titles.length - 1;
      if (!isLeaf && last && last.column === null && last.text === text) node = last;
      else {
        const fresh: HeadNode = { text, name: column.names[level] ?? '', children: [], column: isLeaf ? column : null };
        node.children.push(fresh);
        node = fresh;
      }
    });
  }
  return root;
}

/** The columns under a head with the names that lead to them, the head's own first. */
function leavesOf(node: HeadNode): { readonly column: FigureColumn | null; readonly path: readonly string[] }[] {
  if (node.column) return [{ column: node.column, path: [node.name] }];
  return node.children.flatMap((c) => leavesOf(c).map((l) => ({ column: l.column, path: [node.name, ...l.path] })));
}

/** The readings of a sum: all the other heads beside it under a common head, or an unbroken run of them next to it. */
function partsFor(parent: HeadNode, total: HeadNode, below: readonly string[], root: boolean, kinds: Kinds, kind: string): Part[][] {
  const at = parent.children.indexOf(total);
  const part = (n: HeadNode): Part | null => (OF_WHICH.test(n.text) ? null : standsFor(n, below, kinds, kind));
  const readings: Part[][] = root ? [] : [parent.children.flatMap((c) => (c === total || TOTAL.test(c.name) ? [] : [part(c)])).filter((p) => p !== null)];
  for (const side of [parent.children.slice(0, at).toReversed(), parent.children.slice(at + 1)]) {
    const run: Part[] = [];
    for (const node of side) {
      const own = part(node);
      if (OF_WHICH.test(node.text)) continue;
      if (!own) break;
      readings.push([...run, own]);
      // a subtotal on the way stands for what is behind it, or what is behind it is counted itself
      if (!TOTAL.test(node.name)) run.push(own);
    }
  }
  return readings.filter((parts) => parts.length >= (root ? 2 : 1));
}

/** The columns that stand for a head in a sum of this kind; null when it has none, or not of this kind. */
function standsFor(node: HeadNode, below: readonly string[], kinds: Kinds, kind: string): Part | null {
  const fits = (c: FigureColumn | null): c is FigureColumn => c !== null && kinds.of(c.column) === kind;
  const leaves = leavesOf(node);
  if (below.length > 0) {
    const same = leaves.find((l) => l.path.slice(1).join('\u0001') === below.join('\u0001'))?.column ?? null;
    return fits(same) ? [same] : null;
  }
  if (node.column) return fits(node.column) ? [node.column] : null;
  const own = node.children.find((c) => TOTAL.test(c.name))?.column ?? null;
  if (own) return fits(own) ? [own] : null;
  const all = leaves.map((l) => l.column).filter(fits);
  return all.length > 0 && all.length === leaves.length ? all : null;
}

interface Wrong {
  readonly row: FigureRow;
  readonly shown: bigint;
  readonly sum: bigint;
}

interface Judged {
  readonly parts: readonly Part[];
  readonly agreeing: number;
  readonly wrong: readonly Wrong[];
}

/** How many rows bear a reading out. Rows of nothing but zeros say nothing. */
function judge(rows: readonly FigureRow[], column: FigureColumn, parts: readonly Part[], kinds: Kinds): Judged {
  let agreeing = 0;
  const wrong: Wrong[] = [];
  const step = kinds.of(column.column) === 'amount' ? kinds.amountStep : 0n;
  const columns = parts.flat();
  for (const row of rows) {
    const shown = row.figures.get(column.column)?.value;
    const figures = columns.flatMap((c) => row.figures.get(c.column)?.value ?? []);
    if (shown === undefined || figures.length === 0 || (shown === 0n && figures.every((f) => f === 0n))) continue;
    const sum = figures.reduce((a, b) => a + b, 0n);
    const apart = shown > sum ? shown - sum : sum - shown;
    if (apart * 2n <= step * BigInt(figures.length + 1)) agreeing += 1;
    else wrong.push({ row, shown, sum });
  }
  return { parts, agreeing, wrong };
}

function findingOf({ row, shown, sum }: Wrong, column: FigureColumn, parts: readonly Part[]): Finding {
  const names = parts.flat().toSorted((a, b) => a.column - b.column).map((c) => `“${titleBeside(c, column)}”`).join('＋');
  return {
    kind: 'sum', at: placeOf(column.column, row.row), row: row.label, column: titleOf(column), shown: figureText(shown), expected: figureText(sum),
    text: `“${row.label}”的“${titleOf(column)}”是 ${spoken(shown)}，${names}相加是 ${spoken(sum)}，相差 ${spoken(shown - sum)}。`,
  };
}
