import { headMerges, headPaths, type HeadPath } from '../importing/head-paths.js';
import { normaliseHead } from '../importing/head-text.js';
import { cellText, type RawSheet } from '../importing/raw-sheet.js';
import type { TablePlace } from './figure-table.js';
import { matchHeads, type HeadMatch, type ReportShape } from './report-heads.js';

/** A table taken for a report: the head rows it was recognised by and what each column is. */
export interface Recognised<S extends ReportShape = ReportShape> {
  readonly report: S;
  readonly place: TablePlace;
  readonly paths: readonly HeadPath[];
  readonly match: HeadMatch;
}

export type Recognition<S extends ReportShape = ReportShape> =
  | { readonly state: 'report'; readonly found: Recognised<S> }
  /** Looks like one, but not enough of it is there. */
  | { readonly state: 'near'; readonly found: Recognised<S> }
  /** As much one report as the other. */
  | { readonly state: 'unclear'; readonly titles: readonly string[] }
  | { readonly state: 'none' };

interface Candidate<S extends ReportShape> extends Recognised<S> {
  readonly titled: number;
  /** Share of the report's columns that are there, and of the sheet's columns that are the report's, in percent. */
  readonly whole: number;
  readonly covered: number;
}

/** With the title on the sheet half of the columns will do; without it most must be there and be most of the sheet. */
const [HALF, MOST, COVERED] = [50, 80, 60] as const;

/**
 * Which of the reports a table is, by its title and heads. `only`: the person has said which; then a few columns of it will
 * do, as long as the sheet is mostly made of them. The title counts most, then the columns in common; a tie is said, never decided.
 */
export function recogniseReport<S extends ReportShape>(sheet: RawSheet, place: TablePlace, reports: readonly S[], fileName: string, only = false): Recognition<S> {
  const merges = headMerges(sheet.merges);
  const words = [...place.lines.flatMap((r) => r.cells.map(cellText)), sheet.name, fileName].map(normaliseHead);
  const candidates: Candidate<S>[] = [];
  for (const report of reports) {
    let best: Candidate<S> | null = null;
    for (let top = 0; top < place.head.length; top++) {
      for (let bottom = place.head.length - 1; bottom >= top; bottom--) {
        const head = place.head.slice(top, bottom + 1);
        const paths = headPaths(head, merges);
        const match = matchHeads(report.columns, paths);
        if (best && match.columns.size <= best.match.columns.size) continue;
        const title = normaliseHead(report.title);
        best = { report, place: { ...place, head }, paths, match, titled: words.some((w) => w.includes(title)) ? title.length : 0, whole: percent(match.columns.size, match.columns.size + match.missing.length), covered: percent(match.columns.size, match.columns.size + match.unknown.length) };
      }
    }
    if (best && namesAndFigures(best)) candidates.push(best);
  }
  const rank = (c: Candidate<S>): number => (isEnough(c, only) ? 1_000_000 : 0) + c.titled * 1000 + c.whole + c.covered;
  const [first, second] = candidates.sort((a, b) => rank(b) - rank(a));
  if (!first) return { state: 'none' };
  if (!isEnough(first, only)) return first.titled > 0 || (first.whole >= HALF && first.covered >= HALF) ? { state: 'near', found: first } : { state: 'none' };
  if (second && rank(second) === rank(first)) return { state: 'unclear', titles: candidates.filter((c) => rank(c) === rank(first)).map((c) => c.report.title) };
  return { state: 'report', found: first };
}

const percent = (part: number, whole: number): number => Math.floor((part * 100) / Math.max(whole, 1));

const isEnough = (c: Candidate<ReportShape>, only: boolean): boolean => (only && c.covered >= HALF) || (c.titled > 0 || only ? c.whole >= HALF : c.whole >= MOST && c.covered >= COVERED);

function namesAndFigures({ report, match }: Candidate<ReportShape>): boolean {
  const there = report.columns.filter((c) => match.columns.has(c.key));
  return there.some((c) => c.kind === 'text') && there.some((c) => c.kind !== 'text');
}
