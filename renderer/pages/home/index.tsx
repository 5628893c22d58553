import { PrinterOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useMemo, type ReactNode } from 'react';
import { useQuery } from '../../api/use-query.js';
import { Busy } from '../../components/busy.js';
import { PageHead } from '../../components/card.js';
import { Empty } from '../../components/empty.js';
import { Refusal, RefusalPage } from '../../components/refusal.js';
import { routeHash } from '../../frame/routes.js';
import { go, useRoute } from '../../frame/use-route.js';
import { periodInWords } from '../../text/figures.js';
import { CloseCard } from './close-card.js';
import { DutiesCard } from './duties-card.js';
import { FigureCards } from './figure-cards.js';
import './home.css';
import { links } from './links.js';
import { MeasuresCard } from './measures-card.js';
import { MonthsCard } from './months-card.js';
import { RankingCard } from './ranking-card.js';
import { Sentence } from './sentence.js';

/** 首页: one page that says where we stand. */
export default function HomePage(): ReactNode {
  const { params } = useRoute();
  const { data, error, refetch } = useQuery('home.summary', params.period === undefined ? {} : { period: params.period }, ['loans', 'recoveries', 'imports', 'targets', 'periods']);
  const periods = useQuery('periods.list', {}, ['periods', 'imports']);
  const period = data?.period;
  const to = useMemo(() => (period === undefined ? undefined : links(period)), [period]);
  if (!data || !to) return error ? <RefusalPage error={error} onRetry={refetch} /> : <Busy text="正在汇总" />;
  if (data.empty) return <EmptyLedger />;
  return (
    <>
      <PageHead title="首页">
        <Select
          aria-label="月份" value={data.period} onChange={(period: string) => go('home', '', { period })} style={{ width: 150 }}
          options={withShown(periods.data?.periods ?? [], data.period).map((p) => ({ value: p.period, label: `${periodInWords(p.period)}${p.state === 'closed' ? ' 已结账' : ''}` }))}
        />
        <Button href={to.monthlyReport}>打开月报表</Button>
        <Button icon={<PrinterOutlined aria-hidden="true" />} onClick={() => window.print()}>打印本页</Button>
      </PageHead>
      <Refusal error={error} onRetry={refetch} />
      <Sentence summary={data} to={to} />
      <FigureCards summary={data} to={to} />
      <div className="home-lower">
        <MonthsCard months={data.months} to={to} />
        <MeasuresCard summary={data} to={to} />
        <RankingCard summary={data} to={to} />
        <div className="home-side">
          <CloseCard summary={data} to={to} />
          <DutiesCard duties={data.duties} asOf={data.asOf} />
        </div>
      </div>
    </>
  );
}

/** The month on show is always among the choices, also while the list is on its way. */
function withShown(periods: readonly { period: string; state: string }[], shown: string): readonly { period: string; state: string }[] {
  return periods.some((p) => p.period === shown) ? periods : [{ period: shown, state: 'open' }, ...periods];
}

function EmptyLedger(): ReactNode {
  return (
    <>
      <PageHead title="首页" />
      <Empty title="台账里还没有贷款" hint="导入各信用社报来的台账后，这里会显示不良余额、清收进度和结账情况。机构从台账里读出来，人员和任务也用工作簿导入。">
        <Button type="primary" href={routeHash('imports')}>导入台账</Button>
      </Empty>
    </>
  );
}
