import type { ReactNode } from 'react';
import type { HomeSummary } from '../../../electron/contract/home.js';
import { findCode, MEASURES } from '../../../electron/domain/codes.js';
import { Amount } from '../../components/amount.js';
import { Card } from '../../components/card.js';
import { Opens } from '../../components/opens.js';
import { useDisplayUnit } from '../../frame/display-unit.js';
import type { HomeLinks } from './links.js';

/** 按措施, the largest first, in two columns with the sum at the end. */
export function MeasuresCard({ summary, to }: { readonly summary: HomeSummary; readonly to: HomeLinks }): ReactNode {
  const unit = useDisplayUnit();
  const rows = [...summary.measures].sort((a, b) => b.amountFen - a.amountFen);
  const most = Math.max(1, ...rows.map((m) => m.amountFen));
  const half = Math.ceil((rows.length + 1) / 2);
  const total = rows.reduce((sum, m) => sum + m.amountFen, 0);
  return (
    <Card title="按措施" hint={`本年累计，${unit}`} right={<a href={to.byMeasure}>看表</a>} className="home-measures">
      {rows.length === 0 ? <p className="home-none">本年还没有清收</p> : (
        <div className="home-measure-grid" style={{ gridTemplateRows: `repeat(${half}, 1fr)` }}>
          {rows.map((m) => {
            const code = findCode(MEASURES, m.measure);
            const name = code?.name ?? m.measure;
            return (
              <div key={m.measure} className="home-measure">
                <span>{name.length === 2 ? `${name}清收` : name}</span>
                <span className="meter" aria-hidden="true"><span className="meter-bar" style={{ width: `${(Math.max(m.amountFen, 0) / most) * 100}%` }} /></span>
                {m.amountFen === 0 ? <Amount fen={0} /> : <Opens href={to.measure(code?.code ?? 'none')}><Amount fen={m.amountFen} /></Opens>}
              </div>
            );
          })}
          <div className="home-measure"><strong>合计</strong><span /><strong><Opens href={to.measure('total')}><Amount fen={total} /></Opens></strong></div>
        </div>
      )}
    </Card>
  );
}
