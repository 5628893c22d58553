import { Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CasePage, CasePersonRow } from '../../../../electron/contract/cases.js';
import type { FundMove } from '../../../../electron/contract/risk-fund.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { nameOf } from '../../../../electron/domain/codes.js';
import { formatYuan } from '../../../../electron/domain/money.js';
import { pctToPpm } from '../../../../electron/domain/rate.js';
import { FUND_KINDS } from '../../../../electron/domain/responsibility/case-codes.js';
import { useCommand } from '../../../api/use-command.js';
import { useQuery } from '../../../api/use-query.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { MoneyInput } from '../../../components/form/inputs.js';
import { useAppState } from '../../../frame/app-state.js';
import { typedFen } from '../../../text/typed-amount.js';

type Close = (said?: string) => void;
const DayField = ({ on, onChange }: { readonly on: Day | null; readonly onChange: (on: Day | null) => void }): ReactNode => <FormField label="日期"><DayInput label="日期" value={on} year={yearOf(useAppState().today)} onChange={onChange} /></FormField>;
const TextField = ({ label, value, onChange, wide = false }: { readonly label: string; readonly value: string; readonly onChange: (text: string) => void; readonly wide?: boolean }): ReactNode => <FormField label={label} wide={wide}><Input value={value} maxLength={200} aria-label={label} autoComplete="off" onChange={(e) => onChange(e.target.value)} /></FormField>;

/** 扣款: 应缴 × 赔偿比例; begins with what the measures say is due. */
export function ChargeDialog({ page, onClose }: { readonly page: CasePage; readonly onClose: Close }): ReactNode {
  const { today } = useAppState();
  const charge = useCommand('fund.charge');
  const due = page.measures.filter((m) => m.measure === 'risk_fund').reduce((n, m) => n + (m.amountFen ?? 0), 0);
  const [on, setOn] = useState<Day | null>(today);
  const [amount, setAmount] = useState(due > 0 ? formatYuan(due) : '');
  const [rate, setRate] = useState('100');
  const [reason, setReason] = useState('');
  const [minutesNo, setMinutes] = useState('');
  const [voucherNo, setVoucher] = useState('');
  const [fen, ppm] = [typedFen(amount), pctToPpm(rate)];
  const other = ppm !== 1_000_000;
  const missing = on === null ? '请填写日期' : fen === null || fen === 0 ? '请填写应缴风险金' : ppm === null || ppm === 0 ? '请填写赔偿比例' : other && reason.trim() === '' ? '赔偿比例不是 100%，请写明理由' : other && minutesNo.trim() === '' ? '赔偿比例不是 100%，请填写会议纪要文号' : '';
  const save = async (): Promise<void> => {
    if (on === null || fen === null || ppm === null) return;
    const done = await charge.run({ caseId: page.caseId, on, dueFen: fen, ratioPpm: ppm, reason, minutesNo, voucherNo });
    if (done) onClose(`已扣 ${done.parts.map((p) => `${p.name} ${formatYuan(p.amountFen)} 元`).join('、')}${done.leftOut.length === 0 ? '' : `；${done.leftOut.map((p) => p.name).join('、')}免责或不在名单上，没有扣`}`);
  };
  return (
    <FormDialog open title={`扣风险金 ${page.no}`} doText="扣款" missing={missing} busy={charge.busy} error={charge.error} onClose={() => onClose()} onSave={() => void save()}>
      <DayField on={on} onChange={setOn} />
      <FormField label="应缴风险金" hint="元，全案合计"><MoneyInput label="应缴风险金" value={amount} onChange={setAmount} /></FormField>
      <FormField label="赔偿比例"><Input value={rate} suffix="%" aria-label="赔偿比例" onChange={(e) => setRate(e.target.value)} /></FormField>
      <TextField label="凭证号" value={voucherNo} onChange={setVoucher} />
      {other && <><TextField label="理由" value={reason} onChange={setReason} wide /><TextField label="会议纪要文号" value={minutesNo} onChange={setMinutes} /></>}
    </FormDialog>
  );
}

