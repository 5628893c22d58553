/** Control characters that HTML forbids, and the bidirectional overrides with which a name could turn figures around. */
// oxlint-disable-next-line no-control-regex
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2028\u2029\u2060-\u2069\ufeff\ufff9-\uffff]/g;
/** More marks on one letter than any language has. */
const MARKS = /(\p{M}{2})\p{M}+/gu;
const LONE_SURROGATE = /\p{Surrogate}/gu;

/** A value as it can stand on paper: invisible controls gone, tabs and runs of blanks one blank, line feeds kept. */
export function printable(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(UNPRINTABLE, '')
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(MARKS, '$1')
    .replace(/[\t ]+/g, ' ')
    .trim();
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text for element content and for quoted attributes. Every value of a document goes through here. */
export function escapeHtml(text: string): string {
  return /[&<>"']/.test(text) ? text.replace(/[&<>"']/g, (c) => ENTITIES[c] ?? c) : text;
}

/** Lines broken by us: joined by <br>, so that the browser has nothing left to decide. */
export const linesHtml = (lines: readonly string[]): string => lines.map(escapeHtml).join('<br>');
