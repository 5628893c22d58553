import { addressOf } from '../xml/cell-address.js';
import { cellXml } from '../xml/cell-xml.js';
import { heightOfLines, linesNeeded } from '../xml/text-width.js';
import type { SheetXml } from './sheet-xml.js';
import type { CellLook, StyleBook } from './style-book.js';

/** The lines around a table: title, subline, notes, signatures. Each spans the table's whole width. */
export class TextLines {
  constructor(
    private readonly sheet: SheetXml,
    private readonly styles: StyleBook,
    private readonly widths: readonly number[],
  ) {}

  title(row: number, text: string, size = 18): void {
    const lines = linesNeeded(text, (this.total() * 10) / size);
    this.full(row, text, { size, bold: true, h: 'center', v: 'center', wrap: true }, Math.round(lines * size * 1.5) + 6);
  }

  /** A paragraph over the whole width; the row grows with its text. */
  paragraph(row: number, text: string, look: CellLook = {}): void {
    this.full(row, text, { h: 'left', v: 'center', wrap: true, ...look }, heightOfLines(linesNeeded(text, this.total())));
  }

  /** Several short texts side by side; with `edges` the first is left, the last right and those between centred. */
  spread(row: number, texts: readonly string[], edges: boolean, height = 20): void {
    const zones = spreadOver(this.widths, texts.length);
    const cells: string[] = [];
    texts.slice(0, zones.length).forEach((_, i) => {
      const zone = zones[i] ?? { left: 0, right: 0 };
      // Fewer columns than texts: the last zone takes what is left over.
      const text = i === zones.length - 1 ? texts.slice(i).join('　') : (texts[i] ?? '');
      const h = !edges || i === 0 ? 'left' : i === texts.length - 1 ? 'right' : 'center';
      const style = this.styles.style({ h, v: 'center' });
      cells.push(cellXml(addressOf(zone.left, row), style, text === '' ? null : { t: 's', text }));
      this.sheet.merge(zone.left, row, zone.right, row);
    });
    this.sheet.row(row, cells, height);
  }

  private full(row: number, text: string, look: CellLook, height: number): void {
    this.sheet.row(row, [cellXml(addressOf(0, row), this.styles.style(look), text === '' ? null : { t: 's', text })], height);
    this.sheet.merge(0, row, this.widths.length - 1, row);
  }

  private total(): number {
    return this.widths.reduce((a, b) => a + b, 0);
  }
}

/** Cuts the columns into at most `count` neighbouring zones of about equal width, each at least one column. */
export function spreadOver(widths: readonly number[], count: number): { left: number; right: number }[] {
  const zones = Math.max(1, Math.min(count, widths.length));
  const total = widths.reduce((a, b) => a + b, 0);
  const result: { left: number; right: number }[] = [];
  let left = 0;
  let done = 0;
  for (let z = 0; z < zones; z++) {
    let right = left;
    done += widths[left] ?? 0;
    const until = z === zones - 1 ? widths.length - 1 : widths.length - (zones - z);
    while (right < until && (z === zones - 1 || done + (widths[right + 1] ?? 0) / 2 <= (total * (z + 1)) / zones)) {
      right += 1;
      done += widths[right] ?? 0;
    }
    result.push({ left, right });
    left = right + 1;
  }
  return result;
}
