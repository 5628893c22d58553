import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/api.js';
import type { RecoveryRow } from '../../../electron/contract/recoveries.js';
import { useCommand } from '../../api/use-command.js';
import { Confirm } from '../../components/confirm.js';
import { amountText } from '../../text/figures.js';

const USUAL = ['录错金额', '录错借款人', '重复录入', '退票'];

/** Only a receipt that was booked singly and still stands can be reversed. */
export const isReversible = (r: RecoveryRow): boolean => r.reversalOf === null && !r.reversed && !r.carried;
export const totalOf = (r: Pick<RecoveryRow, 'principalFen' | 'onInterestFen' | 'offInterestFen' | 'feeFen'>): number => r.principalFen + r.onInterestFen + r.offInterestFen + r.feeFen;

interface ReverseDialogProps {
  readonly row: RecoveryRow | undefined;
  readonly onClose: () => void;
  readonly onDone: (done: OutputOf<'recoveries.reverse'>, row: RecoveryRow) => void;
}

/** 红字冲正: the receipt stays, an equal red one beside it takes it back; why is kept with it. */
export function ReverseDialog({ row, onClose, onDone }: ReverseDialogProps): ReactNode {
  const reverse = useCommand('recoveries.reverse');
  const [reason, setReason] = useState('');
  const close = (): void => {
    setReason('');
    reverse.clear();
    onClose();
  };
  const confirm = async (): Promise<void> => {
    if (!row) return;
    const done = await reverse.run({ entryId: row.entryId, reason: reason.trim() });
    if (!done) return;
    setReason('');
    onDone(done, row);
  };
  return (
    <Confirm
      open={row !== undefined} title={`红字冲正${row ? ` ${row.borrower} ${amountText(totalOf(row), '元')} 元` : ''}？`} stayText="不冲正" doText={row ? `冲正 ${amountText(totalOf(row), '元')} 元` : '冲正'}
      disabled={reason.trim() === ''} busy={reverse.busy} error={reverse.error} onStay={close} onDo={() => void confirm()}
    >
      {row && (
        <div className="stack">
          <p>凭证 {row.voucherNo === '' ? '（无号）' : row.voucherNo}，{row.on}，{row.unit} {row.borrower}，{row.form}。原记录保留不动，另记一笔同样金额的红字，本金余额和个人任务一并退回。原月份已结账的，红字记入开放的月份。</p>
          <Input.TextArea value={reason} maxLength={100} autoSize={{ minRows: 2, maxRows: 4 }} placeholder="冲正理由（必填）" aria-label="冲正理由" onChange={(e) => setReason(e.target.value)} />
          <div className="chips">{USUAL.map((u) => <button key={u} type="button" className="chip" onClick={() => setReason(u)}>{u}</button>)}</div>
        </div>
      )}
    </Confirm>
  );
}
