/**
 * Widths of text without a browser, in em, never smaller than what is printed. Paper is set in SimSun where it exists
 * (every ASCII character is half an em) and in Noto Serif CJK elsewhere (proportional, measured at 100 px without
 * kerning, rounded up). A text is as wide as in the wider of the two, so a sheet cut here fits on either PC.
 */

/** 0x20–0x7E in 1/100 em. Digits count alike: the widest of them. */
const REGULAR: readonly number[] = [
  26, 31, 38, 58, 56, 93, 78, 20, 37, 37, 48, 58, 33, 35, 33, 36, 57, 57, 57, 57, 57, 57, 57, 57, 57, 57, 33, 33, 58, 58, 58, 44,
  92, 72, 67, 70, 77, 66, 63, 75, 86, 41, 41, 74, 63, 98, 80, 77, 65, 77, 72, 57, 66, 80, 72, 106, 70, 69, 61, 35, 36, 35, 58, 57,
  44, 56, 64, 54, 63, 55, 37, 57, 67, 34, 32, 61, 34, 98, 67, 60, 64, 61, 47, 48, 37, 66, 55, 84, 57, 56, 50, 38, 32, 38, 58,
];
const BOLD: readonly number[] = [
  25, 36, 45, 62, 59, 97, 81, 24, 40, 40, 49, 61, 34, 37, 34, 40, 60, 60, 60, 60, 60, 60, 60, 60, 60, 60, 34, 34, 61, 61, 61, 48,
  97, 75, 71, 71, 79, 67, 65, 76, 87, 43, 43, 77, 65, 101, 82, 79, 68, 79, 76, 60, 70, 82, 74, 110, 73, 71, 63, 38, 40, 38, 61, 60,
  45, 59, 68, 57, 66, 58, 38, 60, 69, 35, 34, 66, 36, 101, 69, 63, 68, 64, 50, 50, 40, 68, 58, 88, 60, 59, 52, 38, 34, 38, 61,
];
const HALF = 50;
/** SimSun has no bold of its own; the made-up one may run a little wider. */
const HALF_BOLD = 53;

/** Chooses a glyph and takes no room; other marks do where the font lacks them. */
const SELECTOR = /\p{Variation_Selector}|\u200d/u;
const MM_PER_PT = 25.4 / 72;

/** Width in em. Unknown scripts count generously. */
export function emWidth(text: string, bold = false): number {
  const table = bold ? BOLD : REGULAR;
  let serif = 0;
  let half = 0;
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    if (code >= 0x20 && code <= 0x7e) {
      serif += table[code - 0x20] ?? 100;
      half += bold ? HALF_BOLD : HALF;
    } else {
      const width = otherWidth(char, code);
      serif += width;
      half += width;
    }
  }
  return Math.max(serif, half) / 100;
}

/** Width in mm at a type size in points. */
export const widthMm = (text: string, pt: number, bold = false): number => emWidth(text, bold) * pt * MM_PER_PT;

export const ptToMm = (pt: number): number => pt * MM_PER_PT;

function otherWidth(char: string, code: number): number {
  if (isIdeographic(code)) return 100;
  if (code === 0x2212) return 85;
  if (SELECTOR.test(char)) return 0;
  return code >= 0x1f000 && code <= 0x1faff ? 140 : 115;
}

/** Han, kana, full-width forms and the punctuation that Chinese fonts draw on a full square. */
function isIdeographic(code: number): boolean {
  return (
    (code >= 0x2e80 && code <= 0x9fff) ||
    (code >= 0xac00 && code <= 0xd7a3) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xffef) ||
    (code >= 0x20000 && code <= 0x323af) ||
    (code >= 0x2010 && code <= 0x2027) ||
    (code >= 0xa1 && code <= 0xff)
  );
}
