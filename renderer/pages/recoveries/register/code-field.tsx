import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Code } from '../../../../electron/domain/codes.js';
import { focusNext } from './focus.js';
import { digitOf, PickList } from './pick-list.js';

interface CodeFieldProps {
  readonly label: string;
  readonly codes: readonly Code[];
  readonly initials: Readonly<Record<string, string>>;
  readonly value: string;
  readonly onChange: (code: string) => void;
  /** Offered as the first row: no measure. */
  readonly none?: string;
}

/** A code by keyboard: initials or the name narrow the list, a digit or Enter picks, Enter on the closed list goes on. */
export function CodeField({ label, codes, initials, value, onChange, none }: CodeFieldProps): ReactNode {
  const id = useId();
  const [open, setOpen] = useState(false);
  const [query, setQuery] = useState('');
  const [at, setAt] = useState(0);
  const all = none === undefined ? codes : [{ code: '', name: none }, ...codes];
  const shown = all.filter((c) => query === '' || c.name.includes(query) || (initials[c.code] ?? '').startsWith(query.toLowerCase()));
  const name = all.find((c) => c.code === value)?.name ?? value;
  useEffect(() => setAt(0), [query]);

  const show = (): void => {
    setQuery('');
    setAt(Math.max(0, all.findIndex((c) => c.code === value)));
    setOpen(true);
  };
  const pick = (index: number): boolean => {
    const chosen = shown[index];
    if (!chosen) return false;
    setOpen(false);
    setQuery('');
    onChange(chosen.code);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const input = event.currentTarget;
    const digit = digitOf(event.key);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (open) setAt((i) => Math.min(Math.max(i + (event.key === 'ArrowDown' ? 1 : -1), 0), Math.max(shown.length - 1, 0)));
      else show();
    } else if (event.key === 'Enter' && open) {
      if (pick(at)) focusNext(input);
    } else if (event.key === 'Escape' && open) {
      setOpen(false);
      setQuery('');
    } else if (digit >= 0) {
      if (open ? pick(digit) : false) focusNext(input);
      else if (!open) show();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span className="pick">
      <input
        className="slip-input" value={open ? query : name} placeholder={name} aria-label={label} role="combobox" aria-expanded={open} aria-controls={id} aria-activedescendant={open ? `${id}-${at}` : undefined} autoComplete="off" spellCheck={false}
        onChange={(e) => { setQuery(e.target.value.replace(name, '').trim()); setOpen(true); }} onClick={show} onBlur={() => { setOpen(false); setQuery(''); }} onKeyDown={onKeyDown}
      />
      {open && shown.length > 0 && <PickList id={id} label={label} at={at} rows={shown.map((c) => ({ key: c.code, content: <><span>{c.name}</span><span className="third push">{initials[c.code]}</span></> }))} onPick={pick} onPoint={setAt} />}
    </span>
  );
}
