import { LeftOutlined, PrinterOutlined, RightOutlined } from '@ant-design/icons';
import { Button, Select } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { Busy } from '../../../components/busy.js';
import { PageHead } from '../../../components/card.js';
import { Empty } from '../../../components/empty.js';
import { ExportButtons } from '../../../components/export-buttons.js';
import { PaperPreview } from '../../../components/paper/paper-preview.js';
import { Refusal } from '../../../components/refusal.js';
import { countText } from '../../../text/figures.js';
import { kindOf, personKey, ROSTER_AREAS, ROSTER_KINDS, searchHint, searchPersons, type RosterKind } from '../roster-kinds.js';
import { useAppState } from '../../../frame/app-state.js';
import { usePreference } from '../../../frame/preferences.js';
import { LayoutDialog, paperName, UnlockedDialog, USUAL_LAYOUT } from './layout-dialog.js';
import { PersonList } from './person-list.js';
import { sheetsIn } from './sheets-in.js';

/** The list entry that stands for everybody. */
const EVERYBODY = 'all';

interface RosterPrintProps {
  readonly years: OutputOf<'rosters.schedule'>['years'];
  readonly year: number;
  readonly kind: RosterKind;
  /** Key of the person shown, EVERYBODY, or the first of the list. */
  readonly person: string | undefined;
  readonly onShow: (change: Record<string, string | number | undefined>, to?: string, replace?: boolean) => void;
}

/** 名册打印: one person's sheets, or everybody's, as the printer gets them. */
export function RosterPrint({ years, year, kind, person, onShow }: RosterPrintProps): ReactNode {
  const [search, setSearch] = useState('');
  const [layout, setLayout] = usePreference('roster.layout', USUAL_LAYOUT);
  const [dialog, setDialog] = useState<'layout' | 'unlocked'>();
  const roster = useQuery('rosters.show', { kind, year }, ROSTER_AREAS);
  const shown = roster.data && roster.data.year === year && roster.data.kind === kind ? roster.data : undefined;
  const persons = shown?.persons;
  const found = useMemo(() => searchPersons(persons ?? [], search), [persons, search]);
  const key = person ?? (persons?.[0] ? personKey(persons[0]) : undefined);
  const all = key === EVERYBODY;
  const paper = { ...layout, leaveOut: [...layout.leaveOut] };
  const asked = { kind, year, layout: paper, ...(key === undefined || all ? {} : { person: key }) };
  const page = useQuery('rosters.page', key === undefined || !shown ? null : asked, ROSTER_AREAS);
  const { readOnly } = useAppState();
  const printed = useCommand('rosters.printed');
  const ready = page.data && !page.stale ? page.data : undefined;
  const sheets = useMemo(() => (ready ? sheetsIn(ready.html) : 0), [ready]);
  const { who, count, label } = kindOf(kind);
  const at = found.findIndex((p) => personKey(p) === key);
  const select = (next: string): void => onShow({ person: next }, 'print', true);
  const beside = (by: number): void => {
    const next = found[at + by];
    if (next) select(personKey(next));
  };
  const empty = roster.error?.reply.code === 'ROSTER_EMPTY';
  return (
    <>
      <PageHead title="名册打印" hint={`${year} 年责任清收名册，${label}，一份另起一页`}>
        <Select aria-label="清收年度" value={year} onChange={(y) => onShow({ year: y }, 'print', true)} options={years.map((y) => ({ value: y.planYear, label: `${y.planYear} 年` }))} />
        <Select aria-label="名册分法" value={kind} style={{ width: 116 }} onChange={(k: RosterKind) => onShow({ kind: k }, 'print', true)} options={ROSTER_KINDS.map(({ value, label: name }) => ({ value, label: name }))} />
        <ExportButtons method="rosters.export" input={asked} formats={['pdf', 'xlsx', 'html']} disabled={!shown} />
        <Button disabled={!shown} onClick={() => setDialog('layout')}>版式…</Button>
        <Button disabled={!shown} onClick={() => setDialog('unlocked')}>完整证件号…</Button>
        {!all && <Button type="primary" icon={<PrinterOutlined aria-hidden="true" />} disabled={!shown} onClick={() => select(EVERYBODY)}>打印全部…</Button>}
      </PageHead>
      {dialog === 'layout' && <LayoutDialog layout={layout} onKeep={setLayout} onClose={() => setDialog(undefined)} />}
      {dialog === 'unlocked' && <UnlockedDialog input={asked} onClose={() => setDialog(undefined)} />}
      {empty ? <Empty title={roster.error?.reply.message ?? ''} hint={roster.error?.reply.hint} /> : <Refusal error={roster.error} onRetry={roster.refetch} />}
      {!shown && !roster.error && <Busy text="正在编名册" />}
      {shown && (
        <div className="rosters-print">
          <PersonList who={who} hint={searchHint(kindOf(kind))} all={`全部 ${countText(shown.persons.length)} ${count}`} total={shown.total.loans} persons={found} current={key} search={search} onSearch={setSearch} onSelect={select} everybody={EVERYBODY} />
          <div className="rosters-sheets">
            <Refusal error={page.error ?? printed.error} onRetry={page.refetch} />
            {!ready && !page.error && <Busy text={all ? '正在排全部名册' : '正在排版'} />}
            {ready && sheets < ready.pages && <div className="notice notice-warn" role="status">页数多，这里只排出前 {countText(sheets)} 页，打印也只印这些。要印全部 {countText(ready.pages)} 页，请先导出 PDF。</div>}
            {ready && (
              <PaperPreview
                html={ready.html} title={ready.title} pages={ready.pages} paper={paperName(layout)} onPrinted={() => { if (!readOnly) void printed.run(asked); }}
                actions={all ? undefined : (
                  <span className="row">
                    <Button size="small" icon={<LeftOutlined aria-hidden="true" />} aria-label={`上一份`} disabled={at <= 0} onClick={() => beside(-1)} />
                    <span>{shown.persons.find((p) => personKey(p) === key)?.name}</span>
                    <Button size="small" icon={<RightOutlined aria-hidden="true" />} aria-label={`下一份`} disabled={at < 0 || at >= found.length - 1} onClick={() => beside(1)} />
                  </span>
                )}
              />
            )}
          </div>
        </div>
      )}
    </>
  );
}
