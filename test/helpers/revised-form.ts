import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { columnName } from '../../electron/domain/importing/raw-sheet.js';
import { FormPackage } from '../../electron/workbook/forms/splice/form-package.js';
import { columnIndex } from '../../electron/workbook/forms/xml/cell-address.js';

/**
 * A form with its columns in another order and new ones between, as the province sends it out the next year. `order` names
 * the old column (zero-based) at each new place, or a new one by the old column whose looks it takes: `{ like }`. Columns
 * may only move inside what is merged above them.
 */
export function withColumns(file: Uint8Array, sheet: string, order: readonly (number | { readonly like: number })[]): Uint8Array {
  const part = new FormPackage(file).worksheets().get(sheet) ?? '';
  const parts = unzipSync(file);
  const placeOf = new Map(order.flatMap((o, i) => (typeof o === 'number' ? [[o, i] as const] : [])));
  const moved = (c: number): number => placeOf.get(c) ?? c + order.length - placeOf.size;
  const area = (ref: string): string => {
    const [from = '', to = from] = ref.split(':');
    const [a, b] = [split(from), split(to)];
    const all = Array.from({ length: b.column - a.column + 1 }, (_, i) => moved(a.column + i));
    const [left, right] = [Math.min(...all), Math.max(...all)];
    const first = `${a.dollar}${columnName(left)}${a.row}`;
    return ref.includes(':') || left !== right ? `${first}:${b.dollar}${columnName(right)}${b.row}` : first;
  };
  const formula = (text: string): string => text.replace(/(?<![A-Za-z!'$])(\$?)([A-Z]{1,3})(\$?\d+)/g, (_, d: string, c: string, r: string) => `${d}${columnName(moved(columnIndex(c)))}${r}`);
  let xml = strFromU8(parts[part] ?? new Uint8Array());
  const widths = new Map([...xml.matchAll(/<col min="(\d+)"[^>]*?width="([\d.]+)"/g)].map((m) => [Number(m[1]) - 1, m[2] ?? '']));
  xml = xml
    .replace(/<cols>.*?<\/cols>/s, `<cols>${order.map((o, i) => `<col min="${i + 1}" max="${i + 1}" width="${widths.get(typeof o === 'number' ? o : o.like) ?? '10'}" customWidth="1"/>`).join('')}</cols>`)
    .replace(/(<row [^>]*>)(.*?)(<\/row>)/gs, (_, open: string, cells: string, close: string) => open + rowOf(cells, order, formula) + close)
    .replace(/(<(?:mergeCell|autoFilter|dimension) ref=")([^"]+)(")/g, (_, a: string, ref: string, z: string) => a + area(ref) + z)
    .replace(/(\ssqref=")([^"]+)(")/g, (_, a: string, refs: string, z: string) => a + refs.split(' ').map(area).join(' ') + z)
    .replace(/(<brk id=")(\d+)("[^>]*max="1048575")/g, (_, a: string, id: string, z: string) => a + String(moved(Number(id) - 1) + 1) + z)
    .replace(/(<formula[12]>)([^<]*)(<)/g, (_, a: string, f: string, z: string) => a + formula(f) + z);
  const names = strFromU8(parts['xl/workbook.xml'] ?? new Uint8Array()).replace(/(<definedName [^>]*name="_xlnm.Print_Area"[^>]*>[^!]*!)([^<]*)(<)/g, (_, a: string, ref: string, z: string) => a + area(ref.replaceAll('$', '')).replace(/([A-Z]+)(\d+)/g, '$$$1$$$2') + z);
  return zipSync({ ...parts, [part]: strToU8(xml), 'xl/workbook.xml': strToU8(names) });
}

function rowOf(cells: string, order: readonly (number | { readonly like: number })[], formula: (text: string) => string): string {
  const byColumn = new Map([...cells.matchAll(/<c r="([A-Z]+)(\d+)"([^>]*?)(\/>|>.*?<\/c>)/gs)].map((m) => [columnIndex(m[1] ?? ''), m] as const));
  return order.map((o, i) => {
    const m = byColumn.get(typeof o === 'number' ? o : o.like);
    if (!m) return '';
    const [, , row = '', attributes = '', rest = ''] = m;
    const start = `<c r="${columnName(i)}${row}"`;
    if (typeof o !== 'number') return `${start}${/\ss="\d+"/.exec(attributes)?.[0] ?? ''}/>`;
    return start + attributes + rest.replace(/(<f[^>]*>)([^<]*)(<)/, (_, a: string, f: string, z: string) => a + formula(f) + z);
  }).join('');
}

function split(cell: string): { dollar: string; column: number; row: string } {
  const m = /^(\$?)([A-Z]+)(\$?\d*)$/.exec(cell);
  return { dollar: m?.[1] ?? '', column: columnIndex(m?.[2] ?? 'A'), row: m?.[3] ?? '' };
}
