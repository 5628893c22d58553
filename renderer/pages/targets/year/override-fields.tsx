import { Input } from 'antd';
import type { ReactNode } from 'react';
import { FormField } from '../../../components/form/form-dialog.js';

export interface Override {
  readonly reason: string;
  readonly authority: string;
}
export const NO_OVERRIDE: Override = { reason: '', authority: '' };

/** A locked year changes only as an override with reason and authority (D1-17). */
export const overrideMissing = (locked: boolean, { reason, authority }: Override): string => (!locked ? '' : reason.trim() === '' ? '任务已锁定，请填写理由' : authority.trim() === '' ? '任务已锁定，请填写依据' : '');
export const overrideInput = ({ reason, authority }: Override): { reason?: string; authority?: string } => ({ ...(reason.trim() !== '' && { reason: reason.trim() }), ...(authority.trim() !== '' && { authority: authority.trim() }) });

/** Reason and authority; both are needed once the plan of the year is locked. */
export function OverrideFields({ locked, value, onChange }: { readonly locked: boolean; readonly value: Override; readonly onChange: (value: Override) => void }): ReactNode {
  return (
    <>
      <FormField label="理由" hint={locked ? '任务已锁定，必须填写' : '与职级任务不同时填写'} wide><Input value={value.reason} maxLength={200} aria-label="理由" placeholder="例如：三月起借调资产管理中心" onChange={(e) => onChange({ ...value, reason: e.target.value })} /></FormField>
      <FormField label="依据" hint={locked ? '批准的文号或会议，必须填写' : '文号或会议'} wide><Input value={value.authority} maxLength={100} aria-label="依据" placeholder="例如：2011 年第 3 次主任办公会" onChange={(e) => onChange({ ...value, authority: e.target.value })} /></FormField>
      {locked && <p className="second form-wide">改动作为调整登记：原任务、理由和依据留在台账中，个人完成表上注明“调整”。</p>}
    </>
  );
}
