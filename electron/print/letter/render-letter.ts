import { plainText, type LetterBlock } from '../../domain/letters/letter-text.js';
import { oneLine } from '../page/one-line.js';
import { printDocument, type PrintDocument } from '../page/print-document.js';
import { LEAST_PT } from '../page/sheet-format.js';
import { escapeHtml } from '../text/printable.js';
import { cutLetter } from './cut-letter.js';
import { CONTENT_PX, PAIR } from './letter-format.js';
import { piecesOf, type Piece } from './letter-pieces.js';
import { LETTER_STYLE } from './letter-style.js';

/** A letter on paper: its sheets, and the style they were set with. This is what the archive keeps. */
export interface SetLetter {
  readonly style: string;
  readonly sheets: readonly string[];
}
export interface LetterHead {
  readonly title: string;
  readonly number: string;
  /** Stands at the foot while it is not issued; empty once it is. */
  readonly draftMark: string;
}

/**
 * Sets a merged letter on sheets, numbered by itself. What the preview shows is what is printed and kept. Throws
 * PRINT_TOO_WIDE when a table's figures do not fit a line in 9 pt: nothing is ever cut off.
 */
export function setLetter(blocks: readonly LetterBlock[], head: LetterHead): SetLetter {
  const pieces = piecesOf(blocks, head.title);
  const ends = cutLetter(pieces);
  const foot = blocks.flatMap((b) => (b.kind === 'line' && b.style === 'foot' ? [plainText(b.runs)] : [])).join('　');
  const sheets = ends.map((end, i) => {
    const from = i === 0 ? 0 : (ends[i - 1] ?? 0);
    const top = i === 0 ? '' : continued(head);
    return `<section class="sheet">${top}${piecesHtml(pieces.slice(from, end))}${footHtml(foot, i + 1, ends.length, head.draftMark)}</section>`;
  });
  return { style: LETTER_STYLE, sheets };
}

/** Letters set with one style, as one document; `sheets` may be made one by one. */
export function letterDocument(title: string, style: string, pages: number, sheets: () => Iterable<string>): PrintDocument {
  return printDocument({ title, pages, size: 'A4', landscape: false, style, sheets });
}

function piecesHtml(pieces: readonly Piece[]): string {
  let html = '';
  let open: Piece['table'];
  for (const piece of pieces) {
    if (piece.table !== open) {
      if (open) html += '</tbody></table>';
      if (piece.table) html += `${piece.table.open}${piece.table.head === null ? '' : `<thead>${piece.table.head.html(true)}</thead>`}<tbody>`;
    }
    html += piece.table && piece.table !== open && piece.table.head === null ? (piece.first ?? piece.html) : piece.html;
    open = piece.table;
  }
  return open ? `${html}</tbody></table>` : html;
}

function continued(head: LetterHead): string {
  const half = ((CONTENT_PX / 96) * 25.4) / 2 - 3;
  return `<div class="cont"><b>${escapeHtml(oneLine(`${head.title}（续）`, half, PAIR.pt, true))}</b><span>${escapeHtml(oneLine(head.number, half, PAIR.pt))}</span></div>`;
}

function footHtml(text: string, page: number, pages: number, mark: string): string {
  const side = ((CONTENT_PX / 96) * 25.4) / 2 - 20;
  return `<footer class="foot"><span>${escapeHtml(oneLine(text, side, LEAST_PT))}</span><span>第 ${page} 页 共 ${pages} 页</span><span>${escapeHtml(mark === '' ? '' : mark)}</span></footer>`;
}
