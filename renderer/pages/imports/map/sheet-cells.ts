import type { Look } from './mapping.js';

/** A cell as it is drawn: its text and how far it reaches. */
export interface ShownCell {
  readonly column: number;
  readonly text: string;
  readonly colSpan: number;
  readonly rowSpan: number;
}

/** A row as it is drawn; `gap`: so many rows are left out here. */
export interface ShownRow {
  readonly row: number;
  readonly gap: number;
  readonly cells: readonly ShownCell[];
}

type Merge = Look['merges'][number];
type SheetRow = Look['rows'][number];

/**
 * The rows of a sheet as a spreadsheet draws them: merged cells in one piece, and the text of a line above or below the
 * table running on over the empty cells beside it.
 */
export function shownRows(look: Pick<Look, 'rows' | 'tail' | 'between' | 'merges' | 'skipped' | 'headTop'>, width: number): ShownRow[] {
  const lines = new Set(look.skipped.filter((s) => s.why === 'after_end' || s.why === 'note' || s.why === 'section').map((s) => s.row));
  const draw = (rows: readonly SheetRow[]): ShownRow[] => rows.map((r) => ({ row: r.row, gap: 0, cells: cellsOf(r, rows, look.merges, width, r.row < look.headTop || lines.has(r.row)) }));
  const gap = look.between > 0 ? [{ row: 0, gap: look.between, cells: [] }] : [];
  return [...draw(look.rows), ...gap, ...draw(look.tail)];
}

function cellsOf(row: SheetRow, rows: readonly SheetRow[], merges: readonly Merge[], width: number, runsOn: boolean): ShownCell[] {
  const here = merges.filter((m) => m.top <= row.row && m.bottom >= row.row);
  const cells: ShownCell[] = [];
  for (let column = 0; column < width; ) {
    const merge = here.find((m) => m.left - 1 <= column && m.right - 1 >= column);
    const text = row.cells[column] ?? '';
    const colSpan = merge ? Math.min(merge.right, width) - column : runsOn && text !== '' ? run(row, column, here, width) : 1;
    // Of a merge over several rows only the first one that is drawn has the cell.
    const first = merge ? rows.find((r) => r.row >= merge.top) : row;
    if (first === row) cells.push({ column, text, colSpan, rowSpan: merge ? rows.filter((r) => r.row >= merge.top && r.row <= merge.bottom).length : 1 });
    column += colSpan;
  }
  return cells;
}

function run(row: SheetRow, from: number, merges: readonly Merge[], width: number): number {
  let to = from + 1;
  while (to < width && (row.cells[to] ?? '') === '' && !merges.some((m) => m.left - 1 <= to && m.right - 1 >= to)) to++;
  return to - from;
}

const WHY: Readonly<Record<Look['skipped'][number]['why'], string>> = { numbers: '栏号', note: '填表说明', section: '分节标题', subtotal: '小计，不重复计', total: '合计，用于核对', empty: '空行', after_end: '表尾' };

/** Why a row is grey: it is not read. */
export const skipWords = (look: Pick<Look, 'skipped'>): ReadonlyMap<number, string> => new Map(look.skipped.map((s) => [s.row, WHY[s.why]]));
