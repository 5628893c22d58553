import { DomainError } from '../domain/domain-error.js';
import type { ReportDefinition } from './define-report.js';
import { byMeasure } from './by-measure.report.js';
import { classMigration } from './class-migration.report.js';
import { fiveClass } from './five-class.report.js';
import { litigation } from './litigation.report.js';
import { monthlyRecovery } from './monthly-recovery.report.js';
import { netAndNew } from './net-and-new.report.js';
import { personalTargets } from './personal-targets.report.js';
import { provision } from './provision.report.js';
import { publicSector } from './public-sector.report.js';
import { rebound } from './rebound.report.js';
import { repossessedAssets } from './repossessed-assets.report.js';
import { responsibility } from './responsibility.report.js';
import { structure } from './structure.report.js';
import { taskCompletion } from './task-completion.report.js';
import { tenDay } from './ten-day.report.js';
import { writtenOff } from './written-off.report.js';

export const REPORTS: readonly ReportDefinition[] = [
  monthlyRecovery, fiveClass, classMigration, taskCompletion, netAndNew, rebound, structure, provision,
  responsibility, personalTargets, byMeasure, repossessedAssets, publicSector, litigation, tenDay, writtenOff,
];

/** Throws REPORT_UNKNOWN. */
export function findReport(id: string): ReportDefinition {
  const found = REPORTS.find((r) => r.id === id);
  if (!found) throw new DomainError('REPORT_UNKNOWN', { id });
  return found;
}
