import type { ReportPaper } from '../../domain/reporting/report-table.js';
import type { TableType } from '../table/column-layout.js';

/** A sheet and the type on it. Lengths in mm, type in pt. */
export interface SheetFormat {
  readonly size: 'A4' | 'A3';
  readonly landscape: boolean;
  readonly width: number;
  readonly height: number;
  readonly top: number;
  readonly side: number;
  /** From the lower edge of the rows to the edge of the paper: the foot line stands in it, 8 mm clear. */
  readonly bottom: number;
  readonly type: TableType;
  /** Padding and line of a cell, left and right together. */
  readonly cellMm: number;
  readonly titlePt: number;
  /** Height of a level of the head with one line. */
  readonly headMm: number;
  /** Row height between which a report may choose to fill one sheet. */
  readonly rowMm: { readonly least: number; readonly most: number };
}

/** Nothing in a table is smaller: desk.md asks for it, and Chinese browsers enlarge anything smaller by themselves. */
export const LEAST_PT = 9;
/** 1.5 pt; Chromium draws whole pixels, .75 pt is one. */
export const FRAME_MM = 0.53;

const CELL_MM = 2;
const TIGHT_CELL_MM = 1.2;

/**
 * The sheets to be tried in turn: the asked-for size in its own type, then down to 9 pt, then landscape, then A3, at
 * last A3 with narrow margins in the cells. A table that fits none of them is too wide for paper.
 */
export function sheetFormats(paper: ReportPaper): SheetFormat[] {
  const sheets: [SheetFormat['size'], boolean][] = [[paper.size, paper.landscape]];
  if (!paper.landscape) sheets.push([paper.size, true]);
  if (paper.size === 'A4') sheets.push(['A3', true]);
  const formats = sheets.flatMap(([size, landscape]) => bodySizes(size).map((body) => sheetFormat(size, landscape, body)));
  return [...formats, { ...sheetFormat('A3', true, LEAST_PT), cellMm: TIGHT_CELL_MM }];
}

const bodySizes = (size: SheetFormat['size']): number[] => (size === 'A3' ? [10, 9.5, LEAST_PT] : [9.5, LEAST_PT]);

function sheetFormat(size: SheetFormat['size'], landscape: boolean, body: number): SheetFormat {
  const [short, long] = size === 'A3' ? [297, 420] : [210, 297];
  const smaller = Math.max(LEAST_PT, body - 0.5);
  return {
    size,
    landscape,
    width: landscape ? long : short,
    height: landscape ? short : long,
    top: size === 'A3' ? 16 : 12,
    side: 11,
    bottom: size === 'A3' ? 16 : 14,
    type: { body, code: smaller, total: smaller },
    cellMm: CELL_MM,
    titlePt: size === 'A3' ? 22 : 17,
    headMm: size === 'A3' ? 6.6 : 5.6,
    rowMm: { least: body * 0.441 + 0.95, most: size === 'A3' ? 7.4 : 6.4 },
  };
}

export const contentWidth = (format: SheetFormat): number => format.width - 2 * format.side;
export const contentHeight = (format: SheetFormat): number => format.height - format.top - format.bottom;
