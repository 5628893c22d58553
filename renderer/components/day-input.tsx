import { Input, type InputRef } from 'antd';
import { useEffect, useState, type KeyboardEvent, type ReactNode, type Ref } from 'react';
import { parseDay, type Day } from '../../electron/domain/date.js';
import { toHalfWidth } from '../../electron/domain/money.js';

/** A day as a clerk types it: in full, or month and day alone (`831`, `0831`, `8-31`) of the given year. */
export function typedDay(text: string, year: number): Day | null {
  const t = toHalfWidth(text.trim());
  const short = /^(\d{1,2})[-/.](\d{1,2})$/.exec(t) ?? /^(\d{1,2})(\d{2})$/.exec(t);
  return short && t.length <= 5 ? parseDay(`${year}-${short[1]}-${short[2]}`) : parseDay(t);
}

interface DayInputProps {
  readonly label: string;
  readonly value: Day | null;
  readonly onChange: (day: Day | null) => void;
  /** Year of a day typed without one. */
  readonly year: number;
  /** An empty field is an answer (no limit). */
  readonly optional?: boolean;
  /** What an empty field means. */
  readonly placeholder?: string;
  readonly width?: number;
  readonly size?: 'small' | 'middle';
  readonly disabled?: boolean;
  readonly inputRef?: Ref<InputRef>;
  readonly onKeyDown?: (event: KeyboardEvent<HTMLInputElement>) => void;
}

/** A business day typed as text: no calendar to click through. What cannot be read is marked and reported as null. */
export function DayInput({ label, value, onChange, year, optional = false, placeholder = optional ? '不限' : '年-月-日', width = 112, size = 'middle', disabled = false, inputRef, onKeyDown }: DayInputProps): ReactNode {
  const [text, setText] = useState(value ?? '');
  const [bad, setBad] = useState(false);
  useEffect(() => {
    // taken away from outside: a day that can be read was the value until now
    if (value === null) return setText((t) => (typedDay(t, year) === null ? t : ''));
    setText(value);
    setBad(false);
  }, [value, year]);
  const settle = (): void => {
    const day = text.trim() === '' ? null : typedDay(text, year);
    setBad(day === null && !(optional && text.trim() === ''));
    if (day !== null) setText(day);
    if (day !== value) onChange(day);
  };
  return (
    <Input
      {...(inputRef === undefined ? {} : { ref: inputRef })} size={size} value={text} disabled={disabled} aria-label={label} aria-invalid={bad} placeholder={placeholder} style={{ width }} {...(bad ? { status: 'error' as const, title: '没有这一天，请按 2011-08-31 的样子填写' } : {})}
      onChange={(e) => setText(e.target.value)} onBlur={settle} onFocus={(e) => e.target.select()}
      onKeyDown={(e) => { if (e.key === 'Enter') settle(); onKeyDown?.(e); }}
    />
  );
}
