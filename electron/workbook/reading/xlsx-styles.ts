import { isBuiltinDateFormat, isDateFormat } from './date-format.js';
import { ElementHandler } from './element-handler.js';
import { MAX_STYLES } from './limits.js';
import { hostile } from './refusal.js';
import { xmlAttributes } from './xml-attributes.js';
import { XmlScanner } from './xml-scanner.js';

const NAMES = ['numFmts', 'numFmt', 'cellXfs', 'xf'];
const [NUM_FMTS, NUM_FMT, CELL_XFS, XF] = [1, 2, 3, 4] as const;

/** By style number of a cell (its `s` attribute): whether its number format is a date. */
export async function readDateStyles(pieces: AsyncIterable<Buffer>): Promise<readonly boolean[]> {
  const scanner = new XmlScanner(NAMES);
  const codes = new Map<number, string>();
  const formatOfStyle: number[] = [];
  // xf also stands under cellStyleXfs and numFmt under dxfs, which number nothing here
  let inside = 0;
  const onOpen = (tag: number, from: number, to: number): void => {
    if (tag === NUM_FMTS || tag === CELL_XFS) inside = tag;
    if ((tag !== NUM_FMT || inside !== NUM_FMTS) && (tag !== XF || inside !== CELL_XFS)) return;
    const attributes = xmlAttributes(scanner.bytes, from, to);
    const id = Number(attributes.get('numFmtId') ?? 0);
    if (tag === NUM_FMT) codes.set(id, attributes.get('formatCode') ?? '');
    else formatOfStyle.push(id);
    if (formatOfStyle.length + codes.size > MAX_STYLES) throw hostile('单元格样式过多');
  };
  const onClose = (tag: number): void => {
    if (tag === inside) inside = 0;
  };
  await scanner.scan(pieces, new ElementHandler(onOpen, onClose));
  const isDate = new Map<number, boolean>();
  return formatOfStyle.map((id) => {
    const known = isDate.get(id);
    if (known !== undefined) return known;
    const code = codes.get(id);
    const result = code === undefined ? isBuiltinDateFormat(id) : isDateFormat(code);
    isDate.set(id, result);
    return result;
  });
}
