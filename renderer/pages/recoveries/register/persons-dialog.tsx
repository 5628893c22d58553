import { Button, Modal } from 'antd';
import { useEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { OutputOf } from '../../../../electron/contract/api.js';
import { ppmToPct } from '../../../../electron/domain/rate.js';
import { useQuery } from '../../../api/use-query.js';
import { digitOf, PickList } from './pick-list.js';
import { evenShares, type SlipPerson } from './slip.js';
import { sharesOf } from './slip-problem.js';

export type Staff = OutputOf<'staff.list'>['staff'][number];

interface PersonsDialogProps {
  readonly open: boolean;
  readonly persons: readonly SlipPerson[];
  readonly staff: ReadonlyMap<string, Staff>;
  readonly onClose: () => void;
  readonly onDone: (persons: readonly SlipPerson[]) => void;
}

/** 归属: who brought the money in, in percent. Search by name, initials or number; shares add up to 100. */
export function PersonsDialog({ open, persons, staff, onClose, onDone }: PersonsDialogProps): ReactNode {
  return (
    <Modal open={open} title="归属" width={560} centered destroyOnHidden footer={null} onCancel={onClose}>
      {open && <PersonsForm persons={persons} staff={staff} onDone={onDone} onClose={onClose} />}
    </Modal>
  );
}

function PersonsForm({ persons, staff, onDone, onClose }: Omit<PersonsDialogProps, 'open'>): ReactNode {
  const [list, setList] = useState<readonly SlipPerson[]>(persons);
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const search = useRef<HTMLInputElement>(null);
  const wanted = text.trim();
  const found = useQuery('staff.list', wanted === '' ? null : { search: wanted }, []);
  const hits = wanted === '' || found.stale ? [] : (found.data?.staff ?? []).filter((s) => !list.some((p) => p.staffNo === s.staffNo)).slice(0, 9);
  const { sumPpm } = sharesOf(list);
  const good = list.length === 0 || sumPpm === 1_000_000;
  useEffect(() => setAt(0), [wanted]);
  useEffect(() => search.current?.focus(), []);

  const add = (index: number): boolean => {
    const hit = hits[index];
    if (!hit) return false;
    // Shares start even; whoever wants others types them.
    setList(evenShares([...list.map((p) => p.staffNo), hit.staffNo]));
    setText('');
    return true;
  };
  const done = (): void => {
    if (good) onDone(list);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.nativeEvent.isComposing) return;
    const digit = /\d$/.test(wanted) ? -1 : digitOf(event.key);
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setAt((i) => Math.min(Math.max(i + (event.key === 'ArrowDown' ? 1 : -1), 0), Math.max(hits.length - 1, 0)));
    else if (event.key === 'Enter') {
      if (wanted === '') done();
      else add(at);
    } else if (wanted !== '' && digit >= 0 && hits[digit]) add(digit);
    else return;
    event.preventDefault();
  };
  const setShare = (staffNo: string, pct: string): void => setList(list.map((p) => (p.staffNo === staffNo ? { ...p, pct } : p)));
  return (
    <div className="persons">
      <div className="pick">
        <input ref={search} className="slip-input" value={text} placeholder="加一个人：姓名、拼音首字母或工号" aria-label="查找清收人" autoComplete="off" onChange={(e) => setText(e.target.value)} onKeyDown={onKeyDown} />
        {wanted !== '' && <PickList id="persons-found" label="清收人" at={at} rows={hits.map((s) => ({ key: s.staffNo, content: <><strong>{s.name}</strong><span className="second">{s.unit}</span><span className="third push">{s.staffNo}</span></> }))} onPick={add} onPoint={setAt} foot={hits.length === 0 ? (found.loading || found.stale ? '正在查找…' : '没有这个人，或已在下面') : undefined} />}
      </div>
      <ul className="persons-list">
        {list.map((p) => {
          const who = staff.get(p.staffNo);
          return (
            <li key={p.staffNo}>
              <strong>{who?.name ?? p.staffNo}</strong><span className="second cut">{who?.unit}</span>
              <input className="slip-input slip-amount push" value={p.pct} aria-label={`${who?.name ?? p.staffNo}的比例`} onChange={(e) => setShare(p.staffNo, e.target.value)} onFocus={(e) => e.target.select()} onKeyDown={(e) => { if (e.key === 'Enter') { e.preventDefault(); done(); } }} />%
              <button type="button" className="bare link" onClick={() => setList(list.filter((x) => x.staffNo !== p.staffNo))}>去掉</button>
            </li>
          );
        })}
        {list.length === 0 && <li className="second">没有归属人：这笔收回不计入个人任务。</li>}
      </ul>
      <div className="row">
        <span className={good ? 'second' : 'bad'}>{list.length === 0 ? '' : sumPpm === null ? '有不能识别的比例' : `合计 ${ppmToPct(sumPpm)}%${good ? '' : '，应为 100%'}`}</span>
        <span className="push row">
          {list.length > 1 && <Button onClick={() => setList(evenShares(list.map((p) => p.staffNo)))}>平均分</Button>}
          <Button onClick={onClose}>不改</Button>
          <Button type="primary" disabled={!good} onClick={done}>确定</Button>
        </span>
      </div>
    </div>
  );
}
