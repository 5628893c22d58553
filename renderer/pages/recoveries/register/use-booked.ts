import { useCallback, useEffect, useRef, useState } from 'react';
import type { RecoveryRow } from '../../../../electron/contract/recoveries.js';
import { asApiError, type ApiError } from '../../../api/api-error.js';
import type { Client } from '../../../api/client.js';
import { useClient } from '../../../api/client-context.js';

const PAGE = 500;

async function bookedOnDay(client: Client, day: string): Promise<RecoveryRow[]> {
  const rows: RecoveryRow[] = [];
  for (;;) {
    const answer = await client.query('recoveries.list', { from: day, to: day, offset: rows.length, limit: PAGE });
    rows.push(...answer.rows);
    if (answer.rows.length === 0 || rows.length >= answer.count) return rows;
  }
}

/** Everything booked on the given days, in the order it was booked; asked again after every booking. */
export function useBooked(days: readonly string[]): { readonly rows: readonly RecoveryRow[]; readonly busy: boolean; readonly error: ApiError | undefined; readonly refetch: () => void } {
  const client = useClient();
  const [state, setState] = useState<{ rows: readonly RecoveryRow[]; busy: boolean; error: ApiError | undefined }>({ rows: [], busy: false, error: undefined });
  const latest = useRef<() => void>(() => undefined);
  const key = [...new Set(days)].sort().join(',');

  useEffect(() => {
    const wanted = key === '' ? [] : key.split(',');
    // An older answer never overwrites a newer one, and none arrives after the page was left.
    let ticket = 0;
    const ask = (): void => {
      const mine = ++ticket;
      setState((s) => ({ ...s, busy: wanted.length > 0 }));
      Promise.all(wanted.map((day) => bookedOnDay(client, day))).then(
        (lists) => mine === ticket && setState({ rows: lists.flat().sort((a, b) => a.entryId - b.entryId), busy: false, error: undefined }),
        (thrown: unknown) => mine === ticket && setState((s) => ({ ...s, busy: false, error: asApiError(thrown) })),
      );
    };
    latest.current = ask;
    ask();
    const stop = client.onChange(['recoveries', 'imports'], ask);
    return () => {
      stop();
      ticket++;
    };
  }, [client, key]);
  return { ...state, refetch: useCallback(() => latest.current(), []) };
}
