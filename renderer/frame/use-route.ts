import { useMemo, useSyncExternalStore } from 'react';
import { parseRoute, routeHash, type PageName, type Route } from './routes.js';

const subscribe = (listener: () => void): (() => void) => {
  window.addEventListener('hashchange', listener);
  return () => window.removeEventListener('hashchange', listener);
};

export function useRoute(): Route {
  const hash = useSyncExternalStore(subscribe, () => window.location.hash, () => '');
  return useMemo(() => parseRoute(hash), [hash]);
}

/** Goes to a page; `replace` leaves no step in the back history (filters while typing). */
export function go(page: PageName, sub = '', params: Parameters<typeof routeHash>[2] = {}, replace = false): void {
  const hash = routeHash(page, sub, params);
  if (hash === window.location.hash) return;
  if (replace) {
    window.history.replaceState(null, '', hash);
    window.dispatchEvent(new HashChangeEvent('hashchange'));
  } else {
    window.location.hash = hash;
  }
}
