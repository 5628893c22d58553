/** A rectangle of cells between an anchor and the moving end, both inclusive. */
export interface CellAt {
  readonly row: number;
  readonly column: number;
}
export interface Range {
  readonly anchor: CellAt;
  readonly active: CellAt;
}

export interface Bounds {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export const boundsOf = ({ anchor, active }: Range): Bounds => ({
  top: Math.min(anchor.row, active.row),
  bottom: Math.max(anchor.row, active.row),
  left: Math.min(anchor.column, active.column),
  right: Math.max(anchor.column, active.column),
});

export const cellCount = (b: Bounds): number => (b.bottom - b.top + 1) * (b.right - b.left + 1);

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
  /** Rows a page key moves. */
  readonly page: number;
}

const clamp = (n: number, last: number): number => Math.min(Math.max(n, 0), Math.max(last, 0));

/** Where a key moves the active cell, as in a spreadsheet; null when the key is not ours. */
export function moveBy(key: string, ctrl: boolean, from: CellAt, size: GridSize): CellAt | null {
  const to = (row: number, column: number): CellAt => ({ row: clamp(row, size.rows - 1), column: clamp(column, size.columns - 1) });
  switch (key) {
    case 'ArrowDown': return to(ctrl ? size.rows : from.row + 1, from.column);
    case 'ArrowUp': return to(ctrl ? 0 : from.row - 1, from.column);
    case 'ArrowRight': return to(from.row, ctrl ? size.columns : from.column + 1);
    case 'ArrowLeft': return to(from.row, ctrl ? 0 : from.column - 1);
    case 'PageDown': return to(from.row + size.page, from.column);
    case 'PageUp': return to(from.row - size.page, from.column);
    case 'Home': return to(ctrl ? 0 : from.row, 0);
    case 'End': return to(ctrl ? size.rows : from.row, size.columns);
    default: return null;
  }
}

export interface RangeSum {
  readonly cells: number;
  /** 分, or null when the selection holds no money. */
  readonly sumFen: number | null;
  readonly minFen: number | null;
  readonly maxFen: number | null;
}

/** Sum, least and greatest of the money in a selection; `moneyAt` answers null for cells without money. */
export function sumRange(b: Bounds, moneyAt: (row: number, column: number) => number | null): RangeSum {
  let sum: number | null = null;
  let min: number | null = null;
  let max: number | null = null;
  for (let row = b.top; row <= b.bottom; row++) {
    for (let column = b.left; column <= b.right; column++) {
      const fen = moneyAt(row, column);
      if (fen === null) continue;
      sum = (sum ?? 0) + fen;
      min = Math.min(min ?? fen, fen);
      max = Math.max(max ?? fen, fen);
    }
  }
  return { cells: cellCount(b), sumFen: sum, minFen: min, maxFen: max };
}
