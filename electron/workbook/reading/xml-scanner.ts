import { isUtf8 } from 'node:buffer';
import { MAX_XML_TOKEN_BYTES } from './limits.js';
import { damaged, hostile } from './refusal.js';
import { TagNames } from './tag-names.js';

/** Receives what the scanner finds. Offsets point into `scanner.bytes` and hold only until the method returns. */
export interface XmlHandler {
  /** Whether the text up to the next tag is of interest; unwanted text is dropped unread. */
  readonly wantsText: boolean;
  /** `tag` is the number of the local name (see TagNames); [from, to) holds the attributes. */
  open(tag: number, from: number, to: number): void;
  close(tag: number): void;
  /** `literal`: from CDATA, where `&` is a plain character. One text may come in several calls. */
  text(from: number, to: number, literal: boolean): void;
  /**
   * Where a tag opens at `at`: may take whole elements from there on by itself and returns the offset behind them, or `at`
   * to be told of them tag by tag. What it takes must lie before `end`, where a `<` stands.
   */
  shortcut?(at: number, end: number): number;
}

const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const BANG = 0x21;
const QUESTION = 0x3f;
const COLON = 0x3a;
const QUOTE = 0x22;
const APOSTROPHE = 0x27;

/**
 * Finds tags and texts in UTF-8 XML that arrives in pieces. No tree, no regular expression, no recursion; the time is
 * linear in the bytes and the memory bounded by the longest token. DOCTYPE is refused, so there are no entities to
 * expand and nothing outside the file is ever named.
 */
export class XmlScanner {
  bytes: Buffer = Buffer.allocUnsafeSlow(512 * 1024);
  /** [pos, end) is not consumed yet; a `<` stands behind it so that loops need no bound. */
  private pos = 0;
  private end = 0;
  /** Everything before it is known to be UTF-8. */
  private valid = 0;
  private depth = 0;
  private elements = 0;
  private handler: XmlHandler | null = null;
  private readonly names: TagNames;

  constructor(names: readonly string[]) {
    this.names = new TagNames(names);
  }

  /** Runs one part through the handler. */
  async scan(pieces: AsyncIterable<Buffer>, handler: XmlHandler): Promise<void> {
    this.handler = handler;
    for await (const piece of pieces) this.push(piece);
    this.finish();
  }

  /** The same for a part that is in memory. */
  scanAll(bytes: Buffer, handler: XmlHandler): void {
    this.handler = handler;
    this.push(bytes);
    this.finish();
  }

  private push(piece: Buffer): void {
    const left = this.end - this.pos;
    if (left > MAX_XML_TOKEN_BYTES) throw hostile('一段内容过长');
    const size = left + piece.length;
    if (size + 1 > this.bytes.length) {
      const bigger = Buffer.allocUnsafeSlow(size * 2 + 1);
      this.bytes.copy(bigger, 0, this.pos, this.end);
      this.bytes = bigger;
    } else if (this.pos > 0) this.bytes.copyWithin(0, this.pos, this.end);
    piece.copy(this.bytes, left);
    this.valid -= this.pos;
    this.pos = 0;
    this.end = size;
    this.bytes[size] = LT;
    this.checkUtf8(wholeCharacters(this.bytes, this.valid, size));
    this.run();
  }

  private finish(): void {
    this.checkUtf8(this.end);
    const rest = this.bytes.subarray(this.pos, this.end);
    if (this.depth !== 0 || this.elements === 0 || rest.some((b) => b > 0x20)) throw damaged();
  }

  private checkUtf8(to: number): void {
    if (to > this.valid && !isUtf8(this.bytes.subarray(this.valid, to))) throw damaged();
    this.valid = to;
  }

