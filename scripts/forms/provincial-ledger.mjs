// The provincial ledger form: 44 columns under a two-level head, three A3 sheets side by side (columns 1–20, 21–37, 38–44).
import { LEDGER_COLUMNS } from '../../electron/domain/importing/ledger-form.js';
import { columnName } from '../../electron/domain/importing/raw-sheet.js';
import { DAY_FORMAT, MONEY_FORMAT } from '../../electron/workbook/forms/sheet/column-look.js';
import { PAGE_FOOTER } from '../../electron/workbook/forms/sheet/page-setup.js';
import { SheetXml } from '../../electron/workbook/forms/sheet/sheet-xml.js';
import { StyleBook } from '../../electron/workbook/forms/sheet/style-book.js';
import { layoutHead } from '../../electron/workbook/forms/sheet/table-head.js';
import { workbookFile } from '../../electron/workbook/forms/sheet/workbook-package.js';
import { addressOf } from '../../electron/workbook/forms/xml/cell-address.js';
import { cellXml, formulaXml } from '../../electron/workbook/forms/xml/cell-xml.js';
import { CODE_SHEET, codeSheet, listFormula } from './code-sheet.mjs';
import { ledgerRules } from './ledger-rules.mjs';

const SHEET = '不良贷款台账';
const [TITLE, LINE, GROUPS, , NUMBERS, SAMPLE, TOTAL, SIGN] = [1, 2, 3, 4, 5, 6, 7, 8];
/** Columns that repeat on every sheet, and the last column of each sheet. */
const REPEATED = 5;
const BLOCK_ENDS = [20, 37, 44];

/** Widths in characters by column number; a block with the repeated columns fills an A3 sheet at 93 %. */
const WIDTHS = [
  4.4, 13.2, 8.2, 9.8, 12.6, 9.2, 19.2, 8.2, 8.8, 8.8, 9.6, 12.8, 18.4, 10.8, 10.8, 14, 7, 5.8, 13.4, 6.6,
  5.8, 5.6, 10.6, 5.6, 9, 8.2, 5.8, 14, 10.8, 12, 11, 11, 12, 14, 11, 11, 11,
  46, 9, 11, 18.5, 11.8, 11.8, 60,
];
/** Where the longer heads break; the words are those of the column list. */
const BREAKS = [
  '实际|用款人', '所属乡镇|(村组)', '贷款账号|/借据号', '年利率|(%)', '担保|方式', '担保人/|抵(质)押物', '转据|(重组)|次数', '五级|分类', '四级|分类', '形成不良|日期', '形成|年度', '存量/|新增',
  '本年新增|本金', '本年收回-|现金', '本年-|以物抵债', '本年-|转据/上调', '本年-核销/|置换/其他减少', '本年收回|利息', '责任清收|年度', '最近有效催收|日/方式', '诉讼(执行)|时效到期日', '保证期间|到期日',
];
const WRAPS = ['unit', 'borrower', 'idKind', 'actualUser', 'client', 'publicKind', 'town', 'security', 'cause', 'problem', 'responsible', 'collector', 'lastDemand', 'progress'];
const LEFT = ['responsible', 'progress'];
const KINDS = { text: 'text', id: 'text', code: 'text', people: 'text', day: 'day', money: 'money', percent: 'percent', int: 'count' };

/** 当前本金余额 = 28+29−30−31−32−33 and 形成年度 are computed on the form too (columns AH and X). */
const FORMULAS = {
  principalFen: { formula: 'AB6+AC6-AD6-AE6-AF6-AG6', result: { t: 'n', digits: '0' } },
  formedYear: { formula: 'IF(W6="","",YEAR(W6))', result: null },
};

const broken = new Map(BREAKS.map((b) => [b.replaceAll('|', ''), b.replaceAll('|', '\n')]));
const index = (key) => LEDGER_COLUMNS.findIndex((c) => c.key === key);
const text = (t) => ({ t: 's', text: t });

