import { DomainError } from '../../domain/domain-error.js';
import { plainText, type Align, type CellRow, type LetterBlock } from '../../domain/letters/letter-text.js';
import { longestPiece } from '../text/line-breaking.js';
import { printable } from '../text/printable.js';
import { CELL_PAD_PX, CELL_ROOM_PX, CONTENT_PX, PX_PER_PT, ROOM_PX, TABLE_TYPES } from './letter-format.js';
import { runLines } from './run-lines.js';

type Table = LetterBlock & { kind: 'table' };

export interface LaidRow {
  readonly px: number;
  html(first: boolean): string;
}
export interface LaidTable {
  /** `<table …><colgroup>…` and the head, repeated on every sheet; null where there is none. */
  readonly open: string;
  readonly head: LaidRow | null;
  readonly rows: readonly LaidRow[];
}

const FRAME_PX = 4;
const MM_PX = 96 / 25.4;
const FIGURE = /^[+\u2212-]?\d[\d,]*(?:\.\d+)?%?$/;
/** A code longer than any account number may be broken; a figure never is. */
const CODE_LENGTH = 32;
/** A cell is never as high as a sheet: what no name or address needs ends in ……. */
const MOST_PX = ROOM_PX / 3;
const ALIGN_CLASS: Readonly<Record<Align, string>> = { left: 'l', center: 'c', right: 'r' };

/** Sets a table in the largest type in which every figure stands on one line of its cell. Throws LETTER_TABLE_WIDE. */
export function layTable(table: Table, title: string): LaidTable {
  for (const [i, type] of TABLE_TYPES.entries()) {
    const widths = columnPx(table, type.pt * PX_PER_PT);
    if (widths !== null) return laid(table, widths, i);
  }
  throw new DomainError('LETTER_TABLE_WIDE', { title, count: table.widths.length });
}

/** Whole pixels that fill the content exactly, or null when a figure would not fit. */
function columnPx(table: Table, emPx: number): number[] | null {
  const inner = CONTENT_PX - FRAME_PX;
  const least = table.widths.map(() => 0);
  for (const row of table.rows) {
    row.forEach((cell, i) => {
      const reaches = i === row.length - 1 ? table.widths.length - i : 1;
      if (reaches > 1) return;
      const bold = cell.some((r) => r.bold === true);
      least[i] = Math.max(least[i] ?? 0, Math.ceil(unbroken(plainText(cell), bold) * emPx) + CELL_PAD_PX);
    });
  }
  const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);
  if (sum(least) > inner) return null;
  const asked = table.widths.map((w) => (w / sum(table.widths)) * inner);
  const wanted = asked.map((w, i) => Math.max(w, least[i] ?? 0));
  const over = sum(wanted) - inner;
  const spare = sum(wanted) - sum(least);
  const px = wanted.map((w, i) => Math.floor(over > 0 && spare > 0 ? w - ((w - (least[i] ?? 0)) * over) / spare : w));
  px[px.length - 1] = (px.at(-1) ?? 0) + inner - sum(px);
  return px;
}

/** The widest piece of a cell that must stay whole, in em. */
function unbroken(text: string, bold: boolean): number {
  return Math.max(...printable(text).split('\n').map((line) => (FIGURE.test(line.trim()) || line.length <= CODE_LENGTH ? longestPiece(line, bold) : 1)), 1);
}

function laid(table: Table, widths: readonly number[], type: number): LaidTable {
  const rows = table.rows.map((row, i) => layRow(table, row, widths, type, !table.form && i === 0));
  const [head, ...rest] = rows;
  const open = `<table class="p${type}"><colgroup>${widths.map((w) => `<col width="${w}">`).join('')}</colgroup>`;
  return table.form ? { open, head: null, rows } : { open, head: head ?? null, rows: rest };
}

function layRow(table: Table, row: CellRow, widths: readonly number[], type: number, head: boolean): LaidRow {
  const { pt, px } = TABLE_TYPES[type] ?? TABLE_TYPES[0];
  let most = 1;
  const cells = row.map((cell, i) => {
    const span = i === row.length - 1 ? table.widths.length - i : 1;
    const width = widths.slice(i, i + span).reduce((a, b) => a + b, 0) - CELL_PAD_PX;
    const all = runLines(cell, width / (pt * PX_PER_PT));
    const limit = Math.floor(MOST_PX / px);
    const lines = all.length <= limit ? all.map((l) => l.html) : [...all.slice(0, limit - 1).map((l) => l.html), '……'];
    most = Math.max(most, lines.length);
    const label = head || (table.form && i % 2 === 0 && table.widths.length > 1);
    const tag = label ? 'th' : 'td';
    const attributes = (span > 1 ? ` colspan="${span}"` : '') + (label ? '' : ` class="${ALIGN_CLASS[table.aligns[i] ?? 'left']}"`);
    return `<${tag}${attributes}>${lines.join('<br>')}</${tag}>`;
  });
  const height = Math.max(Math.round(table.rowMm * MM_PX), most * px + CELL_ROOM_PX);
  return { px: height, html: (first) => `<tr height="${height}"${first ? ' class="t0"' : ''}>${cells.join('')}</tr>` };
}
