import type { DayOrder } from '../date.js';
import { checkProfile } from './check-profile.js';
import { namesOfField } from './profile-names.js';
import type { ColumnMatch, ImportProfile, ProfileField } from './profile.js';

/** What the clerk has settled on the mapping page, to be kept so that the same form is not asked about again. */
export interface SettledMapping {
  readonly id: string;
  readonly title: string;
  readonly unit: '元' | '万元' | null;
  /** As declared; the base's own when nothing was. */
  readonly dates?: DayOrder | undefined;
  readonly columns: readonly ColumnMatch[];
  readonly constants?: Readonly<Record<string, string>>;
}

/**
 * The profile of a form that was mapped by hand. The heads found become the fields' own titles (so the declared unit
 * belongs to this form), the former names stay as other names, and a head that now means something else is taken away
 * from its former field. The same id gives the next version, another id a first one. Throws PROFILE_INVALID when two
 * fields would share a head.
 */
export function profileFromMapping(base: ImportProfile, settled: SettledMapping): ImportProfile {
  const found = new Map(settled.columns.map((c) => [c.key, c.head.split(' / ')]));
  const constants = settled.constants ?? {};
  const renamed = base.fields.map((field): ProfileField => {
    const titles = found.get(field.key);
    const given = constants[field.key];
    const kept: ProfileField = titles === undefined ? field : { ...field, titles, synonyms: [...new Set([field.titles.join(''), ...field.synonyms])] };
    if (given !== undefined) return { ...kept, constant: given };
    if (titles === undefined || kept.constant === undefined) return kept;
    const { constant: _unused, ...rest } = kept;
    return rest;
  });
  const own = new Map(renamed.filter((f) => found.has(f.key)).flatMap((f) => namesOfField(f).slice(0, 1).map((n) => [n.name, f.key] as const)));
  const fields = renamed.map((field) => {
    const [canonical] = namesOfField(field);
    const free = field.synonyms.filter((s) => {
      const name = namesOfField({ ...field, titles: [s], synonyms: [] })[0]?.name;
      return name !== canonical?.name && (own.get(name ?? '') ?? field.key) === field.key;
    });
    return { ...field, synonyms: free };
  });
  const version = settled.id === base.id ? base.version + 1 : 1;
  return checkProfile({ ...base, id: settled.id, version, title: settled.title, unit: settled.unit, ...(settled.dates === undefined ? {} : { dates: settled.dates }), fields });
}
