/**
 * Reading one head cell: the same head is written `借据金额（元）`, `借据金额\n(元)` or `16.借据金额` by different
 * offices. Names are compared after normalising; the unit in the brackets is kept beside the name.
 */

/** A money unit as written. Only 元 and 万元 can be read; the others are asked back. */
export type WrittenUnit = '元' | '百元' | '千元' | '万元' | '亿元';

export interface HeadText {
  /** As found, line breaks taken out. */
  readonly text: string;
  readonly name: string;
  readonly unit: WrittenUnit | null;
  /** The cell is nothing but a sign: a row of units under the head. */
  readonly sign: '%' | '‰' | null;
}

const MONEY_UNITS: readonly string[] = ['元', '百元', '千元', '万元', '亿元'];
const COUNT_UNITS: readonly string[] = ['户', '笔', '人', '个', '份', '次', '件', '人民币', 'rmb', '大写', '小写'];
/** Brackets that tell how to fill a column, not which column it is. */
const HELPERS = /^(?:必填|必录|选填|可选|可不填|不填|勿填|文本|文本格式|日期|日期格式|数字|数值|下拉|下拉选择|自动|自动计算|公式|y{4}[-/.]?m{1,2}[-/.]?d{1,2}|年[-/.]?月[-/.]?日|\d{1,2}位|\d+(?:[-+=×*/]\d+)*)$/;
const NUMBERING = /^(?:\d{1,2}[.、]|\(\d{1,2}\)|[一二三四五六七八九十]{1,3}[、.]|\([一二三四五六七八九十]{1,3}\))(?=.)/;

/** Full-width ASCII and the ideographic space become plain ones. */
export function toNarrow(text: string): string {
  return text.replace(/[\uFF01-\uFF5E\u3000]/g, (c) => (c === '\u3000' ? ' ' : String.fromCharCode(c.charCodeAt(0) - 0xfee0)));
}

const compact = (text: string): string => toNarrow(text).replace(/[\s\u200B-\u200F\uFEFF]+/g, '').replace(/[【〔［[{<《]/g, '(').replace(/[】〕］\]}>》]/g, ')').toLowerCase();

/** Units named inside one pair of brackets: null when the brackets hold anything else. */
function unitWords(inside: string): string[] | null {
  const words = inside.replace(/^(?:金额)?单位:?/, '').replace(/人民币(?=.)/, '').split(/[,、/;]/).filter((w) => w !== '');
  return words.length > 0 && words.every((w) => MONEY_UNITS.includes(w) || COUNT_UNITS.includes(w) || w === '%' || w === '‰') ? words : null;
}

/**
 * The name a head is compared by: spaces, line breaks, numbering, filling hints, punctuation and brackets with money or
 * count units go; other brackets lose only the bracket signs (`转据(重组)次数` → `转据重组次数`). `(%)` and `(‰)` stay as a
 * sign, because 利率(%) and 利率(‰) are not the same column. 帐 and 账, 其它 and 其他 count as one.
 */
export function normaliseHead(text: string): string {
  return readHead(text).name;
}

/** Name and unit of one head cell. Two different money units in one head give none; a cell of a unit alone has no name. */
export function readHead(text: string): HeadText {
  let unit: WrittenUnit | null = null;
  const tight = compact(text);
  // piece by piece: one pattern for blanks around line ends takes quadratic time on a cell full of blanks
  const asFound = text.split(/[\r\n]+/).map((piece) => piece.trim()).join('');
  if (tight === '%' || tight === '‰') return { text: asFound, name: '', unit: null, sign: tight };
  const name = (unitWords(tight) ? `(${tight})` : tight)
    .replace(/^[*★☆#]+/, '')
    .replace(NUMBERING, '')
    .replace(/^其中:?(?=.)/, '')
    .replace(/\(([^()]*)\)/g, (whole, inside: string) => {
      if (HELPERS.test(inside)) return '';
      const words = unitWords(inside);
      if (!words) return whole;
      const money = words.filter((w) => MONEY_UNITS.includes(w));
      if (money.length === 1) unit = money[0] as WrittenUnit;
      return words.filter((w) => w === '%' || w === '‰').join('');
    })
    .replaceAll('帐', '账')
    .replaceAll('其它', '其他')
    .replace(/[^\p{L}\p{N}%‰]/gu, '');
  return { text: asFound, name, unit, sign: null };
}

/** A reader that remembers what it has read: heads repeat on every page of a printed export. */
export function headReader(): (text: string) => HeadText {
  const known = new Map<string, HeadText>();
  return (text) => {
    let head = known.get(text);
    if (!head) known.set(text, (head = readHead(text)));
    return head;
  };
}
