import { useEffect, useState } from 'react';

/**
 * Kept for the tab, so that a reload or a crash of the page loses nothing typed: ids, codes, amounts – never a name or
 * an ID number. One ledger's draft is never offered in another.
 */
export const draftKey = (what: 'slip' | 'pile' | `plan-${string}`, ledger: { readonly ledgerName: string; readonly county: string }): string => `draft.${what}.${ledger.county}.${ledger.ledgerName}`;

export function readDraft<T extends object>(key: string, otherwise: T): T {
  const text = sessionStorage.getItem(key);
  if (text === null) return otherwise;
  try {
    return { ...otherwise, ...(JSON.parse(text) as Partial<T>) };
  } catch (error) {
    console.warn('draft dropped', key, error);
    return otherwise;
  }
}

/** An ID number that someone wrote into a free field does not stay behind in the browser. */
export const draftText = (value: object): string => JSON.stringify(value, (_, v: unknown) => (typeof v === 'string' ? v.replace(/\d{15,}[\dXx]?/g, '') : v));

/** State that outlives a reload of the tab. */
export function useDraft<T extends object>(key: string, otherwise: T): [T, (next: T | ((old: T) => T)) => void] {
  const [value, setValue] = useState(() => readDraft(key, otherwise));
  useEffect(() => sessionStorage.setItem(key, draftText(value)), [key, value]);
  return [value, setValue];
}

/** 凭证叠: a stack of vouchers with its control total, and what was booked of it. */
export interface Pile {
  readonly no: number;
  /** As typed, in 元; '' when there is none. */
  readonly total: string;
  readonly entries: readonly { readonly id: number; readonly bookedOn: string }[];
}

export const EMPTY_PILE: Pile = { no: 1, total: '', entries: [] };
