// The hidden sheet 代码表: the lists behind the drop-downs of the ledger form, one column a list.
import { BOOKS, CAUSES, CLASSES, CLIENTS, GUARANTEES, ID_KINDS, OLD_CLASSES, PROBLEMS, PUBLIC_KINDS } from '../../electron/domain/codes.js';
import { columnName } from '../../electron/domain/importing/raw-sheet.js';
import { SheetXml } from '../../electron/workbook/forms/sheet/sheet-xml.js';
import { addressOf } from '../../electron/workbook/forms/xml/cell-address.js';
import { cellXml } from '../../electron/workbook/forms/xml/cell-xml.js';

export const CODE_SHEET = '代码表';

const LISTS = {
  BOOKS: ['台账类型', BOOKS],
  ID_KINDS: ['证件类型', ID_KINDS],
  CLIENTS: ['客户类别', CLIENTS],
  PUBLIC_KINDS: ['涉政标识', PUBLIC_KINDS],
  GUARANTEES: ['担保方式', GUARANTEES],
  CLASSES: ['五级分类', CLASSES],
  OLD_CLASSES: ['四级分类', OLD_CLASSES],
  CAUSES: ['形成原因', CAUSES],
  PROBLEMS: ['问题类型', PROBLEMS],
  STOCK: ['存量/新增', [{ name: '存量' }, { name: '新增' }]],
};
const names = Object.keys(LISTS);

/** `'代码表'!$A$2:$A$6` – the formula of a list rule. */
export function listFormula(list) {
  const column = columnName(names.indexOf(list));
  return `'${CODE_SHEET}'!$${column}$2:$${column}$${LISTS[list][1].length + 1}`;
}

export const listTerms = (list) => LISTS[list][1].map((item) => item.name);

export function codeSheet(styles) {
  const sheet = new SheetXml(names.map(() => 18));
  const head = styles.style({ bold: true, fill: 'F2F2F2' });
  const body = styles.style({ format: '@' });
  const longest = Math.max(...names.map((n) => LISTS[n][1].length));
  sheet.row(1, names.map((n, i) => cellXml(addressOf(i, 1), head, { t: 's', text: LISTS[n][0] })));
  for (let item = 0; item < longest; item++) {
    const cells = names.flatMap((n, i) => (LISTS[n][1][item] ? [cellXml(addressOf(i, item + 2), body, { t: 's', text: LISTS[n][1][item].name })] : []));
    sheet.row(item + 2, cells);
  }
  sheet.freeze(0, 2);
  return sheet;
}
