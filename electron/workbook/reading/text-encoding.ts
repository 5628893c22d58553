import { isAscii, isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';

export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/**
 * UTF-16 and UTF-8 by their byte order mark, UTF-8 also without one when every byte fits; otherwise gb18030, which holds
 * GBK and GB2312. Chinese text in GBK is not valid UTF-8 but for a few short words, so nothing is guessed.
 */
export function textEncoding(bytes: Buffer): TextEncoding {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return isUtf8(bytes) ? 'utf-8' : 'gb18030';
}

/**
 * A file that is not UTF-8 has lines that are, as when two files were strung together: read in either encoding, the names
 * of one part would be wrong. Three Chinese characters of a line have to fit; in GBK they never do by chance.
 */
export function hasUtf8Lines(bytes: Buffer): boolean {
  for (let from = 0; from < bytes.length; ) {
    const end = bytes.indexOf(0x0a, from);
    const line = bytes.subarray(from, end < 0 ? bytes.length : end);
    if (!isAscii(line) && isUtf8(line) && (line.toString('utf8').match(/[\u4e00-\u9fff]/g)?.length ?? 0) >= 3) return true;
    from += line.length + 1;
  }
  return false;
}

/** Decodes in pieces, without a byte order mark; a byte that does not belong to the encoding throws a TypeError. */
export function* decodeText(bytes: Buffer, encoding: TextEncoding, piece = 1 << 20): Generator<string> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  for (let at = 0; at < bytes.length; at += piece) yield decoder.decode(bytes.subarray(at, at + piece), { stream: true });
  yield decoder.decode();
}
