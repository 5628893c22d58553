import { plainText, type LetterBlock, type Run } from '../../domain/letters/letter-text.js';
import { oneLine } from '../page/one-line.js';
import { escapeHtml } from '../text/printable.js';
import { emWidth } from '../text/text-metrics.js';
import { CONTENT_PX, CUT, GAP_PX, LINES, PAIR, PX_PER_PT, RED_RULE_PX, type LineFormat } from './letter-format.js';
import { TABLE_MARGIN_PX } from './letter-style.js';
import { layTable, type LaidTable } from './letter-table.js';
import { runLines } from './run-lines.js';

/** What is never cut: a line, a row of a table. */
export interface Piece {
  readonly px: number;
  readonly html: string;
  /** The table a row belongs to; html is its row with and without a line above. */
  readonly table?: LaidTable & { readonly px: number };
  readonly first?: string;
  /** Begins the part that stays together to the end: the return slip, or the signatures. */
  readonly closing?: true;
  /** A new sheet is asked for before it. */
  readonly newSheet?: true;
}

/** A line that is at least this full is spread over the whole width, as offices set their letters. */
const SPREAD_EM = 2.6;

export function piecesOf(blocks: readonly LetterBlock[], title: string): Piece[] {
  const from = closingFrom(blocks);
  const out: Piece[] = [];
  let sheet = false;
  blocks.forEach((block, i) => {
    if (block.kind === 'sheet') {
      sheet = true;
      return;
    }
    if (block.kind === 'line' && block.style === 'foot') return;
    const [head, ...rest] = blockPieces(block, title);
    if (!head) return;
    out.push({ ...head, ...(i === from && { closing: true as const }), ...(sheet && { newSheet: true as const }) }, ...rest);
    sheet = false;
  });
  return out;
}

/** From the cut line on; without one, from the first of the signature lines and boxes at the end. */
function closingFrom(blocks: readonly LetterBlock[]): number {
  const cut = blocks.findIndex((b) => b.kind === 'line' && b.style === 'cut');
  if (cut >= 0) return cut;
  let from = blocks.length;
  while (from > 0 && closes(blocks[from - 1])) from--;
  return from;
}
const closes = (b: LetterBlock | undefined): boolean => b !== undefined && ((b.kind === 'line' && ['right', 'gap', 'foot'].includes(b.style)) || (b.kind === 'table' && b.form));

function blockPieces(block: LetterBlock, title: string): Piece[] {
  if (block.kind === 'table') return tablePieces(block, title);
  if (block.kind === 'pair') return pair(block.left, block.right);
  if (block.kind !== 'line') return [];
  const { style, runs } = block;
  if (style === 'gap') return [{ px: GAP_PX, html: '<p class="gap"></p>' }];
  if (style === 'cut') return [{ px: CUT.px, html: `<p class="cut"><i></i><span>✂　${escapeHtml(fit(plainText(runs), CUT, 0.8))}</span></p>` }];
  if (style === 'foot') return [];
  const pieces = paragraph(runs, LINES[style]);
  return style === 'redhead' ? [...pieces, { px: RED_RULE_PX, html: '<p class="redrule"></p>' }] : pieces;
}

function paragraph(runs: readonly Run[], format: LineFormat): Piece[] {
  // titles are spaced out; their letters count a little wider
  const max = CONTENT_PX / (format.pt * PX_PER_PT) / (format.bold ? 1.13 : 1);
  const lines = runLines(runs, max, format.indent);
  return lines.map((line, i) => {
    const indent = i === 0 ? format.indent : 0;
    const full = format.align === 'justify' && i < lines.length - 1 && max - indent - emWidth(line.text, runs.some((r) => r.bold === true)) < SPREAD_EM;
    const tag = format.cls === 'title' ? 'h1' : format.cls === 'heading' ? 'h2' : 'p';
    return { px: format.px, html: `<${tag} class="${format.cls}${indent > 0 ? ' in' : ''}${full ? ' jj' : ''}">${line.html}</${tag}>` };
  });
}

/** Left and right on one line; what does not fit beside each other stands one under the other. */
function pair(left: readonly Run[], right: readonly Run[]): Piece[] {
  const max = CONTENT_PX / (PAIR.pt * PX_PER_PT);
  const [a, b] = [runLines(left, max), runLines(right, max)];
  if (a.length === 1 && b.length === 1 && emWidth(a[0]?.text ?? '', true) + emWidth(b[0]?.text ?? '', true) + 2 <= max) {
    return [{ px: PAIR.px, html: `<div class="pair"><span>${a[0]?.html ?? ''}</span><span>${b[0]?.html ?? ''}</span></div>` }];
  }
  return [...a.map((l): Piece => ({ px: PAIR.px, html: `<div class="pair"><span>${l.html}</span></div>` })), ...b.map((l): Piece => ({ px: PAIR.px, html: `<div class="pair"><span></span><span>${l.html}</span></div>` }))];
}

const fit = (text: string, format: LineFormat, part: number): string => oneLine(text, ((CONTENT_PX * part) / 96) * 25.4, format.pt);

function tablePieces(block: LetterBlock & { kind: 'table' }, title: string): Piece[] {
  const table = layTable(block, title);
  const own = { ...table, px: TABLE_MARGIN_PX + (table.head?.px ?? 0) };
  const rows = table.rows.map((row): Piece => ({ px: row.px, html: row.html(false), first: row.html(true), table: own }));
  return rows.length > 0 || table.head === null ? rows : [{ px: table.head.px, html: table.head.html(true), first: table.head.html(true), table: { ...own, head: null, px: TABLE_MARGIN_PX } }];
}
