import { useCallback, useEffect, useRef, useState } from 'react';
import type { InputOf, OutputOf } from '../../electron/contract/api.js';
import type { Area } from '../../electron/contract/events.js';
import { asApiError, type ApiError } from './api-error.js';
import { useClient } from './client-context.js';
import type { QueryName } from './client.js';

export interface QueryResult<T> {
  /** The last answer; stays while a newer one is on its way. */
  readonly data: T | undefined;
  readonly error: ApiError | undefined;
  readonly loading: boolean;
  /** True when `data` belongs to an earlier input. */
  readonly stale: boolean;
  readonly refetch: () => void;
}

/**
 * Asks the core and asks again when one of `areas` changed. `input` null means: not yet. The answer to an older
 * question never overwrites the answer to a newer one.
 */
export function useQuery<N extends QueryName>(method: N, input: InputOf<N> | null, areas: readonly Area[]): QueryResult<OutputOf<N>> {
  const client = useClient();
  const key = input === null ? null : JSON.stringify(input);
  const [state, setState] = useState<{ key: string | null; data: OutputOf<N> | undefined; error: ApiError | undefined; loading: boolean }>({ key: null, data: undefined, error: undefined, loading: key !== null });
  const asked = useRef(0);
  const forget = useCallback(() => void asked.current++, []);
  const areaKey = areas.join(',');

  const fetchNow = useCallback(() => {
    const ticket = ++asked.current;
    if (key === null) return;
    setState((s) => (s.loading ? s : { ...s, loading: true }));
    client.query(method, JSON.parse(key) as InputOf<N>).then(
      (data) => ticket === asked.current && setState({ key, data, error: undefined, loading: false }),
      (error: unknown) => ticket === asked.current && setState((s) => ({ ...s, error: asApiError(error), loading: false })),
    );
  }, [client, method, key]);

  useEffect(() => {
    fetchNow();
    const stop = client.onChange(areaKey.split(',') as Area[], fetchNow);
    return () => {
      stop();
      forget();
    };
  }, [client, fetchNow, areaKey, forget]);

  return { data: state.data, error: state.error, loading: state.loading && key !== null, stale: state.key !== key, refetch: fetchNow };
}
