import { emWidth } from './text-metrics.js';

/**
 * Lines are broken here and never by the browser: the number of lines of a cell is the height of its row, and the
 * heights decide where a sheet ends. Widths are in em of the type that will be used.
 */

/** May not begin a line, may not end a line (避头尾). */
const NO_START = '，。、；：！？）》】」』”’…—％%,.;:!?)]}';
const NO_END = '（《【「『“‘([{￥¥';
const segmenter = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const PLAIN = /^[\u0020-\u02ff\u2010-\u2027\u3000-\u9fff\uff00-\uffef\n]*$/;

/**
 * Breaks a text into lines of at most `max` em. Codes and numbers stay whole where they fit on a line; `\n` is kept.
 * A single character wider than the line still gets a line of its own. Never returns an empty list.
 */
export function breakLines(text: string, max: number, bold = false): string[] {
  const lines: string[] = [];
  for (const paragraph of text.split('\n')) {
    if (emWidth(paragraph, bold) <= max) lines.push(paragraph);
    else breakParagraph(paragraph, max, bold, lines);
  }
  return lines;
}

/** Cuts a list of lines; the last one left says that something is missing. */
export function clampLines(lines: readonly string[], most: number): readonly string[] {
  if (lines.length <= most) return lines;
  const last = [...(lines[most - 1] ?? '')];
  return [...lines.slice(0, most - 1), `${last.slice(0, Math.max(0, last.length - 2)).join('')}……`];
}

/** As few lines as `breakLines`, but of similar length, as heads and titles are set: 现金 / 收回, not 现金收 / 回. */
export function balanceLines(text: string, max: number, bold = false): string[] {
  let best = breakLines(text, max, bold);
  if (best.length === 1 || text.includes('\n')) return best;
  const bracket = text.indexOf('（');
  if (bracket > 0 && best.length === 2 && [text.slice(0, bracket), text.slice(bracket)].every((part) => emWidth(part, bold) <= max)) {
    return [text.slice(0, bracket), text.slice(bracket)];
  }
  const narrowest = Math.max(1, longestPiece(text, bold));
  for (let width = max - 0.25; width >= narrowest; width -= 0.25) {
    const lines = breakLines(text, width, bold);
    if (lines.length > best.length) break;
    best = lines;
  }
  return best;
}

/** The widest piece that must not be broken: a number, a code, a Latin word; a single character for running Chinese. */
export function longestPiece(text: string, bold = false): number {
  let longest = 0;
  for (const piece of pieces(text)) longest = Math.max(longest, emWidth(piece.trim(), bold));
  return longest;
}

function breakParagraph(paragraph: string, max: number, bold: boolean, lines: string[]): void {
  let line = '';
  let width = 0;
  const push = (piece: string): void => {
    const w = emWidth(piece, bold);
    if (line !== '' && width + w > max) {
      lines.push(line.trimEnd());
      line = piece === ' ' ? '' : piece;
      width = line === '' ? 0 : w;
    } else {
      line += piece;
      width += w;
    }
  };
  for (const piece of pieces(paragraph)) {
    if (emWidth(piece, bold) <= max) push(piece);
    else for (const char of graphemes(piece)) push(char);
  }
  if (line !== '') lines.push(line.trimEnd());
}

/** Splits into the pieces between which a line may end. */
function pieces(text: string): string[] {
  const result: string[] = [];
  let previous = '';
  for (const char of graphemes(text)) {
    const last = result.length - 1;
    const joins = (isWord(previous) && isWord(char)) || (previous !== '' && previous !== ' ' && (NO_START.includes(char) || NO_END.includes(previous)));
    if (joins && last >= 0) result[last] += char;
    else result.push(char);
    previous = char;
  }
  return result;
}

const isWord = (char: string): boolean => char > ' ' && char <= '~';

function graphemes(text: string): Iterable<string> {
  return PLAIN.test(text) ? text : Array.from(segmenter.segment(text), (s) => s.segment);
}
