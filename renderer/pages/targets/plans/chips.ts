import type { Code } from '../../../../electron/domain/codes.js';
import { parseDay } from '../../../../electron/domain/date.js';
import { formatYuan, parseAmount } from '../../../../electron/domain/money.js';
import { pctToPpm, ppmToPct } from '../../../../electron/domain/rate.js';
import { at, isList, put, type Json, type Path } from './plan-json.js';

/** What an emptied field becomes: nothing (refused), an empty text, `null` (no limit), or the condition is taken out of the clause. */
export type Emptied = 'refused' | 'empty' | 'null' | 'gone';

interface Place {
  readonly path: Path;
  /** Written along with it: the neighbour's edge of a band, so that no gap can be typed. */
  readonly also?: readonly Path[];
  /** For screen readers and for messages: 比例. */
  readonly label: string;
}
/** A value that is typed. */
export interface TypedChip extends Place {
  /** `names`: several, separated by 、. */
  readonly kind: 'percent' | 'yuan' | 'text' | 'long' | 'day' | 'whole' | 'names';
  readonly emptied: Emptied;
  /** What an empty field reads as: 不限. */
  readonly none: string;
}
/** Several codes of a list; none chosen = any, the condition is taken out. */
export interface CodesChip extends Place {
  readonly kind: 'codes';
  readonly codes: readonly Code[];
  readonly none: string;
}
/** One of a few; choosing puts a whole value there (another way of paying brings its own fields along). */
export interface ChoiceChip extends Place {
  readonly kind: 'choice';
  readonly options: readonly { readonly label: string; readonly value: Json | undefined; readonly is: (value: Json | undefined) => boolean }[];
}
export type Chip = TypedChip | CodesChip | ChoiceChip;

/** What stands in the field, before it is changed. */
export function chipText(chip: Chip, plan: Json): string {
  const value = at(plan, chip.path);
  switch (chip.kind) {
    case 'codes': return isList(value) ? value.map((v) => chip.codes.find((c) => c.code === v)?.name ?? String(v)).join('、') : chip.none;
    case 'choice': return chip.options.find((o) => o.is(value))?.label ?? '请选择';
    default: return typedText(chip.kind, value);
  }
}

function typedText(kind: TypedChip['kind'], value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (isList(value)) return value.join('、');
  if (typeof value !== 'number') return typeof value === 'string' ? value : JSON.stringify(value);
  return kind === 'percent' ? `${ppmToPct(value)}%` : kind === 'yuan' ? formatYuan(value) : String(value);
}

/** The same with its unit, as it reads in a sentence. */
export function chipWords(chip: Chip, plan: Json): string {
  const text = chipText(chip, plan);
  if (chip.kind === 'codes' || chip.kind === 'choice') return text;
  return text === '' ? chip.none : chip.kind === 'yuan' ? `${text} 元` : text;
}

/** What a typed text becomes; undefined when it cannot be read. */
export function typedValue(chip: TypedChip, text: string): { readonly value: Json | undefined } | undefined {
  const t = text.trim();
  if (t === '') return chip.emptied === 'refused' ? undefined : { value: { empty: '', null: null, gone: undefined }[chip.emptied] };
  const value = readTyped(chip.kind, t);
  return value === null ? undefined : { value };
}

function readTyped(kind: TypedChip['kind'], text: string): Json {
  switch (kind) {
    case 'percent': return pctToPpm(text);
    case 'yuan': {
      const fen = parseAmount(text.replace(/\s*元$/, ''));
      return fen === null || fen < 0 ? null : fen;
    }
    case 'day': return parseDay(text);
    case 'whole': return /^\d{1,6}$/.test(text) ? Number(text) : null;
    case 'names': return text.split(/[、，,\s]+/).filter((name) => name !== '');
    default: return text;
  }
}

/** The plan with a value in the chip's place, and in the places that go with it. */
export const putChip = (chip: Chip, plan: Json, value: Json | undefined): Json => [chip.path, ...(chip.also ?? [])].reduce<Json>((p, path) => put(p, path, value), plan);
