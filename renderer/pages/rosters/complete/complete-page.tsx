import { useMemo, useState, type ReactNode } from 'react';
import type { CompletenessRow, LackingWhat } from '../../../../electron/contract/rosters.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { Card, PageHead } from '../../../components/card.js';
import { Meter } from '../../../components/meter.js';
import { Refusal } from '../../../components/refusal.js';
import { Segment } from '../../../components/segment.js';
import { Grid } from '../../../components/table/grid.js';
import { arraySource } from '../../../components/table/row-source.js';
import { countText, pctText } from '../../../text/figures.js';
import { ActualUsers } from './actual-users.js';
import { completeColumns, WHAT_NAMES } from './complete-columns.js';
import { LackingPanel } from './lacking-panel.js';

const CARDS: readonly { readonly what: LackingWhat; readonly key: 'without' | 'shares' | 'agency' | 'falseName' | 'staff' | 'nominee'; readonly bad: boolean }[] = [
  { what: 'without', key: 'without', bad: true }, { what: 'shares', key: 'shares', bad: true }, { what: 'agency', key: 'agency', bad: false }, { what: 'false_name', key: 'falseName', bad: false }, { what: 'staff', key: 'staff', bad: false }, { what: 'nominee', key: 'nominee', bad: false },
];
type View = 'units' | 'users';

/** 责任落实 (D5-03): every loan still owed has somebody who answers for it, unit by unit; nominees behind one user. */
export function CompletePage({ view, onView }: { readonly view: View; readonly onView: (view: View) => void }): ReactNode {
  const { data, error, refetch } = useQuery('rosters.completeness', {}, ['loans', 'rosters', 'imports', 'recoveries', 'history']);
  const [opened, setOpened] = useState<{ readonly unit: CompletenessRow; readonly what: LackingWhat }>();
  const source = useMemo(() => arraySource(data?.units ?? []), [data]);
  const columns = useMemo(() => completeColumns((unit, what) => setOpened({ unit, what }), opened !== undefined), [opened]);
  const total = data?.total;
  return (
    <>
      <PageHead title="责任落实" hint="没有结清的贷款，每笔都要有人负责"><Segment<View> label="看什么" value={view} options={[{ value: 'units', label: '各机构' }, { value: 'users', label: '实际用款人' }]} onChange={onView} /></PageHead>
      <Refusal error={error} onRetry={refetch} />
      {view === 'users' && <ActualUsers />}
      {view === 'units' && !data && !error && <Busy text="正在核对责任人" />}
      {view === 'units' && total && (
        <>
          <div className="rosters-figures">
            <section className="card rosters-figure" aria-label="落实率"><span className="second">落实率</span><strong>{pctText(total.pct)}</strong><span className="second">{countText(total.with)} / {countText(total.loans)} 笔</span><Meter pct={total.pct} label="落实率" /></section>
            {CARDS.map(({ what, key, bad }) => <section key={what} className="card rosters-figure" aria-label={WHAT_NAMES[what]}><span className="second cut">{WHAT_NAMES[what]}</span><strong className={total[key] === 0 && bad ? 'good' : total[key] > 0 && bad ? 'bad' : ''}><button type="button" className="bare link" disabled={total[key] === 0} onClick={() => setOpened({ unit: total, what })}>{countText(total[key])} 笔</button></strong></section>)}
          </div>
          <div className="rosters-columns">
            <Card className="rosters-persons" flush title="各机构"><Grid label="责任落实，各机构" columns={columns} source={source} rowKey={(r) => r.unitId} currentKey={opened?.unit.unitId} totals={{ label: '合计', labelColumn: 'unit', values: { loans: total.loans, principalFen: total.principalFen, with: total.with, pct: total.pct, without: total.without, shares: total.shares, agency: total.agency, falseName: total.falseName, staff: total.staff, nominee: total.nominee } }} empty="台账里没有未结清的贷款" /></Card>
            {opened && <LackingPanel key={`${opened.unit.unitId}${opened.what}`} unit={opened.unit} what={opened.what} onClose={() => setOpened(undefined)} />}
          </div>
        </>
      )}
    </>
  );
}
