import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import type { Unit } from '../../../../electron/contract/ledger.js';
import type { GovRow } from '../../../../electron/contract/registers.js';
import { PUBLIC_KINDS } from '../../../../electron/domain/codes.js';
import { formatYuan } from '../../../../electron/domain/money.js';
import { useCommand } from '../../../api/use-command.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { CodeSelect, MoneyInput, UnitSelect } from '../../../components/form/inputs.js';
import { LoanPicker, type PickedLoan } from '../../../components/form/loan-picker.js';
import { typedFen } from '../../../text/typed-amount.js';

const KINDS = PUBLIC_KINDS.filter((k) => k.code !== 'no');
const AMOUNTS = [['basePrincipal', '认定本金'], ['baseInterest', '认定利息'], ['priorPrincipal', '此前收回本金'], ['priorInterest', '此前收回利息']] as const;
type AmountKey = (typeof AMOUNTS)[number][0];

interface GovDialogProps {
  readonly debt?: GovRow;
  readonly units: readonly Unit[];
  readonly onClose: (said?: string) => void;
}

/** A line of the list: who, how much as it was stated, which loans. */
export function GovDialog({ debt, units, onClose }: GovDialogProps): ReactNode {
  const save = useCommand('gov.save');
  const [name, setName] = useState(debt?.name ?? '');
  const [kind, setKind] = useState(debt?.kind ?? '');
  const [body, setBody] = useState(debt?.body ?? '');
  const [unitId, setUnit] = useState<number | null>(debt?.unitId ?? null);
  const [loans, setLoans] = useState<readonly PickedLoan[]>(debt?.loans.map((l) => ({ loanId: l.loanId, label: `${l.no} ${l.borrower}` })) ?? []);
  const text = (fen: number | undefined): string => (fen === undefined || fen === 0 ? '' : formatYuan(fen));
  const [amounts, setAmounts] = useState<Readonly<Record<AmountKey, string>>>({ basePrincipal: text(debt?.basePrincipalFen), baseInterest: text(debt?.baseInterestFen), priorPrincipal: text(debt?.priorPrincipalFen), priorInterest: text(debt?.priorInterestFen) });
  const fen = (key: AmountKey): number | null => typedFen(amounts[key]);
  const bad = AMOUNTS.find(([key]) => fen(key) === null);
  const missing = name.trim() === '' ? '请填写户名' : kind === '' ? '请选择类别' : unitId === null ? '请选择机构' : bad ? `${bad[1]}不能识别` : (fen('basePrincipal') ?? 0) + (fen('baseInterest') ?? 0) === 0 ? '请填写认定金额' : '';
  const run = async (): Promise<void> => {
    if (unitId === null) return;
    const done = await save.run({ ...(debt ? { govId: debt.govId } : {}), kind, name: name.trim(), body: body.trim(), unitId, basePrincipalFen: fen('basePrincipal') ?? 0, baseInterestFen: fen('baseInterest') ?? 0, priorPrincipalFen: fen('priorPrincipal') ?? 0, priorInterestFen: fen('priorInterest') ?? 0, loanIds: loans.map((l) => l.loanId) });
    if (done) onClose(`已${debt ? '修改' : '登记'} ${name.trim()}`);
  };
  return (
    <FormDialog open title={debt ? `修改涉政名单 ${debt.name}` : '登记涉政名单'} doText={debt ? '保存修改' : '列入名单'} missing={missing} busy={save.busy} error={save.error} onClose={() => onClose()} onSave={() => void run()}>
      <FormField label="户名"><Input value={name} maxLength={80} autoFocus aria-label="户名" autoComplete="off" onChange={(e) => setName(e.target.value)} /></FormField>
      <FormField label="类别"><CodeSelect label="类别" codes={KINDS} value={kind} onChange={setKind} /></FormField>
      <FormField label="工作单位/村组"><Input value={body} maxLength={80} aria-label="工作单位/村组" autoComplete="off" onChange={(e) => setBody(e.target.value)} /></FormField>
      <FormField label="机构"><UnitSelect label="机构" units={units} value={unitId} onChange={setUnit} /></FormField>
      {AMOUNTS.map(([key, label]) => <FormField key={key} label={`${label}（元）`}><MoneyInput label={label} value={amounts[key]} onChange={(t) => setAmounts({ ...amounts, [key]: t })} /></FormField>)}
      <FormField label="名下贷款" wide><LoanPicker label="名下贷款" value={loans} onChange={setLoans} /></FormField>
      <p className="second form-wide">“此前收回”是用本台账以前收回的。列入的贷款，借款人同时标为涉政。</p>
    </FormDialog>
  );
}
