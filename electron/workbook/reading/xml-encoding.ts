import { TextDecoder } from 'node:util';

/**
 * XML parts are UTF-8 or, with a byte order mark, UTF-16. Whatever arrives goes on as UTF-8.
 */
export async function* asUtf8(pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer, void, undefined> {
  let decoder: TextDecoder | null | undefined;
  for await (const piece of pieces) {
    if (decoder === undefined) decoder = utf16Decoder(piece);
    yield decoder === null ? piece : Buffer.from(decoder.decode(piece, { stream: true }), 'utf8');
  }
}

/** The same for a part that is in memory. */
export function wholeAsUtf8(bytes: Buffer): Buffer {
  const decoder = utf16Decoder(bytes);
  return decoder === null ? bytes : Buffer.from(decoder.decode(bytes), 'utf8');
}

function utf16Decoder(bytes: Buffer): TextDecoder | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be');
  return null;
}
