import { CheckCircleFilled, ClockCircleOutlined, ExclamationCircleFilled } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { HomeSummary } from '../../../electron/contract/home.js';
import { Card } from '../../components/card.js';
import { Opens } from '../../components/opens.js';
import { routeHash } from '../../frame/routes.js';
import { useAppState } from '../../frame/app-state.js';
import type { HomeLinks } from './links.js';

/** What stands between this month and its close, by name. */
export function CloseCard({ summary: s, to }: { readonly summary: HomeSummary; readonly to: HomeLinks }): ReactNode {
  const state = useAppState();
  const failed = s.checks.filter((c) => !c.ok);
  const { unitsImported, unitsWithTotals, units } = s.progress;
  const closed = state.lastClosed !== null && s.period <= state.lastClosed;
  return (
    <Card title={`${Number(s.period.slice(5))} 月结账`} hint={closed ? '已结账' : undefined} right={<a href={to.close}>{closed ? '看结账' : '去结账'} ›</a>} className="home-close">
      <Line done={unitsImported >= units} label="台账导入"><Opens href={routeHash('imports')}>{unitsImported} / {units} 个信用社</Opens></Line>
      <Line done={unitsWithTotals >= units} label="各项贷款余额">{unitsWithTotals} / {units} 个信用社</Line>
      <Line done={failed.length === 0} bad label="勾稽检查">
        <Opens href={to.close} title={failed.map((c) => `${c.id} ${c.name}：${c.detail}`).join('\n')}>{s.checks.length - failed.length} 项通过{failed.length > 0 ? `，${failed.length} 项待说明` : ''}</Opens>
      </Line>
      {failed.slice(0, 1).map((c) => <p key={c.id} className="home-failed">{c.id} {c.name}：{c.detail}</p>)}
    </Card>
  );
}

function Line({ done, bad = false, label, children }: { readonly done: boolean; readonly bad?: boolean; readonly label: string; readonly children: ReactNode }): ReactNode {
  const tone = done ? 'good' : bad ? 'bad' : 'warn';
  const Icon = done ? CheckCircleFilled : bad ? ExclamationCircleFilled : ClockCircleOutlined;
  return (
    <div className="home-line">
      <Icon className={tone} aria-label={done ? '完成' : '未完成'} />
      <span>{label}</span>
      <span className={`push ${done ? 'second' : tone}`}>{children}</span>
    </div>
  );
}
