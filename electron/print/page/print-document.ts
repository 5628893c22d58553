import { escapeHtml } from '../text/printable.js';

/**
 * A document of fixed sheets: one static HTML text without script, style attribute or outside resource, the same in the
 * preview frame, on the printer and as PDF. Sheets are made when asked for, so a long document never stands in memory
 * as a whole.
 */
export interface PrintDocument {
  readonly title: string;
  readonly pages: number;
  readonly size: 'A4' | 'A3';
  readonly landscape: boolean;
  /** Content of <head>; put before any run of sheets, it makes a document. */
  readonly head: string;
  sheets(): Iterable<string>;
  /** Numbers of sheets that belong together, in order, where a long print job may only be cut between them. */
  readonly groups?: readonly number[];
  html(): string;
}

/** No script, no picture, no font, no form: whatever a name contains, the page can load and run nothing. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

export function printDocument(parts: {
  readonly title: string;
  readonly pages: number;
  readonly size: 'A4' | 'A3';
  readonly landscape: boolean;
  readonly style: string;
  readonly sheets: () => Iterable<string>;
  readonly groups?: readonly number[];
}): PrintDocument {
  const { style, ...rest } = parts;
  const head =
    `<meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${POLICY}">` +
    `<title>${escapeHtml(parts.title)}</title><style>${style}</style>`;
  return { ...rest, head, html: () => [...documentText(head, parts.sheets())].join('') };
}

/** Self-contained documents of at most `size` sheets each, in order: a long job is printed, and resumed, by the part. */
export function* documentParts(document: PrintDocument, size: number): Generator<string> {
  let part: string[] = [];
  for (const sheet of document.sheets()) {
    part.push(sheet);
    if (part.length === size) {
      yield [...documentText(document.head, part)].join('');
      part = [];
    }
  }
  if (part.length > 0) yield [...documentText(document.head, part)].join('');
}

/**
 * The same text for a preview frame: srcdoc documents are bound by the policy of the page around them, which may let in
 * only styles that carry its nonce.
 */
export function withStyleNonce(html: string, nonce: string): string {
  return html.replace('<style>', `<style nonce="${escapeHtml(nonce)}">`);
}

/** The text of a document in pieces of at most one sheet. */
export function* documentText(head: string, sheets: Iterable<string>): Generator<string> {
  yield `<!doctype html>\n<html lang="zh-CN"><head>${head}</head><body>\n`;
  for (const sheet of sheets) yield `${sheet}\n`;
  yield '</body></html>\n';
}
