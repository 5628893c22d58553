import { CELL_LEADING, rowHeight } from '../table/table-rows.js';
import { contentWidth, LEAST_PT, type SheetFormat } from './sheet-format.js';
import type { TableHead } from '../table/table-head.js';
import { NUMBERS_MM } from '../table/table-head.js';

/** What offices expect on paper; figures fall back to faces whose digits are of one width. */
const SERIF = '"SimSun","NSimSun","Songti SC","Noto Serif CJK SC","Source Han Serif SC",serif';
const FIGURES = '"SimSun","NSimSun","Liberation Serif","Times New Roman","Songti SC","Noto Serif CJK SC","Source Han Serif SC",serif';

/** .75 pt and a little, for it may be drawn as two pixels on a screen of high density. */
const LINE_MM = 0.4;

export interface TableMeasures {
  readonly head: TableHead;
  readonly widths: readonly number[];
  readonly rowMm: number;
  /** Numbers of lines that rows of this document have. */
  readonly lineCounts: Iterable<number>;
}

/**
 * The style of a document. Every height that the page cutting counts with stands here as a number; nothing depends on
 * what a browser measures. A cell draws the line above and before itself: the ground of the next row cannot cover it.
 * Spacing that newer browsers add or take between characters is switched off.
 */
export function sheetStyle(format: SheetFormat, table: TableMeasures, own: string): string {
  const { body, code, total } = format.type;
  return [
    `@page{size:${format.width}mm ${format.height}mm;margin:0}`,
    `*{box-sizing:border-box}html,body{margin:0;padding:0}`,
    `body{font:${body}pt/${CELL_LEADING} ${SERIF};color:#000;font-kerning:none;font-synthesis:weight;text-spacing-trim:space-all;text-autospace:no-autospace;text-size-adjust:none;-webkit-print-color-adjust:exact;print-color-adjust:exact}`,
    `.sheet{position:relative;width:${format.width}mm;height:${format.height}mm;padding:${format.top}mm ${format.side}mm 0;overflow:hidden;contain:strict;background:#fff;white-space:nowrap}`,
    `.sheet+.sheet{break-before:page}`,
    `@media screen{body{background:#e8eaed;padding:6mm;width:max-content;margin:0 auto}.sheet{box-shadow:0 0 2mm rgba(0,0,0,.25)}.sheet+.sheet{margin-top:6mm}}`,
    `h1,h2,p{margin:0;font-weight:normal}b,th{font-weight:bold}`,
    `.line{display:flex;justify-content:space-between;align-items:center;overflow:hidden}.line span{unicode-bidi:isolate}`,
    `.foot{position:absolute;left:${format.side}mm;right:${format.side}mm;bottom:8mm;height:5mm;font-size:${LEAST_PT}pt;display:grid;grid-template-columns:1fr auto 1fr;align-items:center;column-gap:4mm}.foot span:last-child{text-align:right}.foot span{overflow:hidden}`,
    `table{width:${contentWidth(format)}mm;table-layout:fixed;border-collapse:separate;border-spacing:0;border:1.5pt solid #000}`,
    `td,th{padding:0 ${mm2((format.cellMm - LINE_MM) / 2)};border:0 solid #000;border-width:.75pt 0 0 .75pt;overflow:hidden;vertical-align:middle;font-family:${FIGURES}}`,
    `tbody tr>:first-child,.numbers>:first-child,.edge{border-left-width:0}.head0>*{border-top-width:0}`,
    `th{text-align:center;font-size:${total}pt;line-height:1.2;padding:0 .35mm}`,
    `.l{text-align:left}.c{text-align:center;padding:0 .35mm}.r{text-align:right}.code{font-size:${code}pt}.rise{color:#c00000}`,
    `.sub td{font-weight:bold;font-size:${total}pt;background:#f2f2f2}`,
    `.page>*,.running>*{background:#f2f2f2}.page th,.running th{font-weight:normal;letter-spacing:.1em}`,
    `.total>*{font-weight:bold;font-size:${total}pt}.total th{letter-spacing:.1em}.none td{text-align:center}`,
    ...table.head.heights.map((mm, level) => `.head${level}{height:${mm2(mm)}}`),
    `.numbers{height:${NUMBERS_MM}mm}.numbers td{text-align:center;font-size:${LEAST_PT}pt;padding:0}`,
    ...table.widths.map((mm, i) => `.c${i}{width:${mm2(mm)}}`),
    ...[...table.lineCounts].map((lines) => `.r${lines}{height:${mm2(rowHeight(table.rowMm, body, lines))}}`),
    own,
  ].join('\n');
}

export const mm2 = (mm: number): string => `${Number(mm.toFixed(3))}mm`;
