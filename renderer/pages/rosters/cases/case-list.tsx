import { Button, Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { CaseHead } from '../../../../electron/contract/cases.js';
import { nameOf } from '../../../../electron/domain/codes.js';
import { CASE_STEPS, type CaseStep } from '../../../../electron/domain/responsibility/case-steps.js';
import { useQuery } from '../../../api/use-query.js';
import { PageHead } from '../../../components/card.js';
import { Refusal } from '../../../components/refusal.js';
import type { Column } from '../../../components/table/column.js';
import { Grid } from '../../../components/table/grid.js';
import { arraySource } from '../../../components/table/row-source.js';
import { useAppState } from '../../../frame/app-state.js';
import { go } from '../../../frame/use-route.js';
import { countText } from '../../../text/figures.js';
import { OpenDialog } from './open-dialog.js';
import { Views } from './views.js';

const COLUMNS: readonly Column<CaseHead>[] = [
  { key: 'no', titles: ['编号'], kind: 'id', width: 84, frozen: true, value: (c) => c.no },
  { key: 'borrower', titles: ['借款人'], kind: 'text', width: 110, frozen: true, value: (c) => c.borrower },
  { key: 'loan', titles: ['借据号'], kind: 'id', width: 120, value: (c) => c.loanNo },
  { key: 'unit', titles: ['管贷机构'], kind: 'text', width: 110, value: (c) => c.unit },
  { key: 'kind', titles: ['建档类型'], kind: 'text', width: 96, value: (c) => c.kind },
  { key: 'base', titles: ['建档余额'], kind: 'money', width: 104, value: (c) => c.baseFen },
  { key: 'owed', titles: ['现欠本金'], kind: 'money', width: 104, value: (c) => c.owedFen },
  { key: 'persons', titles: ['责任人'], kind: 'text', width: 150, grow: true, value: (c) => c.persons.join('、') },
  { key: 'step', titles: ['状态'], kind: 'text', width: 92, align: 'center', value: (c) => nameOf(CASE_STEPS, c.step), render: (c) => (c.openObjections > 0 ? <span className="tag tag-bad">异议 {c.openObjections}</span> : <span className={c.step === 'complete' ? 'tag tag-good' : 'tag'}>{nameOf(CASE_STEPS, c.step)}</span>) },
  { key: 'on', titles: ['日期'], kind: 'day', width: 92, value: (c) => c.stepOn },
  { key: 'limitation', titles: ['诉讼时效'], kind: 'day', width: 92, value: (c) => c.limitationOn },
];

/** 责任认定 by state, with search. */
export function CaseList(): ReactNode {
  const { readOnly } = useAppState();
  const [step, setStep] = useState<CaseStep>();
  const [search, setSearch] = useState('');
  const [opening, setOpening] = useState(false);
  const { data, error, loading, refetch } = useQuery('cases.list', { search: search.trim(), ...(step === undefined ? {} : { step }) }, ['rosters', 'loans', 'recoveries', 'history']);
  const source = useMemo(() => arraySource(data?.cases ?? []), [data]);
  const counts = data?.counts ?? [];
  const show = (caseId: number): void => go('rosters', 'cases', { caseId });
  return (
    <>
      <PageHead title="责任认定" hint={data ? `${countText(counts.reduce((n, c) => n + c.count, 0))} 件，未完成 ${countText(counts.filter((c) => c.step !== 'complete').reduce((n, c) => n + c.count, 0))} 件` : ''}>
        <Button type="primary" disabled={readOnly} onClick={() => setOpening(true)}>建档…</Button>
      </PageHead>
      <Views here="cases" />
      <div className="chips">
        <Input size="small" allowClear aria-label="查找认定" placeholder="编号、借款人、借据号、机构、责任人" style={{ width: 290 }} value={search} onChange={(e) => setSearch(e.target.value)} />
        <button type="button" className={step === undefined ? 'chip chip-here' : 'chip'} aria-pressed={step === undefined} onClick={() => setStep(undefined)}>全部</button>
        {CASE_STEPS.map((s) => <button key={s.code} type="button" className={step === s.code ? 'chip chip-here' : 'chip'} aria-pressed={step === s.code} onClick={() => setStep(s.code)}>{s.name} <small>{counts.find((c) => c.step === s.code)?.count ?? 0}</small></button>)}
      </div>
      <Refusal error={error} onRetry={refetch} />
      <Grid label="责任认定" columns={COLUMNS} source={source} rowKey={(c) => c.caseId} busy={loading && data === undefined} onOpen={(c) => show(c.caseId)} tone={(c) => (c.openObjections > 0 ? 'attention' : c.step === 'complete' ? 'done' : undefined)} empty={search.trim() === '' && step === undefined ? '还没有责任认定。贷款形成不良、人员移交，或抵债、核销、重组违规时，在这里建档。' : '没有符合条件的认定'} />
      {opening && <OpenDialog onClose={(opened) => { setOpening(false); if (opened) show(opened.caseId); }} />}
    </>
  );
}
