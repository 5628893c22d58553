import { CONTINUED_PX, ROOM_PX } from './letter-format.js';
import type { Piece } from './letter-pieces.js';

/** So many lines or rows at least stand with the return slip or the signatures. */
const KEEP = 2;

/**
 * Cuts a letter into sheets, the index after the last piece of each. The closing part (slip, signatures) stays on one
 * sheet with the lines before it; if it is higher than a sheet it is cut like the rest.
 */
export function cutLetter(pieces: readonly Piece[]): number[] {
  const closing = pieces.findIndex((p) => p.closing === true);
  const ends: number[] = [];
  let start = 0;
  while (start < pieces.length) {
    const room = ROOM_PX - (ends.length > 0 ? CONTINUED_PX : 0);
    let end = fill(pieces, start, room);
    if (closing > start && end > closing && end < pieces.length) end = beforeClosing(pieces, start, closing);
    if (closing > start && end === closing) end = beforeClosing(pieces, start, closing);
    ends.push(end);
    start = end;
  }
  return ends.length === 0 ? [0] : ends;
}

/** As many pieces from `start` as fit, at least one. */
function fill(pieces: readonly Piece[], start: number, room: number): number {
  let used = 0;
  let table: Piece['table'];
  let end = start;
  for (; end < pieces.length; end++) {
    const piece = pieces[end] as Piece;
    if (end > start && piece.newSheet === true) return end;
    const more = piece.px + (piece.table !== undefined && piece.table !== table ? piece.table.px : 0);
    if (end > start && used + more > room) return end;
    used += more;
    table = piece.table;
  }
  return end;
}

/** The closing part goes to the next sheet and takes the last lines along, where it leaves room for them. */
function beforeClosing(pieces: readonly Piece[], start: number, closing: number): number {
  const next = ROOM_PX - CONTINUED_PX;
  if (fill(pieces, closing, next) < pieces.length) return fill(pieces, start, start === 0 ? ROOM_PX : next);
  for (let keep = KEEP; keep > 0; keep--) {
    if (closing - keep > start && fill(pieces, closing - keep, next) === pieces.length) return closing - keep;
  }
  return closing;
}
