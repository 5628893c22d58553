import type { RawCell } from '../../domain/importing/raw-sheet.js';
import { Refusal, damaged } from './refusal.js';
import type { RowSink } from './row-sink.js';
import { CellBudget, SheetRows } from './sheet-rows.js';
import { mainPart, readRelations } from './xlsx-relations.js';
import { XlsxSheet } from './xlsx-sheet.js';
import { XlsxStrings } from './xlsx-strings.js';
import { readDateStyles } from './xlsx-styles.js';
import { readWorkbookPart } from './xlsx-workbook.js';
import { asUtf8 } from './xml-encoding.js';
import { inflatePart } from './zip-part.js';
import type { ZipDirectory } from './zip-directory.js';

/**
 * Reads .xlsx and .xlsm into the sink, row by row while inflating. Macros, external links, drawings and everything else
 * that is not a cell stays packed.
 */
export async function readXlsx(zip: ZipDirectory, sink: RowSink): Promise<void> {
  const main = mainPart(zip);
  if (main === null) throw new Refusal('FILE_NOT_WORKBOOK');
  const part = (name: string): AsyncIterable<Buffer> => {
    const entry = zip.find(name);
    if (!entry) throw damaged();
    return asUtf8(inflatePart(zip, entry));
  };
  const workbook = await readWorkbookPart(part(main));
  const relations = readRelations(zip, main);
  const target = (type: string): string | undefined => relations.find((r) => r.type === type)?.target;
  const [stylesPart, stringsPart] = [target('styles'), target('sharedStrings')];
  const dateStyles = stylesPart === undefined ? [] : await readDateStyles(part(stylesPart));
  const strings: readonly RawCell[] = stringsPart === undefined ? [] : await new XlsxStrings().read(part(stringsPart));
  const budget = new CellBudget();
  const read = new Set<string>();
  for (const { name, hidden, relationId } of workbook.sheets) {
    const relation = relations.find((r) => r.id === relationId);
    if (!relation) throw damaged();
    // chart sheets and macro sheets hold no rows
    if (relation.type !== 'worksheet') continue;
    if (read.has(relation.target)) throw damaged();
    read.add(relation.target);
    const rows = new SheetRows({ name, hidden, date1904: workbook.date1904 }, sink, budget);
    await new XlsxSheet(rows, { strings, dateStyles, date1904: workbook.date1904 }).read(part(relation.target));
  }
}
