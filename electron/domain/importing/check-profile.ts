import { DAY_ORDERS } from '../date.js';
import { DomainError } from '../domain-error.js';
import { CODE_LISTS } from './code-lists.js';
import { normaliseHead } from './head-text.js';
import { LEDGER_COLUMNS } from './ledger-form.js';
import { PLAIN_FORMS } from './plain-forms.js';
import { namesOfField } from './profile-names.js';
import type { FieldType, ImportKind, ImportProfile, MonthColumns, ProfileField } from './profile.js';

interface FormColumn {
  readonly key: string;
  readonly type: FieldType;
  readonly codes?: string;
  readonly required: boolean;
}

const FORMS: ReadonlyMap<ImportKind, readonly FormColumn[]> = new Map<ImportKind, readonly FormColumn[]>([['ledger', LEDGER_COLUMNS], ...PLAIN_FORMS.map((f) => [f.kind, f.columns] as const)]);

const PROFILE_KEYS = ['id', 'version', 'title', 'kind', 'unit', 'dates', 'fields', 'stopWords', 'byMonth'];
const FIELD_KEYS = ['key', 'titles', 'synonyms', 'type', 'codes', 'required', 'constant'];

/**
 * A profile from JSON. Checked by hand, place by place, because it is written by people and decides where money goes:
 * it can rename and leave out columns of its kind's form, but not change a type, drop a required field or give two fields
 * the same head. Throws PROFILE_INVALID naming the place.
 */
export function checkProfile(json: unknown): ImportProfile {
  const p = object(json, '方案', PROFILE_KEYS);
  const id = text(p['id'], 'id');
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(id)) fail('id', '只能用小写字母、数字和连字符');
  const version = p['version'];
  if (typeof version !== 'number' || !Number.isSafeInteger(version) || version < 1) fail('version', '应为正整数');
  const title = text(p['title'], 'title');
  const kind = text(p['kind'], 'kind') as ImportKind;
  const form = FORMS.get(kind) ?? fail('kind', `应为 ${[...FORMS.keys()].join('、')} 之一`);
  const unit = p['unit'];
  if (unit !== null && unit !== '元' && unit !== '万元') fail('unit', '应为 元、万元 或 null');
  const dates = DAY_ORDERS.find((o) => o === p['dates']);
  if (p['dates'] !== undefined && dates === undefined) fail('dates', `应为 ${DAY_ORDERS.join('、')} 之一`);
  const fields = list(p['fields'], 'fields', 1, 300).map((f, i) => checkField(f, `fields[${i}]`, form));
  const stopWords = list(p['stopWords'], 'stopWords', 0, 100).map((w, i) => text(w, `stopWords[${i}]`));
  checkTogether(fields, form);
  const byMonth = p['byMonth'] === undefined ? undefined : checkMonths(p['byMonth'], fields);
  return { id, version, title, kind, unit, ...(dates === undefined ? {} : { dates }), fields, stopWords, ...(byMonth === undefined ? {} : { byMonth }) };
}

function checkMonths(json: unknown, fields: readonly ProfileField[]): MonthColumns {
  const m = object(json, 'byMonth', ['month', 'value', 'words']);
  const of = (name: string, type: FieldType): string => {
    const key = text(m[name], `byMonth.${name}`);
    return fields.some((f) => f.key === key && f.type === type) ? key : fail(`byMonth.${name}`, `应为类型是 ${type} 的字段`);
  };
  return { month: of('month', 'text'), value: of('value', 'money'), words: list(m['words'], 'byMonth.words', 1, 50).map((w, i) => head(w, `byMonth.words[${i}]`)) };
}

function checkField(json: unknown, place: string, form: readonly FormColumn[]): ProfileField {
  const f = object(json, place, FIELD_KEYS);
  const key = text(f['key'], `${place}.key`);
  const column = form.find((c) => c.key === key) ?? fail(`${place}.key`, `“${key}”不是这种表的字段`);
  const titles = list(f['titles'], `${place}.titles`, 1, 5).map((t, i) => head(t, `${place}.titles[${i}]`));
  const synonyms = list(f['synonyms'], `${place}.synonyms`, 0, 200).map((t, i) => head(t, `${place}.synonyms[${i}]`));
  const type = text(f['type'], `${place}.type`) as FieldType;
  if (type !== column.type) fail(`${place}.type`, `“${key}”应为 ${column.type}`);
  if (f['codes'] !== column.codes) fail(`${place}.codes`, column.codes === undefined ? `“${key}”没有代码表` : `“${key}”应为 ${column.codes}`);
  if (typeof f['required'] !== 'boolean') fail(`${place}.required`, '应为 true 或 false');
  if (column.required && !f['required']) fail(`${place}.required`, `“${key}”是必填字段`);
  const field = { key, titles, synonyms, type, required: f['required'] };
  const withCodes = column.codes === undefined ? field : { ...field, codes: column.codes };
  if (column.codes !== undefined && !CODE_LISTS.has(column.codes)) fail(`${place}.codes`, `没有代码表 ${column.codes}`);
  return f['constant'] === undefined ? withCodes : { ...withCodes, constant: text(f['constant'], `${place}.constant`) };
}

/** No field twice, every required one there, and no head that means two of them. */
function checkTogether(fields: readonly ProfileField[], form: readonly FormColumn[]): void {
  const keys = new Set<string>();
  const owners = new Map<string, { key: string; firm: boolean }>();
  for (const [i, field] of fields.entries()) {
    if (keys.has(field.key)) fail(`fields[${i}].key`, `“${field.key}”出现两次`);
    keys.add(field.key);
    for (const { name, by } of namesOfField(field)) {
      const firm = by !== 'title';
      const owner = owners.get(name);
      // A leaf may repeat under different groups (本月 / 现金, 本年 / 现金): it then only counts with its group.
      if (owner && owner.key !== field.key && (firm || owner.firm)) fail(`fields[${i}]`, `表头“${name}”同时属于“${owner.key}”和“${field.key}”`);
      if (!owner || firm) owners.set(name, { key: field.key, firm });
    }
  }
  for (const column of form) if (column.required && !keys.has(column.key)) fail('fields', `缺少必填字段“${column.key}”`);
}

function fail(place: string, reason: string): never {
  throw new DomainError('PROFILE_INVALID', { reason: `${place} ${reason}` });
}

function object(json: unknown, place: string, known: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) fail(place, '应为对象');
  const entries = Object.entries(json);
  const odd = entries.find(([k]) => !known.includes(k));
  if (odd) fail(place, `有不认识的项“${odd[0].slice(0, 40)}”`);
  return Object.fromEntries(entries);
}

function list(json: unknown, place: string, least: number, most: number): readonly unknown[] {
  if (!Array.isArray(json) || json.length < least || json.length > most) fail(place, `应为 ${least} 到 ${most} 项的列表`);
  return json;
}

function text(json: unknown, place: string): string {
  if (typeof json !== 'string' || json.trim() === '' || json.length > 200) fail(place, '应为不空的文字');
  return json;
}

function head(json: unknown, place: string): string {
  const t = text(json, place);
  if (normaliseHead(t) === '') fail(place, `“${t}”不能作表头`);
  return t;
}
