import { Input, Select } from 'antd';
import type { ReactNode } from 'react';
import type { Unit } from '../../../electron/contract/ledger.js';
import type { Code } from '../../../electron/domain/codes.js';
import { tidyAmount, typedFen } from '../../text/typed-amount.js';

/** An amount in 元 as text; spelled with separators once it is left, marked when it cannot be read. */
export function MoneyInput({ label, value, onChange, disabled = false, placeholder = '0.00' }: { readonly label: string; readonly value: string; readonly onChange: (text: string) => void; readonly disabled?: boolean; readonly placeholder?: string }): ReactNode {
  const bad = typedFen(value) === null;
  return (
    <Input
      className="form-amount" value={value} disabled={disabled} placeholder={placeholder} inputMode="decimal" autoComplete="off" aria-label={label} aria-invalid={bad} {...(bad ? { status: 'error' as const } : {})}
      onChange={(e) => onChange(e.target.value)} onFocus={(e) => e.target.select()} onBlur={() => onChange(tidyAmount(value))}
    />
  );
}

/** One code of a list; '' shows the placeholder. */
export function CodeSelect({ label, codes, value, onChange, placeholder = '请选择' }: { readonly label: string; readonly codes: readonly Code[]; readonly value: string; readonly onChange: (code: string) => void; readonly placeholder?: string }): ReactNode {
  return <Select aria-label={label} placeholder={placeholder} {...(value === '' ? {} : { value })} options={codes.map((c) => ({ value: c.code, label: c.name }))} onChange={(v: string) => onChange(v)} showSearch={{ optionFilterProp: 'label' }} />;
}

/** A unit that takes something new: those that went into others are left out, unless it is the one chosen. */
export function UnitSelect({ label, units, value, onChange, without }: { readonly label: string; readonly units: readonly Unit[]; readonly value: number | null; readonly onChange: (unitId: number) => void; readonly without?: number }): ReactNode {
  const options = units.filter((u) => (u.closedOn === null || u.unitId === value) && u.unitId !== without).map((u) => ({ value: u.unitId, label: u.name }));
  return <Select aria-label={label} placeholder="请选择机构" {...(value === null ? {} : { value })} options={options} onChange={(v: number) => onChange(v)} showSearch={{ optionFilterProp: 'label' }} />;
}
