import type { HeadPath } from './head-paths.js';
import type { WrittenUnit } from './head-text.js';
import { fieldOfHead, strengthOf, type ProfileNames } from './profile-names.js';
import type { ColumnMatch, ImportProfile, MatchedBy, ProfileField } from './profile.js';
import type { HeadQuestion } from './table-match.js';

/** How the columns of one head go to the fields of one profile. */
export interface Assignment {
  readonly columns: readonly ColumnMatch[];
  readonly unknown: readonly HeadPath[];
  readonly missing: readonly string[];
  readonly questions: readonly HeadQuestion[];
  /** Units written in the heads of the money columns. */
  readonly moneyUnits: readonly WrittenUnit[];
  readonly left: number;
  readonly right: number;
  /** Total standing of the columns mapped or in question: tells a window with the group row from one without. */
  readonly strength: number;
}

interface Candidate {
  readonly path: HeadPath;
  readonly by: MatchedBy;
  readonly qualified: boolean;
}

export const headAsFound = (path: HeadPath): string => path.levels.map((l) => l.text).join(' / ');

/** A column must be there: required, not a person (decisions 1: shares may be missing) and without a constant. */
export const needsColumn = (field: ProfileField): boolean => field.required && field.type !== 'people' && field.constant === undefined;

/**
 * Maps a head. The rule: each column takes the field of its longest known phrase (fieldOfHead); a field takes the one
 * column with the strongest claim (full nested title, then title, then another known name). Two equal claims, or a claim
 * under a qualifying head, are questions and stay unmapped. Heads repeated side by side give one assignment per block.
 */
export function assignColumns(paths: readonly HeadPath[], profile: ImportProfile, names: ProfileNames): readonly Assignment[] {
  const claims = new Map<string, Candidate[]>();
  const rates = new Set(profile.fields.filter((f) => f.type === 'percent').map((f) => f.key));
  for (const path of paths) {
    const match = fieldOfHead(path, names);
    if (!match) continue;
    const candidate = { path, by: match.by, qualified: match.qualified || (path.sign === '‰' && rates.has(match.key)) };
    const list = claims.get(match.key);
    if (list) list.push(candidate);
    else claims.set(match.key, [candidate]);
  }
  const starts = blockStarts(claims, profile);
  return starts.map((start, i) => {
    const from = i === 0 ? 0 : start;
    const until = starts[i + 1] ?? Number.POSITIVE_INFINITY;
    const inside = (path: HeadPath): boolean => path.column >= from && path.column < until;
    return assignBlock(paths.filter(inside), new Map([...claims].map(([key, list]) => [key, list.filter((c) => inside(c.path))])), profile);
  });
}

function assignBlock(paths: readonly HeadPath[], claims: ReadonlyMap<string, readonly Candidate[]>, profile: ImportProfile): Assignment {
  const columns: ColumnMatch[] = [];
  const questions: HeadQuestion[] = [];
  const missing: string[] = [];
  const moneyUnits = new Set<WrittenUnit>();
  let strength = 0;
  for (const field of profile.fields) {
    const all = claims.get(field.key) ?? [];
    const plain = all.filter((c) => !c.qualified);
    const pool = plain.length > 0 ? plain : all;
    const best = Math.max(0, ...pool.map((c) => strengthOf(c.by)));
    const top = pool.filter((c) => strengthOf(c.by) === best);
    const [only] = top;
    strength += best;
    if (only && top.length === 1 && !only.qualified) {
      columns.push(columnMatch(field.key, only.path, only.by));
      if (field.type === 'money' && only.path.unit) moneyUnits.add(only.path.unit);
      continue;
    }
    if (only) {
      const blocking = needsColumn(field) || (top.length > 1 && field.type === 'money');
      questions.push({ key: field.key, why: only.qualified ? 'qualified' : 'several', columns: top.map((c) => columnMatch(field.key, c.path, c.by)), blocking });
    }
    if (needsColumn(field)) missing.push(field.key);
  }
  const used = new Set(columns.map((c) => c.column));
  return {
    columns: columns.sort((a, b) => a.column - b.column),
    unknown: paths.filter((p) => !used.has(p.column)),
    missing,
    questions,
    moneyUnits: [...moneyUnits],
    left: paths[0]?.column ?? 0,
    right: paths.at(-1)?.column ?? 0,
    strength,
  };
}

export function columnMatch(key: string, path: HeadPath, by: MatchedBy): ColumnMatch {
  const match = { key, column: path.column, head: headAsFound(path), by };
  return path.unit === '元' || path.unit === '万元' ? { ...match, unit: path.unit } : match;
}

/**
 * The same table set twice or more side by side: every required field is there equally often, and cut before each
 * repetition of the first column every block has each field once. Anything else is one block.
 */
function blockStarts(claims: ReadonlyMap<string, readonly Candidate[]>, profile: ImportProfile): readonly number[] {
  const required = profile.fields.filter(needsColumn).map((f) => claims.get(f.key)?.length ?? 0);
  const times = required[0] ?? 0;
  if (times < 2 || required.some((n) => n !== times)) return [0];
  const repeated = [...claims.values()].filter((list) => list.length === times);
  const first = repeated.reduce((a, b) => ((a[0]?.path.column ?? 0) <= (b[0]?.path.column ?? 0) ? a : b));
  const starts = first.map((c) => c.path.column);
  const clean = [...claims.values()].every((list) => starts.every((start, i) => list.filter((c) => c.path.column >= start && c.path.column < (starts[i + 1] ?? Number.POSITIVE_INFINITY)).length <= 1));
  return clean ? starts : [0];
}
