import { App, Button } from 'antd';
import { useState, type ReactNode } from 'react';
import type { IncentiveRunResult } from '../../../../electron/contract/incentive.js';
import { useCommand } from '../../../api/use-command.js';
import { Confirm } from '../../../components/confirm.js';
import { useAppState } from '../../../frame/app-state.js';
import { amountText, countText } from '../../../text/figures.js';

/** 锁定发放: the run is paid; what it means is said before. */
export function LockRun({ run, runId }: { readonly run: IncentiveRunResult; readonly runId: number }): ReactNode {
  const { readOnly } = useAppState();
  const { message } = App.useApp();
  const lock = useCommand('incentive.lock');
  const [asking, setAsking] = useState(false);
  const due = run.persons.reduce((n, p) => n + p.sanctionsDue.filter((s) => s.state === 'in_force').length, 0);
  const confirm = async (): Promise<void> => {
    const done = await lock.run({ runId });
    if (!done) return;
    setAsking(false);
    message.success(`已锁定发放${done.sanctions === 0 ? '' : `，${countText(done.sanctions)} 项限制生效`}`);
  };
  return (
    <>
      <Button type="primary" disabled={readOnly} onClick={() => setAsking(true)}>锁定发放…</Button>
      <Confirm open={asking} title={`锁定 ${run.from} 至 ${run.to} 的奖惩？`} stayText="先不锁定" doText={`锁定，发放 ${amountText(run.totals.rewardFen - run.totals.penaltyFen, '元')} 元`} danger={false} busy={lock.busy} error={lock.error} onStay={() => { lock.clear(); setAsking(false); }} onDo={() => void confirm()}>
        <ul className="plain-list">
          <li>表示这次的奖惩已经定案发放：{countText(run.totals.people)} 人，应发 {amountText(run.totals.rewardFen, '元')} 元，扣罚 {amountText(run.totals.penaltyFen, '元')} 元。</li>
          <li>以后不再重算。区间内的收回再作冲正或补记，在下一次计算中以红字调整。</li>
          <li>{due === 0 ? '这次没有要生效的限制。' : `${countText(due)} 项限制自起始日生效，列入“限制事项”。`}</li>
          <li>区间各月须已结账，方案这一版须已锁定，台账与计算时一致。</li>
        </ul>
      </Confirm>
    </>
  );
}
