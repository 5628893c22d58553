import { createContext, useContext, useSyncExternalStore, type ReactNode } from 'react';
import type { Client } from './client.js';
import type { JobsOnShow } from './job-board.js';

const ClientContext = createContext<Client | null>(null);

export function ClientProvider({ client, children }: { readonly client: Client; readonly children: ReactNode }): ReactNode {
  return <ClientContext value={client}>{children}</ClientContext>;
}

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('no ClientProvider above this component');
  return client;
}

/** What runs in the core now, and what finished last. */
export function useJobs(): JobsOnShow {
  const { jobs } = useClient();
  return useSyncExternalStore(jobs.subscribe, jobs.snapshot, jobs.snapshot);
}
