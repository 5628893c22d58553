import { MAX_TEXT_CHARS } from './limits.js';
import { damaged, hostile } from './refusal.js';

export type Separator = ',' | '\t' | ';';

/** Receives the fields of a record one by one, then the end of the record. */
export interface CsvHandler {
  field(text: string): void;
  endRecord(): void;
}

/**
 * The separator of a text table, declared by its head line: the first line in which a comma, tab or semicolon stands
 * outside quotes; the one that stands there most often, on a tie in this order.
 */
export function headSeparator(text: string): Separator {
  const counts = { ',': 0, '\t': 0, ';': 0 };
  let quoted = false;
  for (const c of text) {
    if (c === '"') quoted = !quoted;
    else if (quoted) continue;
    else if (c === ',' || c === '\t' || c === ';') counts[c]++;
    else if ((c === '\n' || c === '\r') && counts[','] + counts['\t'] + counts[';'] > 0) break;
  }
  const most = Math.max(counts[','], counts['\t'], counts[';']);
  return counts[','] === most ? ',' : counts['\t'] === most ? '\t' : ';';
}

/**
 * RFC 4180 over text that arrives in pieces. Every field is text: 0012, 1-2 and 18 digits stay as they are. A quote
 * inside an unquoted field is an ordinary character; what follows a closing quote is kept.
 */
export class CsvParser {
  private field = '';
  private quoted = false;
  /** A quote was read inside quotes: the next character says whether it was the closing one. */
  private quoteSeen = false;
  private begun = false;
  private afterReturn = false;
  private readonly separator: Separator;
  private readonly handler: CsvHandler;

  constructor(separator: Separator, handler: CsvHandler) {
    this.separator = separator;
    this.handler = handler;
  }

  push(text: string): void {
    let from = 0;
    for (let i = 0; i < text.length; i++) {
      const c = text[i] as string;
      if (this.quoted) {
        if (c !== '"') continue;
        this.keep(text, from, i);
        from = i + 1;
        this.quoted = false;
        this.quoteSeen = true;
        continue;
      }
      const returnBefore = this.afterReturn;
      const quoteBefore = this.quoteSeen;
      this.afterReturn = this.quoteSeen = false;
      if (c === this.separator || c === '\n' || c === '\r') {
        if (c === '\n' && returnBefore) {
          from = i + 1;
          continue;
        }
        this.keep(text, from, i);
        from = i + 1;
        this.endField();
        if (c === this.separator) this.begun = true;
        else this.endRecord(c === '\r');
      } else if (c === '"' && quoteBefore) {
        // a doubled quote: one quote, and the field goes on
        this.field += '"';
        this.quoted = true;
        from = i + 1;
      } else if (c === '"' && this.field === '' && i === from && !quoteBefore) {
        this.quoted = this.begun = true;
        from = i + 1;
      }
    }
    this.keep(text, from, text.length);
  }

  end(): void {
    if (this.quoted) throw damaged();
    if (this.begun || this.field !== '') {
      this.endField();
      this.endRecord(false);
    }
  }

  private keep(text: string, from: number, to: number): void {
    if (to === from) return;
    this.field += text.slice(from, to);
    if (this.field.length > MAX_TEXT_CHARS) throw hostile(`一个单元格的文字超过 ${MAX_TEXT_CHARS} 个字`);
  }

  private endField(): void {
    this.handler.field(this.field);
    this.field = '';
  }

  private endRecord(byReturn: boolean): void {
    this.handler.endRecord();
    this.begun = false;
    this.afterReturn = byReturn;
  }
}
