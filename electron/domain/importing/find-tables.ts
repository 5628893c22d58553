import { headAsFound } from './assign-columns.js';
import { headMerges, headPaths } from './head-paths.js';
import { headReader, type HeadText, type WrittenUnit } from './head-text.js';
import { bestFit, fitWindow, MAX_LEVELS, type Fit } from './head-window.js';
import { moneyUnit } from './money-unit.js';
import { profileNames } from './profile-names.js';
import type { ImportProfile } from './profile.js';
import { cellText, type Merge, type RawRow, type RawSheet } from './raw-sheet.js';
import { filled, isBlank, isHeadLike, isLine, isSingleText, isTitle } from './row-shape.js';
import type { TableMatch } from './table-match.js';
import { unitsInLines } from './unit-line.js';

/** Heads of different wording looked at on one sheet; beyond it the sheet is hostile, not office work. */
const MAX_HEADS = 300;

/**
 * The known tables of a sheet, top to bottom (stacked, repeated on every page, or side by side), as far as their heads
 * say. A head is one to five rows of words; titles, unit lines and labels above it are not part of it.
 *
 * The rule, for every place where at least two known column names stand in one row or in two rows below each other: of all windows of head rows and all
 * profiles the one that explains the most columns is taken; then the one whose required columns are all there; then the
 * stronger names (full nested title, title, other known name); then the higher window, so that group heads and their
 * units are kept. Two profiles that tie in all of this are `rivals`. An answer is `ready`, or it says what is missing or
 * in question; a table with less than half of its required columns is only reported when the sheet has nothing better.
 */
export function findTables(sheet: RawSheet, profiles: readonly ImportProfile[]): TableMatch[] {
  const readers = profiles.map((profile) => ({ profile, names: profileNames(profile) }));
  const words = new Set(readers.flatMap((r) => [...r.names.byName.keys(), ...r.names.contested]));
  const rows = sheet.rows.filter((r) => !r.cells.every(isBlank));
  const merges = headMerges(sheet.merges);
  const read = headReader();
  const bySignature = new Map<string, Fit | null>();
  const found: { fit: Fit; top: number; bottom: number }[] = [];
  let faint: { fit: Fit; top: number; bottom: number } | null = null;

  for (let i = 0; i < rows.length; i++) {
    const anchor = rows[i];
    if (!anchor || !isAnchor(anchor, rows[i + 1], words, read)) continue;
    const start = runStart(rows, i, (found.at(-1)?.bottom ?? -1) + 1, merges);
    const run = headRun(rows, start, i, merges);
    const signature = runSignature(run, merges);
    let fit = bySignature.get(signature);
    if (fit === undefined) {
      if (bySignature.size >= MAX_HEADS) break;
      bySignature.set(signature, (fit = bestFit(run, merges, readers, read)));
    }
    if (!fit) continue;
    const place = { fit, top: start + fit.top, bottom: start + fit.bottom };
    if (isAnswer(fit)) {
      found.push(place);
      i = Math.max(i, place.bottom);
    } else if (!faint || fit.explained > faint.fit.explained) faint = place;
  }
  if (found.length === 0 && faint) found.push(faint);

  let above: readonly WrittenUnit[] = [];
  return found.flatMap((place, n) => {
    const next = found[n + 1];
    const lines = unitsInLines(linesAbove(rows, place.top, found[n - 1]?.bottom ?? -1));
    above = lines.length > 0 ? lines : found[n - 1]?.fit.reader === place.fit.reader ? above : [];
    const last = next ? trimLines(rows, next.top, place.bottom) : rows.length - 1;
    return toMatches(sheet, place.fit, { top: rows[place.top]?.row ?? 0, bottom: rows[place.bottom]?.row ?? 0, last: rows[last]?.row ?? 0 }, above);
  });
}

/** The match of head rows that a person has pointed out (row numbers of the sheet), whatever stands there. */
export function matchHeadRows(sheet: RawSheet, profile: ImportProfile, headTop: number, headBottom: number): TableMatch[] {
  const reader = { profile, names: profileNames(profile) };
  const head = sheet.rows.filter((r) => r.row >= headTop && r.row <= headBottom);
  const fit = fitWindow(reader, headPaths(head, headMerges(sheet.merges)), 0, head.length - 1);
  const above = unitsInLines(sheet.rows.filter((r) => r.row < headTop && r.row >= headTop - 8));
  return toMatches(sheet, fit, { top: headTop, bottom: headBottom, last: sheet.rows.at(-1)?.row ?? headBottom }, above);
}

