import { App, Button, Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { InputOf } from '../../../../electron/contract/api.js';
import type { StaffLoan } from '../../../../electron/contract/cases.js';
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
import { go } from '../../../frame/use-route.js';
import { amountText, countText } from '../../../text/figures.js';
import { OpenDialog } from './open-dialog.js';
import { Views } from './views.js';

type Kind = NonNullable<InputOf<'cases.staffLoans'>['problem']>;
const KINDS: readonly { readonly kind: Kind; readonly label: string }[] = [{ kind: 'staff', label: '职工相关' }, { kind: 'staff_own', label: '自借' }, { kind: 'staff_guaranteed', label: '担保' }, { kind: 'staff_introduced', label: '介绍' }, { kind: 'false_name', label: '假冒名' }, { kind: 'agency', label: '原代办站' }];

const COLUMNS: readonly Column<StaffLoan>[] = [
  { key: 'borrower', titles: ['借款人'], kind: 'text', width: 110, frozen: true, value: (l) => l.borrower },
  { key: 'no', titles: ['借据号'], kind: 'id', width: 120, value: (l) => l.loanNo },
  { key: 'unit', titles: ['机构'], kind: 'text', width: 110, value: (l) => l.unit },
  { key: 'problem', titles: ['问题类型'], kind: 'text', width: 84, value: (l) => l.problem },
  { key: 'granted', titles: ['发放人'], kind: 'text', width: 170, grow: true, value: (l) => l.grantedBy.map((g) => `${g.name}（${g.present}）`).join('、') || '没有登记' },
  { key: 'owed', titles: ['现欠本金'], kind: 'money', width: 104, value: (l) => l.owedFen },
  { key: 'deadline', titles: ['收回期限'], kind: 'day', width: 92, value: (l) => l.deadlineOn, render: (l) => (l.deadlineOn === null ? <span className="third">未定</span> : <span className={l.overdue ? 'bad' : ''}>{l.deadlineOn}</span>) },
  { key: 'waiting', titles: ['待岗清收'], kind: 'text', width: 92, value: (l) => l.waiting.join('、') || (l.overdue ? '逾期未待岗' : '') },
];

/** 先内后外 (D5-06): who granted it recovers it by a day, else 待岗清收 until it is repaid. */
export function StaffLoansPage(): ReactNode {
  const { readOnly } = useAppState();
  const { message } = App.useApp();
  const [problem, setProblem] = useState<Kind>('staff');
  const [search, setSearch] = useState('');
  const [currentId, setCurrent] = useState<number>();
  const [doing, setDoing] = useState<'deadline' | 'case'>();
  const { data, error, loading, refetch } = useQuery('cases.staffLoans', { problem, search: search.trim() }, ['rosters', 'loans', 'recoveries', 'incentive', 'imports']);
  const loans = data?.loans ?? [];
  const source = useMemo(() => arraySource(data?.loans ?? []), [data]);
  const current = loans.find((l) => l.loanId === currentId) ?? loans[0];
  const counted = (kind: Kind): number => (data?.counts ?? []).filter((c) => (kind === 'staff' ? c.problem.startsWith('staff_') : c.problem === kind)).reduce((n, c) => n + c.count, 0);
  const owed = loans.reduce((n, l) => n + l.owedFen, 0);
  return (
    <>
      <PageHead title="先内后外" hint={data ? `${countText(loans.length)} 笔，现欠 ${amountText(owed, '元')} 元，过期未收 ${countText(loans.filter((l) => l.overdue).length)} 笔` : ''} />
      <Views here="inner" />
      <div className="chips">
        <Input size="small" allowClear aria-label="查找贷款" placeholder="借款人、借据号、机构、发放人" style={{ width: 250 }} value={search} onChange={(e) => setSearch(e.target.value)} />
        {KINDS.map((k) => <button key={k.kind} type="button" className={problem === k.kind ? 'chip chip-here' : 'chip'} aria-pressed={problem === k.kind} onClick={() => setProblem(k.kind)}>{k.label} <small>{counted(k.kind)}</small></button>)}
      </div>
      <Refusal error={error} onRetry={refetch} />
      <div className="register-columns">
        <div className="register-list"><Grid label="先内后外" columns={COLUMNS} source={source} rowKey={(l) => l.loanId} busy={loading && data === undefined} currentKey={current?.loanId} onRow={(l) => setCurrent(l.loanId)} onOpen={(l) => { setCurrent(l.loanId); if (!readOnly) setDoing('deadline'); }} tone={(l) => (l.overdue ? 'bad' : undefined)} totals={{ label: `合计 ${countText(loans.length)} 笔`, labelColumn: 'borrower', values: { owed } }} empty="没有这类贷款。问题类型由台账登记。" /></div>
        <aside className="card register-side" aria-label="这笔贷款">
          {current ? (
            <>
              <h2><a href={routeHash('loans', '', { loanId: current.loanId })}>{current.borrower}</a> {current.loanNo}</h2>
              <dl className="facts">
                <dt>问题类型</dt><dd>{current.problem}</dd><dt>发放日期</dt><dd>{current.grantedOn}</dd><dt>现欠本金</dt><dd>{amountText(current.owedFen, '元')} 元</dd>
                <dt>收回期限</dt><dd>{current.deadlineOn ?? '未定'}{current.deadlineDoc === '' ? '' : `（${current.deadlineDoc}）`}</dd><dt>待岗清收</dt><dd>{current.waiting.join('、') || '没有'}</dd>
              </dl>
              <div className="register-acts">
                <Button size="small" type="primary" disabled={readOnly} onClick={() => setDoing('deadline')}>定收回期限…</Button>
                {current.caseId === null ? <Button size="small" disabled={readOnly} onClick={() => setDoing('case')}>建档认定…</Button> : <Button size="small" href={routeHash('rosters', 'cases', { caseId: current.caseId })}>看认定 {current.caseNo}</Button>}
              </div>
              <h3>发放人</h3>
              <ul>{current.grantedBy.length === 0 ? <li className="second">台账没有登记审批、调查人</li> : current.grantedBy.map((g) => <li key={g.staffNo + g.name}><strong>{g.name}</strong><span className="third">{g.present}</span></li>)}</ul>
            </>
          ) : <p className="second">选中一笔，这里显示发放人和收回期限。</p>}
        </aside>
      </div>
      {doing === 'deadline' && current && <DeadlineDialog loan={current} onClose={(said) => { setDoing(undefined); if (said !== undefined) message.success(said); }} />}
      {doing === 'case' && current && <OpenDialog loan={{ loanId: current.loanId, label: `${current.loanNo} ${current.borrower}` }} onClose={(opened) => { setDoing(undefined); if (opened) go('rosters', 'cases', { caseId: opened.caseId }); }} />}
    </>
  );
}

function DeadlineDialog({ loan, onClose }: { readonly loan: StaffLoan; readonly onClose: (said?: string) => void }): ReactNode {
  const { today } = useAppState();
  const save = useCommand('cases.setDeadline');
  const [deadlineOn, setDeadline] = useState<Day | null>(loan.deadlineOn);
  const [on, setOn] = useState<Day | null>(today);
  const [docNo, setDoc] = useState('');
  const missing = deadlineOn === null ? '请填写收回期限' : on === null ? '请填写决定日期' : deadlineOn < on ? '收回期限不能早于决定日期' : docNo.trim() === '' ? '请填写文号' : '';
  const run = async (): Promise<void> => {
    if (deadlineOn !== null && on !== null && (await save.run({ loanId: loan.loanId, deadlineOn, on, docNo }))) onClose(`${loan.borrower}：收回期限 ${deadlineOn}`);
  };
  return (
    <FormDialog open title={`收回期限 ${loan.borrower}`} doText="登记期限" missing={missing} busy={save.busy} error={save.error} width={480} onClose={() => onClose()} onSave={() => void run()}>
      <FormField label="收回期限"><DayInput label="收回期限" value={deadlineOn} year={yearOf(today)} onChange={setDeadline} /></FormField>
      <FormField label="决定日期"><DayInput label="决定日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      <FormField label="文号" wide><Input value={docNo} maxLength={60} aria-label="文号" autoComplete="off" onChange={(e) => setDoc(e.target.value)} /></FormField>
    </FormDialog>
  );
}
