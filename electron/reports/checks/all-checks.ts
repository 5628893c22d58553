import type { ReportCheck } from '../../domain/reporting/report-table.js';
import type { ReportContext } from '../define-report.js';
import { classAndBorrowers, continuity, ratioBases, rollForward, unitsMakeTheCounty } from './balance-checks.js';
import { assetDisposals, assetEntries, lateReceipts, personsMakeReceipts, publicAndVintage, roundingTail, suitsWithinClaims, writtenOffOutside } from './money-checks.js';

/** 勾稽 C1–C13 of domain.md §2.3, in order; every one names the figures it compared, or the cells that fail. */
export const allChecks = (c: ReportContext): ReportCheck[] => [
  rollForward(c), continuity(c), unitsMakeTheCounty(c), ratioBases(c), assetEntries(c), assetDisposals(c), writtenOffOutside(c), personsMakeReceipts(c), publicAndVintage(c), suitsWithinClaims(c), roundingTail(c), classAndBorrowers(c), lateReceipts(c),
];
