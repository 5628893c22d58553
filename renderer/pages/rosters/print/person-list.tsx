import { Input } from 'antd';
import { useEffect, useRef, type KeyboardEvent, type ReactNode } from 'react';
import { Amount } from '../../../components/amount.js';
import { countText } from '../../../text/figures.js';
import { personKey, type RosterPerson } from '../roster-kinds.js';

interface PersonListProps {
  readonly who: string;
  /** What the search field looks through. */
  readonly hint: string;
  /** 全部 58 人 */
  readonly all: string;
  readonly total: number;
  readonly everybody: string;
  readonly persons: readonly RosterPerson[];
  readonly current: string | undefined;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly onSelect: (key: string) => void;
}

/** Whose sheets are shown. Arrow keys walk the list, from the search field too. */
export function PersonList({ who, hint, all, total, everybody, persons, current, search, onSearch, onSelect }: PersonListProps): ReactNode {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    list.current?.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const keys = [...(search === '' ? [everybody] : []), ...persons.map(personKey)];
  const walk = (event: KeyboardEvent): void => {
    const at = current === undefined ? -1 : keys.indexOf(current);
    const to = event.key === 'ArrowDown' ? at + 1 : event.key === 'ArrowUp' ? at - 1 : event.key === 'Enter' && at < 0 ? 0 : undefined;
    const next = to === undefined ? undefined : keys[to];
    if (next === undefined) return;
    event.preventDefault();
    onSelect(next);
  };
  const line = (key: string, name: ReactNode, loans: number, sum: ReactNode): ReactNode => (
    <li key={key} id={`roster-person-${key}`} role="option" aria-selected={key === current} className={key === current ? 'rosters-person-here' : ''} onClick={() => onSelect(key)}>
      <span className="cut">{name}</span><span className="second figure">{countText(loans)} 笔</span>{sum}
    </li>
  );
  return (
    <section className="card card-flush rosters-list" aria-label={who}>
      <Input allowClear aria-label={`查找${who}`} placeholder={hint} value={search} onChange={(e) => onSearch(e.target.value)} onKeyDown={walk} />
      <ul ref={list} role="listbox" aria-label={who} tabIndex={0} aria-activedescendant={current === undefined ? undefined : `roster-person-${current}`} onKeyDown={walk}>
        {search === '' && line(everybody, all, total, null)}
        {persons.map((p) => line(personKey(p), p.name, p.loans, <small className="figure"><Amount fen={p.principalFen} withUnit /></small>))}
      </ul>
      {persons.length === 0 && <p className="second rosters-none">没有找到“{search}”</p>}
    </section>
  );
}
