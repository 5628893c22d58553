import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import type { RosterHead } from '../../../../electron/contract/rosters.js';
import { useQuery } from '../../../api/use-query.js';
import { Amount } from '../../../components/amount.js';
import { Card } from '../../../components/card.js';
import { useAppState } from '../../../frame/app-state.js';
import { useDisplayUnit } from '../../../frame/display-unit.js';
import { routeHash } from '../../../frame/routes.js';
import { countText } from '../../../text/figures.js';
import { labelOf, ROSTER_AREAS } from '../roster-kinds.js';
import { LockSchedule } from './lock-schedule.js';
import { matrixCell } from './matrix-cell.js';

type Plan = OutputOf<'rosters.schedule'>['years'][number];

interface ScheduleMatrixProps {
  readonly years: readonly Plan[];
  readonly year: number;
  readonly onYear: (year: number) => void;
  readonly onPlan: () => void;
}

/** Which year calls which vintages: a row for each year, a column for each vintage. */
export function ScheduleMatrix({ years, year, onYear, onPlan }: ScheduleMatrixProps): ReactNode {
  const unit = useDisplayUnit();
  const vintages = [...new Set(years.flatMap((y) => y.formedYears))].sort((a, b) => a - b);
  const issued = useQuery('rosters.issued', {}, ROSTER_AREAS).data?.rosters.filter((r) => r.withdrawnOn === null) ?? [];
  const { readOnly } = useAppState();
  const here = years.find((y) => y.planYear === year);
  return (
    <Card flush className="rosters-schedule" title="年度安排" hint={`格内为现在的笔数和本金（${unit}）；点一个年度看它的名册`} right={<span className="row">{here && <LockSchedule plan={here} />}<Button size="small" disabled={readOnly} onClick={onPlan}>改年度安排…</Button></span>}>
      <div className="plain-table rosters-matrix">
        <table aria-label="年度安排">
          <thead>
            <tr><th scope="col" style={{ width: 124 }}>清收年度＼形成于</th>{vintages.map((v) => <th key={v} scope="col">{v} 年</th>)}<th scope="col">合计</th><th scope="col">已收回</th><th scope="col">已发名册</th></tr>
          </thead>
          <tbody>{years.map((plan) => <PlanLine key={plan.planYear} plan={plan} vintages={vintages} issued={issued.filter((r) => r.year === plan.planYear)} here={plan.planYear === year} onYear={onYear} />)}</tbody>
        </table>
      </div>
    </Card>
  );
}

function PlanLine({ plan, vintages, issued, here, onYear }: { readonly plan: Plan; readonly vintages: readonly number[]; readonly issued: readonly RosterHead[]; readonly here: boolean; readonly onYear: (year: number) => void }): ReactNode {
  const { today } = useAppState();
  const thisYear = Number(today.slice(0, 4));
  const groups = useQuery('rosters.show', plan.loans === 0 ? null : { kind: 'vintage', year: plan.planYear }, ROSTER_AREAS).data?.persons;
  return (
    <tr className={here ? 'rosters-plan-here' : ''}>
      <th scope="row"><button type="button" className="bare link" aria-pressed={here} onClick={() => onYear(plan.planYear)}><strong>{plan.planYear} 年</strong></button>{plan.locked && <span className="tag tag-good">已锁定</span>}</th>
      {vintages.map((v) => {
        const cell = matrixCell(plan, v, groups, thisYear);
        if (cell.state === 'other') return <td key={v} className="zero" aria-label="不在这一年">·</td>;
        if (cell.state === 'waiting') return <td key={v} className="rosters-called zero">…</td>;
        return <td key={v} className="rosters-called">{cell.state === 'ahead' ? <><strong>—</strong><span>未到</span></> : <><strong>{countText(cell.loans)} 笔</strong><span><Amount fen={cell.principalFen} /></span></>}</td>;
      })}
      <td><strong>{countText(plan.loans)} 笔</strong><span><Amount fen={plan.principalFen} /></span></td>
      <td><strong><Amount fen={plan.recoveredFen} /></strong><span className="third">现金和抵债</span></td>
      <td>{issued.length === 0 ? <span className="zero">未发</span> : issued.map((r) => <a key={r.rosterId} href={routeHash('rosters', 'issued', { roster: r.rosterId })} className="rosters-issued">{labelOf(r.kind)} {countText(r.sheets)} 份</a>)}</td>
    </tr>
  );
}
