import { strToU8, Zip, ZipDeflate } from 'fflate';

/** A part of a workbook package: bytes as they are, text, or text handed on piece by piece. */
export type PartContent = Uint8Array | string | ((write: (xml: string) => void) => void);

/**
 * Equal input gives equal bytes: a time of its own would make every copy of a form differ. The zip format stores local
 * time, hence a local date.
 */
const FIXED_TIME = new Date(2000, 0, 1, 12, 0, 0);
const PIECE = 256 * 1024;

/** Packs parts into a workbook file, in their order; long text is deflated in pieces of 256 kB as it is produced. */
export function zipParts(parts: Iterable<readonly [name: string, content: PartContent]>): Uint8Array {
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error, chunk) => {
    if (error) throw error;
    chunks.push(chunk);
  });
  for (const [name, content] of parts) {
    const entry = new ZipDeflate(name, { level: 6 });
    entry.mtime = FIXED_TIME;
    zip.add(entry);
    if (typeof content === 'function') writePieces(entry, content);
    else entry.push(typeof content === 'string' ? strToU8(content) : content, true);
  }
  zip.end();
  return joined(chunks);
}

function writePieces(entry: ZipDeflate, produce: (write: (xml: string) => void) => void): void {
  let waiting: string[] = [];
  let size = 0;
  produce((xml) => {
    waiting.push(xml);
    size += xml.length;
    if (size < PIECE) return;
    entry.push(strToU8(waiting.join('')), false);
    waiting = [];
    size = 0;
  });
  entry.push(strToU8(waiting.join('')), true);
}

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const file = new Uint8Array(chunks.reduce((n, c) => n + c.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    file.set(chunk, at);
    at += chunk.length;
  }
  return file;
}
