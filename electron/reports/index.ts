import { DomainError } from '../domain/domain-error.js';
import type { ReportDefinition } from './define-report.js';
import { monthlyRecovery } from './monthly-recovery.report.js';
import { personalTargets } from './personal-targets.report.js';

export const REPORTS: readonly ReportDefinition[] = [monthlyRecovery, personalTargets];

/** The other reports of the county's set (decisions.md 23), named so that the catalogue is whole. */
export const PLANNED_REPORTS: readonly { readonly id: string; readonly title: string }[] = [
  { id: 'five-class', title: '五级分类月报表' }, { id: 'task-completion', title: '不良贷款任务完成情况统计表' }, { id: 'responsibility', title: '责任清收情况统计表' }, { id: 'by-measure', title: '按措施清收统计表' },
  { id: 'repossessed-assets', title: '抵债资产统计表' }, { id: 'public-sector', title: '涉政贷款清收统计表' }, { id: 'litigation', title: '诉讼清收统计表' }, { id: 'structure', title: '不良贷款结构情况表' },
  { id: 'rebound', title: '反弹监测表' }, { id: 'ten-day', title: '不良贷款清收旬报表' }, { id: 'net-and-new', title: '压降与控新情况表' }, { id: 'written-off', title: '表外（已核销）贷款收回表' }, { id: 'provision', title: '贷款损失准备测算表' },
];

/** Throws REPORT_UNKNOWN, or NOT_BUILT for a report that only has its name yet. */
export function findReport(id: string): ReportDefinition {
  const found = REPORTS.find((r) => r.id === id);
  if (found) return found;
  const planned = PLANNED_REPORTS.find((r) => r.id === id);
  throw planned ? new DomainError('NOT_BUILT', { what: planned.title }) : new DomainError('REPORT_UNKNOWN', { id });
}
