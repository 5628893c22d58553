import { useState, type ReactNode } from 'react';
import type { TargetRow } from '../../../../electron/contract/targets.js';
import { formatYuan } from '../../../../electron/domain/money.js';
import { useCommand } from '../../../api/use-command.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { MoneyInput } from '../../../components/form/inputs.js';
import { typedFen } from '../../../text/typed-amount.js';
import { NO_OVERRIDE, overrideInput, OverrideFields, overrideMissing } from '../year/override-fields.js';

/** One person's target of a year; in a locked year an override with reason and authority. */
export function TargetDialog({ row, year, locked, onClose }: { readonly row: TargetRow; readonly year: number; readonly locked: boolean; readonly onClose: (said?: string) => void }): ReactNode {
  const save = useCommand('targets.set');
  const [amount, setAmount] = useState(formatYuan(row.targetFen));
  const [override, setOverride] = useState(NO_OVERRIDE);
  const fen = typedFen(amount);
  const missing = fen === null ? '金额不能识别' : amount.trim() === '' ? '请填写任务' : fen === row.targetFen ? '与现在的任务一样' : overrideMissing(locked, override);
  const run = async (): Promise<void> => {
    if (fen !== null && (await save.run({ year, staffNo: row.staffNo, targetFen: fen, ...overrideInput(override) }))) onClose(`${row.name} ${year} 年任务已定为 ${formatYuan(fen)} 元`);
  };
  return (
    <FormDialog open title={`${row.name} ${year} 年任务`} doText={locked ? '登记调整' : '保存任务'} missing={missing} busy={save.busy} error={save.error} width={520} onClose={() => onClose()} onSave={() => void run()}>
      <FormField label="任务（元）"><MoneyInput label="任务" value={amount} onChange={setAmount} /></FormField>
      <FormField label="现在的任务（元）"><span className="figure form-still">{formatYuan(row.targetFen)}</span></FormField>
      <OverrideFields locked={locked} value={override} onChange={setOverride} />
    </FormDialog>
  );
}
