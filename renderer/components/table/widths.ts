/** Widths of columns in a given room: what is left over goes in equal parts to the columns that grow. */
export function columnWidths(columns: readonly { readonly width: number; readonly grow?: boolean }[], room: number): number[] {
  const spare = room - columns.reduce((sum, c) => sum + c.width, 0);
  const growing = columns.filter((c) => c.grow === true).length;
  const extra = spare > 0 && growing > 0 ? Math.floor(spare / growing) : 0;
  return columns.map((c) => c.width + (c.grow === true ? extra : 0));
}

/** Left edges of the frozen columns at the start; undefined from the first that is not frozen. */
export function frozenLefts(columns: readonly { readonly frozen?: boolean }[], widths: readonly number[]): (number | undefined)[] {
  let left = 0;
  let still = true;
  return columns.map((c, i) => {
    still &&= c.frozen === true;
    if (!still) return undefined;
    const at = left;
    left += widths[i] ?? 0;
    return at;
  });
}

/** First and last row to draw for a scroll position, with a few beyond both edges. */
export function rowWindow(scrollTop: number, height: number, rowHeight: number, count: number, beyond = 8): { first: number; last: number } {
  const first = Math.max(0, Math.floor(scrollTop / rowHeight) - beyond);
  const last = Math.min(count - 1, Math.ceil((scrollTop + height) / rowHeight) + beyond);
  return { first: Math.min(first, Math.max(count - 1, 0)), last };
}

/** Room for a bold total of this spelling at 13 px: a total is never cut off. Tabular digits are just under 7.9 px wide, signs and separators half of it. */
export const totalWidth = (text: string): number => {
  const digits = text.replace(/\D/g, '').length;
  return Math.ceil(digits * 7.9 + (text.length - digits) * 4) + 12;
};
