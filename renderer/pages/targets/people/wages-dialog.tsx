import { Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import { firstDay, periodOf, yearOf, type Day } from '../../../../electron/domain/date.js';
import { formatYuan } from '../../../../electron/domain/money.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { MoneyInput } from '../../../components/form/inputs.js';
import { Refusal } from '../../../components/refusal.js';
import { useAppState } from '../../../frame/app-state.js';
import { countText } from '../../../text/figures.js';
import { typedFen } from '../../../text/typed-amount.js';
import { readWages } from './pasted-wages.js';

/** More than these are counted: the first ones are mended, then the rest. */
const SHOWN_PROBLEMS = 6;

/** 月工资 of many at once, pasted from the wage list of the personnel office; for the limit on deductions (工资支付暂行规定 16). */
export function WagesDialog({ onClose }: { readonly onClose: (said?: string) => void }): ReactNode {
  const { today } = useAppState();
  const save = useCommand('staff.setWages');
  const [from, setFrom] = useState<Day | null>(firstDay(periodOf(today)));
  const { data, error, refetch } = useQuery('staff.wages', from === null ? null : { on: from }, ['targets', 'settings']);
  const [text, setText] = useState('');
  const [minimum, setMinimum] = useState('');
  const { wages, same, problems } = useMemo(() => readWages(text, data?.wages ?? []), [text, data]);
  const minimumFen = typedFen(minimum);
  const nothing = wages.length === 0 && (minimumFen ?? 0) === 0;
  const missing = from === null ? '请填写起始日期' : minimumFen === null ? '最低工资不能识别' : problems.length > 0 ? `${problems.length} 行需要改` : !nothing ? '' : same > 0 ? '与已登记的相同' : '请贴上工资表';
  const run = async (): Promise<void> => {
    if (from === null) return;
    const done = await save.run({ from, wages: wages.map(({ staffNo, wageFen }) => ({ staffNo, wageFen })), ...(minimumFen !== null && minimumFen > 0 && { minimumWageFen: minimumFen }) });
    if (done) onClose(`已登记 ${wages.length} 人的月工资，自 ${from}`);
  };
  const without = data?.wages.filter((w) => w.wageFen === null).length ?? 0;
  return (
    <FormDialog open title="登记月工资" doText={wages.length > 0 ? `登记 ${wages.length} 人` : '登记'} missing={missing} busy={save.busy} error={save.error} width={620} onClose={() => onClose()} onSave={() => void run()}>
      <FormField label="自哪一天"><DayInput label="工资起始日期" value={from} year={yearOf(today)} onChange={setFrom} /></FormField>
      <FormField label="当地最低工资（元）" hint={data?.minimumWageFen == null ? '还没有登记' : `现为 ${formatYuan(data.minimumWageFen)}，不改的空着`}><MoneyInput label="当地最低工资" value={minimum} placeholder="" onChange={setMinimum} /></FormField>
      <FormField label="工资表" hint="从 WPS、Excel 复制工号、姓名、月工资三栏，或姓名、月工资两栏，贴在这里" wide>
        <Input.TextArea value={text} autoFocus autoSize={{ minRows: 8, maxRows: 14 }} aria-label="工资表" onChange={(e) => setText(e.target.value)} />
      </FormField>
      <div className="form-wide" role="status" aria-label="工资表核对">
        <Refusal error={error} onRetry={refetch} />
        {text.trim() === '' ? <span className="second">{data && `${countText(data.wages.length)} 人中 ${countText(without)} 人还没有登记月工资；每月扣罚不超过当月工资的办法限额（法定 20%）`}</span> : <span className="second">改 {countText(wages.length)} 人，合计 {formatYuan(wages.reduce((sum, w) => sum + w.wageFen, 0))} 元；不变 {countText(same)} 人</span>}
        {problems.slice(0, SHOWN_PROBLEMS).map((p) => <div key={p} className="bad">{p}</div>)}
        {problems.length > SHOWN_PROBLEMS && <div className="second">还有 {problems.length - SHOWN_PROBLEMS} 行</div>}
      </div>
    </FormDialog>
  );
}
