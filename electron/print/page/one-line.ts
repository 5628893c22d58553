import { printable } from '../text/printable.js';
import { emWidth, ptToMm } from '../text/text-metrics.js';

/** A text that must stay on one line of `mm`: what does not fit ends in ……. */
export function oneLine(text: string, mm: number, pt: number, bold = false): string {
  const plain = printable(text).replaceAll('\n', ' ');
  const room = mm / ptToMm(pt);
  if (emWidth(plain, bold) <= room) return plain;
  let kept = '';
  for (const char of plain) {
    if (emWidth(`${kept}${char}……`, bold) > room) break;
    kept += char;
  }
  return `${kept}……`;
}

/** `制表：周样初`; an empty value leaves room for the pen. */
export const labelled = (label: string, value: string): string => `${label.replace(/[：:]$/, '')}：${value}`;

/**
 * Sets items side by side, as many to a line as fit: returns the items of each line. `gap` in mm stands between two of
 * them, `lastRoom` mm are kept free on the first line (for 单位).
 */
export function itemLines(items: readonly string[], mm: number, pt: number, gap: number, firstRoom = mm): string[][] {
  const lines: string[][] = [];
  let line: string[] = [];
  let used = 0;
  for (const item of items) {
    const room = lines.length === 0 ? firstRoom : mm;
    const text = oneLine(item, room, pt, true);
    const width = emWidth(text, true) * ptToMm(pt);
    if (line.length > 0 && used + gap + width > room) {
      lines.push(line);
      line = [];
      used = 0;
    }
    used += (line.length > 0 ? gap : 0) + width;
    line.push(text);
  }
  if (line.length > 0 || lines.length === 0) lines.push(line);
  return lines;
}
