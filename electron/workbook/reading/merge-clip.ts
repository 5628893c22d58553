import type { Merge } from '../../domain/importing/raw-sheet.js';
import { MAX_CELLS } from './limits.js';
import { hostile } from './refusal.js';

/**
 * Cuts merged areas down to the part of the sheet that holds content, so that whoever walks through them walks through
 * the sheet once: A20:XFD1048576 is a legal area. What is left of an area as a single cell says nothing and is dropped.
 * @param lastRow last row with content, from 1
 * @param lastColumn last column with content, from 1
 */
export function clipMerges(merges: readonly Merge[], lastRow: number, lastColumn: number): Merge[] {
  const clipped: Merge[] = [];
  let area = 0;
  for (const m of merges) {
    const bottom = Math.min(m.bottom, lastRow);
    const right = Math.min(m.right, lastColumn);
    const cells = (bottom - m.top + 1) * (right - m.left + 1);
    if (bottom < m.top || right < m.left || cells < 2) continue;
    area += cells;
    // honest areas do not overlap, so together they are not larger than the sheet
    if (area > MAX_CELLS) throw hostile('合并单元格互相重叠');
    clipped.push({ top: m.top, left: m.left, bottom, right });
  }
  return clipped;
}
