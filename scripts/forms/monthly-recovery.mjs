// 不良贷款清收处置月报表: 27 numbered columns under a three-level head on one A3 sheet.
import { PAGE_FOOTER } from '../../electron/workbook/forms/sheet/page-setup.js';
import { columnName } from '../../electron/domain/importing/raw-sheet.js';
import { SheetXml } from '../../electron/workbook/forms/sheet/sheet-xml.js';
import { StyleBook } from '../../electron/workbook/forms/sheet/style-book.js';
import { TableBlock } from '../../electron/workbook/forms/sheet/table-block.js';
import { workbookFile } from '../../electron/workbook/forms/sheet/workbook-package.js';
import { addressOf } from '../../electron/workbook/forms/xml/cell-address.js';
import { cellXml } from '../../electron/workbook/forms/xml/cell-xml.js';

const SHEET = '清收处置月报表';
const [TITLE, LINE, HEAD, SAMPLE, TOTAL, SIGN, NOTES] = [1, 2, 3, 7, 8, 9, 10];
const [MONTH, YEAR] = ['本月清收处置', '本年累计清收处置'];

const c = (key, titles, kind, width, more = {}) => ({ key, titles, kind, width, ...more });
const money = (key, titles, width) => c(key, titles, 'money', width);

const COLUMNS = [
  c('seq', ['序号'], 'count', 4.2),
  c('unitName', ['机构'], 'text', 11.6, { h: 'center' }),
  c('beginCount', ['年初', '笔数'], 'count', 7.6),
  money('beginFen', ['年初', '余额'], 10.8),
  money('cashMonthFen', [MONTH, '清收', '现金\n收回'], 8.4),
  money('inKindMonthFen', [MONTH, '清收', '以物\n抵债'], 7.8),
  money('recoveredMonthFen', [MONTH, '清收', '小计'], 8.4),
  money('rolledMonthFen', [MONTH, '转据\n上调'], 7.8),
  money('writeOffMonthFen', [MONTH, '核销'], 6.8),
  money('otherMonthFen', [MONTH, '其他'], 6.8),
  money('totalMonthFen', [MONTH, '处置\n合计'], 8.4),
  money('cashYtdFen', [YEAR, '清收', '现金\n收回'], 9.6),
  money('inKindYtdFen', [YEAR, '清收', '以物\n抵债'], 8.2),
  money('recoveredYtdFen', [YEAR, '清收', '小计'], 9.6),
  money('rolledYtdFen', [YEAR, '转据\n上调'], 8.2),
  money('writeOffYtdFen', [YEAR, '核销'], 6.8),
  money('otherYtdFen', [YEAR, '其他'], 7.4),
  money('totalYtdFen', [YEAR, '处置\n合计'], 9.6),
  money('newYtdFen', ['本年\n新增\n不良'], 9.6),
  c('endCount', ['期末', '笔数'], 'count', 7.6),
  money('endFen', ['期末', '余额'], 10.8),
  c('changeFen', ['较年初', '增减额'], 'money', 10.8, { riseIsBad: true }),
  c('changePct', ['较年初', '增减\n(%)'], 'percent', 8, { riseIsBad: true }),
  c('nplRatioBeginPct', ['不良率(%)', '年初'], 'percent', 6.8),
  c('nplRatioEndPct', ['不良率(%)', '期末'], 'percent', 6.8),
  c('nplRatioChangePct', ['不良率(%)', '±百\n分点'], 'points', 7.4, { riseIsBad: true }),
  money('taskFen', ['年度清收任务', '任务'], 9.6),
  c('completionPct', ['年度清收任务', '完成率\n(%)'], 'percent', 7.8),
  c('rank', ['年度清收任务', '排名'], 'rank', 4.8),
];

