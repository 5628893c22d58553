import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { PlanHead } from '../../../../electron/contract/incentive.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { useCommand } from '../../../api/use-command.js';
import { Confirm } from '../../../components/confirm.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { useAppState } from '../../../frame/app-state.js';

interface DialogProps {
  readonly plan: Pick<PlanHead, 'id' | 'version' | 'title' | 'docNo'>;
  readonly onClose: (said?: string) => void;
}

/** 提交批准: who decided, under which document. */
export function ApproveDialog({ plan, onClose }: DialogProps): ReactNode {
  const { today } = useAppState();
  const approve = useCommand('incentive.approvePlan');
  const [by, setBy] = useState('');
  const [docNo, setDocNo] = useState(plan.docNo);
  const [on, setOn] = useState<Day | null>(today);
  const missing = by.trim().length < 2 ? '请填写由谁批准' : on === null ? '请填写批准日期' : '';
  const save = async (): Promise<void> => {
    if (on !== null && (await approve.run({ id: plan.id, version: plan.version, by: by.trim(), docNo: docNo.trim(), on }))) onClose(`第 ${plan.version} 版已批准`);
  };
  return (
    <FormDialog open title={`批准 ${plan.title} 第 ${plan.version} 版`} doText="批准" missing={missing} busy={approve.busy} error={approve.error} width={520} onClose={() => onClose()} onSave={() => void save()}>
      <FormField label="由谁批准"><Input value={by} maxLength={40} autoFocus aria-label="由谁批准" placeholder="例如：理事会" onChange={(e) => setBy(e.target.value)} /></FormField>
      <FormField label="批准日期"><DayInput label="批准日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      <FormField label="文号" wide><Input value={docNo} maxLength={60} aria-label="批准文号" placeholder="例如：样联发〔2011〕12 号" onChange={(e) => setDocNo(e.target.value)} /></FormField>
      <p className="second form-wide">批准后这一版不能再改，可以用它正式计算；要改的另拟下一版。</p>
    </FormDialog>
  );
}

/** 锁定: nothing can take the version back. */
export function LockPlan({ plan, onClose }: DialogProps): ReactNode {
  const lock = useCommand('incentive.lockPlan');
  const run = async (): Promise<void> => {
    if (await lock.run({ id: plan.id, version: plan.version })) onClose(`第 ${plan.version} 版已锁定`);
  };
  return (
    <Confirm open title={`锁定 ${plan.title} 第 ${plan.version} 版？`} stayText="先不锁定" doText={`锁定第 ${plan.version} 版`} danger={false} busy={lock.busy} error={lock.error} onStay={() => onClose()} onDo={() => void run()}>
      <p>锁定后这一版的条款定死，批准也不能撤销；以后的改动另拟下一版。用它算出的奖惩，要先锁定这一版才能锁定发放。</p>
    </Confirm>
  );
}
