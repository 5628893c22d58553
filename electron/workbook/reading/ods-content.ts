import type { RawCell } from '../../domain/importing/raw-sheet.js';
import { MAX_ROWS, MAX_SHEETS } from './limits.js';
import { odsCell } from './ods-value.js';
import { damaged, hostile } from './refusal.js';
import type { RowSink } from './row-sink.js';
import { CellBudget, SheetRows } from './sheet-rows.js';
import { xmlAttributes } from './xml-attributes.js';
import { XmlScanner, type XmlHandler } from './xml-scanner.js';
import { cellTextWithin, xmlText } from './xml-text.js';

const NAMES = [
  'document-content', 'automatic-styles', 'style', 'table-properties', 'body', 'spreadsheet', 'calculation-settings', 'null-date',
  'table', 'table-header-rows', 'table-rows', 'table-row-group', 'table-row', 'table-cell', 'covered-table-cell',
  'p', 'span', 'a', 's', 'tab', 'line-break',
] as const;
type Name = (typeof NAMES)[number];

/** Which element may stand in which; everything else is skipped with all it holds (changes kept on record, notes, drawings). */
const CHILDREN: Readonly<Partial<Record<Name | '', readonly Name[]>>> = {
  '': ['document-content'],
  'document-content': ['automatic-styles', 'body'],
  'automatic-styles': ['style'],
  style: ['table-properties'],
  body: ['spreadsheet'],
  spreadsheet: ['calculation-settings', 'table'],
  'calculation-settings': ['null-date'],
  table: ['table-header-rows', 'table-rows', 'table-row-group', 'table-row'],
  'table-header-rows': ['table-row'],
  'table-rows': ['table-row'],
  'table-row-group': ['table-header-rows', 'table-rows', 'table-row-group', 'table-row'],
  'table-row': ['table-cell', 'covered-table-cell'],
  'table-cell': ['p'],
  'covered-table-cell': ['p'],
  p: ['span', 'a', 's', 'tab', 'line-break'],
  span: ['span', 'a', 's', 'tab', 'line-break'],
  a: ['span', 's', 'tab', 'line-break'],
};

interface Placed {
  readonly column: number;
  readonly cell: RawCell;
}

/**
 * Reads content.xml of an OpenDocument sheet. Repeated rows and columns are the format's bombs: empty ones cost nothing,
 * filled ones are counted before they are unfolded.
 */
export class OdsContent implements XmlHandler {
  wantsText = false;
  private readonly path: (Name | '')[] = [''];
  private skip = 0;
  private date1904 = false;
  private style = '';
  private readonly hiddenStyles = new Set<string>();
  private sheets = 0;
  private rows: SheetRows | null = null;
  private nextRow = 1;
  private rowRepeat = 1;
  private nextColumn = 0;
  private placed: Placed[] = [];
  private attributes: Map<string, string> = new Map();
  private paragraphs: string | null = null;
  private readonly scanner = new XmlScanner(NAMES);
  private readonly budget = new CellBudget();
  private readonly sink: RowSink;

  constructor(sink: RowSink) {
    this.sink = sink;
  }

  async read(pieces: AsyncIterable<Buffer>): Promise<void> {
    await this.scanner.scan(pieces, this);
    if (this.path.length !== 1) throw damaged();
  }

  open(tag: number, from: number, to: number): void {
    const name = NAMES[tag - 1];
    const parent = this.path.at(-1) as Name | '';
    if (this.skip > 0 || name === undefined || !CHILDREN[parent]?.includes(name)) this.skip++;
    else {
      this.path.push(name);
      this.enter(name, xmlAttributes(this.scanner.bytes, from, to));
    }
    this.listen();
  }

  close(): void {
    if (this.skip > 0) this.skip--;
    else this.leave(this.path.pop() as Name);
    this.listen();
  }

  text(from: number, to: number, literal: boolean): void {
    let text = collapseBlanks(xmlText(this.scanner.bytes, from, to, literal));
    const before = this.paragraphs ?? '';
    if (text.startsWith(' ') && (before === '' || before.endsWith('\n'))) text = text.slice(1);
    this.add(text);
  }

