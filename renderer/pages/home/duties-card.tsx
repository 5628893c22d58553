import { Modal } from 'antd';
import { useState, type ReactNode } from 'react';
import type { HomeSummary } from '../../../electron/contract/home.js';
import { dayNumber, type Day } from '../../../electron/domain/date.js';
import { useQuery } from '../../api/use-query.js';
import { Card } from '../../components/card.js';
import { Refusal } from '../../components/refusal.js';
import type { Column } from '../../components/table/column.js';
import { PlainTable } from '../../components/table/plain-table.js';

type Duty = HomeSummary['duties'][number];
const dutyText = (d: Duty): string => (d.subject === '' || d.message.includes(d.subject) ? d.message : `${d.subject}，${d.message}`);

/** 逾 2 天 in red, 09-02 in the colour of its nearness. */
function DueMark({ duty, asOf }: { readonly duty: Duty; readonly asOf: Day }): ReactNode {
  const late = dayNumber(asOf) - dayNumber(duty.dueOn);
  if (duty.level === 'over' && late > 0) return <span className="tag tag-bad">逾 {late} 天</span>;
  return <span className={duty.level === 'later' ? 'tag' : duty.level === 'over' ? 'tag tag-bad' : 'tag tag-warn'}>{duty.dueOn.slice(5)}</span>;
}

/** 到期与待办: the nearest here, all in a list. */
export function DutiesCard({ duties, asOf }: { readonly duties: readonly Duty[]; readonly asOf: Day }): ReactNode {
  const [open, setOpen] = useState(false);
  return (
    <Card title="到期与待办" className="home-duties" flush right={<button type="button" className="bare link no-print" onClick={() => setOpen(true)}>全部</button>}>
      <div className="home-scroll">
        {duties.length === 0 && <p className="home-none">近期没有到期的事项</p>}
        <ul>
          {duties.map((d, i) => (
            <li key={`${d.kind}${d.subject}${d.dueOn}${i}`} className="home-duty">
              <DueMark duty={d} asOf={asOf} />
              <div className="home-duty-text"><div className="row"><strong>{d.kind}</strong><span className="push second">{d.owner}</span></div><div className="second cut" title={dutyText(d)}>{dutyText(d)}</div></div>
            </li>
          ))}
        </ul>
      </div>
      <Modal open={open} title="到期与待办" footer={null} width={880} onCancel={() => setOpen(false)} destroyOnHidden><AllDuties asOf={asOf} /></Modal>
    </Card>
  );
}

function AllDuties({ asOf }: { readonly asOf: Day }): ReactNode {
  const { data, error, refetch } = useQuery('alerts.list', { days: 365 }, ['loans', 'recoveries', 'periods']);
  const columns: readonly Column<Duty>[] = [
    { key: 'due', titles: ['到期'], kind: 'day', width: 90, value: (d) => d.dueOn, render: (d) => <DueMark duty={d} asOf={asOf} /> },
    { key: 'day', titles: ['日期'], kind: 'day', width: 100, value: (d) => d.dueOn },
    { key: 'kind', titles: ['事项'], kind: 'text', width: 110, value: (d) => d.kind },
    { key: 'what', titles: ['内容'], kind: 'text', width: 300, grow: true, value: dutyText },
    { key: 'owner', titles: ['经手'], kind: 'text', width: 110, value: (d) => d.owner },
  ];
  return (
    <div className="home-all">
      <Refusal error={error} onRetry={refetch} />
      <PlainTable label="到期与待办" columns={columns} rows={data?.alerts ?? []} rowKey={(_, i) => i} empty={data ? '一年内没有到期的事项' : '正在读取…'} />
    </div>
  );
}
