import { Input, Select } from 'antd';
import { useEffect, useState, type ReactNode } from 'react';
import { useDisplayUnit } from '../../frame/display-unit.js';
import { plainWan, plainYuan } from '../../../electron/domain/money.js';
import { parseRange, type ListFilter } from './filter.js';

/** A choice in the filter row; empty means all. */
export function PickFilter<T extends string | number>({ label, value, options, onChange }: { readonly label: string; readonly value: T | undefined; readonly options: readonly { readonly value: T; readonly label: string }[]; readonly onChange: (value: T | undefined) => void }): ReactNode {
  return (
    <Select<T>
      size="small" className={value === undefined ? 'filter' : 'filter filter-on'} aria-label={`按${label}筛选`} {...(value === undefined ? {} : { value })} options={[...options]} allowClear
      showSearch={{ optionFilterProp: 'label' }} popupMatchSelectWidth={false} onChange={(v?: T) => onChange(v)}
    />
  );
}

/** Typing asks the core only when the fingers rest. */
const PAUSE_MS = 250;

/** Text in the filter row: borrower (Chinese or pinyin initials), loan number, ID tail. */
export function TextFilter({ id, label, placeholder, value, onChange }: { readonly id?: string; readonly label: string; readonly placeholder?: string; readonly value: string; readonly onChange: (text: string) => void }): ReactNode {
  const [text, setText] = useState(value);
  useEffect(() => setText(value), [value]);
  useEffect(() => {
    if (text === value) return undefined;
    const timer = setTimeout(() => onChange(text), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [text, value, onChange]);
  return <Input {...(id === undefined ? {} : { id })} size="small" className={value === '' ? 'filter' : 'filter filter-on'} aria-label={`按${label}筛选`} placeholder={placeholder} value={text} onChange={(e) => setText(e.target.value)} onPressEnter={() => onChange(text)} />;
}

/** A range of amounts in the display unit: `>1000`, `1000-5000`. */
export function RangeFilter({ label, value, onChange }: { readonly label: string; readonly value: Pick<ListFilter, 'minFen' | 'maxFen'>; readonly onChange: (range: Pick<ListFilter, 'minFen' | 'maxFen'>) => void }): ReactNode {
  const unit = useDisplayUnit();
  const spelled = (fen: number): string => (unit === '元' ? plainYuan(fen) : plainWan(fen)).replace(/\.00$/, '');
  const { minFen, maxFen } = value;
  const shown = minFen === undefined ? (maxFen === undefined ? '' : `<=${spelled(maxFen)}`) : maxFen === undefined ? `>=${spelled(minFen)}` : `${spelled(minFen)}-${spelled(maxFen)}`;
  const [text, setText] = useState(shown);
  useEffect(() => setText(shown), [shown]);
  const range = parseRange(text, unit);
  const take = (): void => {
    if (range !== null && text !== shown) onChange(range);
  };
  return <Input size="small" className={shown === '' ? 'filter' : 'filter filter-on'} status={range === null ? 'error' : ''} aria-label={`按${label}筛选，例如大于 1000`} placeholder="> 0 …" value={text} onChange={(e) => { setText(e.target.value); if (e.target.value === '') onChange({}); }} onPressEnter={take} onBlur={take} />;
}
