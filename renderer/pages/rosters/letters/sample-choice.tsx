import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { LetterSelect } from '../../../../electron/contract/letters.js';
import type { LetterSubject } from '../../../../electron/domain/letters/kinds.js';
import { useQuery } from '../../../api/use-query.js';
import { LoanPicker, type PickedLoan } from '../../../components/form/loan-picker.js';
import { useAppState } from '../../../frame/app-state.js';

/** What a text is looked at with: a loan that was chosen or the first that is owed; the year's persons; units with a warning. */
export function useSample(subject: LetterSubject): { readonly select: LetterSelect | null; readonly picked: readonly PickedLoan[]; readonly pick: (loans: readonly PickedLoan[]) => void } {
  const { today } = useAppState();
  const [picked, pick] = useState<readonly PickedLoan[]>([]);
  const first = useQuery('loans.page', subject === 'loan' && picked.length === 0 ? { filter: { liveOnly: true }, limit: 1 } : null, ['loans', 'imports']);
  const firstId = first.data?.rows[0]?.loanId;
  const select = useMemo((): LetterSelect | null => {
    if (subject === 'person') return { year: Number(today.slice(0, 4)) };
    if (subject === 'unit') return {};
    return picked.length > 0 ? { loanIds: picked.map((p) => p.loanId) } : firstId === undefined ? null : { loanIds: [firstId] };
  }, [subject, today, picked, firstId]);
  return { select, picked, pick };
}

interface PagerProps {
  readonly to: string;
  readonly at: number;
  readonly count: number;
  readonly onAt: (at: number) => void;
}

/** Whose letter is shown, and the way to the next one. */
export function Pager({ to, at, count, onAt }: PagerProps): ReactNode {
  return (
    <>
      <span className="cut">{to}</span>
      {count > 1 && (
        <span className="row push">
          <Button size="small" icon={<LeftOutlined aria-hidden="true" />} aria-label="上一份" disabled={at <= 0} onClick={() => onAt(at - 1)} />
          <span className="figure">{at + 1} / {count}</span>
          <Button size="small" icon={<RightOutlined aria-hidden="true" />} aria-label="下一份" disabled={at >= count - 1} onClick={() => onAt(at + 1)} />
        </span>
      )}
    </>
  );
}

/** The same with the loan a text is tried on. */
export function SampleChoice({ subject, picked, onPick, ...pager }: PagerProps & { readonly subject: LetterSubject; readonly picked: readonly PickedLoan[]; readonly onPick: (loans: readonly PickedLoan[]) => void }): ReactNode {
  return (
    <div className="row letters-sample">
      {subject === 'loan' && <span className="letters-picker"><LoanPicker label="用哪笔贷款预览" value={picked} onChange={onPick} /></span>}
      <Pager {...pager} />
    </div>
  );
}
