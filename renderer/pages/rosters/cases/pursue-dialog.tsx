import { Button, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { CASE_MEASURES, isEconomic, type CaseMeasureCode } from '../../../../electron/domain/responsibility/case-codes.js';
import { useCommand } from '../../../api/use-command.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog } from '../../../components/form/form-dialog.js';
import { MoneyInput } from '../../../components/form/inputs.js';
import { useAppState } from '../../../frame/app-state.js';
import { typedFen } from '../../../text/typed-amount.js';
import { SignFields, unsigned, useSignature } from './signed.js';
import type { StepDialogProps } from './step-dialogs.js';

interface TypedMeasure {
  readonly findingId: number;
  readonly measure: CaseMeasureCode;
  readonly on: Day | null;
  readonly amount: string;
  readonly docNo: string;
  readonly says: string;
}
const GROUPS = (['经济', '纪律', '其他'] as const).map((group) => ({ label: group, options: CASE_MEASURES.filter((m) => m.group === group).map((m) => ({ value: m.code, label: m.name })) }));

/** 追究: measures against those found 有责. With `more`, further measures while the case stands at 追究. */
export function PursueDialog({ page, more = false, onClose }: StepDialogProps & { readonly more?: boolean }): ReactNode {
  const { today } = useAppState();
  const pursue = useCommand('cases.pursue');
  const add = useCommand('cases.measure');
  const [signature, sign] = useSignature('领导小组');
  const liable = page.people.flatMap((p) => (p.finding?.verdict === 'liable' ? [{ value: p.finding.findingId, label: p.name }] : []));
  const first = (): TypedMeasure => ({ findingId: liable[0]?.value ?? 0, measure: 'fine', on: today, amount: '', docNo: signature.docNo, says: '' });
  const [measures, setMeasures] = useState<readonly TypedMeasure[]>(() => (more ? [first()] : []));
  const set = (at: number, change: Partial<TypedMeasure>): void => setMeasures(measures.map((m, i) => (i === at ? { ...m, ...change } : m)));
  const docOf = (m: TypedMeasure): string => (m.docNo.trim() === '' && !more ? signature.docNo : m.docNo);
  const wrong = measures.map((m) => (m.on === null ? '请填写措施的日期' : isEconomic(m.measure) && !((typedFen(m.amount) ?? 0) > 0) ? '请填写措施的金额' : docOf(m).trim() === '' ? '请填写措施的文号' : '')).find((t) => t !== '');
  const missing = wrong ?? (more ? (measures.length === 0 ? '请加上措施' : '') : unsigned(signature, page.notBefore, today, '追究意见', true));
  const save = async (): Promise<void> => {
    const read = measures.flatMap((m) => (m.on === null ? [] : [{ findingId: m.findingId, measure: m.measure, on: m.on, docNo: docOf(m), says: m.says, ...(isEconomic(m.measure) ? { amountFen: typedFen(m.amount) ?? 0 } : {}) }]));
    const done = more ? await add.run({ caseId: page.caseId, measures: read }) : signature.on !== null && (await pursue.run({ caseId: page.caseId, ...signature, on: signature.on, measures: read }));
    if (done) onClose(more ? '已登记措施' : '已登记追究');
  };
  return (
    <FormDialog open title={`${more ? '追究措施' : '追究'} ${page.no}`} doText={more ? '登记措施' : '追究'} missing={missing} busy={pursue.busy || add.busy} error={pursue.error ?? add.error} width={860} onClose={() => onClose()} onSave={() => void save()}>
      <div className="case-findings form-wide">
        {measures.map((m, i) => (
          <div key={i} className="row">
            <Select size="small" aria-label={`第 ${i + 1} 项对谁`} style={{ width: 92 }} value={m.findingId} options={liable} onChange={(findingId: number) => set(i, { findingId })} />
            <Select size="small" aria-label={`第 ${i + 1} 项措施`} style={{ width: 108 }} value={m.measure} options={GROUPS} popupMatchSelectWidth={false} showSearch={{ optionFilterProp: 'label' }} onChange={(v) => set(i, { measure: v as CaseMeasureCode })} />
            {isEconomic(m.measure) && <div className="case-amount"><MoneyInput label={`第 ${i + 1} 项金额`} value={m.amount} placeholder="金额（元）" onChange={(amount) => set(i, { amount })} /></div>}
            <DayInput size="small" label={`第 ${i + 1} 项日期`} value={m.on} year={yearOf(today)} onChange={(on) => set(i, { on })} />
            <Input size="small" className="case-text" aria-label={`第 ${i + 1} 项文号`} placeholder={more ? '文号' : '文号，同下可不填'} maxLength={60} value={m.docNo} onChange={(e) => set(i, { docNo: e.target.value })} />
            <Input size="small" className="case-text" aria-label={`第 ${i + 1} 项说明`} placeholder="说明" maxLength={200} value={m.says} onChange={(e) => set(i, { says: e.target.value })} />
            <button type="button" className="bare link" onClick={() => setMeasures(measures.filter((_, x) => x !== i))}>去掉</button>
          </div>
        ))}
        <div className="row"><Button size="small" disabled={liable.length === 0} onClick={() => setMeasures([...measures, first()])}>加一项措施</Button><span className="second case-text">{liable.length === 0 ? '没有定为有责的人' : '离岗清收、待岗清收在贷款收回时自行解除'}</span></div>
      </div>
      {!more && <SignFields value={signature} onChange={sign} opinion="追究意见" by="决定人" needsDoc />}
    </FormDialog>
  );
}
