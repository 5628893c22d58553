import type { ExportForm } from '../../contract/forms.js';
import { DomainError } from '../../domain/domain-error.js';
import { nameOf } from '../../domain/codes.js';
import { CODE_LISTS } from '../../domain/importing/code-lists.js';
import type { ImportProfile, ProfileField, SheetReading } from '../../domain/importing/profile.js';
import { readCell } from '../../domain/importing/read-cell.js';
import { statement } from '../../data/sql.js';
import { checkFormMap, type FormMap } from '../../workbook/forms/form-map.js';
import type { OwnForm } from '../../workbook/forms/own-form.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { profileNamed, profilesOf } from '../importing/profile-catalogue.js';

export const PROVINCIAL = 'provincial-ledger';

/** A form to be filled. `constants`: what a form without the column says of all its rows, in the form's words. */
export interface LedgerForm {
  readonly map: FormMap;
  readonly template: Uint8Array;
  readonly constants: Readonly<Record<string, string>>;
  readonly own: boolean;
}

/** The form of a profile: the office's own in its latest version, else the one that ships. Throws PROFILE_UNKNOWN, FORM_UNKNOWN. */
export function ledgerForm(context: AppContext, id: string): LedgerForm {
  const own = statement(reader(context), 'SELECT map, template FROM export_form WHERE form = ? AND voided_by IS NULL ORDER BY version DESC LIMIT 1').get(id) as { map: string; template: Uint8Array } | undefined;
  if (own) {
    const { constants, ...map } = JSON.parse(own.map) as FormMap & { constants: Record<string, string> };
    return { map: checkFormMap(map), template: own.template, constants, own: true };
  }
  if (id !== PROVINCIAL) throw new DomainError('FORM_UNKNOWN', { id: profileNamed(context, id).id });
  return shipped(context);
}

const shipped = (context: AppContext): LedgerForm => ({ map: checkFormMap(context.resources.json(`forms/${PROVINCIAL}.map.json`)), template: context.resources.form(`${PROVINCIAL}.xlsx`), constants: {}, own: false });

export function listForms(context: AppContext): ExportForm[] {
  const rows = statement(reader(context), 'SELECT form, version, map FROM export_form f WHERE voided_by IS NULL AND version = (SELECT max(version) FROM export_form x WHERE x.form = f.form AND x.voided_by IS NULL) ORDER BY form').all() as { form: string; version: number; map: string }[];
  const profiles = new Map(profilesOf(context).map((p) => [p.id, p]));
  const own = rows.map((r): ExportForm => {
    const { constants, ...map } = JSON.parse(r.map) as FormMap & { constants: Record<string, string> };
    return shown({ ...map, id: r.form, version: r.version }, true, saidOfAll(constants, profiles.get(r.form)?.fields ?? []));
  });
  return own.some((f) => f.id === PROVINCIAL) ? own : [shown(shipped(context).map, false, []), ...own];
}

const shown = (map: FormMap, own: boolean, only: ExportForm['only']): ExportForm => ({ id: map.id, version: map.version, title: map.title, sheet: map.sheet, unit: map.unit, own, columns: Object.keys(map.columns).length, only });

/** What a form says of all its rows, by the titles of its columns. */
export const saidOfAll = (constants: Readonly<Record<string, string>>, fields: readonly ProfileField[]): ExportForm['only'] => Object.entries(constants).map(([key, value]) => ({ title: fields.find((f) => f.key === key)?.titles.at(-1) ?? key, value }));

export const nextVersion = (context: AppContext, id: string): number => (statement(reader(context), 'SELECT coalesce(max(version), 0) + 1 AS n FROM export_form WHERE form = ?').get(id) as { n: number }).n;

export function keepForm(context: AppContext, form: OwnForm, constants: Readonly<Record<string, string>>): number {
  const { id, version, title } = form.map;
  return writeBatch(context, { kind: 'profile', title: `保存导出表式 ${title}（第 ${version} 版）` }, ['imports'], (uow) => uow.insert('export_form', { form: id, version, title, map: JSON.stringify({ ...form.map, constants }), template: Buffer.from(form.template) })).batch;
}

/** The values a form gives all its rows because it has no column for them: only loans of which they are true belong on it. */
export function constantsOf(profile: ImportProfile, reading: SheetReading): Record<string, string> {
  const mapped = new Set(reading.columns.map((c) => c.key));
  return Object.fromEntries(profile.fields.flatMap((field) => {
    if (field.constant === undefined || mapped.has(field.key)) return [];
    const { value } = readCell({ t: 's', v: field.constant }, field, { date1904: false, unit: reading.unit });
    return value === null ? [] : [[field.key, field.codes === undefined ? String(value) : nameOf(CODE_LISTS.get(field.codes) ?? [], String(value))]];
  }));
}
