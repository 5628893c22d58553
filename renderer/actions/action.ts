import type { AppState } from '../../electron/contract/ledger.js';
import type { Client } from '../api/client.js';

export interface ActionContext {
  readonly client: Client;
  readonly state: AppState;
}

/** Something a person can do, once: menus, search and keyboard all read it from here. */
export interface Action {
  readonly id: string;
  readonly label: string;
  /** Pinyin initials, for the search. */
  readonly initials: string;
  /** As written on keys: `Ctrl+K`, `Alt+1`. */
  readonly shortcut?: string;
  readonly enabled?: (context: ActionContext) => boolean;
  readonly run: (context: ActionContext) => void;
}

/** True when the pressed keys are this shortcut; Cmd counts as Ctrl. */
export function matchesShortcut(shortcut: string, event: Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey'>): boolean {
  const parts = shortcut.split('+');
  const key = parts.pop() ?? '';
  return (
    event.key.toLowerCase() === key.toLowerCase() &&
    (event.ctrlKey || event.metaKey) === parts.includes('Ctrl') &&
    event.altKey === parts.includes('Alt') &&
    event.shiftKey === parts.includes('Shift')
  );
}
