import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import { usePreference } from './preferences.js';

const FoldContext = createContext<{ folded: boolean; toggle: () => void; demand: (on: boolean) => void }>({ folded: false, toggle: () => undefined, demand: () => undefined });

/** The navigation is folded by choice, or while a page (a paper preview) asks for the room. */
export function FoldedNavProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const [chosen, choose] = usePreference('nav-folded', false);
  const [demanded, setDemanded] = useState(false);
  const value = useMemo(() => ({
    folded: chosen || demanded,
    toggle: () => {
      if (demanded) setDemanded(false);
      else choose(!chosen);
    },
    demand: setDemanded,
  }), [chosen, choose, demanded]);
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
