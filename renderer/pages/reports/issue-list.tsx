import type { ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/api.js';
import { routeHash } from '../../frame/routes.js';

export type ReportIssue = OutputOf<'reports.issues'>['issues'][number];

/** 出具记录: what left the house of this report and month, the latest first. Nothing where nothing left. */
export function IssueList({ issues, current }: { readonly issues: readonly ReportIssue[]; readonly current?: number }): ReactNode {
  if (issues.length === 0) return null;
  return (
    <section className="card card-flush reports-issues" aria-label="出具记录">
      <div className="card-head"><h2>出具记录</h2><span className="push second">{issues.length} 次</span></div>
      <ul>
        {issues.map((i) => (
          <li key={i.id} className={i.voided ? 'reports-issue-void' : ''}>
            <a href={routeHash('reports', '', { id: i.report, period: i.period, issue: i.id })} aria-current={i.id === current ? 'true' : undefined}>第 {i.no} 次</a>
            <span className="second">{i.on} {i.user}</span>
            {standing(i) !== '' && <small className={i.voided || i.correctedBy !== null ? 'warn' : 'second'}>{standing(i)}</small>}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** How an issue stands to the others: 更正第 1 次、已由第 3 次更正、已撤销. */
export const standing = (i: ReportIssue): string => [i.corrects === null ? '' : `更正第 ${i.corrects} 次`, i.correctedBy === null ? '' : `已由第 ${i.correctedBy} 次更正`, i.voided ? '已撤销' : ''].filter(Boolean).join('，');
