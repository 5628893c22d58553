import type { LineStyle } from '../../domain/letters/letter-text.js';

/**
 * A letter stands on A4 upright. All heights and widths are whole CSS pixels (96 an inch): a row and a column then get
 * theirs as plain attributes, the style is one and the same for every letter, and letters of any template make one
 * document.
 */
export const SHEET = { widthMm: 210, heightMm: 297, topMm: 17, sideMm: 25, footMm: 8 } as const;
export const CONTENT_PX = 604;
/** From the upper margin to above the foot line. */
export const ROOM_PX = 986;
export const CONTINUED_PX = 26;
export const PX_PER_PT = 96 / 72;

export interface LineFormat {
  /** Class of the style sheet. */
  readonly cls: string;
  readonly pt: number;
  readonly px: number;
  readonly bold: boolean;
  /** Characters the first line is set in by. */
  readonly indent: number;
  readonly align: 'left' | 'center' | 'right' | 'justify';
}

const line = (cls: string, pt: number, px: number, align: LineFormat['align'], more: Partial<LineFormat> = {}): LineFormat => ({ cls, pt, px, align, bold: false, indent: 0, ...more });

export const LINES: Readonly<Record<Exclude<LineStyle, 'gap' | 'cut' | 'foot'>, LineFormat>> = {
  redhead: line('redhead', 26, 62, 'center', { bold: true }),
  docno: line('docno', 12, 34, 'center'),
  title: line('title', 22, 50, 'center', { bold: true }),
  heading: line('heading', 16, 38, 'center', { bold: true }),
  body: line('body', 14, 32, 'justify', { indent: 2 }),
  small: line('small', 12, 27, 'justify', { indent: 2 }),
  tiny: line('tiny', 10.5, 22, 'right'),
  flush: line('flush', 14, 32, 'left'),
  right: line('right', 14, 32, 'right'),
};
export const PAIR: LineFormat = line('pair', 10.5, 26, 'left');
export const CUT: LineFormat = line('cut', 9, 34, 'center');
export const GAP_PX = 18;
/** Under the double line of the 红头. */
export const RED_RULE_PX = 10;

/** Types a table is tried in; a figure that does not fit the last of them makes the table too wide. */
export const TABLE_TYPES = [{ pt: 12, px: 20 }, { pt: 10.5, px: 18 }, { pt: 9, px: 16 }] as const;
export const CELL_PAD_PX = 10;
export const CELL_ROOM_PX = 8;
