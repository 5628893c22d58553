export interface HeadCell {
  readonly title: string;
  /** Index of the first column below. */
  readonly from: number;
  readonly colSpan: number;
  readonly rowSpan: number;
  /** True when the cell stands directly over one column. */
  readonly leaf: boolean;
}

/**
 * Rows of a nested head from each column's titles, top first. Equal neighbours under the same parent become one cell;
 * a column with fewer titles has its last one reach down to the bottom. `barriers` are column indices that no cell may
 * cross (the edge of the frozen columns).
 */
export function nestHeads(columns: readonly { readonly titles: readonly string[] }[], barriers: readonly number[] = []): HeadCell[][] {
  const depth = Math.max(1, ...columns.map((c) => c.titles.length));
  const at = (column: number, level: number): string | undefined => columns[column]?.titles[level];
  const isLast = (column: number, level: number): boolean => level === (columns[column]?.titles.length ?? 0) - 1;
  const sameAbove = (a: number, b: number, level: number): boolean => {
    for (let l = 0; l <= level; l++) if (at(a, l) !== at(b, l)) return false;
    return true;
  };
  return Array.from({ length: depth }, (_, level) => {
    const cells: HeadCell[] = [];
    for (let i = 0; i < columns.length; ) {
      const title = at(i, level);
      if (title === undefined) {
        i++;
        continue;
      }
      const leaf = isLast(i, level);
      let end = i + 1;
      while (!leaf && end < columns.length && !barriers.includes(end) && !isLast(end, level) && sameAbove(i, end, level)) end++;
      cells.push({ title, from: i, colSpan: end - i, rowSpan: leaf ? depth - level : 1, leaf });
      i = end;
    }
    return cells;
  });
}
