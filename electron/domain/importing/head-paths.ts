import { readHead, type HeadText, type WrittenUnit } from './head-text.js';
import type { Merge, RawRow } from './raw-sheet.js';

/** The nested head over one sheet column, top level first: 金额(元) / 本年收回 / 现金. */
export interface HeadPath {
  readonly column: number;
  readonly levels: readonly HeadText[];
  /** The unit written nearest to the figures: the lowest level that names one. */
  readonly unit: WrittenUnit | null;
  /** A row of units under the head says per cent or per mille. */
  readonly sign: '%' | '‰' | null;
}

interface HeadCell {
  readonly text: string;
  /** Belongs to a merge over several columns: it states its own extent. */
  readonly across: boolean;
}

type Grid = readonly (readonly (HeadCell | undefined)[])[];

/** Merges that can be part of a head, by their first row: at most five rows high. */
export function headMerges(merges: readonly Merge[]): ReadonlyMap<number, readonly Merge[]> {
  const byTop = new Map<number, Merge[]>();
  for (const m of merges) {
    if (m.bottom - m.top > 4) continue;
    const list = byTop.get(m.top);
    if (list) list.push(m);
    else byTop.set(m.top, [m]);
  }
  return byTop;
}

/**
 * The paths over all columns of a head. Merged cells count for every cell they cover; in heads written without merges
 * an empty upper cell belongs to the group at its left, as far as that group reaches: a group ends where an upper level
 * begins anew, at an empty column, and at the edge of a merge.
 */
export function headPaths(rows: readonly RawRow[], merges: ReadonlyMap<number, readonly Merge[]>, read: (text: string) => HeadText = readHead): HeadPath[] {
  const grid = inherit(cellGrid(rows, merges));
  const width = Math.max(0, ...grid.map((level) => level.length));
  const paths: HeadPath[] = [];
  for (let column = 0; column < width; column++) {
    const levels: HeadText[] = [];
    let unit: WrittenUnit | null = null;
    let sign: HeadPath['sign'] = null;
    for (const level of grid) {
      const cell = level[column];
      if (!cell) continue;
      const head = read(cell.text);
      unit = head.unit ?? unit;
      sign = head.sign ?? sign;
      if (head.name !== '' && head.name !== levels.at(-1)?.name) levels.push(head);
    }
    if (levels.length > 0) paths.push({ column, levels, unit, sign });
  }
  return paths;
}

function cellGrid(rows: readonly RawRow[], merges: ReadonlyMap<number, readonly Merge[]>): Grid {
  const width = Math.max(0, ...rows.map((r) => r.cells.length));
  const levelOf = new Map(rows.map((r, i) => [r.row, i]));
  const grid = rows.map((r) => Array.from({ length: width }, (_, i): HeadCell | undefined => plainCell(r, i)));
  for (const top of rows) {
    for (const m of merges.get(top.row) ?? []) {
      const source = plainCell(top, m.left - 1);
      if (!source) continue;
      const shared = { text: source.text, across: m.right > m.left };
      for (let row = m.top; row <= m.bottom; row++) {
        const level = grid[levelOf.get(row) ?? -1];
        if (!level) continue;
        for (let column = m.left - 1; column < Math.min(m.right, width); column++) level[column] = shared;
      }
    }
  }
  return grid;
}

function plainCell(row: RawRow, column: number): HeadCell | undefined {
  const cell = row.cells[column];
  if (!cell || (cell.t !== 's' && cell.t !== 'n')) return undefined;
  const text = String(cell.v);
  return text.trim() === '' ? undefined : { text, across: false };
}

function inherit(grid: Grid): Grid {
  const textBelow = (level: number, column: number, own: HeadCell | undefined): boolean =>
    grid.slice(level + 1).some((l) => l[column] !== undefined && l[column] !== own);
  const beginsAbove = (level: number, column: number): boolean =>
    grid.slice(0, level).some((l) => l[column] !== undefined && l[column] !== l[column - 1]);

  return grid.map((level, i) => {
    if (i === grid.length - 1) return level;
    let group: HeadCell | undefined;
    return level.map((cell, column) => {
      if (cell) {
        group = !cell.across && textBelow(i, column, cell) ? cell : undefined;
        return cell;
      }
      if (!textBelow(i, column, undefined) || beginsAbove(i, column)) group = undefined;
      return group;
    });
  });
}
