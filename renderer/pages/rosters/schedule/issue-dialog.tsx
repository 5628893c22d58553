import { Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { useAppState } from '../../../frame/app-state.js';
import { amountText, countText } from '../../../text/figures.js';
import { kindOf, ROSTER_AREAS, ROSTER_KINDS, type RosterKind } from '../roster-kinds.js';

interface IssueDialogProps {
  readonly year: number;
  readonly kind: RosterKind;
  readonly onClose: (done?: OutputOf<'rosters.issue'>) => void;
}

/** 发出名册: under which document, as of which day, by when to collect, how long to object. */
export function IssueDialog({ year, kind: first, onClose }: IssueDialogProps): ReactNode {
  const { today } = useAppState();
  const issue = useCommand('rosters.issue');
  const [kind, setKind] = useState<RosterKind>(first);
  const [docNo, setDocNo] = useState('');
  const [on, setOn] = useState<Day | null>(today);
  const [asOf, setAsOf] = useState<Day | null>(today);
  const [deadlineOn, setDeadline] = useState<Day | null>(`${year}-12-31`);
  const [days, setDays] = useState('10');
  const shown = useQuery('rosters.show', { kind, year }, ROSTER_AREAS).data;
  const nobody = shown?.persons.find((p) => p.staffNo === '' && p.role === '');
  const objectionDays = /^\d{1,2}$/.test(days) ? Number(days) : 0;
  const missing = on === null || asOf === null || deadlineOn === null ? '请填写日期' : asOf > on ? '截止日不能晚于发出日期' : deadlineOn < on ? '清收期限不能早于发出日期' : objectionDays < 1 || objectionDays > 90 ? '异议期限写 1 至 90 日' : '';
  const run = async (): Promise<void> => {
    if (on === null || asOf === null || deadlineOn === null) return;
    const done = await issue.run({ year, kind, docNo: docNo.trim(), on, asOf, deadlineOn, objectionDays });
    if (done) onClose(done);
  };
  return (
    <FormDialog open title={`发出 ${year} 年责任清收名册`} doText="发出" missing={missing} busy={issue.busy} error={issue.error} width={600} onClose={() => onClose()} onSave={() => void run()}>
      <FormField label="名册"><Select aria-label="名册" value={kind} options={ROSTER_KINDS.map(({ value, label }) => ({ value, label }))} onChange={(k: RosterKind) => setKind(k)} /></FormField>
      <FormField label="文号"><Input value={docNo} maxLength={60} aria-label="文号" autoFocus placeholder={`例如 样信联资〔${year}〕17号`} onChange={(e) => setDocNo(e.target.value)} /></FormField>
      <FormField label="发出日期"><DayInput label="发出日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      <FormField label="余额截止日"><DayInput label="余额截止日" value={asOf} year={yearOf(today)} onChange={setAsOf} /></FormField>
      <FormField label="清收期限"><DayInput label="清收期限" value={deadlineOn} year={year} onChange={setDeadline} /></FormField>
      <FormField label="异议期限（日）"><Input value={days} maxLength={2} inputMode="numeric" aria-label="异议期限（日）" onChange={(e) => setDays(e.target.value)} /></FormField>
      <p className="second form-wide">{shown ? `现在有 ${countText(shown.persons.length)} ${kindOf(kind).count}、${countText(shown.total.loans)} 笔，本金 ${amountText(shown.total.principalFen, '万元')} 万元。` : ''}发出后名册定格，每次照原样再印；以后的增减另作调整。</p>
      {nobody && nobody.loans > 0 && kindOf(kind).ofPeople && <div className="notice notice-warn form-wide">有 {countText(nobody.loans)} 笔没有{kindOf(kind).who}，会列在“未落实”一份里。可先在“责任落实”登记。</div>}
    </FormDialog>
  );
}
