import { App, Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import { useCommand } from '../../../api/use-command.js';
import { Confirm } from '../../../components/confirm.js';
import { useAppState } from '../../../frame/app-state.js';

type Plan = OutputOf<'rosters.schedule'>['years'][number];

/** 锁定 a year of the schedule, or 解除 with a reason. */
export function LockSchedule({ plan }: { readonly plan: Plan }): ReactNode {
  const { readOnly } = useAppState();
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const lock = useCommand('rosters.lockYear');
  const { planYear: year, locked } = plan;
  const close = (): void => { lock.clear(); setReason(''); setAsking(false); };
  const confirm = async (): Promise<void> => {
    if (!(await lock.run({ year, locked: !locked, ...(locked && { reason: reason.trim() }) }))) return;
    close();
    message.success(locked ? `${year} 年安排已解除锁定` : `${year} 年安排已锁定`);
  };
  return (
    <>
      <Button size="small" disabled={readOnly} onClick={() => setAsking(true)}>{locked ? `解除 ${year} 年锁定…` : `锁定 ${year} 年…`}</Button>
      <Confirm open={asking} title={locked ? `解除 ${year} 年安排的锁定？` : `锁定 ${year} 年安排？`} stayText={locked ? '保持锁定' : '先不锁定'} doText={locked ? '解除锁定' : `锁定 ${year} 年`} danger={locked} busy={lock.busy} disabled={locked && reason.trim().length < 2} error={lock.error} onStay={close} onDo={() => void confirm()}>
        <div className="stack">
          <p>{locked ? '解除后可以改这一年清收哪几年形成的贷款。这一年有发出的名册时不能解除。' : `${year} 年清收 ${plan.formedYears.join('、')} 年形成的不良贷款。锁定后不能再改，确需改动的写明理由解除。`}</p>
          {locked && <Input value={reason} maxLength={200} aria-label="解除锁定的理由" placeholder="例如：县联社调整了清收安排" onChange={(e) => setReason(e.target.value)} />}
        </div>
      </Confirm>
    </>
  );
}
