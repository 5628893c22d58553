import type { DraftRow } from '../../domain/importing/profile.js';

/** Typed access to a draft's values; empty text is null. */
export const textOf = (row: DraftRow, key: string): string | null => {
  const v = row.values[key];
  return v === null || v === undefined || v === '' ? null : String(v);
};
/** Amounts in 分; an empty cell of an optional amount is zero. */
export const fenOf = (row: DraftRow, key: string): number => {
  const v = row.values[key];
  return typeof v === 'number' ? v : 0;
};
export const numberOf = (row: DraftRow, key: string): number | null => {
  const v = row.values[key];
  return typeof v === 'number' ? v : null;
};
