import { createContext, useContext, useEffect, useMemo, useState, useSyncExternalStore, type ReactNode } from 'react';
import { usePreference } from './preferences.js';

const FoldContext = createContext<{ folded: boolean; toggle: () => void; demand: (on: boolean) => void }>({ folded: false, toggle: () => undefined, demand: () => undefined });

/** 1366 px at 125 % and 150 % scaling: the page needs the room more than the words of the navigation. */
const NARROW = '(max-width: 1200px)';
const subscribe = (listener: () => void): (() => void) => {
  const query = window.matchMedia(NARROW);
  query.addEventListener('change', listener);
  return () => query.removeEventListener('change', listener);
};

/** The navigation is folded by choice, in a narrow window, or while a page (a paper preview) asks for the room. */
export function FoldedNavProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [chosen, choose] = usePreference('nav-folded', false);
  const [demanded, setDemanded] = useState(false);
  const [openedNarrow, setOpenedNarrow] = useState(false);
  const narrow = useSyncExternalStore(subscribe, () => window.matchMedia(NARROW).matches, () => false);
  const value = useMemo(() => ({
    folded: demanded || (narrow ? !openedNarrow : chosen),
    toggle: () => {
      if (demanded) setDemanded(false);
      else if (narrow) setOpenedNarrow(!openedNarrow);
      else choose(!chosen);
    },
    demand: setDemanded,
  }), [chosen, choose, demanded, narrow, openedNarrow]);
  return <FoldContext value={value}>{children}</FoldContext>;
}

export const useNavFolded = (): { folded: boolean; toggle: () => void } => useContext(FoldContext);

/** Folds the navigation while the calling page is shown and `on` is true. */
export function useFoldNavigation(on: boolean): void {
  const { demand } = useContext(FoldContext);
  useEffect(() => {
    demand(on);
    return () => demand(false);
  }, [demand, on]);
}
