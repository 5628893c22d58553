import { caseMethods } from './cases.js';
import { comparingMethods } from './comparing.js';
import { formMethods } from './forms.js';
import { historyMethods } from './history.js';
import { homeMethods } from './home.js';
import { importMethods } from './imports.js';
import { incentiveMethods } from './incentive.js';
import { issueMethods } from './issues.js';
import { jobMethods } from './jobs.js';
import { ledgerMethods } from './ledger.js';
import { letterMethods, publicationMethods } from './letters.js';
import { loanChangeMethods } from './loan-changes.js';
import { loanMethods } from './loans.js';
import { periodMethods } from './periods.js';
import { recoveryMethods } from './recoveries.js';
import { registerMethods } from './registers.js';
import { reportMethods } from './reports.js';
import { fundMethods } from './risk-fund.js';
import { rosterMethods } from './rosters.js';
import { targetMethods } from './targets.js';
import { unitMethods } from './units.js';
import type { Input, Method, Output, Parsed } from './define.js';

/** THE API: every method of the product, once. Hosts carry it, handlers implement it, the renderer calls it. */
export const api = {
  ...ledgerMethods,
  ...homeMethods,
  ...loanMethods,
  ...loanChangeMethods,
  ...importMethods,
  ...formMethods,
  ...recoveryMethods,
  ...registerMethods,
  ...targetMethods,
  ...incentiveMethods,
  ...periodMethods,
  ...unitMethods,
  ...reportMethods,
  ...rosterMethods,
  ...caseMethods,
  ...fundMethods,
  ...comparingMethods,
  ...issueMethods,
  ...letterMethods,
  ...publicationMethods,
  ...historyMethods,
  ...jobMethods,
} satisfies Record<string, Method>;

export type Api = typeof api;
export type MethodName = keyof Api;
export type InputOf<N extends MethodName> = Input<Api[N]>;
export type ParsedOf<N extends MethodName> = Parsed<Api[N]>;
export type OutputOf<N extends MethodName> = Output<Api[N]>;
/** Methods that answer with a job id at once and with their output in a `job-finished` event. */
export type JobName = { [N in MethodName]: Api[N]['kind'] extends 'job' ? N : never }[MethodName];
