import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { FormPackage } from '../../electron/workbook/forms/splice/form-package.js';
import { escapeXml, xlsxBook, type BookOptions } from '../fixtures/workbooks/xlsx-book.js';

/** A cell as a test writes it: text, number, `{ day }` a date serial, `{ f }` a formula without result, `{ e }` an error, a truth value. */
export type Cell = string | number | boolean | null | { readonly day: number } | { readonly f: string } | { readonly e: string };

const column = (i: number): string => (i < 26 ? '' : String.fromCharCode(64 + Math.floor(i / 26))) + String.fromCharCode(65 + (i % 26));

function cellXml(at: string, cell: Cell, style = ''): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return `<c r="${at}"${style} t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  if (typeof cell === 'number') return `<c r="${at}"${style}><v>${cell}</v></c>`;
  if (typeof cell === 'boolean') return `<c r="${at}"${style} t="b"><v>${cell ? 1 : 0}</v></c>`;
  if ('day' in cell) return `<c r="${at}" s="1"><v>${cell.day}</v></c>`;
  if ('f' in cell) return `<c r="${at}"${style}><f>${escapeXml(cell.f)}</f></c>`;
  return `<c r="${at}"${style} t="e"><v>${cell.e}</v></c>`;
}

/** Rows of a sheet, from row 1; an empty list is an empty row. */
export const gridXml = (rows: readonly (readonly Cell[])[]): string =>
  rows.map((cells, r) => (cells.length === 0 ? '' : `<row r="${r + 1}">${cells.map((c, i) => cellXml(`${column(i)}${r + 1}`, c)).join('')}</row>`)).join('');

export interface GridSheet {
  readonly name: string;
  readonly rows: readonly (readonly Cell[])[];
  readonly merges?: readonly string[];
  readonly state?: 'hidden' | 'veryHidden';
}

/** A workbook of hand-written sheets. */
export const gridWorkbook = (sheets: readonly GridSheet[], more: Partial<BookOptions> = {}): Uint8Array =>
  xlsxBook({ ...more, sheets: sheets.map((s) => ({ name: s.name, data: gridXml(s.rows), ...(s.state ? { state: s.state } : {}), ...(s.merges && s.merges.length > 0 ? { after: `<mergeCells count="${s.merges.length}">${s.merges.map((m) => `<mergeCell ref="${m}"/>`).join('')}</mergeCells>` } : {}) })) });

/** A person opens the workbook, types into some cells and saves: the cells keep their look. Throws when one is not there. */
export function typedInto(file: Uint8Array, sheet: string, cells: Readonly<Record<string, Cell>>): Uint8Array {
  const part = new FormPackage(file).worksheets().get(sheet);
  const parts = unzipSync(file);
  const bytes = part === undefined ? undefined : parts[part];
  if (part === undefined || !bytes) throw new Error(`no sheet ${sheet}`);
  let xml = strFromU8(bytes);
  for (const [at, cell] of Object.entries(cells)) {
    const found = new RegExp(`<c r="${at}"([^>]*?)(?:/>|>.*?</c>)`, 's').exec(xml);
    if (!found) throw new Error(`no cell ${at}`);
    const style = /\ss="\d+"/.exec(found[1] ?? '')?.[0] ?? '';
    xml = xml.replace(found[0], () => (cell === null ? `<c r="${at}"${style}/>` : cellXml(at, cell, style)));
  }
  return zipSync({ ...parts, [part]: strToU8(xml) });
}
