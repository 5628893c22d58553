import { SearchOutlined } from '@ant-design/icons';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { useClient } from '../api/client-context.js';
import { SEARCH_INPUT_ID } from '../actions/registry.js';
import { useAppState } from './app-state.js';
import { useSearch, type Found } from './use-search.js';

/** Ctrl+K: borrowers (Chinese or pinyin initials), loan numbers, ID tails, pages, reports, commands. */
export function SearchBox(): ReactNode {
  const client = useClient();
  const state = useAppState();
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(0);
  const found = useSearch(open ? text : '', client, state);
  const list = useRef<HTMLUListElement>(null);

  useEffect(() => setAt(0), [text]);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const leave = (): void => {
    setOpen(false);
    setText('');
    document.getElementById(SEARCH_INPUT_ID)?.blur();
  };
  const take = (hit: Found | undefined): void => {
    if (!hit) return;
    leave();
    hit.open();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step !== 0) setAt((i) => Math.min(Math.max(i + step, 0), Math.max(found.hits.length - 1, 0)));
    else if (event.key === 'Enter') take(found.hits[at]);
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
  };
  const showing = open && text.trim() !== '';
  return (
    <div className="search" role="search">
      <SearchOutlined className="search-icon" aria-hidden="true" />
      <input
        id={SEARCH_INPUT_ID} className="search-input" value={text} placeholder="户名、借据号、证件尾号、拼音首字母" autoComplete="off" spellCheck={false}
        role="combobox" aria-label="查找借款人、借据、页面和报表" aria-expanded={showing} aria-controls="search-hits" aria-activedescendant={showing && found.hits.length > 0 ? `search-hit-${at}` : undefined}
        onChange={(e) => { setText(e.target.value); setOpen(true); }} onFocus={() => setOpen(true)} onBlur={() => setOpen(false)} onKeyDown={onKeyDown}
      />
      <kbd>Ctrl K</kbd>
      {showing && (
        <ul id="search-hits" className="search-hits" role="listbox" aria-label="查找结果" ref={list}>
          {found.hits.map((hit, i) => (
            <li key={hit.key} id={`search-hit-${i}`} role="option" aria-selected={i === at} className={i === at ? 'search-hit search-hit-here' : 'search-hit'} onPointerDown={(e) => { e.preventDefault(); take(hit); }} onPointerMove={() => setAt(i)}>
              <span className="search-kind">{hit.kind}</span>
              <strong>{hit.title}</strong>
              <span className="second">{hit.detail}</span>
              <span className="search-right figure">{hit.right}</span>
            </li>
          ))}
          {found.hits.length === 0 && <li className="search-none" role="option" aria-selected={false}>{found.busy ? '正在查找…' : '没有找到。可试试拼音首字母或证件后四位。'}</li>}
        </ul>
      )}
    </div>
  );
}
