import type { ReactNode } from 'react';

/** A small either-or (屏幕 / 纸面预览): a radio group that looks like one control. */
export function Segment<T extends string>({ label, options, value, onChange }: { readonly label: string; readonly options: readonly { readonly value: T; readonly label: ReactNode }[]; readonly value: T; readonly onChange: (value: T) => void }): ReactNode {
  return (
    <span className="segment" role="radiogroup" aria-label={label}>
      {options.map((o) => (
        <button key={o.value} type="button" role="radio" aria-checked={o.value === value} className={o.value === value ? 'segment-here' : ''} onClick={() => onChange(o.value)}>{o.label}</button>
      ))}
    </span>
  );
}