function frame(column) {
  return { left: column === 0 ? 'medium' : 'thin', right: BLOCK_ENDS.includes(column + 1) ? 'medium' : 'thin', top: 'thin', bottom: 'thin' };
}

function bodyLook(column) {
  const base = { ...frame(index(column.key)), v: 'center' };
  if (column.type === 'money') return { ...base, h: 'right', shrink: true, format: MONEY_FORMAT };
  if (column.type === 'percent') return { ...base, h: 'center', format: '0.00##' };
  if (column.type === 'day') return { ...base, h: 'center', format: DAY_FORMAT };
  if (column.type === 'int') return { ...base, h: 'center', format: '0' };
  return { ...base, ...(LEFT.includes(column.key) ? { h: 'left', indent: 1 } : { h: 'center' }), format: '@', ...(WRAPS.includes(column.key) ? { wrap: true } : { shrink: true }) };
}

/** Blocks of columns as printed: [first, last], the first block with the repeated columns. */
const blocks = BLOCK_ENDS.map((end, i) => [i === 0 ? 0 : BLOCK_ENDS[i - 1], end - 1]);

/** Cells of the lines around the table, per block: [first column, last column, slot name or null, text]. */
const LINES = {
  [LINE]: [['A', 'E', 'reportingUnit', '填报单位：{}'], ['F', 'J', 'asOf', '截止日期：{}'], ['R', 'T', null, '金额单位：元'], ['U', 'Y', 'asOf', '截止日期：{}'], ['AI', 'AK', null, '金额单位：元'], ['AL', 'AL', 'asOf', '截止日期：{}'], ['AR', 'AR', null, '金额单位：元']],
  [SIGN]: [
    ['A', 'E', 'preparedBy', '填表人：{}'],
    ['F', 'H', 'checkedBy', '复核人：{}'], ['J', 'M', 'approvedBy', '负责人：{}'], ['P', 'T', 'reportedOn', '报出日期：{}'],
    ['U', 'Y', 'checkedBy', '复核人：{}'], ['AB', 'AD', 'approvedBy', '负责人：{}'], ['AG', 'AK', 'reportedOn', '报出日期：{}'],
    ['AL', 'AL', 'checkedBy', '复核人：{}'], ['AN', 'AP', 'approvedBy', '负责人：{}'], ['AR', 'AR', 'reportedOn', '报出日期：{}'],
  ],
};

const columnAt = (letters) => [...letters].reduce((n, c) => n * 26 + c.charCodeAt(0) - 64, 0) - 1;

/** @returns {{ map: object, workbook: Uint8Array }} */
export function provincialLedger() {
  const styles = new StyleBook();
  const sheet = new SheetXml(WIDTHS);
  const slots = {};
  const slot = (key, at, pattern) => (slots[key] ??= []).push({ at, text: pattern });

  const title = styles.style({ size: 18, bold: true, h: 'center', v: 'center' });
  sheet.row(TITLE, blocks.map(([from]) => cellXml(addressOf(from, TITLE), title, text('不良贷款台账'))), 34);
  for (const [from, to] of blocks) {
    sheet.merge(from, TITLE, to, TITLE);
    slot('county', addressOf(from, TITLE), '{}不良贷款台账');
  }
  writeLine(sheet, styles, LINE, 20, slot);
  writeHead(sheet, styles);
  writeBody(sheet, styles);
  writeLine(sheet, styles, SIGN, 24, slot);

  for (const rule of ledgerRules(SAMPLE, listFormula)) sheet.validate(rule);
  for (const c of LEDGER_COLUMNS) if (c.type === 'id') sheet.keepAsText(addressOf(index(c.key), SAMPLE));
  sheet.freeze(REPEATED, SAMPLE);
  for (const end of BLOCK_ENDS.slice(0, -1)) sheet.breakAfterColumn(end);
  sheet.print({ paper: 'A3', landscape: true, margins: { left: 10, right: 10, top: 15, bottom: 15 }, scale: 93, footer: PAGE_FOOTER });

  const last = columnName(LEDGER_COLUMNS.length - 1);
  const ledger = { name: SHEET, sheet, printArea: `$A$1:$${last}$${SIGN}`, printTitles: `$A:$${columnName(REPEATED - 1)},$1:$${NUMBERS}` };
  const map = {
    id: 'provincial-ledger', version: 1, title: '不良贷款台账', sheet: SHEET, unit: '元', sampleRow: SAMPLE, totalRow: TOTAL, cells: slots,
    columns: Object.fromEntries(LEDGER_COLUMNS.map((c) => [c.key, { at: columnName(index(c.key)), kind: KINDS[c.type], ...(WRAPS.includes(c.key) ? { wrap: true } : {}) }])),
  };
  return { map, workbook: workbookFile('不良贷款台账', [ledger, { name: CODE_SHEET, sheet: codeSheet(styles), hidden: true }], styles, { formulas: true }) };
}

