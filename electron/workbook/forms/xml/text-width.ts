/** Width of a text in half-width characters, the unit of column widths: 汉字 count 2, digits and letters 1. */
export function halfWidths(text: string): number {
  let width = 0;
  for (const c of text) width += isWide(c.codePointAt(0) ?? 0) ? 2 : 1;
  return width;
}

const isWide = (code: number): boolean => code >= 0x2e80 || (code >= 0x2010 && code <= 0x2027) || code === 0xb1 || code === 0xd7;

/** 宋体 10 on a 96 dpi screen: a column is counted in digits of 7 px, a half-width character is 6⅔ px. */
export const DIGIT_PX = 7;
const HALF_WIDTH_PX = 20 / 3;
const CELL_PADDING_PX = 5;

/** Lines a wrapped text takes in a column of this width; hard line breaks count. Never less than 1. */
export function linesNeeded(text: string, width: number): number {
  const usable = Math.max(1, Math.floor((width * DIGIT_PX - CELL_PADDING_PX) / (2 * HALF_WIDTH_PX)));
  let lines = 0;
  for (const part of text.split('\n')) lines += Math.max(1, Math.ceil(halfWidths(part) / (2 * usable)));
  return Math.max(1, lines);
}

/** Row height in pt of a 10 pt row with so many lines (paper rule: 15 pt a line and 2 pt of air). */
export const heightOfLines = (lines: number): number => lines * 15 + 2;
