/** The most a cell can hold; more is cut silently by every spreadsheet, so it is refused here instead. */
const CELL_TEXT_LIMIT = 32_767;

// oxlint-disable-next-line no-control-regex -- these are the characters XML 1.0 cannot carry
const UNWRITABLE = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text for an element or attribute of a package part. */
export function escapeXml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => (c === '&' ? '&amp;' : c === '<' ? '&lt;' : c === '>' ? '&gt;' : '&quot;'));
}

/** The text of an element or attribute as a person would read it. */
export function unescapeXml(xml: string): string {
  return xml.replace(/&(?:#x([0-9a-fA-F]+)|#(\d+)|(amp|lt|gt|quot|apos));/g, (_, hex?: string, dec?: string, name?: string) => {
    if (hex !== undefined) return String.fromCodePoint(Number.parseInt(hex, 16));
    if (dec !== undefined) return String.fromCodePoint(Number(dec));
    return name === 'amp' ? '&' : name === 'lt' ? '<' : name === 'gt' ? '>' : name === 'quot' ? '"' : "'";
  });
}

/**
 * Text of a cell (ST_Xstring of ECMA-376): characters XML cannot carry go as `_x000B_`, and a text that already looks
 * like that is guarded, so that what was written is what is read. Half a surrogate pair becomes U+FFFD.
 * Throws RangeError over 32 767 characters.
 */
export function escapeCellText(text: string): string {
  if (text.length > CELL_TEXT_LIMIT) throw new RangeError(`text of ${text.length} characters does not fit into a cell`);
  const plain = text.toWellFormed().replace(/\r\n?/g, '\n').replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');
  return escapeXml(plain).replace(UNWRITABLE, (c) => `_x${c.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}_`);
}

/** The attributes of a start tag by name, values unescaped. */
export function readAttributes(source: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const m of source.matchAll(/([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) found.set(m[1] ?? '', unescapeXml(m[2] ?? m[3] ?? ''));
  return found;
}

/** Attributes back into a start tag, in their order. */
export function writeAttributes(attributes: ReadonlyMap<string, string>): string {
  let text = '';
  for (const [name, value] of attributes) text += ` ${name}="${escapeXml(value)}"`;
  return text;
}
