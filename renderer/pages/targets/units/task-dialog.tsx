import { useState, type ReactNode } from 'react';
import type { UnitTasks } from '../../../../electron/contract/targets.js';
import { formatYuan } from '../../../../electron/domain/money.js';
import { useCommand } from '../../../api/use-command.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { MoneyInput } from '../../../components/form/inputs.js';
import { typedFen } from '../../../text/typed-amount.js';
import { NO_OVERRIDE, overrideInput, OverrideFields, overrideMissing } from '../year/override-fields.js';
import type { Measure } from './unit-columns.js';

interface TaskDialogProps {
  readonly year: number;
  readonly locked: boolean;
  readonly unit: UnitTasks;
  readonly measure: Measure;
  readonly onClose: (said?: string) => void;
}

/** One task of a unit for a year. */
export function TaskDialog({ year, locked, unit, measure, onClose }: TaskDialogProps): ReactNode {
  const task = unit[measure.key];
  const save = useCommand('targets.setUnit');
  const [amount, setAmount] = useState(task.taskFen === null ? '' : formatYuan(task.taskFen));
  const [override, setOverride] = useState(NO_OVERRIDE);
  const fen = typedFen(amount);
  const missing = fen === null ? '金额不能识别' : amount.trim() === '' ? '请填写任务' : fen === task.taskFen ? '与现在的任务一样' : overrideMissing(locked, override);
  const run = async (): Promise<void> => {
    if (fen !== null && (await save.run({ year, unitId: unit.unitId, measure: measure.measure, targetFen: fen, ...overrideInput(override) }))) onClose(`${unit.unit} ${year} 年${measure.name}任务已定为 ${formatYuan(fen)} 元`);
  };
  return (
    <FormDialog open title={`${unit.unit} ${year} 年${measure.name}任务`} doText="保存任务" missing={missing} busy={save.busy} error={save.error} width={520} onClose={() => onClose()} onSave={() => void run()}>
      <FormField label={`${measure.name}任务（元）`} hint={measure.about}><MoneyInput label={`${measure.name}任务`} value={amount} onChange={setAmount} /></FormField>
      <FormField label="已完成（元）"><span className="figure form-still">{formatYuan(task.doneFen)}</span></FormField>
      <OverrideFields locked={locked} value={override} onChange={setOverride} />
    </FormDialog>
  );
}
