import type { Area } from '../../../electron/contract/events.js';

/** Whatever changes here changes the figures of a report. */
export const REPORT_AREAS: readonly Area[] = ['reports', 'recoveries', 'loans', 'imports', 'targets', 'periods'];
