import { Input } from 'antd';
import { useState, type ReactNode } from 'react';
import { yearOf, type Day } from '../../../../electron/domain/date.js';
import { DayInput } from '../../../components/day-input.js';
import { FormField } from '../../../components/form/form-dialog.js';
import { useAppState } from '../../../frame/app-state.js';

/** What every step is signed with. */
export interface Signature {
  readonly on: Day | null;
  readonly opinion: string;
  readonly docNo: string;
  readonly by: string;
}

/** Today, by the person at the desk. */
export function useSignature(by?: string): [Signature, (change: Partial<Signature>) => void] {
  const { today, user } = useAppState();
  const [signature, setSignature] = useState<Signature>({ on: today, opinion: '', docNo: '', by: by ?? user });
  return [signature, (change) => setSignature((s) => ({ ...s, ...change }))];
}

/** The first thing that is missing; '' when the step can be signed. */
export function unsigned(s: Signature, notBefore: Day, today: Day, opinion: string, needsDoc: boolean): string {
  if (s.on === null) return '请填写日期';
  if (s.on < notBefore) return `日期不能早于上一步（${notBefore}）`;
  if (s.on > today) return `日期不能晚于今天（${today}）`;
  if (s.opinion.trim() === '') return `请填写${opinion}`;
  if (needsDoc && s.docNo.trim() === '') return '请填写文号';
  return s.by.trim() === '' ? '请填写经办或决定的人' : '';
}

interface SignFieldsProps {
  readonly value: Signature;
  readonly onChange: (change: Partial<Signature>) => void;
  /** How this step calls its opinion: 成因分析. */
  readonly opinion: string;
  readonly by?: string;
  readonly needsDoc?: boolean;
}

/** Day, document, by whom, opinion. */
export function SignFields({ value, onChange, opinion, by = '经办人', needsDoc = false }: SignFieldsProps): ReactNode {
  const { today } = useAppState();
  return (
    <>
      <FormField label="日期"><DayInput label="日期" value={value.on} year={yearOf(today)} onChange={(on) => onChange({ on })} /></FormField>
      <FormField label="文号" {...(needsDoc ? {} : { hint: '没有可不填' })}><Input value={value.docNo} maxLength={60} aria-label="文号" autoComplete="off" onChange={(e) => onChange({ docNo: e.target.value })} /></FormField>
      <FormField label={by}><Input value={value.by} maxLength={40} aria-label={by} autoComplete="off" onChange={(e) => onChange({ by: e.target.value })} /></FormField>
      <FormField label={opinion} wide><Input.TextArea value={value.opinion} maxLength={1000} autoSize={{ minRows: 2, maxRows: 4 }} aria-label={opinion} onChange={(e) => onChange({ opinion: e.target.value })} /></FormField>
    </>
  );
}
