/** A plan as it is edited: the JSON itself, so that a draft may also be incomplete or wrong. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };
/** Where a value stands, from the plan's root: ['rates', 2, 'pay', 'ppm']. */
export type Path = readonly (string | number)[];

export const isObject = (value: Json | undefined): value is JsonObject => typeof value === 'object' && value !== null && !Array.isArray(value);
export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

/** The value at a place; undefined where there is none. */
export function at(json: Json | undefined, path: Path): Json | undefined {
  let here = json;
  for (const step of path) here = isList(here) ? here[Number(step)] : isObject(here) ? here[String(step)] : undefined;
  return here;
}

export const listAt = (json: Json, path: Path): readonly Json[] => {
  const value = at(json, path);
  return isList(value) ? value : [];
};
export const textAt = (json: Json, path: Path): string => {
  const value = at(json, path);
  return typeof value === 'string' ? value : '';
};

/** A copy with another value at a place; `undefined` takes the key away. What lies beside it is shared, not copied. */
export function put(json: Json, path: Path, value: Json | undefined): Json {
  const [step, ...rest] = path;
  if (step === undefined) return value ?? null;
  if (isList(json)) return json.map((item, i) => (i === Number(step) ? put(item, rest, value) : item));
  const object = isObject(json) ? json : {};
  if (rest.length > 0) return { ...object, [step]: put(object[step] ?? {}, rest, value) };
  if (value !== undefined) return { ...object, [step]: value };
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== step));
}

/** Same content, in whatever order the keys stand. */
export function same(a: Json | undefined, b: Json | undefined): boolean {
  if (isList(a) && isList(b)) return a.length === b.length && a.every((item, i) => same(item, b[i]));
  if (isObject(a) && isObject(b)) {
    const keys = Object.keys(a);
    return keys.length === Object.keys(b).length && keys.every((key) => key in b && same(a[key], b[key]));
  }
  return a === b;
}
