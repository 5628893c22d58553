import { assignColumns, type Assignment } from './assign-columns.js';
import { headPaths, type HeadPath } from './head-paths.js';
import type { HeadText } from './head-text.js';
import type { ProfileNames } from './profile-names.js';
import type { ImportProfile } from './profile.js';
import type { Merge, RawRow } from './raw-sheet.js';

export const MAX_LEVELS = 5;

/** A profile with its names looked up once. */
export interface Reader {
  readonly profile: ImportProfile;
  readonly names: ProfileNames;
}

/** What one profile makes of one window of head rows. */
export interface Fit {
  readonly reader: Reader;
  /** Offsets from the first row of the looked-at run. */
  readonly top: number;
  readonly bottom: number;
  readonly blocks: readonly Assignment[];
  readonly explained: number;
  readonly ready: boolean;
  readonly strength: number;
  readonly rivals: readonly string[];
}

export function fitWindow(reader: Reader, paths: readonly HeadPath[], top: number, bottom: number): Fit {
  const blocks = assignColumns(paths, reader.profile, reader.names);
  return {
    reader,
    top,
    bottom,
    blocks,
    explained: blocks.reduce((n, b) => n + b.columns.length + b.questions.length, 0),
    ready: blocks.every((b) => b.missing.length === 0 && b.questions.every((q) => !q.blocking)),
    strength: blocks.reduce((n, b) => n + b.strength, 0),
    rivals: [],
  };
}

/** The best window of a run of head-like rows and the profile it speaks for (the rule of findTables); null when nothing is known in it. */
export function bestFit(run: readonly RawRow[], merges: ReadonlyMap<number, readonly Merge[]>, readers: readonly Reader[], read: (text: string) => HeadText): Fit | null {
  const best = new Map<Reader, Fit>();
  for (let top = 0; top < run.length; top++) {
    for (let bottom = top; bottom < Math.min(run.length, top + MAX_LEVELS); bottom++) {
      const paths = headPaths(run.slice(top, bottom + 1), merges, read);
      for (const reader of readers) {
        const fit = fitWindow(reader, paths, top, bottom);
        const known = best.get(reader);
        if (fit.explained >= 2 && (!known || better(fit, known) > 0)) best.set(reader, fit);
      }
    }
  }
  const [first, ...others] = [...best.values()].sort((a, b) => rank(b, a));
  if (!first) return null;
  const rivals = others.filter((o) => rank(o, first) === 0 && o.reader.profile.id !== first.reader.profile.id).map((o) => o.reader.profile.id);
  return { ...first, rivals };
}

/** Between profiles. */
const rank = (a: Fit, b: Fit): number => a.explained - b.explained || Number(a.ready) - Number(b.ready) || a.strength - b.strength;
/** Between windows of one profile: a group row that adds nothing else still carries the unit and the path. */
const better = (a: Fit, b: Fit): number => rank(a, b) || a.bottom - a.top - (b.bottom - b.top);
