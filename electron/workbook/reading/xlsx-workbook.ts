import { ElementHandler } from './element-handler.js';
import { MAX_SHEETS } from './limits.js';
import { Refusal, hostile } from './refusal.js';
import { xmlAttributes, xmlTrue } from './xml-attributes.js';
import { XmlScanner } from './xml-scanner.js';

const NAMES = ['workbook', 'workbookPr', 'sheets', 'sheet'];
const [WORKBOOK, WORKBOOK_PR, SHEETS, SHEET] = [1, 2, 3, 4] as const;

export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  readonly relationId: string;
}

export interface WorkbookPart {
  readonly date1904: boolean;
  readonly sheets: readonly WorkbookSheet[];
}

/** Reads the workbook part: sheets in the order of their tabs. Another root (a text document) is not a workbook. */
export async function readWorkbookPart(pieces: AsyncIterable<Buffer>): Promise<WorkbookPart> {
  const scanner = new XmlScanner(NAMES);
  const sheets: WorkbookSheet[] = [];
  let date1904 = false;
  let root = true;
  let inSheets = false;
  await scanner.scan(pieces, new ElementHandler((tag, from, to) => {
    if (root && tag !== WORKBOOK) throw new Refusal('FILE_NOT_WORKBOOK');
    root = false;
    if (tag === SHEETS) inSheets = true;
    else if (tag === WORKBOOK_PR) date1904 = xmlTrue(xmlAttributes(scanner.bytes, from, to).get('date1904'));
    else if (tag === SHEET && inSheets) {
      if (sheets.length === MAX_SHEETS) throw hostile('工作表过多');
      const a = xmlAttributes(scanner.bytes, from, to);
      const state = a.get('state');
      sheets.push({ name: a.get('name') ?? '', hidden: state === 'hidden' || state === 'veryHidden', relationId: a.get(':id') ?? '' });
    }
  }, (tag) => {
    if (tag === SHEETS) inSheets = false;
  }));
  return { date1904, sheets };
}
