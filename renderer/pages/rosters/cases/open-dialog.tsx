import { Select } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { CAUSES } from '../../../../electron/domain/codes.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { formatYuan } from '../../../../electron/domain/money.js';
import { CASE_KINDS, type CaseKind } from '../../../../electron/domain/responsibility/case-codes.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { CodeSelect, MoneyInput, UnitSelect } from '../../../components/form/inputs.js';
import { LoanPicker, type PickedLoan } from '../../../components/form/loan-picker.js';
import { Refusal } from '../../../components/refusal.js';
import { useAppState } from '../../../frame/app-state.js';
import { typedFen } from '../../../text/typed-amount.js';
import { options } from './named-persons.js';
import { SignFields, unsigned, useSignature } from './signed.js';

interface OpenDialogProps {
  readonly loan?: PickedLoan | undefined;
  readonly onClose: (opened?: { readonly caseId: number; readonly no: string }) => void;
}

/** 建档: the loan brings its unit, cause and the balance of the day; the rest is asked. */
export function OpenDialog({ loan, onClose }: OpenDialogProps): ReactNode {
  const { today } = useAppState();
  const open = useCommand('cases.open');
  const units = useQuery('units.list', {}, []).data?.units ?? [];
  const [loans, setLoans] = useState<readonly PickedLoan[]>(loan ? [loan] : []);
  const [signature, sign] = useSignature();
  const [kind, setKind] = useState<CaseKind>('formed');
  const [unitId, setUnit] = useState<number | null>(null);
  const [base, setBase] = useState('');
  const [cause, setCause] = useState('');
  const [limitation, setLimitation] = useState<Day | null>(null);
  const picked = loans[0];
  const { data: draft, error, stale } = useQuery('cases.draft', picked && signature.on ? { loanId: picked.loanId, on: signature.on } : null, ['loans', 'recoveries']);
  const known = stale ? undefined : draft;
  useEffect(() => {
    if (!known) return;
    setUnit(known.unitId);
    setBase(known.baseFen === null ? '' : formatYuan(known.baseFen));
    setCause(CAUSES.find((c) => c.name === known.cause)?.code ?? '');
  }, [known]);
  const baseFen = typedFen(base);
  const missing = !picked ? '请选择贷款' : unitId === null ? '请选择管贷机构' : baseFen === null || baseFen === 0 ? '请填写建档余额' : cause === '' ? '请选择成因' : limitation === null ? '请填写诉讼时效到期日' : unsigned(signature, '1900-01-01', today, '成因分析', false);
  const save = async (): Promise<void> => {
    if (!picked || unitId === null || baseFen === null || limitation === null || signature.on === null) return;
    const done = await open.run({ kind, loanId: picked.loanId, on: signature.on, unitId, baseFen, limitationOn: limitation, cause, opinion: signature.opinion, docNo: signature.docNo, by: signature.by });
    if (done) onClose(done);
  };
  return (
    <FormDialog open title="建档" doText="建档" missing={missing} busy={open.busy} error={open.error} width={720} onClose={() => onClose()} onSave={() => void save()}>
      <FormField label="贷款" hint="一件认定只管一笔贷款" wide><LoanPicker label="贷款" value={loans} onChange={(l) => setLoans(l.slice(-1))} /></FormField>
      <Refusal error={error} />
      <FormField label="建档类型"><Select aria-label="建档类型" value={kind} options={options(CASE_KINDS)} onChange={(k) => setKind(k)} /></FormField>
      <FormField label="管贷机构"><UnitSelect label="管贷机构" units={units} value={unitId} onChange={setUnit} /></FormField>
      <FormField label="建档余额（元）" hint={known?.baseFen === null ? '台账没有这么早的余额' : '台账当日余额'}><MoneyInput label="建档余额" value={base} onChange={setBase} disabled={known !== undefined && known.baseFen !== null} /></FormField>
      <FormField label="成因"><CodeSelect label="成因" codes={CAUSES} value={cause} onChange={setCause} /></FormField>
      <FormField label="诉讼时效到期日" hint={known ? `借款到期 ${known.dueOn}` : undefined}><DayInput label="诉讼时效到期日" value={limitation} year={yearOf(today)} onChange={setLimitation} /></FormField>
      <SignFields value={signature} onChange={sign} opinion="成因分析" />
      {known && known.persons.length > 0 && <p className="second form-wide">台账登记的责任人：{known.persons.map((p) => `${p.name}（${p.present}）`).join('、')}</p>}
    </FormDialog>
  );
}
