import { createContext, useContext, type ReactNode } from 'react';
import type { AppState } from '../../electron/contract/ledger.js';

const AppStateContext = createContext<AppState | null>(null);

export function AppStateProvider({ state, children }: { readonly state: AppState; readonly children: ReactNode }): ReactNode {
  return <AppStateContext value={state}>{children}</AppStateContext>;
}

/** Which ledger is open, its business day and month. */
export function useAppState(): AppState {
  const state = useContext(AppStateContext);
  if (!state) throw new Error('no AppStateProvider above this component');
  return state;
}