/** Lines around the table: [first, last, slot, pattern, alignment]. */
const LINES = {
  [LINE]: [['A', 'F', 'issuer', '编报单位：{}', 'left'], ['G', 'J', 'formNo', '表号：{}', 'left'], ['K', 'S', 'asOf', '{}', 'center'], ['X', 'AC', null, '单位：笔、万元、%', 'right']],
  [SIGN]: [['A', 'E', 'preparedBy', '制表：{}', 'left'], ['H', 'L', 'checkedBy', '复核：{}', 'left'], ['O', 'T', 'approvedBy', '负责人：{}', 'left'], ['W', 'AC', 'reportedOn', '报出日期：{}', 'left']],
};
const DEFAULT_NOTES = [
  '1.栏5＝栏3＋栏4；栏9＝栏5至栏8之和；栏12＝栏10＋栏11；栏16＝栏12至栏15之和；栏20＝栏19－栏2；栏26＝栏12÷栏25，机关不参与排名。',
  '2.各格由原始金额一次四舍五入，合计由原始合计取数，与各行之和可能有 0.01 的尾差。',
];

const columnAt = (letters) => [...letters].reduce((n, ch) => n * 26 + ch.charCodeAt(0) - 64, 0) - 1;
const text = (t) => (t === '' ? null : { t: 's', text: t });

/** @returns {{ map: object, workbook: Uint8Array }} */
export function monthlyRecovery() {
  const styles = new StyleBook();
  const widths = COLUMNS.map((column) => column.width);
  const sheet = new SheetXml(widths);
  const last = COLUMNS.length - 1;
  const slots = { county: [{ at: `A${TITLE}`, text: '{}不良贷款清收处置月报表' }] };

  sheet.row(TITLE, [cellXml(`A${TITLE}`, styles.style({ size: 20, bold: true, h: 'center', v: 'center' }), text('不良贷款清收处置月报表'))], 38);
  sheet.merge(0, TITLE, last, TITLE);
  writeLine(sheet, styles, LINE, 20, slots);
  const block = new TableBlock(sheet, styles, COLUMNS, widths, { unit: '万元', blanks: true, columnNumbers: true, rowHeight: 23 });
  if (block.head(HEAD) !== SAMPLE) throw new Error('the head of the monthly form is not three levels high');
  block.row(SAMPLE, {}, 'row', false);
  block.sum(TOTAL, '合　　计', 2, {});
  writeLine(sheet, styles, SIGN, 28, slots);
  sheet.row(NOTES, [cellXml(`A${NOTES}`, styles.style({ h: 'left', v: 'top', wrap: true }), text(`说明：${DEFAULT_NOTES.join('\n　　　')}`))], 32);
  sheet.merge(0, NOTES, last, NOTES);
  slots.notes = [{ at: `A${NOTES}`, text: '说明：{}', wrap: true }];

  sheet.freeze(2, SAMPLE);
  sheet.print({ paper: 'A3', landscape: true, margins: { left: 10, right: 10, top: 14, bottom: 14 }, scale: 'fit-width', footer: PAGE_FOOTER, centered: true });
  const area = { name: SHEET, sheet, printArea: `$A$1:$${columnName(last)}$${NOTES}`, printTitles: `$1:$${SAMPLE - 1}` };
  const map = {
    id: 'monthly-recovery', version: 1, title: '不良贷款清收处置月报表', sheet: SHEET, unit: '万元', sampleRow: SAMPLE, totalRow: TOTAL, cells: slots,
    columns: Object.fromEntries(COLUMNS.map((column, i) => [column.key, { at: columnName(i), kind: column.kind, ...(column.kind === 'text' ? { wrap: true } : { dash: true }) }])),
  };
  return { map, workbook: workbookFile('不良贷款清收处置月报表', [area], styles) };
}

function writeLine(sheet, styles, row, height, slots) {
  const cells = LINES[row].map(([from, , key, pattern, h]) => {
    const at = addressOf(columnAt(from), row);
    if (key !== null) (slots[key] ??= []).push({ at, text: pattern });
    return cellXml(at, styles.style({ h, v: 'center' }), text(pattern.replace('{}', '')));
  });
  sheet.row(row, cells, height);
  for (const [from, to] of LINES[row]) sheet.merge(columnAt(from), row, columnAt(to), row);
}
