import { App, Button, Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { UnitTasks } from '../../../../electron/contract/targets.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { Confirm } from '../../../components/confirm.js';
import { useAppState } from '../../../frame/app-state.js';
import { routeHash } from '../../../frame/routes.js';
import { amountText, countText } from '../../../text/figures.js';

interface LockYearProps {
  readonly year: number;
  readonly locked: boolean;
  readonly people: number;
  readonly targetFen: number;
}

/** Units whose people do not add up to the unit's task. */
export const differing = (units: readonly UnitTasks[]): readonly UnitTasks[] => units.filter((u) => u.recover.taskFen !== null && u.recover.taskFen !== u.allocatedFen);

/** 锁定: from then on the year's targets change only as overrides. Units that do not add up are named, and need a reason. */
export function LockYear({ year, locked, people, targetFen }: LockYearProps): ReactNode {
  const { readOnly } = useAppState();
  const { message } = App.useApp();
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const lock = useCommand('targets.lock');
  const units = useQuery('targets.units', asking ? { year } : null, ['targets', 'imports', 'settings']);
  const differ = differing(units.data?.units ?? []);
  const refused = lock.error?.reply.code === 'TARGETS_NOT_ALLOCATED';
  const why = differ.length > 0 || refused;
  if (locked) return <span className="tag tag-good">任务已锁定</span>;
  const close = (): void => { lock.clear(); setReason(''); setAsking(false); };
  const confirm = async (): Promise<void> => {
    if (!(await lock.run({ year, ...(reason.trim() !== '' && { reason: reason.trim() }) }))) return;
    close();
    message.success(`${year} 年任务已锁定`);
  };
  return (
    <>
      <span className="tag tag-warn">任务未锁定</span>
      <Button disabled={readOnly} onClick={() => setAsking(true)}>锁定任务…</Button>
      <Confirm open={asking} title={`锁定 ${year} 年任务？`} stayText="先不锁定" doText={why ? '说明理由后锁定' : `锁定 ${countText(people)} 人的任务`} danger={false} busy={lock.busy} disabled={(why && reason.trim() === '') || units.loading} error={lock.error} onStay={close} onDo={() => void confirm()}>
        <div className="stack">
          <p>共 {countText(people)} 人，任务合计 {amountText(targetFen, '万元')} 万元。锁定后，再导入的任务表不能改变这一年的任务，确需调整的须写明理由和依据；弄错时可以在“历史”中撤销这次锁定。</p>
          {differ.length > 0 && (
            <div className="notice notice-warn">
              <div className="notice-text">
                <strong>{countText(differ.length)} 个机构分到人的任务与机构任务不一致：</strong>
                <ul className="lock-differs">{differ.map((u) => <li key={u.unitId}>{u.unit}：机构任务 {amountText(u.recover.taskFen, '元')} 元，分到人 {amountText(u.allocatedFen, '元')} 元，差 {amountText((u.recover.taskFen ?? 0) - u.allocatedFen, '元')} 元</li>)}</ul>
                <a href={routeHash('targets', 'units', { year })} onClick={close}>去“机构任务”分配到人</a>
              </div>
            </div>
          )}
          {why && <Input value={reason} maxLength={200} aria-label="锁定理由" placeholder="不调整就锁定的，写明理由，例如：留 5 万元给年中新招人员" onChange={(e) => setReason(e.target.value)} />}
        </div>
      </Confirm>
    </>
  );
}