/** Two known names in one row, or one here and one in the row below it (a short table under a nested head). */
function isAnchor(row: RawRow, below: RawRow | undefined, words: ReadonlySet<string>, read: (text: string) => HeadText): boolean {
  // a row of data stops being a head at its first figure, long before all its words are looked up
  if (!isHeadLike(row)) return false;
  const hits = knownNames(row, words, read);
  return hits >= 2 || (hits === 1 && below !== undefined && near(row, below) && isHeadLike(below) && knownNames(below, words, read) > 0);
}

function knownNames(row: RawRow, words: ReadonlySet<string>, read: (text: string) => HeadText): number {
  let hits = 0;
  for (const cell of row.cells) {
    if (cell?.t === 's' && cell.v.length <= 60 && words.has(read(cell.v).name)) hits += 1;
    else if (cell?.t === 'n' && cell.d === true) return 0;
    if (hits >= 2) return hits;
  }
  return hits;
}

const near = (a: RawRow | undefined, b: RawRow | undefined): boolean => a !== undefined && b !== undefined && Math.abs(a.row - b.row) <= 2;

/** The first row of the head that an anchor row belongs to; `floor` is the first row it may be. */
export function runStart(rows: readonly RawRow[], anchor: number, floor: number, merges: ReadonlyMap<number, readonly Merge[]>): number {
  const width = rows[anchor]?.cells.length ?? 0;
  let start = anchor;
  while (start > floor && anchor - start < MAX_LEVELS - 1) {
    const up = rows[start - 1];
    if (!up || !near(up, rows[start]) || !isHeadLike(up) || isTitle(up, merges, width)) break;
    start -= 1;
  }
  return start;
}

function headRun(rows: readonly RawRow[], start: number, anchor: number, merges: ReadonlyMap<number, readonly Merge[]>): readonly RawRow[] {
  let end = anchor;
  while (end - anchor < MAX_LEVELS - 1) {
    const down = rows[end + 1];
    if (!down || !near(down, rows[end]) || !isHeadLike(down) || isTitle(down, merges, rows[anchor]?.cells.length ?? 0)) break;
    end += 1;
  }
  return rows.slice(start, end + 1);
}

function runSignature(run: readonly RawRow[], merges: ReadonlyMap<number, readonly Merge[]>): string {
  const first = run[0]?.row ?? 0;
  const mergesOf = (row: number): string => (merges.get(row) ?? []).map((m) => `${m.bottom - m.top},${m.left},${m.right}`).join(';');
  return run.map((r) => `${r.row - first}:${r.cells.map(cellText).join('\u0001')}:${mergesOf(r.row)}`).join('\u0002');
}

function isAnswer(fit: Fit): boolean {
  if (fit.ready) return true;
  const required = fit.reader.profile.fields.filter((f) => f.required).length;
  return fit.explained >= 3 && fit.blocks.every((b) => b.missing.length * 2 <= required);
}

/** The rows right above a head that speak about the table as a whole. */
export function linesAbove(rows: readonly RawRow[], top: number, previousBottom: number): readonly RawRow[] {
  const above: RawRow[] = [];
  for (let i = top - 1; i > previousBottom && above.length < 6; i--) {
    const row = rows[i];
    if (!row || filled(row).length > 8) break;
    above.push(row);
  }
  return above;
}

/** The last row before the next head that is not its title or unit line: those stand right above it, without a gap. */
function trimLines(rows: readonly RawRow[], nextTop: number, bottom: number): number {
  let last = nextTop - 1;
  for (let below = rows[nextTop], row = rows[last]; last > bottom && row && below && below.row - row.row === 1 && (isSingleText(row) || isLine(row)); below = row, row = rows[last]) last -= 1;
  return last;
}

function toMatches(sheet: RawSheet, fit: Fit, at: { top: number; bottom: number; last: number }, lineUnits: readonly WrittenUnit[]): TableMatch[] {
  const { profile } = fit.reader;
  return fit.blocks.map((block) => {
    const blocking = block.questions.some((q) => q.blocking && q.why === 'several');
    const asked = new Set(block.questions.map((q) => q.key));
    const incomplete = block.missing.some((key) => !asked.has(key));
    return {
      sheet: sheet.name,
      profile: profile.id,
      version: profile.version,
      state: incomplete ? 'incomplete' : block.missing.length > 0 || blocking || fit.rivals.length > 0 ? 'ambiguous' : 'ready',
      headTop: at.top,
      headBottom: at.bottom,
      dataBottom: Math.max(at.bottom, at.last),
      left: block.left,
      right: block.right,
      columns: block.columns,
      unknown: block.unknown.map((p) => ({ column: p.column, head: headAsFound(p), unit: p.unit })),
      missing: block.missing,
      questions: block.questions,
      rivals: fit.rivals,
      money: moneyUnit(block.columns, block.moneyUnits, lineUnits, profile),
    };
  });
}
