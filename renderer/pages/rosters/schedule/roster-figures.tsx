import type { ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import { Amount } from '../../../components/amount.js';
import { countText } from '../../../text/figures.js';
import { kindOf } from '../roster-kinds.js';

interface RosterFiguresProps {
  readonly roster: OutputOf<'rosters.show'>;
  readonly plan: OutputOf<'rosters.schedule'>['years'][number] | undefined;
}

/** The year's roster in four figures. */
export function RosterFigures({ roster, plan }: RosterFiguresProps): ReactNode {
  const kind = kindOf(roster.kind);
  const nobody = roster.persons.filter((p) => p.staffNo === '' && p.role === '');
  const loans = nobody.reduce((a, p) => a + p.loans, 0);
  const principal = nobody.reduce((a, p) => a + p.principalFen, 0);
  return (
    <div className="rosters-figures">
      <Figure label="编入名册" main={`${countText(roster.total.loans)} 笔`}>{countText(roster.persons.length)} {kind.count}</Figure>
      <Figure label="当前本金" main={<Amount fen={roster.total.principalFen} withUnit />}>另欠息 <Amount fen={roster.total.interestFen} withUnit /></Figure>
      <Figure label="已收回" main={<Amount fen={plan?.recoveredFen} withUnit />}>累计现金和抵债，含利息</Figure>
      {kind.ofPeople && <Figure label={`没有登记${kind.who}`} main={loans === 0 ? <span className="good">没有</span> : <span className="bad">{countText(loans)} 笔</span>}>{loans === 0 ? `每笔都有${kind.who}` : <>本金 <Amount fen={principal} withUnit /></>}</Figure>}
    </div>
  );
}

function Figure({ label, main, children }: { readonly label: string; readonly main: ReactNode; readonly children: ReactNode }): ReactNode {
  return <section className="card rosters-figure" aria-label={label}><span className="second">{label}</span><strong>{main}</strong><span className="second">{children}</span></section>;
}
