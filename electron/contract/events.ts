import type { Reply } from './errors.js';

/** Areas of data: after a command the renderer refetches what it shows of them. */
export type Area = 'ledger' | 'loans' | 'recoveries' | 'registers' | 'imports' | 'targets' | 'incentive' | 'periods' | 'reports' | 'rosters' | 'history' | 'settings';

export type CoreEvent =
  | { readonly type: 'data-changed'; readonly areas: readonly Area[] }
  | { readonly type: 'job-progress'; readonly jobId: string; readonly title: string; readonly step: string; readonly done: number; readonly total: number }
  | { readonly type: 'job-finished'; readonly jobId: string; readonly title: string; readonly reply: Reply }
  | { readonly type: 'state-changed' };
