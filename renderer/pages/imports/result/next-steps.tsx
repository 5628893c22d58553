import type { ReactNode } from 'react';
import type { ImportPlan } from '../../../../electron/contract/imports.js';
import { useQuery } from '../../../api/use-query.js';
import { Card } from '../../../components/card.js';
import { routeHash } from '../../../frame/routes.js';
import { countText } from '../../../text/figures.js';

/** What is usually done after an import, with what this one left open in front. */
export function NextSteps({ plan }: { readonly plan: ImportPlan }): ReactNode {
  const kinds = new Set(plan.files.map((f) => f.kind));
  const without = useQuery('loans.page', { filter: { withoutResponsible: true, liveOnly: true }, limit: 1 }, ['loans', 'imports']);
  const lacking = without.data?.count ?? 0;
  const month = Number(plan.period.slice(5));
  const year = plan.period.slice(0, 4);
  const steps = [
    ...(lacking > 0 ? [{ href: routeHash('loans', '', { withoutResponsible: 1, liveOnly: 1 }), text: `${countText(lacking)} 笔贷款没有责任人，去补` }] : []),
    ...(kinds.has('recoveries') ? [{ href: routeHash('recoveries', 'list', { from: `${plan.period}-01` }), text: '看收回明细' }] : []),
    ...(kinds.has('targets') ? [{ href: routeHash('targets'), text: `看 ${year} 年个人任务` }] : []),
    { href: routeHash('recoveries', 'close', { period: plan.period }), text: `打开 ${month} 月结账检查` },
    { href: routeHash('reports', '', { id: 'monthly-recovery', period: plan.period }), text: `打开 ${month} 月清收处置月报表` },
  ];
  return <Card title="接着做" className="imports-next"><ul>{steps.map((s) => <li key={s.href}><a href={s.href}>{s.text} ›</a></li>)}</ul></Card>;
}
