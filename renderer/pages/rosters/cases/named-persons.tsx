import { Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import type { CasePerson } from '../../../../electron/domain/responsibility/case-persons.js';
import { CASE_ROLES, LEVELS, SHARE_KINDS, type CaseRole, type Level, type ShareKind } from '../../../../electron/domain/responsibility/case-codes.js';
import { pctToPpm, ppmToPct } from '../../../../electron/domain/rate.js';
import { useQuery } from '../../../api/use-query.js';

/** A person as typed: the share is text until the dialog is saved. */
export interface TypedPerson {
  readonly staffNo?: string;
  readonly outsider?: string;
  readonly name: string;
  readonly role: CaseRole;
  readonly kind: ShareKind;
  readonly level: Level;
  readonly pct: string;
}

export const typedFrom = (p: CasePerson & { readonly name: string }): TypedPerson => ({ ...(p.staffNo === undefined ? {} : { staffNo: p.staffNo }), ...(p.outsider === undefined ? {} : { outsider: p.outsider }), name: p.name, role: p.role, kind: p.kind, level: p.level, pct: ppmToPct(p.sharePpm) });

/** As the core takes it; null where the share cannot be read. */
export function readPerson({ pct, name: _name, ...p }: TypedPerson): (Omit<TypedPerson, 'pct' | 'name'> & { readonly sharePpm: number }) | null {
  const sharePpm = pctToPpm(pct);
  return sharePpm === null ? null : { ...p, sharePpm };
}

/** Sum of the shares that count, in words; `good` when it is 100 %. */
export function shareSum(shares: readonly { readonly kind: ShareKind; readonly pct: string }[]): { readonly text: string; readonly good: boolean } {
  const counted = shares.filter((s) => s.kind === 'share').map((s) => pctToPpm(s.pct));
  if (counted.some((p) => p === null)) return { text: '有不能识别的比例', good: false };
  const sum = counted.reduce<number>((a, p) => a + (p ?? 0), 0);
  return { text: `合计 ${ppmToPct(sum)}%${sum === 1_000_000 ? '' : '，应为 100%（附加、罚金不计）'}`, good: sum === 1_000_000 };
}

export const options = (codes: readonly { readonly code: string; readonly name: string }[]): { value: string; label: string }[] => codes.map((c) => ({ value: c.code, label: c.name }));

/** Who answers, in which role and level, to which part; found on the staff list, or an outsider by name. */
export function NamedPersons({ persons, onChange }: { readonly persons: readonly TypedPerson[]; readonly onChange: (persons: readonly TypedPerson[]) => void }): ReactNode {
  const [text, setText] = useState('');
  const wanted = text.trim();
  const found = useQuery('staff.list', wanted === '' ? null : { search: wanted }, []);
  const hits = wanted === '' || found.stale ? [] : (found.data?.staff ?? []).slice(0, 20);
  const outsider = wanted.length < 2 ? [] : [{ value: `!${wanted}`, label: `${wanted}（不在员工名单上）` }];
  const add = (chosen: string): void => {
    setText('');
    const who = hits.find((s) => s.staffNo === chosen);
    const base = { role: 'contract', kind: 'share', level: persons.length === 0 ? 'full' : 'minor', pct: persons.length === 0 ? '100' : '' } as const;
    if (who) onChange([...persons, { ...base, staffNo: who.staffNo, name: who.name }]);
    else if (chosen.startsWith('!')) onChange([...persons, { ...base, outsider: chosen.slice(1), name: chosen.slice(1) }]);
  };
  const set = (at: number, change: Partial<TypedPerson>): void => onChange(persons.map((p, i) => (i === at ? { ...p, ...change } : p)));
  return (
    <div className="case-persons form-wide">
      <Select
        aria-label="加一个责任人" placeholder="加一个人：姓名、拼音首字母或工号" value={null} showSearch={{ filterOption: false, searchValue: text, onSearch: setText }} notFoundContent={wanted === '' ? '请输入姓名或工号' : '没有找到'}
        options={[...hits.map((s) => ({ value: s.staffNo, label: `${s.name} ${s.unit} ${s.staffNo}` })), ...outsider]} onChange={(no: string | null) => no !== null && add(no)}
      />
      {persons.map((p, i) => (
        <div key={`${p.staffNo ?? p.outsider}${i}`} className="row">
          <strong className="case-name cut" title={p.staffNo ?? '名单外'}>{p.name}</strong>
          <Select size="small" aria-label={`${p.name}的责任`} style={{ width: 92 }} value={p.role} options={options(CASE_ROLES)} onChange={(role) => set(i, { role: role as CaseRole })} />
          <Select size="small" aria-label={`${p.name}的级别`} style={{ width: 104 }} value={p.level} options={options(LEVELS)} onChange={(level) => set(i, { level: level as Level })} />
          <Select size="small" aria-label={`${p.name}的比例种类`} style={{ width: 92 }} value={p.kind} options={options(SHARE_KINDS)} onChange={(kind) => set(i, { kind: kind as ShareKind })} />
          <Input size="small" aria-label={`${p.name}的比例`} style={{ width: 96 }} suffix="%" value={p.pct} onChange={(e) => set(i, { pct: e.target.value })} />
          <button type="button" className="bare link" onClick={() => onChange(persons.filter((_, x) => x !== i))}>去掉</button>
        </div>
      ))}
    </div>
  );
}
