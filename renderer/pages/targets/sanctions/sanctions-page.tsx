import { App, Button, Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { SanctionRow } from '../../../../electron/contract/incentive.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { PageHead } from '../../../components/card.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { Refusal } from '../../../components/refusal.js';
import type { Column } from '../../../components/table/column.js';
import { Grid } from '../../../components/table/grid.js';
import { arraySource } from '../../../components/table/row-source.js';
import { useAppState } from '../../../frame/app-state.js';
import { routeHash } from '../../../frame/routes.js';
import { countText } from '../../../text/figures.js';

const COLUMNS: readonly Column<SanctionRow>[] = [
  { key: 'name', titles: ['姓名'], kind: 'text', width: 84, frozen: true, value: (s) => s.name, render: (s) => <strong title={s.staffNo}>{s.name}</strong> },
  { key: 'unit', titles: ['机构'], kind: 'text', width: 110, value: (s) => s.unit },
  { key: 'title', titles: ['限制'], kind: 'text', width: 92, value: (s) => s.title },
  { key: 'from', titles: ['起始'], kind: 'day', width: 92, value: (s) => s.fromOn },
  { key: 'lifts', titles: ['何时解除'], kind: 'text', width: 220, grow: true, value: (s) => s.liftsWhen },
  { key: 'state', titles: ['状态'], kind: 'text', width: 76, align: 'center', value: (s) => (s.liftedOn === null ? '有效' : '已解除'), render: (s) => <span className={s.liftedOn === null ? 'tag tag-bad' : 'tag'}>{s.liftedOn === null ? '有效' : '已解除'}</span> },
  { key: 'lifted', titles: ['解除日期'], kind: 'day', width: 92, value: (s) => s.liftedOn },
];

/** 限制事项: who may not be moved, promoted or honoured, since when, and what lifts it (D4-15, D5-06). */
export function SanctionsPage(): ReactNode {
  const { message } = App.useApp();
  const { readOnly } = useAppState();
  const [standing, setStanding] = useState(true);
  const [search, setSearch] = useState('');
  const [currentId, setCurrent] = useState<number>();
  const [lifting, setLifting] = useState(false);
  const { data, error, loading, refetch } = useQuery('incentive.sanctions', { standing }, ['incentive', 'history']);
  const wanted = search.trim();
  const rows = useMemo(() => (data?.sanctions ?? []).filter((s) => wanted === '' || s.name.includes(wanted) || s.staffNo.includes(wanted) || s.unit.includes(wanted)), [data, wanted]);
  const source = useMemo(() => arraySource(rows), [rows]);
  const current = rows.find((s) => s.sanctionId === currentId) ?? rows[0];
  const close = (said?: string): void => {
    setLifting(false);
    if (said !== undefined) message.success(said);
  };
  return (
    <>
      <PageHead title="限制事项" hint={data ? `有效 ${countText(data.sanctions.filter((s) => s.liftedOn === null).length)} 项，涉及 ${countText(new Set(data.sanctions.filter((s) => s.liftedOn === null).map((s) => s.staffNo)).size)} 人` : ''} />
      <div className="run-filters">
        <Input size="small" allowClear aria-label="姓名、工号或机构" placeholder="姓名、工号或机构" style={{ width: 170 }} value={search} onChange={(e) => setSearch(e.target.value)} />
        <button type="button" className={standing ? 'chip chip-here' : 'chip'} aria-pressed={standing} onClick={() => setStanding(true)}>有效</button>
        <button type="button" className={standing ? 'chip' : 'chip chip-here'} aria-pressed={!standing} onClick={() => setStanding(false)}>连同已解除</button>
        <span className="push second">锁定一次奖惩计算时，其中的限制生效；补足欠额后在这里解除</span>
      </div>
      <Refusal error={error} onRetry={refetch} />
      <div className="register-columns">
        <div className="register-list"><Grid label="限制事项" columns={COLUMNS} source={source} rowKey={(s) => s.sanctionId} busy={loading && data === undefined} currentKey={current?.sanctionId} onRow={(s) => setCurrent(s.sanctionId)} onOpen={(s) => { setCurrent(s.sanctionId); if (!readOnly && s.liftedOn === null) setLifting(true); }} tone={(s) => (s.liftedOn === null ? undefined : 'done')} empty={standing && wanted === '' ? '没有有效的限制。锁定奖惩计算后，未完成任务的人列在这里。' : '没有符合条件的'} /></div>
        <section className="card register-side" aria-label="这项限制">
          {current ? (
            <>
              <h2>{current.name} {current.title}</h2>
              <p>{current.text}</p>
              <dl className="facts">
                <dt>起始</dt><dd>{current.fromOn}</dd><dt>何时解除</dt><dd>{current.liftsWhen}</dd>
                {current.liftedOn !== null && <><dt>已解除</dt><dd>{current.liftedOn}</dd><dt>解除依据</dt><dd>{current.liftedReason}</dd></>}
              </dl>
              <div className="register-acts">
                {current.liftedOn === null && <Button size="small" type="primary" disabled={readOnly} onClick={() => setLifting(true)}>解除…</Button>}
                <Button size="small" href={routeHash('targets', 'incentive', { run: current.runId, person: current.staffNo })}>看依据的计算</Button>
              </div>
            </>
          ) : <p className="second">选中一项，这里显示依据和解除条件。</p>}
        </section>
      </div>
      {lifting && current && <LiftDialog sanction={current} onClose={close} />}
    </>
  );
}

function LiftDialog({ sanction, onClose }: { readonly sanction: SanctionRow; readonly onClose: (said?: string) => void }): ReactNode {
  const { today } = useAppState();
  const lift = useCommand('incentive.lift');
  const [on, setOn] = useState<Day | null>(today);
  const [reason, setReason] = useState('');
  const missing = on === null ? '请填写解除日期' : on < sanction.fromOn ? `不能早于起始日期 ${sanction.fromOn}` : reason.trim().length < 2 ? '请填写解除依据' : '';
  const save = async (): Promise<void> => {
    if (on !== null && (await lift.run({ sanctionId: sanction.sanctionId, on, reason: reason.trim() }))) onClose(`已解除 ${sanction.name} ${sanction.title}`);
  };
  return (
    <FormDialog open title={`解除 ${sanction.name} ${sanction.title}`} doText="解除" missing={missing} busy={lift.busy} error={lift.error} width={520} onClose={() => onClose()} onSave={() => void save()}>
      <FormField label="解除日期"><DayInput label="解除日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      <FormField label="依据" wide><Input value={reason} maxLength={200} autoFocus aria-label="解除依据" placeholder="例如：欠额已补足，考核小组 5 月 6 日确认" onChange={(e) => setReason(e.target.value)} /></FormField>
      <p className="second form-wide">办法规定：{sanction.liftsWhen}时解除。</p>
    </FormDialog>
  );
}
