import type { SheetValue } from './cell-value.js';
import { escapeCellText, escapeXml } from './xml-text.js';

/**
 * The `<c>` elements of a sheet. Text always goes as an inline string: a name such as `=1+1` or `@x` can never be taken
 * for a formula, and the shared strings of a form stay untouched. `style` is the index into cellXfs, '' for none.
 */
export function cellXml(address: string, style: string | number, value: SheetValue): string {
  const start = startOf(address, style);
  if (value === null) return `${start}/>`;
  if (value.t === 'n') return `${start}><v>${value.digits}</v></c>`;
  return `${start} t="inlineStr"><is><t xml:space="preserve">${escapeCellText(value.text)}</t></is></c>`;
}

/**
 * A formula with the result it has now, so that a viewer that does not calculate shows the right figure. A result of
 * null is the empty text; undefined means not known, and readers will report the cell as not calculated.
 */
export function formulaXml(address: string, style: string | number, formula: string, result: SheetValue | undefined, attributes = ''): string {
  const type = result === undefined || result?.t === 'n' ? '' : ' t="str"';
  const shown = result === undefined ? '' : result === null ? '<v></v>' : `<v>${result.t === 'n' ? result.digits : escapeCellText(result.text)}</v>`;
  return `${startOf(address, style)}${type}><f${attributes}>${escapeXml(formula)}</f>${shown}</c>`;
}

const startOf = (address: string, style: string | number): string => `<c r="${address}"${style === '' ? '' : ` s="${style}"`}`;
