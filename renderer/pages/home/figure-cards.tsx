import type { ReactNode } from 'react';
import type { HomeSummary } from '../../../electron/contract/home.js';
import { ratioPct } from '../../../electron/domain/rate.js';
import { Amount, Change, Pct } from '../../components/amount.js';
import { Opens } from '../../components/opens.js';
import { useDisplayUnit } from '../../frame/display-unit.js';
import { countText } from '../../text/figures.js';
import type { HomeLinks } from './links.js';

type Line = readonly [label: string, value: ReactNode];

/** Five figures, each with what it has to be compared with. */
export function FigureCards({ summary: s, to }: { readonly summary: HomeSummary; readonly to: HomeLinks }): ReactNode {
  const unit = useDisplayUnit();
  const { units, villages, officials } = s.publicSettled;
  return (
    <div className="home-cards">
      <Figure title="不良余额" unit={unit} main={<Opens href={to.monthly('endFen')}><Amount fen={s.nplFen} /></Opens>} lines={[
        ['较年初', <Opens href={to.change('Year')}><Change fen={s.nplFen - s.nplBeginFen} /></Opens>],
        ['较上月末', <Opens href={to.change('Month')}><Change fen={s.nplFen - s.nplLastMonthFen} /></Opens>],
        ['笔数', <Opens href={to.monthly('endCount')}>{countText(s.nplLoans)} 笔</Opens>],
      ]} />
      <Figure title="不良率" unit={s.nplRatioPct === null ? '' : '%'} main={s.nplRatioPct === null ? <span className="zero">—</span> : <Opens href={to.ratios}>{s.nplRatioPct}</Opens>} lines={[
        ['较年初', <Change points={s.nplRatioChangePct} />],
        ['较上月末', <Change points={s.nplRatioMonthChangePct} />],
        ['年初', <Pct value={s.nplRatioBeginPct} />],
      ]} />
      <Figure title="本年清收" unit={unit} main={<Opens href={to.monthly('recoveredYtdFen')}><Amount fen={s.recoveredFen} /></Opens>} lines={[
        ['现金', <Opens href={to.monthly('cashYtdFen')}><Amount fen={s.cashFen} /></Opens>],
        ['以物抵债', <Opens href={to.monthly('inKindYtdFen')}><Amount fen={s.inKindFen} /></Opens>],
        ['年度任务', <Opens href={to.targets}><Amount fen={s.taskFen} />，完成 <Pct value={s.completionPct} /></Opens>],
      ]} />
      <Figure title="本年新增不良" unit={unit} main={<Opens href={to.monthly('newYtdFen')}><Amount fen={s.newFen} /></Opens>} lines={[
        ['本月新增', <Opens href={to.newInMonth}><Amount fen={s.newMonthFen} /></Opens>],
        ['占年初余额', <Pct value={ratioPct(s.newFen, s.nplBeginFen)} />],
        ['年初余额', <Opens href={to.monthly('beginFen')}><Amount fen={s.nplBeginFen} /></Opens>],
      ]} />
      <Figure title="涉政贷款收回" unit={unit} main={<Opens href={to.public('recoveredFen')}><Amount fen={s.publicRecoveredFen} /></Opens>} lines={[
        ['涉政总额', <Opens href={to.public('baseFen')}><Amount fen={s.publicTotalFen} /></Opens>],
        ['收回占比', <Pct value={s.publicPct} />],
        ['已结清', <Opens href={to.public('settled')}>{countText(units)} 单位 {countText(villages)} 村 {countText(officials)} 人</Opens>],
      ]} />
    </div>
  );
}

function Figure({ title, main, unit, lines }: { readonly title: string; readonly main: ReactNode; readonly unit: string; readonly lines: readonly Line[] }): ReactNode {
  return (
    <section className="card home-figure" aria-label={title}>
      <h2 className="second">{title}</h2>
      <div className="home-main">{main} <span className="unit-word">{unit}</span></div>
      <dl>{lines.map(([label, value]) => <div key={label}><dt>{label}</dt><dd>{value}</dd></div>)}</dl>
    </section>
  );
}
