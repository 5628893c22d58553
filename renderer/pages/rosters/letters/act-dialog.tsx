import { App, Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { LetterRow } from '../../../../electron/contract/letters.js';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { DELIVERY_WAYS, SIGNERS } from '../../../../electron/domain/letters/delivery.js';
import { useCommand } from '../../../api/use-command.js';
import { DayInput } from '../../../components/day-input.js';
import { FormDialog, FormField } from '../../../components/form/form-dialog.js';
import { Segment } from '../../../components/segment.js';
import { useAppState } from '../../../frame/app-state.js';
import { ACT_NAMES } from './letter-words.js';

type Act = 'delivered' | 'signed' | 'returned' | 'refused';
const ACTS: readonly Act[] = ['delivered', 'signed', 'returned', 'refused'];

/** 登记送达、签收、退回、拒收 of one copy; the return slip in hand. */
export function ActDialog({ letter, onClose }: { readonly letter: LetterRow; readonly onClose: () => void }): ReactNode {
  const { message } = App.useApp();
  const { today } = useAppState();
  const record = useCommand('letters.act');
  const [act, setAct] = useState<Act>('signed');
  const [on, setOn] = useState<Day | null>(today);
  const [how, setHow] = useState('');
  const [name, setName] = useState('');
  const [relation, setRelation] = useState('');
  const [witness, setWitness] = useState('');
  const [says, setSays] = useState('');
  const missing = on === null ? '请填写日期' : act === 'delivered' && how === '' ? '请选择送达方式' : act === 'delivered' && how === '邮寄' && says.trim() === '' ? '邮寄要写明单号' : act === 'delivered' && how === '留置' && witness.trim() === '' ? '留置送达要写明见证人'
    : act === 'signed' && name.trim() === '' ? '请填写签收人' : act === 'signed' && relation === '' ? '请选择签收人身份' : act === 'refused' && says.trim() === '' ? '请写明拒收情况' : '';
  const save = async (): Promise<void> => {
    if (on === null || !(await record.run({ letterId: letter.letterId, act, on, how, name: name.trim(), relation, witness: witness.trim(), says: says.trim() }))) return;
    message.success(`${letter.number} 已登记${ACT_NAMES[act]}`);
    onClose();
  };
  return (
    <FormDialog open title={`${letter.number}　${letter.role} ${letter.to}`} doText={`登记${ACT_NAMES[act]}`} missing={missing} busy={record.busy} error={record.error} width={560} onClose={onClose} onSave={() => void save()}>
      <FormField label="事项" wide><Segment label="事项" value={act} onChange={setAct} options={ACTS.map((a) => ({ value: a, label: ACT_NAMES[a] }))} /></FormField>
      <FormField label="日期"><DayInput label="日期" value={on} year={yearOf(today)} onChange={setOn} /></FormField>
      {act === 'delivered' && <FormField label="送达方式"><Select aria-label="送达方式" {...(how !== '' && { value: how })} options={DELIVERY_WAYS.map((w) => ({ value: w, label: w }))} onChange={(w: string) => setHow(w)} /></FormField>}
      {act !== 'returned' && <FormField label={act === 'signed' ? '签收人' : '送达人'}><Input aria-label={act === 'signed' ? '签收人' : '送达人'} value={name} maxLength={40} onChange={(e) => setName(e.target.value)} /></FormField>}
      {act === 'signed' && <FormField label="签收人身份"><Select aria-label="签收人身份" {...(relation !== '' && { value: relation })} options={SIGNERS.map((s) => ({ value: s, label: s }))} onChange={(s: string) => setRelation(s)} /></FormField>}
      {act !== 'signed' && act !== 'returned' && <FormField label="见证人"><Input aria-label="见证人" value={witness} maxLength={40} onChange={(e) => setWitness(e.target.value)} /></FormField>}
      <FormField label={act === 'delivered' ? '单号、说明' : '说明'} wide><Input aria-label="说明" value={says} maxLength={200} onChange={(e) => setSays(e.target.value)} /></FormField>
    </FormDialog>
  );
}