/** 退缴 of what is due, or less. */
export function RefundDialog({ person, onClose }: { readonly person: CasePersonRow; readonly onClose: Close }): ReactNode {
  const { today } = useAppState();
  const refund = useCommand('fund.refund');
  const [on, setOn] = useState<Day | null>(today);
  const [amount, setAmount] = useState(formatYuan(person.dueFen));
  const [voucherNo, setVoucher] = useState('');
  const fen = typedFen(amount);
  const missing = on === null ? '请填写日期' : fen === null || fen === 0 ? '请填写退缴金额' : fen > person.dueFen ? `应退 ${formatYuan(person.dueFen)} 元` : '';
  const save = async (): Promise<void> => {
    if (on === null || fen === null || !person.finding) return;
    const done = await refund.run({ findingId: person.finding.findingId, on, amountFen: fen, voucherNo });
    if (done) onClose(`已退缴 ${person.name} ${formatYuan(done.amountFen)} 元`);
  };
  return (
    <FormDialog open title={`退缴 ${person.name}`} doText="退缴" missing={missing} busy={refund.busy} error={refund.error} width={460} onClose={() => onClose()} onSave={() => void save()}>
      <DayField on={on} onChange={setOn} />
      <FormField label="退缴金额（元）"><MoneyInput label="退缴金额" value={amount} onChange={setAmount} /></FormField>
      <TextField label="凭证号" value={voucherNo} onChange={setVoucher} />
    </FormDialog>
  );
}

/** 存入 by a person of the staff list. */
export function DepositDialog({ staffNo, name, onClose }: { readonly staffNo?: string | undefined; readonly name?: string | undefined; readonly onClose: Close }): ReactNode {
  const { today } = useAppState();
  const deposit = useCommand('fund.deposit');
  const [text, setText] = useState('');
  const wanted = text.trim();
  const found = useQuery('staff.list', wanted === '' ? null : { search: wanted }, []);
  const [who, setWho] = useState<string | undefined>(staffNo);
  const [on, setOn] = useState<Day | null>(today);
  const [amount, setAmount] = useState('');
  const [voucherNo, setVoucher] = useState('');
  const [reason, setReason] = useState('');
  const fen = typedFen(amount);
  const known = [...(staffNo === undefined ? [] : [{ value: staffNo, label: name ?? staffNo }]), ...(found.data?.staff ?? []).slice(0, 20).filter((s) => s.staffNo !== staffNo).map((s) => ({ value: s.staffNo, label: `${s.name} ${s.unit} ${s.staffNo}` }))];
  const missing = who === undefined ? '请选择存入人' : on === null ? '请填写日期' : fen === null || fen === 0 ? '请填写存入金额' : '';
  const save = async (): Promise<void> => {
    if (who !== undefined && on !== null && fen !== null && (await deposit.run({ staffNo: who, on, amountFen: fen, voucherNo, reason }))) onClose(`已存入 ${formatYuan(fen)} 元`);
  };
  return (
    <FormDialog open title="存入风险金" doText="存入" missing={missing} busy={deposit.busy} error={deposit.error} width={520} onClose={() => onClose()} onSave={() => void save()}>
      <FormField label="存入人" wide><Select aria-label="存入人" placeholder="姓名、拼音首字母或工号" {...(who === undefined ? {} : { value: who })} showSearch={{ filterOption: false, searchValue: text, onSearch: setText }} options={known} notFoundContent={wanted === '' ? '请输入姓名或工号' : '没有找到'} onChange={(v: string) => setWho(v)} /></FormField>
      <DayField on={on} onChange={setOn} />
      <FormField label="金额（元）"><MoneyInput label="存入金额" value={amount} onChange={setAmount} /></FormField>
      <TextField label="凭证号" value={voucherNo} onChange={setVoucher} />
      <TextField label="备注" value={reason} onChange={setReason} wide />
    </FormDialog>
  );
}

/** 冲正 of a movement as a whole. */
export function ReverseDialog({ move, onClose }: { readonly move: FundMove; readonly onClose: Close }): ReactNode {
  const { today } = useAppState();
  const reverse = useCommand('fund.reverse');
  const [on, setOn] = useState<Day | null>(today);
  const [reason, setReason] = useState('');
  const missing = on === null ? '请填写日期' : on < move.on ? `不能早于这笔的日期 ${move.on}` : reason.trim().length < 2 ? '请填写理由' : '';
  const save = async (): Promise<void> => {
    if (on !== null && (await reverse.run({ moveId: move.moveId, on, reason }))) onClose('已冲正');
  };
  return (
    <FormDialog open title={`冲正${nameOf(FUND_KINDS, move.kind)} ${formatYuan(Math.abs(move.amountFen))} 元`} doText="冲正" missing={missing} busy={reverse.busy} error={reverse.error} width={460} onClose={() => onClose()} onSave={() => void save()}>
      <DayField on={on} onChange={setOn} />
      <TextField label="理由" value={reason} onChange={setReason} wide />
    </FormDialog>
  );
}
