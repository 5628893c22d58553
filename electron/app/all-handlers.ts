import { caseHandlers } from './handling/handle-cases.js';
import { comparingHandlers } from './handling/handle-comparing.js';
import { formHandlers } from './handling/handle-forms.js';
import { historyHandlers } from './handling/handle-history.js';
import { homeHandlers } from './handling/handle-home.js';
import { importHandlers } from './handling/handle-imports.js';
import { incentiveHandlers } from './handling/handle-incentive.js';
import { issueHandlers } from './handling/handle-issues.js';
import { jobHandlers } from './handling/handle-jobs.js';
import { ledgerHandlers } from './handling/handle-ledger.js';
import { letterHandlers } from './handling/handle-letters.js';
import { loanChangeHandlers } from './handling/handle-loan-changes.js';
import { loanHandlers } from './handling/handle-loans.js';
import { periodHandlers } from './handling/handle-periods.js';
import { recoveryHandlers } from './handling/handle-recoveries.js';
import { registerHandlers } from './handling/handle-registers.js';
import { reportHandlers } from './handling/handle-reports.js';
import { rosterHandlers } from './handling/handle-rosters.js';
import { targetHandlers } from './handling/handle-targets.js';
import { unitHandlers } from './handling/handle-units.js';
import type { Handlers } from './handlers.js';

/** Every method of the API has exactly one handler; a missing one does not compile. */
export const allHandlers = {
  ...ledgerHandlers, ...homeHandlers, ...loanHandlers, ...loanChangeHandlers, ...importHandlers, ...formHandlers, ...recoveryHandlers, ...registerHandlers, ...targetHandlers, ...incentiveHandlers, ...periodHandlers, ...unitHandlers, ...reportHandlers, ...rosterHandlers, ...caseHandlers, ...comparingHandlers, ...issueHandlers, ...letterHandlers, ...historyHandlers, ...jobHandlers,
} satisfies Handlers;
