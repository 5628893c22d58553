import { PlusOutlined } from '@ant-design/icons';
import { Button, Input, Popover } from 'antd';
import { useState, type ReactNode } from 'react';
import { useQuery } from '../../api/use-query.js';
import { useAppState } from '../../frame/app-state.js';
import { usePreference } from '../../frame/preferences.js';
import { countText } from '../../text/figures.js';
import { sameFilter, type ListFilter } from './filter.js';

interface View {
  readonly name: string;
  readonly filter: ListFilter;
  readonly own?: boolean;
}

const NO_VIEWS: readonly View[] = [];

/** Saved views with their counts. Own views keep choices only (year, class, unit …), never a searched name. */
export function Views({ filter, onFilter }: { readonly filter: ListFilter; readonly onFilter: (filter: ListFilter) => void }): ReactNode {
  const { period, today } = useAppState();
  const year = Number((period ?? today).slice(0, 4));
  const [own, setOwn] = usePreference('loan-views', NO_VIEWS);
  const views: readonly View[] = [
    { name: '全部', filter: {} },
    { name: '表内未结清', filter: { book: 'on', liveOnly: true } },
    { name: `${year} 年责任清收`, filter: { callYear: year } },
    { name: '涉政', filter: { publicOnly: true } },
    { name: '缺责任人', filter: { withoutResponsible: true, liveOnly: true } },
    ...own.map((v) => ({ ...v, own: true })),
  ];
  const known = views.some((v) => sameFilter(v.filter, filter));
  return (
    <div className="chips" role="group" aria-label="视图">
      {views.map((v) => (
        <ViewChip
          key={v.name} view={v} here={sameFilter(v.filter, filter)} onChoose={() => onFilter(v.filter)}
          onRemove={v.own === true ? () => setOwn(own.filter((o) => o.name !== v.name)) : undefined}
        />
      ))}
      {!known && <SaveView taken={views.map((v) => v.name)} onSave={(name) => setOwn([...own, { name, filter }])} />}
    </div>
  );
}

function ViewChip({ view, here, onChoose, onRemove }: { readonly view: View; readonly here: boolean; readonly onChoose: () => void; readonly onRemove: (() => void) | undefined }): ReactNode {
  const { data } = useQuery('loans.page', { filter: view.filter, limit: 1 }, ['loans', 'imports', 'recoveries']);
  return (
    <span className="view">
      <button type="button" className={here ? 'chip chip-here' : 'chip'} aria-pressed={here} onClick={onChoose}>{view.name} <small>{data ? countText(data.count) : ''}</small></button>
      {here && onRemove && <button type="button" className="bare third" aria-label={`删除视图 ${view.name}`} title="删除这个视图" onClick={onRemove}>✕</button>}
    </span>
  );
}

function SaveView({ taken, onSave }: { readonly taken: readonly string[]; readonly onSave: (name: string) => void }): ReactNode {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const good = name.trim() !== '' && !taken.includes(name.trim());
  const save = (): void => {
    if (!good) return;
    onSave(name.trim());
    setName('');
    setOpen(false);
  };
  const form = (
    <div className="row">
      <Input autoFocus value={name} maxLength={12} placeholder="视图名称" aria-label="视图名称" onChange={(e) => setName(e.target.value)} onPressEnter={save} />
      <Button type="primary" disabled={!good} onClick={save}>保存</Button>
    </div>
  );
  return (
    <Popover content={form} trigger="click" open={open} onOpenChange={setOpen} placement="bottomLeft">
      <button type="button" className="chip link"><PlusOutlined aria-hidden="true" /> 存为视图</button>
    </Popover>
  );
}
