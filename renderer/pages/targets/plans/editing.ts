import { freshClause, type Chapter, type Clause } from './chapters.js';
import { putChip, typedValue, type Chip, type TypedChip } from './chips.js';
import { at, isList, listAt, put, same, type Json } from './plan-json.js';

/** A plan being edited: as it was kept last, as it stands now, and the way back. */
export interface Editing {
  readonly kept: Json;
  readonly now: Json;
  /** Earlier states, the last one on top. */
  readonly back: readonly Json[];
}

/** Steps that can be taken back. */
const STEPS = 50;

/** Opens a plan; `unsaved` is what was left behind when the page was last left. */
export const openPlan = (kept: Json, unsaved: Json | null = null): Editing => ({ kept, now: unsaved ?? kept, back: [] });

const to = (editing: Editing, now: Json): Editing => (same(now, editing.now) ? editing : { ...editing, now, back: [...editing.back, editing.now].slice(-STEPS) });

export const isChanged = ({ kept, now }: Editing): boolean => !same(kept, now);
/** What has to outlive the page: nothing while nothing was changed. */
export const unsavedOf = (editing: Editing): Json | null => (isChanged(editing) ? editing.now : null);

/** 撤回: one step back. */
export function stepBack(editing: Editing): Editing {
  const last = editing.back.at(-1);
  return last === undefined ? editing : { ...editing, now: last, back: editing.back.slice(0, -1) };
}

/** 放弃修改: back to what is kept; it can itself be taken back. */
export const giveUp = (editing: Editing): Editing => to(editing, editing.kept);
export const apply = (editing: Editing, change: (plan: Json) => Json): Editing => to(editing, change(editing.now));

/** Writes a typed text into a chip's place; null when the text cannot be read there. */
export function type(editing: Editing, chip: TypedChip, text: string): Editing | null {
  const read = typedValue(chip, text);
  return read === undefined ? null : to(editing, putChip(chip, editing.now, read.value));
}

/** Chooses codes or one of a few values. No code chosen means any: the condition is taken out. */
export const choose = (editing: Editing, chip: Chip, value: Json | undefined): Editing => to(editing, putChip(chip, editing.now, chip.kind === 'codes' && isList(value) && value.length === 0 ? undefined : value));

/** 加一条, at the end of its chapter. */
export function addClause(editing: Editing, chapter: Chapter): Editing {
  const clause = freshClause(editing.now, chapter);
  return to(editing, put(editing.now, chapter.path, chapter.kind === 'list' ? [...listAt(editing.now, chapter.path), clause] : clause));
}

export function removeClause(editing: Editing, { chapter, index }: Clause): Editing {
  return to(editing, put(editing.now, chapter.path, chapter.kind === 'list' ? listAt(editing.now, chapter.path).filter((_, i) => i !== index) : null));
}

/** 上移 (−1) and 下移 (+1): of rates the first that fits pays, so the order is part of the rule. */
export function moveClause(editing: Editing, { chapter, index }: Clause, by: -1 | 1): Editing {
  const clauses = [...listAt(editing.now, chapter.path)];
  const [moved, other] = [clauses[index], clauses[index + by]];
  if (moved === undefined || other === undefined) return editing;
  clauses[index] = other;
  clauses[index + by] = moved;
  return to(editing, put(editing.now, chapter.path, clauses));
}

export const canAdd = (plan: Json, chapter: Chapter): boolean => chapter.fresh !== undefined && (chapter.kind === 'list' || (chapter.kind === 'single' && (at(plan, chapter.path) ?? null) === null));
