import { App, Button, Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { dayNumber } from '../../../../electron/domain/date.js';
import { ratioPct } from '../../../../electron/domain/rate.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { Card, PageHead } from '../../../components/card.js';
import { ExportButtons } from '../../../components/export-buttons.js';
import { Refusal } from '../../../components/refusal.js';
import { Segment } from '../../../components/segment.js';
import { Grid } from '../../../components/table/grid.js';
import { arraySource } from '../../../components/table/row-source.js';
import { useAppState } from '../../../frame/app-state.js';
import { routeHash } from '../../../frame/routes.js';
import { countText } from '../../../text/figures.js';
import { kindOf, ROSTER_AREAS, searchHint, searchPersons } from '../roster-kinds.js';
import { ActDialog, type Act } from './act-dialog.js';
import { ChangesView } from './changes-view.js';
import { SHEET_FILTERS, type SheetFilter } from './delivery-text.js';
import { PaperView } from './paper-view.js';
import { ReasonDialog } from './reason-dialog.js';
import { RosterCards } from './roster-cards.js';
import { sheetColumns } from './sheet-columns.js';
import { SheetPanel } from './sheet-panel.js';

type View = 'persons' | 'changes' | 'paper';
const VIEWS = [{ value: 'persons', label: '人员' }, { value: 'changes', label: '增减' }, { value: 'paper', label: '纸面' }] as const;

interface IssuedRosterProps {
  readonly rosterId: number;
  readonly view: View;
  readonly sheetId: number | undefined;
  readonly onShow: (change: { readonly view?: View; readonly sheet?: number | undefined }) => void;
}

/** One issued roster: who got it, who signed, what came in, and what has changed since. */
export function IssuedRoster({ rosterId, view, sheetId, onShow }: IssuedRosterProps): ReactNode {
  const { today, readOnly } = useAppState();
  const { message } = App.useApp();
  const { data: roster, error, stale, refetch } = useQuery('rosters.one', { rosterId }, ROSTER_AREAS);
  const [search, setSearch] = useState('');
  const [filter, setFilter] = useState<SheetFilter>('all');
  const [acting, setActing] = useState<{ readonly act: Act; readonly sheets: readonly { readonly sheetId: number; readonly name: string }[] }>();
  const [asking, setAsking] = useState<'revise' | 'withdraw'>();
  const listed = useMemo(() => searchPersons((roster?.persons ?? []).filter((p) => SHEET_FILTERS.find((f) => f.value === filter)?.keep(p) ?? true), search), [roster, filter, search]);
  const source = useMemo(() => arraySource(listed), [listed]);
  const tick = roster ? timeGone(roster.issuedOn, roster.deadlineOn, today) : '0';
  const here = roster?.persons.find((p) => p.sheetId === sheetId);
  const docked = here !== undefined;
  const columns = useMemo(() => (roster ? sheetColumns(roster.kind, today, tick, docked) : []), [roster, today, tick, docked]);
  const done = (said?: string): void => {
    setActing(undefined);
    setAsking(undefined);
    if (said !== undefined) message.success(said);
  };
  if (!roster) return <><PageHead title="已发名册" /><Refusal error={error} onRetry={refetch} />{!error && <Busy text="正在读取名册" />}</>;
  const shut = readOnly || roster.withdrawnOn !== null;
  const sum = (of: (p: (typeof listed)[number]) => number): number => listed.reduce((a, p) => a + of(p), 0);
  return (
    <>
      <PageHead title={roster.title} hint={[roster.rosterNo, roster.docNo, `${roster.issuedOn} 发出，期限 ${roster.deadlineOn}`, roster.asOf === roster.issuedOn ? '' : `余额截至 ${roster.asOf}`].filter((t) => t !== '').join('，')}>
        <Segment<View> label="看什么" value={view} options={VIEWS} onChange={(v) => onShow({ view: v })} />
        <ExportButtons method="rosters.issuedExport" input={{ rosterId, ...(view === 'paper' && sheetId !== undefined ? { sheetId } : {}) }} formats={['pdf', 'xlsx', 'html']} />
        <Button disabled={shut} onClick={() => setAsking('withdraw')}>撤回…</Button>
        <Button href={routeHash('rosters', 'issued')}>全部名册</Button>
      </PageHead>
      {roster.withdrawnOn !== null && <div className="notice notice-warn" role="status">已于 {roster.withdrawnOn} 撤回：{roster.withdrawnReason}</div>}
      {view === 'paper' && <PaperView roster={roster} sheetId={sheetId} onSheet={(sheet) => onShow({ view: 'paper', sheet })} />}
      {view === 'changes' && (roster.withdrawnOn === null ? <ChangesView roster={roster} onRevise={() => setAsking('revise')} /> : <p className="second">撤回的名册不再对照台账。</p>)}
      {view === 'persons' && (
        <>
          <RosterCards roster={roster} tick={tick} />
          <div className="rosters-columns">
            <Card
              className="rosters-persons" flush title={`${kindOf(roster.kind).who}`} hint={<span className="chips">{SHEET_FILTERS.map((f) => <button key={f.value} type="button" className={f.value === filter ? 'chip chip-here' : 'chip'} aria-pressed={f.value === filter} onClick={() => setFilter(f.value)}>{f.label} {countText(roster.persons.filter(f.keep).length)}</button>)}</span>}
              right={<span className="row"><Input size="small" allowClear aria-label={`查找${kindOf(roster.kind).who}`} placeholder={searchHint(kindOf(roster.kind))} value={search} onChange={(e) => setSearch(e.target.value)} style={{ width: here ? 110 : 150 }} /><Button size="small" disabled={shut || listed.length === 0} onClick={() => setActing({ act: filter === 'unsigned' ? 'signed' : 'delivered', sheets: listed })}>登记列出的…</Button></span>}
            >
              <Grid
                label={`${roster.title}，人员`} columns={columns} source={source} rowKey={(p) => p.sheetId} busy={stale} currentKey={here?.sheetId} onOpen={(p) => onShow({ sheet: p.sheetId })} onRow={(p) => { if (here) onShow({ sheet: p.sheetId }); }}
                totals={{ label: '合计', labelColumn: 'name', values: { loans: sum((p) => p.loans), principalFen: sum((p) => p.principalFen), recoveredFen: sum((p) => p.recoveredFen), ...(docked ? {} : { settled: sum((p) => p.settled), leftFen: sum((p) => p.leftFen) }) } }}
                empty="没有符合条件的"
              />
            </Card>
            {here && <SheetPanel roster={roster} sheet={here} onAct={(act) => setActing({ act, sheets: [here] })} onPaper={() => onShow({ view: 'paper', sheet: here.sheetId })} onClose={() => onShow({ sheet: undefined })} />}
          </div>
        </>
      )}
      {acting && <ActDialog roster={roster} sheets={acting.sheets} first={acting.act} onClose={done} />}
      {asking && <ReasonDialog roster={roster} what={asking} onClose={done} />}
    </>
  );
}

/** How much of the time from the issue to the deadline is gone, in percent. */
export function timeGone(issuedOn: string, deadlineOn: string, today: string): string {
  const [from, to, now] = [dayNumber(issuedOn), dayNumber(deadlineOn), dayNumber(today)];
  return to <= from ? '100.00' : (ratioPct(Math.min(Math.max(now - from, 0), to - from), to - from) ?? '');
}
