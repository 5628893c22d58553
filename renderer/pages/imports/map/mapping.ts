import type { InputOf, OutputOf } from '../../../../electron/contract/api.js';
import type { ImportPlan, MappedField, SheetMapping } from '../../../../electron/contract/imports.js';
import type { DayOrder } from '../../../../electron/domain/date.js';

export type Look = OutputOf<'import.look'>;

/** What a person decided for one sheet; what is not set is as the program found it. */
export interface MappingChoice {
  readonly profile?: string;
  readonly headTop?: number;
  readonly headBottom?: number;
  readonly unit?: '元' | '万元';
  readonly dates?: DayOrder;
  /** Field key → zero-based column; null: not taken in. */
  readonly columns: Readonly<Record<string, number | null>>;
  /** Field key → the value of every row. */
  readonly constants: Readonly<Record<string, string>>;
}

export const AS_FOUND: MappingChoice = { columns: {}, constants: {} };

/** One sheet that can be looked at: read already, or refused but openable. */
export interface SheetEntry {
  readonly key: string;
  readonly file: string;
  readonly sheet: string;
  readonly refused: boolean;
  readonly label: string;
  /** Profile it was read by; undefined for a refused one. */
  readonly profile: string | undefined;
}

export const sheetKey = (file: string, sheet: string): string => `${file}\n${sheet}`;

/** Refused sheets first, then those with heads that nobody used, then the rest. */
export function sheetEntries(plan: Pick<ImportPlan, 'files' | 'refused'>): SheetEntry[] {
  const refused = plan.refused.flatMap((f) => f.sheets.map((sheet): SheetEntry => ({ key: sheetKey(f.name, sheet), file: f.name, sheet, refused: true, label: `${f.name}${f.sheets.length > 1 ? ` › ${sheet}` : ''}（没有读入）`, profile: undefined })));
  const read = plan.files.map((f) => {
    const several = plan.files.some((g) => g.name === f.name && g !== f);
    const odd = f.unknownHeads.length;
    return { odd, entry: { key: sheetKey(f.name, f.sheet), file: f.name, sheet: f.sheet, refused: false, label: `${f.name}${several ? ` › ${f.sheet}` : ''}${odd > 0 ? `（${odd} 列没有用到）` : ''}`, profile: f.profile } satisfies SheetEntry };
  });
  return [...refused, ...read.filter((r) => r.odd > 0).map((r) => r.entry), ...read.filter((r) => r.odd === 0).map((r) => r.entry)];
}

export const isDecided = (choice: MappingChoice | undefined): boolean =>
  choice !== undefined && (choice.profile !== undefined || choice.headTop !== undefined || choice.unit !== undefined || choice.dates !== undefined || Object.keys(choice.columns).length > 0 || Object.keys(choice.constants).length > 0);

/** The question to the core for a sheet with what was decided so far. */
export function lookInput(planId: string, entry: Pick<SheetEntry, 'file' | 'sheet' | 'profile'>, choice: MappingChoice): InputOf<'import.look'> {
  const profile = choice.profile ?? entry.profile;
  return {
    planId, file: entry.file, sheet: entry.sheet, columns: { ...choice.columns }, constants: { ...choice.constants },
    ...(profile === undefined ? {} : { profile }), ...(choice.headTop === undefined ? {} : { headTop: choice.headTop, headBottom: choice.headBottom ?? choice.headTop }), ...(choice.unit === undefined ? {} : { unit: choice.unit }), ...(choice.dates === undefined ? {} : { dates: choice.dates }),
  };
}

/** The settled mapping of a sheet, as the plan and a saved profile take it. */
export function settledMapping(file: string, look: Look, choice: MappingChoice): SheetMapping {
  return { file, sheet: look.sheet, profile: look.profile, headTop: look.headTop, headBottom: look.headBottom, columns: { ...choice.columns }, constants: { ...choice.constants }, ...(choice.unit === undefined ? {} : { unit: choice.unit }), ...(choice.dates === undefined ? {} : { dates: choice.dates }) };
}

/** Gives a field another column; a column that was another field's is taken from it, a given value is dropped. */
export function giveColumn(choice: MappingChoice, fields: readonly MappedField[], key: string, column: number | null): MappingChoice {
  const former = column === null ? undefined : fields.find((f) => f.column === column && f.key !== key);
  const { [key]: _, ...constants } = choice.constants;
  return { ...choice, constants, columns: { ...choice.columns, ...(former ? { [former.key]: null } : {}), [key]: column } };
}

/** Gives all rows of a field one value; an empty one takes it back. */
export function giveValue(choice: MappingChoice, key: string, value: string | null): MappingChoice {
  const { [key]: _, ...constants } = choice.constants;
  return { ...choice, constants: value === null ? constants : { ...constants, [key]: value } };
}

export type FieldState = 'found' | 'given' | 'doubtful' | 'missing' | 'absent';

/** found: a column; given: one value for all rows; doubtful: a column with a value that cannot be taken; missing: required and nowhere. */
export function stateOf(field: MappedField, look: Pick<Look, 'missing'>, choice: MappingChoice): FieldState {
  if (field.column !== null) return field.samples.some((s) => s.rejects) ? 'doubtful' : 'found';
  if ((choice.constants[field.key] ?? '') !== '') return 'given';
  return look.missing.includes(field.key) ? 'missing' : 'absent';
}

/** A free id for an own profile made from `base`: `provincial-ledger-own-2`. A profile of the same title goes on under its id. */
export function ownProfileId(base: string, title: string, known: readonly { readonly id: string; readonly title: string }[]): string {
  const same = known.find((p) => p.title === title && p.id.includes('-own-'));
  if (same) return same.id;
  const stem = `${base.replace(/-own-\d+$/, '').slice(0, 30)}-own-`;
  let n = 1;
  while (known.some((p) => p.id === `${stem}${n}`)) n++;
  return `${stem}${n}`;
}

/** What is missing, by the names of the fields; '' when nothing is. */
export function missingWords(look: Pick<Look, 'missing' | 'fields'>): string {
  const names = look.missing.map((key) => look.fields.find((f) => f.key === key)?.title.split(' / ').at(-1) ?? key);
  return names.length === 0 ? '' : `缺必填字段：${names.join('、')}。可选一列，或对全部行给定一个值。`;
}
