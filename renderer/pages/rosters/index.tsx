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
import { CompletePage } from './complete/complete-page.js';
import { IssuedList } from './issued/issued-list.js';
import { IssuedRoster } from './issued/issued-roster.js';
import { CasesPage } from './cases/cases-page.js';
import { LettersPage } from './letters/letters-page.js';
import { RosterPrint } from './print/roster-print.js';
import { kindOf, ROSTER_AREAS, rosterYear } from './roster-kinds.js';
import './rosters.css';
import { RosterSchedule } from './schedule/roster-schedule.js';

/** 名册: which vintages are called in which year and who answers for them; the sheets that were handed out; loans nobody answers for. */
export default function RostersPage(): ReactNode {
  const { sub, params } = useRoute();
  if (sub === 'letters') return <LettersPage />;
  if (sub === 'complete') return <CompletePage view={params.view === 'users' ? 'users' : 'units'} onView={(view) => go('rosters', 'complete', { view })} />;
  if (sub !== 'issued') return <ScheduledRosters />;
  const [roster, sheet] = [numberIn(params.roster), numberIn(params.sheet)];
  if (roster === undefined) return <IssuedList onOpen={(id) => go('rosters', 'issued', { roster: id })} />;
  const view = params.view === 'changes' || params.view === 'paper' ? params.view : 'persons';
  return <IssuedRoster key={roster} rosterId={roster} view={view} sheetId={sheet} onShow={(change) => go('rosters', 'issued', { roster, view, sheet, ...change }, 'sheet' in change)} />;
}

const numberIn = (text: string | undefined): number | undefined => (text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined);

/** The year's roster as the ledger is now. */
function ScheduledRosters(): ReactNode {
  const { sub, params } = useRoute();
  const { today } = useAppState();
  const schedule = useQuery('rosters.schedule', {}, ROSTER_AREAS);
  const years = schedule.data?.years;
  const year = years && rosterYear(params.year, years.map((y) => y.planYear), Number(today.slice(0, 4)));
  const kind = kindOf(params.kind).value;
  const show = useCallback((change: Record<string, string | number | undefined>, to = sub, replace = false) => go('rosters', to, { year, kind: params.kind, ...change }, replace), [sub, year, params.kind]);
  const title = sub === 'print' ? '名册打印' : '责任清收';

  if (sub === 'cases') return <CasesPage />;
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
