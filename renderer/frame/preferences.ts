import { useCallback, useMemo, useSyncExternalStore } from 'react';

/**
 * How a person likes the screens (column choice, display unit, folded navigation). Kept in the browser's storage under
 * one prefix. Never a name, a number or an amount of the ledger: it survives locking and lies beside the ledger unencrypted.
 */
const PREFIX = 'prefer.';
const changed = new EventTarget();

function parse<T>(name: string, text: string | null, otherwise: T): T {
  if (text === null) return otherwise;
  try {
    return JSON.parse(text) as T;
  } catch (error) {
    console.warn('preference dropped', name, error);
    return otherwise;
  }
}

export const readPreference = <T>(name: string, otherwise: T): T => parse(name, localStorage.getItem(PREFIX + name), otherwise);

export function writePreference(name: string, value: unknown): void {
  localStorage.setItem(PREFIX + name, JSON.stringify(value));
  changed.dispatchEvent(new Event(name));
}

/** A preference and how to set it. `otherwise` must be the same object on every call. */
export function usePreference<T>(name: string, otherwise: T): [T, (value: T) => void] {
  const subscribe = useCallback((listener: () => void) => {
    changed.addEventListener(name, listener);
    return () => changed.removeEventListener(name, listener);
  }, [name]);
  const text = useSyncExternalStore(subscribe, () => localStorage.getItem(PREFIX + name), () => null);
  const set = useCallback((value: T) => writePreference(name, value), [name]);
  const value = useMemo(() => parse(name, text, otherwise), [name, text, otherwise]);
  return [value, set];
}
