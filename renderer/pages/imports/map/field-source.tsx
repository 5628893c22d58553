import type { ReactNode } from 'react';
import type { MappedField } from '../../../../electron/contract/imports.js';
import { columnName } from '../../../../electron/domain/importing/raw-sheet.js';
import { giveColumn, giveValue, type FieldState, type Look, type MappingChoice } from './mapping.js';

const GIVE = 'give';

interface FieldSourceProps {
  readonly field: MappedField;
  readonly look: Look;
  readonly choice: MappingChoice;
  readonly state: FieldState;
  readonly onChange: (choice: MappingChoice) => void;
}

/** The column of a field and why it is that one, or one value for all rows where the sheet has no such column. */
export function FieldSource({ field, look, choice, state, onChange }: FieldSourceProps): ReactNode {
  const given = choice.constants[field.key];
  const name = field.title.split(' / ').at(-1) ?? field.title;
  const change = (value: string): void => {
    if (value === GIVE) onChange(giveValue(choice, field.key, ''));
    else onChange(giveColumn(choice, look.fields, field.key, value === '' ? null : Number(value)));
  };
  const option = (h: Look['heads'][number]): ReactNode => <option key={h.column} value={h.column}>{columnName(h.column)} {h.head.split(' / ').at(-1)}</option>;
  // Who looks for a column looks for one that nobody has: those stand first.
  const [free, used] = [look.heads.filter((h) => h.key === null), look.heads.filter((h) => h.key !== null)];
  return (
    <>
      <select className={`imports-pick ${state === 'missing' ? 'imports-pick-missing' : ''}`} aria-label={`${name}来自哪一列`} value={field.column !== null ? String(field.column) : given !== undefined ? GIVE : ''} onChange={(e) => change(e.target.value)}>
        <option value="">{state === 'missing' ? '请选列或给定值' : '表中没有，不改动'}</option>
        <option value={GIVE}>全部行给定一个值…</option>
        {free.length > 0 && <optgroup label="还没有用到的列">{free.map(option)}</optgroup>}
        <optgroup label="已经对应的列">{used.map(option)}</optgroup>
      </select>
      {given !== undefined && field.column === null ? (
        <input className="imports-given" aria-label={`${name}的值`} defaultValue={given} placeholder="所有行都填这个值" onBlur={(e) => e.target.value !== given && onChange(giveValue(choice, field.key, e.target.value.trim()))} onKeyDown={(e) => { if (e.key === 'Enter') e.currentTarget.blur(); }} />
      ) : <small className={state === 'doubtful' ? 'warn' : 'third'}>{state === 'doubtful' ? '有读不出来的，请核对' : field.reason}</small>}
    </>
  );
}
