import { useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { localError, type ApiError } from '../api/api-error.js';
import { Busy } from '../components/busy.js';

type Load = () => Promise<{ default: ComponentType }>;

export type Later = (() => ReactNode) & {
  /** Fetches the page ahead of its first visit. */
  readonly prepare: () => Promise<void>;
};

/**
 * A page that is fetched when it is first needed. Unlike React.lazy it says which refusal a failed fetch is (the host is
 * gone), and can be tried again: a remounted page fetches anew.
 */
export function later(load: Load): Later {
  let known: ComponentType | undefined;
  const fetchPage = async (): Promise<ComponentType> => {
    try {
      known ??= (await load()).default;
      return known;
    } catch (error) {
      console.error(error);
      throw localError('HOST_GONE');
    }
  };
  function LaterPage(): ReactNode {
    const [Page, setPage] = useState<ComponentType | undefined>(() => known);
    const [error, setError] = useState<ApiError>();
    useEffect(() => {
      if (!Page) fetchPage().then((page) => setPage(() => page), setError);
    }, [Page]);
    if (error) throw error;
    return Page ? <Page /> : <Busy text="正在打开页面" />;
  }
  return Object.assign(LaterPage, { prepare: async () => void (await fetchPage()) });
}
