import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { LoanDetail } from '../../../../electron/contract/loans.js';
import { CLASSES, findCode } from '../../../../electron/domain/codes.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { useCommand } from '../../../api/use-command.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { CodeSelect } from '../../../components/form/inputs.js';
import { useAppState } from '../../../frame/app-state.js';
import { amountText } from '../../../text/figures.js';

export interface LoanDialogProps {
  readonly loan: LoanDetail['loan'];
  /** With what was done, or without anything. */
  readonly onClose: (said?: string) => void;
}

/** 五级分类调整: from a day on; says whether the loan leaves or enters the NPL balance. */
export function ClassDialog({ loan, onClose }: LoanDialogProps): ReactNode {
  const { today } = useAppState();
  const reclassify = useCommand('loans.reclassify');
  const now = findCode<(typeof CLASSES)[number]>(CLASSES, loan.class);
  const [to, setTo] = useState('');
  const [on, setOn] = useState<Day | null>(today);
  const [reason, setReason] = useState('');
  const wanted = CLASSES.find((c) => c.code === to);
  const crosses = loan.book === '表内' && wanted !== undefined && wanted.npl !== (now?.npl ?? true);
  const save = async (): Promise<void> => {
    if (on === null) return;
    const done = await reclassify.run({ loanId: loan.loanId, on, to, reason: reason.trim() });
    if (done) onClose(`${loan.borrower} 自 ${done.on} 起由${done.from}调整为${done.to}${done.crossed === 'out' ? `，${amountText(done.principalFen, '元')} 元出不良` : done.crossed === 'in' ? `，${amountText(done.principalFen, '元')} 元进不良` : ''}`);
  };
  const missing = to === '' ? '请选择新的分类' : on === null ? '请填写调整日期' : reason.trim() === '' ? '请填写依据' : '';
  return (
    <FormDialog open title={`五级分类调整 ${loan.borrower}`} doText="调整分类" missing={missing} busy={reclassify.busy} error={reclassify.error} width={520} onClose={() => onClose()} onSave={() => void save()}>
      <FormField label="现在"><strong>{now?.name ?? loan.class}</strong></FormField>
      <FormField label="调整为"><CodeSelect label="调整为" codes={CLASSES.filter((c) => c.code !== now?.code)} value={to} onChange={setTo} /></FormField>
      <FormField label="调整日期"><DayInput label="调整日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      <FormField label="依据" wide><Input value={reason} maxLength={200} aria-label="依据" placeholder="例如：8 月五级分类认定表第 12 号" onChange={(e) => setReason(e.target.value)} /></FormField>
      {crosses && <p className="notice form-wide"><span className="notice-text">{wanted?.npl === true ? '进不良：' : '出不良：'}{amountText(loan.currentPrincipalFen, '元')} 元自这一天起{wanted?.npl === true ? '计入' : '不再计入'}不良余额，不算清收。以前各天的数不变。</span></p>}
    </FormDialog>
  );
}
