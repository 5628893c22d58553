import { LEAST_PT } from '../page/sheet-format.js';
import { CONTENT_PX, CONTINUED_PX, CUT, GAP_PX, LINES, PAIR, RED_RULE_PX, SHEET, TABLE_TYPES, type LineFormat } from './letter-format.js';

const SERIF = '"SimSun","NSimSun","Songti SC","Noto Serif CJK SC","Source Han Serif SC",serif';

const lineRule = (f: LineFormat): string =>
  `.${f.cls}{height:${f.px}px;line-height:${f.px}px;font-size:${f.pt}pt;text-align:${f.align === 'justify' ? 'left' : f.align}${f.bold ? ';font-weight:bold' : ''}}`;

/** The same for every letter, so that what was issued with it can be printed in one document with others. */
export const LETTER_STYLE = [
  `@page{size:${SHEET.widthMm}mm ${SHEET.heightMm}mm;margin:0}`,
  '*{box-sizing:border-box}html,body{margin:0;padding:0}',
  `body{font:14pt/1.25 ${SERIF};color:#000;font-kerning:none;font-synthesis:weight;text-spacing-trim:space-all;text-autospace:no-autospace;text-size-adjust:none;-webkit-print-color-adjust:exact;print-color-adjust:exact}`,
  `.sheet{position:relative;width:${SHEET.widthMm}mm;height:${SHEET.heightMm}mm;padding:${SHEET.topMm}mm ${SHEET.sideMm}mm 0;overflow:hidden;contain:strict;background:#fff;white-space:pre}`,
  '.sheet+.sheet{break-before:page}',
  '@media screen{body{background:#e8eaed;padding:6mm;width:max-content;margin:0 auto}.sheet{box-shadow:0 0 2mm rgba(0,0,0,.25)}.sheet+.sheet{margin-top:6mm}}',
  'h1,h2,p{margin:0;font-weight:normal}b{font-weight:bold}u{text-underline-offset:.22em}',
  ...Object.values(LINES).map(lineRule), lineRule(CUT),
  '.title{letter-spacing:.08em}.heading{letter-spacing:.06em}.redhead{color:#c8102e;letter-spacing:.12em}',
  `.redrule{height:${RED_RULE_PX}px;border-top:2pt solid #c8102e}.gap{height:${GAP_PX}px}.in{padding-left:2em}.jj{white-space:nowrap;text-align-last:justify}`,
  `.pair,.cont{display:flex;justify-content:space-between;align-items:center;height:${PAIR.px}px;font-size:${PAIR.pt}pt;overflow:hidden}.cont{height:${CONTINUED_PX}px}`,
  '.cut{position:relative;margin:0 -8mm}.cut span{position:relative;z-index:1;background:#fff;padding:0 3mm}.cut i{position:absolute;left:0;right:0;top:50%;border-top:1px dashed #000}',
  `.foot{position:absolute;left:${SHEET.sideMm}mm;right:${SHEET.sideMm}mm;bottom:${SHEET.footMm}mm;height:5mm;font-size:${LEAST_PT}pt;display:grid;grid-template-columns:1fr auto 1fr;align-items:center;column-gap:4mm}.foot span:last-child{text-align:right}.foot span{overflow:hidden}`,
  `table{width:${CONTENT_PX}px;table-layout:fixed;border-collapse:separate;border-spacing:0;border:1.5pt solid #000;margin:4px 0}`,
  'td,th{padding:0 4px;border:0 solid #000;border-width:.75pt 0 0 .75pt;overflow:hidden;vertical-align:middle;font-weight:normal}tr>:first-child{border-left-width:0}.t0>*{border-top-width:0}th{text-align:center;background:#f2f2f2}',
  ...TABLE_TYPES.map((t, i) => `.p${i}{font-size:${t.pt}pt;line-height:${t.px}px}`),
  '.l{text-align:left}.c{text-align:center}.r{text-align:right}',
].join('\n');
/** Margins of a table and its frame, above what its rows take. */
export const TABLE_MARGIN_PX = 12;
