import { useEffect, useRef, type ReactNode } from 'react';

interface PickListProps {
  readonly id: string;
  readonly label: string;
  readonly at: number;
  readonly rows: readonly { readonly key: string | number; readonly content: ReactNode }[];
  readonly foot?: ReactNode;
  readonly onPick: (index: number) => void;
  readonly onPoint: (index: number) => void;
}

/** The list under a field of the slip: numbered rows, the one in hand highlighted. The field keeps the focus. */
export function PickList({ id, label, at, rows, foot, onPick, onPoint }: PickListProps): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  return (
    <div className="pick-list">
      <ul id={id} role="listbox" aria-label={label} ref={list}>
        {rows.map((r, i) => (
          <li key={r.key} id={`${id}-${i}`} role="option" aria-selected={i === at} className={i === at ? 'pick-here' : ''} onPointerDown={(e) => { e.preventDefault(); onPick(i); }} onPointerMove={() => onPoint(i)}>
            <span className="pick-no">{i < 9 ? i + 1 : ''}</span>{r.content}
          </li>
        ))}
      </ul>
      {foot !== undefined && <div className="pick-foot">{foot}</div>}
    </div>
  );
}

/** 1–9 on the row of digits or the number pad; −1 for any other key. */
export const digitOf = (key: string): number => (/^[1-9]$/.test(key) ? Number(key) - 1 : -1);
