import type { Code } from '../../../../electron/domain/codes.js';
import { chipWords, type Chip, type ChoiceChip, type CodesChip, type Emptied, type TypedChip } from './chips.js';
import { at, listAt, put, type Json, type Path } from './plan-json.js';

/** Something to press inside a sentence: one more band, one more condition. */
export interface Act {
  readonly kind: 'act';
  readonly label: string;
  /** Drawn as ×, its label is read out. */
  readonly remove?: boolean;
  readonly apply: (plan: Json) => Json;
}
/** Several of them under one button. */
export interface ActMenu {
  readonly kind: 'menu';
  readonly label: string;
  readonly items: readonly Act[];
}
/** A sentence is words, chips and things to press. */
export type Piece = string | Chip | Act | ActMenu;

const isChip = (piece: Piece): piece is Chip => typeof piece !== 'string' && piece.kind !== 'act' && piece.kind !== 'menu';

/** The sentence as it would be printed. */
export const sentenceText = (pieces: readonly Piece[], plan: Json): string => pieces.map((p) => (typeof p === 'string' ? p : isChip(p) ? chipWords(p, plan) : '')).join('');

const typed = (kind: TypedChip['kind']) => (path: Path, label: string, options: { readonly emptied?: Emptied; readonly none?: string; readonly also?: readonly Path[] } = {}): TypedChip =>
  ({ kind, path, label, emptied: options.emptied ?? 'refused', none: options.none ?? '（未填）', ...(options.also && { also: options.also }) });
export const percentChip = typed('percent');
export const yuanChip = typed('yuan');
export const textChip = typed('text');
export const longChip = typed('long');
export const dayChip = typed('day');
export const wholeChip = typed('whole');
export const namesChip = typed('names');

export const codesChip = (path: Path, label: string, codes: readonly Code[], none: string): CodesChip => ({ kind: 'codes', path, label, codes, none });

/** One of plain values. */
export const choiceChip = (path: Path, label: string, options: readonly (readonly [value: string, label: string])[]): ChoiceChip =>
  ({ kind: 'choice', path, label, options: options.map(([value, name]) => ({ label: name, value, is: (v) => v === value })) });

/** One of several shapes told apart by their `kind`; choosing another brings its own fields. */
export const shapeChip = (path: Path, label: string, options: readonly (readonly [value: Json & { readonly kind: string }, label: string])[]): ChoiceChip =>
  ({ kind: 'choice', path, label, options: options.map(([value, name]) => ({ label: name, value, is: (v) => at(v, ['kind']) === value.kind })) });

export const act = (label: string, apply: (plan: Json) => Json): Act => ({ kind: 'act', label, apply });
/** Takes a value out of its clause. */
export const removeAct = (label: string, path: Path): Act => ({ kind: 'act', label, remove: true, apply: (plan) => put(plan, path, undefined) });

export const EDGES = [['upper', '算高一档'], ['lower', '算低一档']] as const;

interface Bands {
  readonly path: Path;
  /** Names of the two edges in a band: fromFen and toFen, or fromPpm and toPpm. */
  readonly from: string;
  readonly to: string;
  readonly border: typeof percentChip;
  /** The step between the last border and a new one. */
  readonly step: number;
  /** What stands behind a band's border. */
  readonly value: (band: Path, at: string) => readonly Piece[];
  /** The last band ends there; null = without end. */
  readonly openEnd: boolean;
}

/**
 * Bands read as 不到 A …；A 到 B …；满 B …. A border belongs to both its neighbours and is written to both, a band that
 * is taken away leaves its room to the one above it: no gap and no overlap can be typed.
 */
export function bandPieces(plan: Json, { path, from, to, border, step, value, openEnd }: Bands): Piece[] {
  const bands = listAt(plan, path);
  const pieces = bands.flatMap((_, i): Piece[] => {
    const band: Path = [...path, i];
    const last = i === bands.length - 1;
    const start: Path = [...band, from];
    const end: Path = [...band, to];
    const low: Piece[] = i === 0 ? [] : [words(plan, start, border)];
    const place = `第 ${i + 1} 档`;
    const reach: Piece[] = bands.length === 1 && openEnd ? ['不论多少'] : last && openEnd ? [...low, ' 以上'] : i === 0 ? ['不到 ', border(end, `${place}上限`, { also: last ? [] : [[...path, i + 1, from]] })] : [...low, ' 到 ', border(end, `${place}上限`, { also: last ? [] : [[...path, i + 1, from]] })];
    const gone: Piece[] = bands.length > 1 ? [{ kind: 'act', label: `去掉${place}`, remove: true, apply: (p) => withoutBand(p, path, i, from, to) }] : [];
    return [i === 0 ? '' : '；', ...reach, ' ', ...value(band, place), ...gone];
  });
  return [...pieces, ' ', act('加一档', (p) => withBand(p, path, from, to, step))];
}

const words = (plan: Json, path: Path, chip: typeof percentChip): string => chipWords(chip(path, ''), plan);

function withBand(plan: Json, path: Path, from: string, to: string, step: number): Json {
  const bands = listAt(plan, path);
  const last = bands.at(-1);
  if (last === undefined) return plan;
  const low = Number(at(last, [from]) ?? 0);
  const end = at(last, [to]) ?? null;
  const border = end === null ? low + step : Math.floor((low + Number(end)) / 2);
  return put(plan, path, [...bands.slice(0, -1), put(last, [to], border), put(put(last, [from], border), [to], end)]);
}

function withoutBand(plan: Json, path: Path, index: number, from: string, to: string): Json {
  const bands = listAt(plan, path);
  const gone = bands[index];
  if (gone === undefined || bands.length < 2) return plan;
  const left = bands.filter((_, i) => i !== index);
  // the room goes to the band above; the last one's to the band below
  const heir = index < left.length ? index : index - 1;
  const [edge, kept] = index < left.length ? [from, at(gone, [from])] : [to, at(gone, [to])];
  return put(plan, path, left.map((band, i) => (i === heir ? put(band, [edge], kept ?? null) : band)));
}
