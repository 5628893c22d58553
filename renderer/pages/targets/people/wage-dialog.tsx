import { useState, type ReactNode } from 'react';
import { firstDay, periodOf, yearOf, type Day } from '../../../../electron/domain/date.js';
import { formatYuan } from '../../../../electron/domain/money.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { MoneyInput } from '../../../components/form/inputs.js';
import { useAppState } from '../../../frame/app-state.js';
import { typedFen } from '../../../text/typed-amount.js';

/** 月工资 from a month on, and the local minimum wage: together they limit what may be deducted (工资支付暂行规定 16). */
export function WageDialog({ staffNo, name, onClose }: { readonly staffNo: string; readonly name: string; readonly onClose: (said?: string) => void }): ReactNode {
  const { today } = useAppState();
  const save = useCommand('staff.setWages');
  const [from, setFrom] = useState<Day | null>(firstDay(periodOf(today)));
  const known = useQuery('staff.wages', from === null ? null : { on: from }, ['targets', 'settings']).data;
  const [wage, setWage] = useState('');
  const [minimum, setMinimum] = useState('');
  const [wageFen, minimumFen] = [typedFen(wage), typedFen(minimum)];
  const missing = from === null ? '请填写起始日期' : wageFen === null || minimumFen === null ? '金额不能识别' : wageFen === 0 ? '请填写月工资' : '';
  const run = async (): Promise<void> => {
    if (from === null || wageFen === null) return;
    if (await save.run({ from, wages: [{ staffNo, wageFen }], ...(minimumFen !== null && minimumFen > 0 && { minimumWageFen: minimumFen }) })) onClose(`已登记${name}的月工资 ${formatYuan(wageFen)} 元，自 ${from}`);
  };
  return (
    <FormDialog open title={`${name} 月工资`} doText="登记" missing={missing} busy={save.busy} error={save.error} width={520} onClose={() => onClose()} onSave={() => void run()}>
      <FormField label="自哪一天"><DayInput label="工资起始日期" value={from} year={yearOf(today)} onChange={setFrom} /></FormField>
      <FormField label="月工资（元）"><MoneyInput label="月工资" value={wage} onChange={setWage} /></FormField>
      <FormField label="当地最低工资（元）" hint={known?.minimumWageFen == null ? '还没有登记' : `现为 ${formatYuan(known.minimumWageFen)}，不改的空着`}><MoneyInput label="当地最低工资" value={minimum} placeholder="" onChange={setMinimum} /></FormField>
      <p className="second form-wide">每月扣罚不超过当月工资的办法限额（法定 20%），扣后不低于最低工资，余额结转下期。</p>
    </FormDialog>
  );
}