  private listen(): void {
    const name = this.path.at(-1);
    this.wantsText = this.skip === 0 && (name === 'p' || name === 'span' || name === 'a');
  }

  private add(text: string): void {
    this.paragraphs = cellTextWithin((this.paragraphs ?? '') + text);
  }

  private enter(name: Name, a: Map<string, string>): void {
    if (name === 'style') this.style = a.get(':name') ?? '';
    else if (name === 'table-properties' && a.get(':display') === 'false') this.hiddenStyles.add(this.style);
    else if (name === 'null-date') this.date1904 = a.get(':date-value') === '1904-01-01';
    else if (name === 'table') this.enterTable(a);
    else if (name === 'table-row') {
      this.rowRepeat = repeat(a.get(':number-rows-repeated'));
      this.nextColumn = 0;
      this.placed = [];
    } else if (name === 'table-cell' || name === 'covered-table-cell') {
      this.attributes = a;
      this.paragraphs = null;
      this.budget.spend(1);
    } else if (name === 'p') this.add(this.paragraphs === null ? '' : '\n');
    else if (name === 's') this.add(' '.repeat(Math.min(repeat(a.get(':c')), 40_000)));
    else if (name === 'tab') this.add('\t');
    else if (name === 'line-break') this.add('\n');
  }

  private leave(name: Name): void {
    if (name === 'table-cell' || name === 'covered-table-cell') this.leaveCell(name);
    else if (name === 'table-row') this.leaveRow();
    else if (name === 'table') {
      this.rows?.end();
      this.rows = null;
    }
  }

  private enterTable(a: Map<string, string>): void {
    if (++this.sheets > MAX_SHEETS) throw hostile('工作表过多');
    const head = { name: a.get(':name') ?? '', hidden: this.hiddenStyles.has(a.get(':style-name') ?? ''), date1904: this.date1904 };
    this.rows = new SheetRows(head, this.sink, this.budget);
    this.nextRow = 1;
  }

  private leaveCell(name: Name): void {
    const times = repeat(this.attributes.get(':number-columns-repeated'));
    const cell = odsCell(this.attributes, this.paragraphs, this.date1904);
    if (cell !== null) {
      this.budget.spend(times * this.rowRepeat);
      for (let i = 0; i < times; i++) this.placed.push({ column: this.nextColumn + i, cell });
    }
    if (name === 'table-cell') this.mergeFrom(this.nextColumn + 1);
    this.nextColumn += times;
  }

  private mergeFrom(left: number): void {
    const wide = repeat(this.attributes.get(':number-columns-spanned'));
    const high = repeat(this.attributes.get(':number-rows-spanned'));
    if (wide * high > 1) this.rows?.merge({ top: this.nextRow, left, bottom: this.nextRow + high - 1, right: left + wide - 1 });
  }

  private leaveRow(): void {
    if (this.placed.length > 0 && this.rows) {
      for (let i = 0; i < this.rowRepeat; i++) {
        this.rows.openRow(this.nextRow + i);
        for (const { column, cell } of this.placed) this.rows.put(column, cell);
        this.rows.closeRow();
      }
    }
    this.nextRow += this.rowRepeat;
  }
}

function repeat(text: string | undefined): number {
  if (text === undefined) return 1;
  const n = Number(text);
  if (!Number.isInteger(n) || n < 1 || n > MAX_ROWS * 2) throw hostile('重复次数异常');
  return n;
}

/** Runs of blanks in the file are one blank; more of them are written as <text:s/>. */
function collapseBlanks(text: string): string {
  const kept: string[] = [];
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c !== 0x20 && c !== 0x09 && c !== 0x0a) continue;
    kept.push(text.slice(from, i), ' ');
    while (i + 1 < text.length && (text.charCodeAt(i + 1) === 0x20 || text.charCodeAt(i + 1) === 0x09 || text.charCodeAt(i + 1) === 0x0a)) i++;
    from = i + 1;
  }
  return kept.length === 0 ? text : kept.join('') + text.slice(from);
}
