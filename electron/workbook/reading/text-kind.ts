import { Refusal } from './refusal.js';
import { hasUtf8Lines, textEncoding, type TextEncoding } from './text-encoding.js';

const HEAD_BYTES = 4096;
const WEB_BEGINNINGS = ['<!doctype html', '<html', '<head', '<meta', '<body', '<table', '<style', '<script', '<div', '<title', 'mime-version:'];
const OTHER_BEGINNINGS = ['%pdf-', '{\\rtf', 'id;p', '<'];

/** The encoding of a file that is a plain text table; anything else is refused by the name of what it is. */
export function textKind(bytes: Buffer): TextEncoding {
  const encoding = textEncoding(bytes);
  // not fatal: the head may end in the middle of a character
  const head = new TextDecoder(encoding).decode(bytes.subarray(0, HEAD_BYTES));
  const wide = encoding === 'utf-16le' || encoding === 'utf-16be';
  if ((!wide && bytes.includes(0)) || hasControls(head)) throw new Refusal('FILE_NOT_WORKBOOK');
  const start = head.trimStart().toLowerCase();
  if (start === '' && bytes.length <= HEAD_BYTES) throw new Refusal('FILE_EMPTY');
  if (start.startsWith('<') && start.includes('urn:schemas-microsoft-com:office:spreadsheet') && !start.includes('<html')) {
    throw new Refusal('FILE_XML_TABLE');
  }
  const web = WEB_BEGINNINGS.some((w) => start.startsWith(w)) || (start.startsWith('<') && (start.includes('<html') || start.includes('<table')));
  if (web) throw new Refusal('FILE_HTML');
  if (OTHER_BEGINNINGS.some((b) => start.startsWith(b))) throw new Refusal('FILE_NOT_WORKBOOK');
  if (encoding === 'gb18030' && hasUtf8Lines(bytes)) throw new Refusal('FILE_MIXED_ENCODING');
  return encoding;
}

/** Control characters no text table has; 0x1A is the end mark of old DOS programs. */
function hasControls(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c < 0x20 && c !== 0x09 && c !== 0x0a && c !== 0x0b && c !== 0x0c && c !== 0x0d && c !== 0x1a) return true;
  }
  return false;
}