  private run(): void {
    const handler = this.handler as XmlHandler;
    const { bytes, end } = this;
    let pos = this.pos;
    for (;;) {
      let lt = pos;
      while (bytes[lt] !== LT) lt++;
      if (lt === end) {
        // dropped only up to a whole character: the UTF-8 check goes on from there
        if (!handler.wantsText) pos = Math.min(end, this.valid);
        break;
      }
      const next = bytes[lt + 1] as number;
      let after: number;
      if (lt > pos && handler.wantsText) {
        handler.text(pos, lt, false);
        pos = lt;
      }
      if (next === SLASH) after = this.closeTag(lt, handler);
      else if (next === BANG) after = this.bang(lt, handler);
      else if (next === QUESTION) after = this.instruction(lt);
      else {
        after = handler.shortcut?.(lt, end) ?? lt;
        if (after === lt) after = this.openTag(lt, handler);
      }
      if (after < 0) {
        pos = lt;
        break;
      }
      pos = after;
    }
    this.pos = pos;
  }

  /** Every step returns the offset behind the token, or -1 when the token is not complete yet. */
  private openTag(lt: number, handler: XmlHandler): number {
    const { bytes, end } = this;
    let i = lt + 1;
    let nameFrom = i;
    let c = bytes[i] as number;
    while (c > 0x20 && c !== GT && c !== SLASH && i < end) {
      if (c === COLON) nameFrom = i + 1;
      c = bytes[++i] as number;
    }
    const nameTo = i;
    for (;;) {
      c = bytes[i] as number;
      if (i >= end) return -1;
      if (c === GT) break;
      if (c === QUOTE || c === APOSTROPHE) {
        i++;
        while (bytes[i] !== c && i < end) i++;
        if (i >= end) return -1;
      }
      i++;
    }
    if (nameTo === nameFrom) throw damaged();
    const empty = bytes[i - 1] === SLASH;
    const tag = this.names.find(bytes, nameFrom, nameTo);
    this.elements++;
    handler.open(tag, nameTo, empty ? i - 1 : i);
    if (empty) handler.close(tag);
    else this.depth++;
    return i + 1;
  }

  private closeTag(lt: number, handler: XmlHandler): number {
    const { bytes, end } = this;
    let i = lt + 2;
    let from = i;
    let to = 0;
    for (;;) {
      const c = bytes[i] as number;
      if (i >= end) return -1;
      if (c === GT) break;
      if (c === COLON) from = i + 1;
      else if (c <= 0x20 && to === 0) to = i;
      i++;
    }
    if (--this.depth < 0) throw damaged();
    handler.close(this.names.find(bytes, from, to === 0 ? i : to));
    return i + 1;
  }

  /** Comment, CDATA or DOCTYPE. */
  private bang(lt: number, handler: XmlHandler): number {
    const { bytes, end } = this;
    const head = bytes.toString('latin1', lt, Math.min(end, lt + 9));
    if (head.startsWith('<!--')) return this.behind('-->', lt + 4);
    if (head === '<![CDATA[') {
      const after = this.behind(']]>', lt + 9);
      if (after > 0 && handler.wantsText) handler.text(lt + 9, after - 3, true);
      return after;
    }
    if ('<!--'.startsWith(head) || '<![CDATA['.startsWith(head)) return -1;
    throw hostile('含有 DOCTYPE 声明');
  }

  private instruction(lt: number): number {
    const after = this.behind('?>', lt + 2);
    if (after > 0 && this.bytes.toString('latin1', lt, lt + 6).startsWith('<?xml ')) checkEncoding(this.bytes.toString('latin1', lt, after));
    return after;
  }

  private behind(mark: string, from: number): number {
    const at = this.bytes.indexOf(mark, from, 'latin1');
    return at < 0 || at + mark.length > this.end ? -1 : at + mark.length;
  }
}

/** The offset up to which [from, to) has no character cut in half. */
function wholeCharacters(bytes: Buffer, from: number, to: number): number {
  for (let back = 1; back <= 3 && to - back >= from; back++) {
    const b = bytes[to - back] as number;
    if (b >= 0xc0) return (b >= 0xf0 ? 4 : b >= 0xe0 ? 3 : 2) > back ? to - back : to;
    if (b < 0x80) return to;
  }
  return to;
}

function checkEncoding(declaration: string): void {
  const at = declaration.indexOf('encoding=');
  if (at < 0) return;
  const name = declaration.slice(at + 10).toLowerCase();
  if (!['utf-8', 'utf8', 'us-ascii', 'ascii', 'utf-16'].some((known) => name.startsWith(known))) throw hostile('内部文字编码不是 UTF-8');
}
