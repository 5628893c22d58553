import { Input } from 'antd';
import { useMemo, useState, type ReactNode } from 'react';
import type { LetterFieldRow } from '../../../../electron/contract/letters.js';

/** Everything that can be put into the text; a click writes it where the cursor stands. */
export function FieldList({ fields, disabled, onInsert }: { readonly fields: readonly LetterFieldRow[]; readonly disabled: boolean; readonly onInsert: (text: string) => void }): ReactNode {
  const [search, setSearch] = useState('');
  const groups = useMemo(() => [...Map.groupBy(fields.filter((f) => f.label.includes(search.trim())), (f) => f.group)], [fields, search]);
  return (
    <section className="card card-flush letters-fields" aria-label="可以插入的字段">
      <Input size="small" allowClear aria-label="查找字段" placeholder="查找字段" value={search} onChange={(e) => setSearch(e.target.value)} />
      <div className="letters-field-groups">
        {groups.map(([group, rows]) => (
          <div key={group}>
            <h3>{group}</h3>
            {rows.map((f) => <button key={f.insert} type="button" className="chip" disabled={disabled} title={f.insert} aria-label={`插入${group} ${f.label}`} onClick={() => onInsert(f.insert)}>{f.label}</button>)}
          </div>
        ))}
        {groups.length === 0 && <p className="second">没有“{search}”</p>}
      </div>
    </section>
  );
}
