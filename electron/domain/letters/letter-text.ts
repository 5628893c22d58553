/** A stretch of text in one hand; values never carry marks of their own. */
export interface Run {
  readonly text: string;
  readonly bold?: true;
  readonly underline?: true;
}
export type LineStyle = 'redhead' | 'docno' | 'title' | 'heading' | 'body' | 'small' | 'tiny' | 'flush' | 'right' | 'gap' | 'cut' | 'foot';
export type Align = 'left' | 'center' | 'right';

/** One row; fewer cells than columns: the last one reaches to the edge. Line feeds inside a cell are kept. */
export type CellRow = readonly (readonly Run[])[];

/**
 * A merged letter before it is set on paper: what it says, line by line. `form`: a box whose odd cells are labels, rows
 * `rowMm` high at least; otherwise the first row is the head and is repeated on every sheet.
 */
export type LetterBlock =
  | { readonly kind: 'line'; readonly style: LineStyle; readonly runs: readonly Run[] }
  | { readonly kind: 'pair'; readonly left: readonly Run[]; readonly right: readonly Run[] }
  | { readonly kind: 'table'; readonly form: boolean; readonly rowMm: number; readonly widths: readonly number[]; readonly aligns: readonly Align[]; readonly rows: readonly CellRow[] }
  | { readonly kind: 'sheet' };

export const plainText = (runs: readonly Run[]): string => runs.map((r) => r.text).join('');
