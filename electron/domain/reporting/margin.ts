import type { IssueMark, ReportCheck, ReportTable } from './report-table.js';

/** Which issue, when, by whom, what it corrects: as it stands on every sheet. */
export const issueText = (i: IssueMark): string => [`第 ${i.no} 次出具`, i.on, i.by, ...(i.corrects === null ? [] : [`更正第 ${i.corrects} 次`])].join('　');

/** A check that failed, as it is printed under the table; with the reason where it was let pass. */
export const checkSentence = (c: ReportCheck): string => `【勾稽不符】${c.id} ${c.name}：${c.detail}${c.overruled === undefined ? '' : `（已放行：${c.overruled}）`}`;

/** The checks that must be seen on the sheet: failed ones, let pass or not. */
export const failedChecks = (table: Pick<ReportTable, 'checks'>): ReportCheck[] => table.checks.filter((c) => !c.ok || c.overruled !== undefined);
