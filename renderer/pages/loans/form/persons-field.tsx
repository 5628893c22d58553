import { Input, Select } from 'antd';
import { useState, type ReactNode } from 'react';
import { ROLES } from '../../../../electron/domain/codes.js';
import { useQuery } from '../../../api/use-query.js';
import type { EnteredPerson } from './new-loan.js';

/** 责任人: found by name, initials or number; each with a role and a share. */
export function PersonsField({ persons, onChange }: { readonly persons: readonly EnteredPerson[]; readonly onChange: (persons: readonly EnteredPerson[]) => void }): ReactNode {
  const [text, setText] = useState('');
  const wanted = text.trim();
  const found = useQuery('staff.list', wanted === '' ? null : { search: wanted }, []);
  const hits = wanted === '' || found.stale ? [] : (found.data?.staff ?? []).slice(0, 20);
  const add = (staffNo: string): void => {
    const who = hits.find((s) => s.staffNo === staffNo);
    setText('');
    if (who) onChange([...persons, { staffNo, name: who.name, role: persons.length === 0 ? 'contract' : 'approve', pct: persons.length === 0 ? '100' : '' }]);
  };
  const set = (at: number, change: Partial<EnteredPerson>): void => onChange(persons.map((p, i) => (i === at ? { ...p, ...change } : p)));
  return (
    <div className="stack form-wide">
      <Select
        aria-label="加一个责任人" placeholder="加一个人：姓名、拼音首字母或工号" value={null} showSearch={{ filterOption: false, searchValue: text, onSearch: setText }} notFoundContent={wanted === '' ? '请输入姓名或工号' : '没有找到'}
        options={hits.map((s) => ({ value: s.staffNo, label: `${s.name} ${s.unit} ${s.staffNo}` }))} onChange={(no: string | null) => no !== null && add(no)}
      />
      {persons.map((p, i) => (
        <div key={`${p.staffNo}${i}`} className="row">
          <strong>{p.name}</strong><span className="third">{p.staffNo}</span>
          <Select size="small" aria-label={`${p.name}的角色`} style={{ width: 96 }} value={p.role} options={ROLES.map((r) => ({ value: r.code as string, label: r.name }))} onChange={(role: string) => set(i, { role })} />
          <Input size="small" aria-label={`${p.name}的责任比例`} style={{ width: 84 }} suffix="%" value={p.pct} placeholder="不填" onChange={(e) => set(i, { pct: e.target.value })} />
          <button type="button" className="bare link" onClick={() => onChange(persons.filter((_, x) => x !== i))}>去掉</button>
        </div>
      ))}
    </div>
  );
}
