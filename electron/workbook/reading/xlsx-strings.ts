import type { RawCell } from '../../domain/importing/raw-sheet.js';
import { MAX_SHARED_STRINGS } from './limits.js';
import { damaged, hostile } from './refusal.js';
import { xmlAttributes } from './xml-attributes.js';
import { XmlScanner, type XmlHandler } from './xml-scanner.js';
import { cellTextWithin, trimXmlBlanks, unescapeXstring, xmlText } from './xml-text.js';

const NAMES = ['sst', 'si', 't', 'r'];
const [SST, SI, T, RUN] = [1, 2, 3, 4] as const;

const AT_START = 0;
const IN_TABLE = 1;
const IN_ITEM = 2;
const IN_RUN = 3;
const IN_TEXT = 4;
const AT_END = 5;

/**
 * Reads the shared strings into ready cells, so that a text used by ten thousand rows is one object. Runs of rich text
 * are joined, phonetic runs (rPh) dropped.
 */
export class XlsxStrings implements XmlHandler {
  wantsText = false;
  private readonly cells: RawCell[] = [];
  private at = AT_START;
  private skip = 0;
  private item = '';
  private raw = '';
  private preserve = false;
  private textParent = IN_ITEM;
  private readonly scanner = new XmlScanner(NAMES);

  async read(pieces: AsyncIterable<Buffer>): Promise<readonly RawCell[]> {
    await this.scanner.scan(pieces, this);
    if (this.at !== AT_END) throw damaged();
    return this.cells;
  }

  open(tag: number, from: number, to: number): void {
    if (this.skip > 0 || !this.enter(tag, from, to)) this.skip++;
  }

  private enter(tag: number, from: number, to: number): boolean {
    if ((this.at === IN_ITEM || this.at === IN_RUN) && tag === T) {
      // nearly always without attributes
      this.preserve = to > from && xmlAttributes(this.scanner.bytes, from, to).get(':space') === 'preserve';
      this.textParent = this.at;
      this.at = IN_TEXT;
      this.raw = '';
      this.wantsText = true;
    } else if (this.at === IN_TABLE && tag === SI) {
      this.at = IN_ITEM;
      this.item = '';
    } else if (this.at === IN_ITEM && tag === RUN) this.at = IN_RUN;
    else if (this.at === AT_START) {
      if (tag !== SST) throw damaged();
      this.at = IN_TABLE;
    } else return false;
    return true;
  }

  close(): void {
    if (this.skip > 0) {
      this.skip--;
      return;
    }
    if (this.at === IN_TEXT) {
      const text = unescapeXstring(this.preserve ? this.raw : trimXmlBlanks(this.raw));
      this.item = this.item === '' ? text : cellTextWithin(this.item + text);
      this.at = this.textParent;
      this.wantsText = false;
    } else if (this.at === IN_RUN) this.at = IN_ITEM;
    else if (this.at === IN_ITEM) {
      if (this.cells.length === MAX_SHARED_STRINGS) throw hostile('文字条目过多');
      this.cells.push(this.item === '' ? null : { t: 's', v: this.item });
      this.at = IN_TABLE;
    } else if (this.at === IN_TABLE) this.at = AT_END;
    else throw damaged();
  }

  text(from: number, to: number, literal: boolean): void {
    if (this.skip > 0) return;
    const piece = xmlText(this.scanner.bytes, from, to, literal);
    this.raw = cellTextWithin(this.raw === '' ? piece : this.raw + piece);
  }
}