function writeLine(sheet, styles, row, height, slot) {
  const cells = LINES[row].map(([from, , key, pattern]) => {
    const at = addressOf(columnAt(from), row);
    if (key !== null) slot(key, at, pattern);
    const look = { h: key === null ? 'right' : 'left', v: 'center' };
    return cellXml(at, styles.style(look), text(pattern.replace('{}', '')));
  });
  sheet.row(row, cells, height);
  for (const [from, to] of LINES[row]) sheet.merge(columnAt(from), row, columnAt(to), row);
}

function writeHead(sheet, styles) {
  const { cells } = layoutHead(LEDGER_COLUMNS.map((c) => [c.group, c.title]));
  for (const level of [0, 1]) {
    const xml = LEDGER_COLUMNS.map((_, i) => {
      const head = cells.find((c) => c.left === i && c.top === level);
      // The first group reaches over columns that do not repeat: in the middle of it nobody would read it on sheet 2.
      const h = level === 0 && cells.find((c) => c.top === 0 && c.left <= i && i <= c.right)?.left === 0 ? { h: 'left', indent: 6 } : { h: 'center' };
      const look = { ...frame(i), ...h, bold: true, fill: 'F2F2F2', v: 'center', wrap: true, ...(level === 0 ? { top: 'medium' } : {}) };
      return cellXml(addressOf(i, GROUPS + level), styles.style(look), head ? text(broken.get(head.text) ?? head.text) : null);
    });
    sheet.row(GROUPS + level, xml, level === 0 ? 20 : 47);
  }
  for (const c of cells) sheet.merge(c.left, GROUPS + c.top, c.right, GROUPS + c.bottom);
  const number = (i) => styles.style({ ...frame(i), size: 9, h: 'center', v: 'center' });
  sheet.row(NUMBERS, LEDGER_COLUMNS.map((c, i) => cellXml(addressOf(i, NUMBERS), number(i), { t: 'n', digits: String(c.no) })), 14);
}

function writeBody(sheet, styles) {
  const sample = LEDGER_COLUMNS.map((c, i) => {
    const style = styles.style(bodyLook(c));
    const f = FORMULAS[c.key];
    return f ? formulaXml(addressOf(i, SAMPLE), style, f.formula, f.result) : cellXml(addressOf(i, SAMPLE), style, null);
  });
  sheet.row(SAMPLE, sample, 22);
  const label = (i) => styles.style({ ...frame(i), bottom: 'medium', bold: true, h: 'center', v: 'center' });
  const total = LEDGER_COLUMNS.map((c, i) => {
    if (c.type === 'money') {
      const letters = columnName(i);
      const style = styles.style({ ...bodyLook(c), bottom: 'medium', bold: true });
      return formulaXml(addressOf(i, TOTAL), style, `SUM(${letters}${SAMPLE}:${letters}${SAMPLE})`, { t: 'n', digits: '0' });
    }
    return cellXml(addressOf(i, TOTAL), label(i), i === 0 ? text('合　　计') : null);
  });
  sheet.row(TOTAL, total, 22);
  sheet.merge(0, TOTAL, REPEATED - 1, TOTAL);
}
