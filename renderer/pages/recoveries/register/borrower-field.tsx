import { useEffect, useId, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { LoanHit } from '../../../../electron/contract/loans.js';
import { useQuery } from '../../../api/use-query.js';
import { amountText } from '../../../text/figures.js';
import { focusNext } from './focus.js';
import { digitOf, PickList } from './pick-list.js';

interface BorrowerFieldProps {
  /** The chosen borrower as it reads in the field; '' while none is chosen. */
  readonly shown: string;
  /** Unit of the slip before: its borrowers come first. */
  readonly unitFirst: string;
  readonly onChoose: (hit: LoanHit) => void;
  /** The row in hand, shown at the right before it is chosen. */
  readonly onPoint: (hit: LoanHit | null) => void;
}

/** Typing rests this long before the core is asked: a name is one question or two. */
const PAUSE_MS = 90;

/** Finds the borrower by pinyin initials, name, loan number or ID tail; a digit, Enter or the mouse picks. */
export function BorrowerField({ shown, unitFirst, onChoose, onPoint }: BorrowerFieldProps): ReactNode {
  const id = useId();
  const [text, setText] = useState<string | null>(null);
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const typed = text?.trim() ?? '';
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed]);
  const search = useQuery('loans.search', asked === '' ? null : { text: asked, limit: 9 }, []);
  const current = asked === typed && !search.stale && typed !== '';
  const hits = current ? sorted(search.data?.hits ?? [], unitFirst) : [];
  const open = text !== null && typed !== '';
  const here = hits[at];
  useEffect(() => setAt(0), [asked]);
  useEffect(() => onPoint(open ? (here ?? null) : null), [open, here, onPoint]);

  const choose = (index: number): boolean => {
    const hit = hits[index];
    if (!hit) return false;
    setText(null);
    setAsked('');
    onChoose(hit);
    return true;
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing || event.ctrlKey || event.metaKey || !open) return;
    const input = event.currentTarget;
    // In a number the digits belong to the number; there Alt picks.
    const digit = event.altKey || !/\d$/.test(typed) ? digitOf(event.key) : -1;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setAt((i) => Math.min(Math.max(i + (event.key === 'ArrowDown' ? 1 : -1), 0), Math.max(hits.length - 1, 0)));
    else if (event.key === 'Escape') setText(null);
    else if (event.key === 'Enter') {
      if (choose(at)) next(input);
    } else if (digit >= 0 && hits[digit]) {
      choose(digit);
      next(input);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <span className="pick">
      <input
        className="slip-input slip-borrower" value={text ?? shown} placeholder="户名、拼音首字母、借据号、证件尾号" aria-label="借款人" role="combobox" aria-expanded={open} aria-controls={id} aria-activedescendant={open && here ? `${id}-${at}` : undefined} autoComplete="off" spellCheck={false}
        onChange={(e) => setText(e.target.value)} onFocus={(e) => e.target.select()} onBlur={() => { setText(null); onPoint(null); }} onKeyDown={onKeyDown}
      />
      {open && (
        <PickList
          id={id} label="借款人" at={at} rows={hits.map((h) => ({ key: h.loanId, content: <Hit hit={h} /> }))} onPick={choose} onPoint={setAt}
          foot={search.error ? <span className="bad">{search.error.reply.message}</span> : current && search.data ? (hits.length === 0 ? '没有找到。可试试拼音首字母或证件后四位。' : <Keys count={hits.length} unit={unitFirst} />) : '正在查找…'}
        />
      )}
    </span>
  );
}

/** The field of the next stop appears only after the borrower is known: the focus waits for it. */
const next = (input: HTMLInputElement): void => void setTimeout(() => focusNext(input), 0);

const sorted = (hits: readonly LoanHit[], unit: string): readonly LoanHit[] => (unit === '' ? hits : [...hits.filter((h) => h.unit === unit), ...hits.filter((h) => h.unit !== unit)]);

function Hit({ hit }: { readonly hit: LoanHit }): ReactNode {
  return (
    <>
      <strong className="cut">{hit.borrower}</strong>
      <span className="pick-unit cut">{hit.unit}</span>
      <span className="second">{hit.idTail === '' ? `借据 …${hit.no.slice(-4)}` : `尾号 ${hit.idTail}`}</span>
      <span className="push figure">余额 {amountText(hit.principalFen, '元')} 元</span>
    </>
  );
}

function Keys({ count, unit }: { readonly count: number; readonly unit: string }): ReactNode {
  return <>{count} 笔{unit === '' ? '' : '，上一张的信用社优先'} <kbd>↑</kbd><kbd>↓</kbd> 选择 <kbd>Enter</kbd> 确定 <kbd>1</kbd>–<kbd>9</kbd> 直接选 <kbd>Esc</kbd> 清空</>;
}
