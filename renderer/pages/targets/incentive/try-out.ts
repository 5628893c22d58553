import { useSyncExternalStore } from 'react';
import type { IncentiveRunResult } from '../../../../electron/contract/incentive.js';
import type { Client } from '../../../api/client.js';
import { useClient } from '../../../api/client-context.js';

const changed = new EventTarget();
const kept = new WeakMap<Client, IncentiveRunResult>();
const subscribe = (listener: () => void): (() => void) => {
  changed.addEventListener('change', listener);
  return () => changed.removeEventListener('change', listener);
};

/** The last try-out stores nothing in the ledger; it stays here while one walks from person to person. */
export function useTryOut(): [IncentiveRunResult | undefined, (run: IncentiveRunResult) => void] {
  const client = useClient();
  const run = useSyncExternalStore(subscribe, () => kept.get(client), () => undefined);
  return [run, (next) => {
    kept.set(client, next);
    changed.dispatchEvent(new Event('change'));
  }];
}
