export interface PageRoom {
  /** Height for rows in mm on the first sheet and on the others, sum rows and frame already taken off. */
  readonly first: number;
  readonly next: number;
  /** Height of what follows the last row (合计, receipt, signatures, notes). */
  readonly closing: number;
  /** So many rows at least stand with the closing block: signatures never stand alone. */
  readonly keep: number;
}

/** Heights are compared with a hundredth of a millimetre of tolerance: sums of decimals are not exact. */
const EPSILON = 0.01;

/**
 * Cuts rows into sheets: as many as fit, but at least `keep` rows (all of them if there are fewer) go with the closing
 * block to the last sheet. Returns the index after the last row of each sheet, at least one. A sheet without rows comes
 * only from an empty list, or where a single row leaves no room for the closing block (callers cap rows against that).
 * Rows that belong together (`begins`: the first of them) stay on one sheet unless they are more than one holds.
 */
export function cutPages(heights: readonly number[], room: PageRoom, begins: (row: number) => boolean = () => true): number[] {
  const ends: number[] = [];
  let start = 0;
  for (;;) {
    const capacity = (start === 0 ? room.first : room.next) + EPSILON;
    let end = start;
    let used = 0;
    while (end < heights.length && used + (heights[end] ?? 0) <= capacity) used += heights[end++] ?? 0;
    if (end === heights.length && used + room.closing <= capacity) return [...ends, end];
    end = Math.max(start + 1, Math.min(end, lastBreak(heights, room, start)));
    let block = end;
    while (block > start && block < heights.length && !begins(block)) block--;
    if (block > start) end = block;
    ends.push(end);
    if (end === heights.length) return [...ends, end];
    start = end;
  }
}

/** The latest break that leaves enough rows for the last sheet: `keep`, or as many as fit there with the closing block. */
function lastBreak(heights: readonly number[], room: PageRoom, start: number): number {
  let fits = 0;
  let used = room.closing;
  while (fits < room.keep && used + (heights[heights.length - 1 - fits] ?? 0) <= room.next + EPSILON) {
    used += heights[heights.length - 1 - fits] ?? 0;
    fits++;
  }
  return Math.max(start + 1, heights.length - Math.max(1, fits));
}
