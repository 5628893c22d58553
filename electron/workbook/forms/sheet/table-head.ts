/** One cell of a nested head, with the area it covers; rows and columns zero-based within the head. */
export interface HeadCell {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/**
 * Lays out nested heads: equal neighbours under the same heads are merged across, a head without sub-heads reaches down
 * to the last head row. `titles` of each column run from the top.
 */
export function layoutHead(columns: readonly (readonly string[])[]): { readonly depth: number; readonly cells: readonly HeadCell[] } {
  const depth = Math.max(1, ...columns.map((titles) => titles.length));
  const cells: HeadCell[] = [];
  for (let level = 0; level < depth; level++) {
    let left = 0;
    while (left < columns.length) {
      const titles = columns[left] ?? [];
      let right = left;
      while (right + 1 < columns.length && sameHead(titles, columns[right + 1] ?? [], level)) right += 1;
      const text = titles[level];
      if (text !== undefined) cells.push({ text, left, right, top: level, bottom: titles.length === level + 1 ? depth - 1 : level });
      left = right + 1;
    }
  }
  return { depth, cells };
}

function sameHead(a: readonly string[], b: readonly string[], level: number): boolean {
  if ((a.length === level + 1) !== (b.length === level + 1)) return false;
  for (let i = 0; i <= level; i++) if (a[i] === undefined || a[i] !== b[i]) return false;
  return true;
}
