import { Button } from 'antd';
import { useCallback, type ReactNode } from 'react';
import { useQuery } from '../../api/use-query.js';
import { Busy } from '../../components/busy.js';
import { PageHead } from '../../components/card.js';
import { Empty } from '../../components/empty.js';
import { Refusal } from '../../components/refusal.js';
import { useAppState } from '../../frame/app-state.js';
import { routeHash } from '../../frame/routes.js';
import { go, useRoute } from '../../frame/use-route.js';
import { RosterPrint } from './print/roster-print.js';
import { kindOf, rosterYear } from './roster-kinds.js';
import './rosters.css';
import { RosterSchedule } from './schedule/roster-schedule.js';

/** 名册: which vintages are called in which year and who answers for them; the sheets to be handed out. */
export default function RostersPage(): ReactNode {
  const { sub, params } = useRoute();
  const { today } = useAppState();
  const schedule = useQuery('rosters.schedule', {}, ['rosters', 'loans', 'imports', 'recoveries', 'settings']);
  const years = schedule.data?.years;
  const year = years && rosterYear(params.year, years.map((y) => y.planYear), Number(today.slice(0, 4)));
  const kind = kindOf(params.kind).value;
  const show = useCallback((change: Record<string, string | number | undefined>, to = sub, replace = false) => go('rosters', to, { year, kind: params.kind, ...change }, replace), [sub, year, params.kind]);
  const title = sub === 'print' ? '名册打印' : '责任清收';

  if (schedule.error) return <><PageHead title={title} /><Refusal error={schedule.error} onRetry={schedule.refetch} /></>;
  if (!years) return <><PageHead title={title} /><Busy text="正在读取年度安排" /></>;
  if (year === undefined || years.every((y) => y.loans === 0)) {
    return (
      <>
        <PageHead title={title} />
        <Empty title={year === undefined ? '还没有安排哪一年清收哪几年的不良贷款' : '台账里还没有要编入名册的贷款'} hint="名册由年度安排、贷款的形成年度和责任人登记编出来。导入台账后，这里就有名册。"><Button type="primary" href={routeHash('imports')}>导入台账</Button></Empty>
      </>
    );
  }
  return sub === 'print' ? <RosterPrint years={years} year={year} kind={kind} person={params.person} onShow={show} /> : <RosterSchedule years={years} year={year} kind={kind} onShow={show} />;
}
