import { CopyOutlined } from '@ant-design/icons';
import { App, Button, Select } from 'antd';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import type { OutputOf } from '../../../electron/contract/api.js';
import type { LoanRow } from '../../../electron/contract/loans.js';
import { BOOKS } from '../../../electron/domain/codes.js';
import type { Action } from '../../actions/action.js';
import { useShortcuts } from '../../actions/use-shortcuts.js';
import { useClient } from '../../api/client-context.js';
import { useQuery } from '../../api/use-query.js';
import { PageHead } from '../../components/card.js';
import { Empty } from '../../components/empty.js';
import { Refusal } from '../../components/refusal.js';
import { Grid, type GridHandle } from '../../components/table/grid.js';
import type { RowSource } from '../../components/table/row-source.js';
import type { Sort } from '../../components/table/table-head.js';
import { useColumnChoice } from '../../components/table/use-column-choice.js';
import { usePagedRows } from '../../components/table/use-paged-rows.js';
import { useAppState } from '../../frame/app-state.js';
import { useDisplayUnit } from '../../frame/display-unit.js';
import { routeHash } from '../../frame/routes.js';
import { StatusLine } from '../../frame/status-line.js';
import { go, useRoute } from '../../frame/use-route.js';
import { countText } from '../../text/figures.js';
import { LoanPanel } from './detail/loan-panel.js';
import { ExportLedger } from './export-ledger.js';
import { FormPage } from './form/form-page.js';
import { filterFromParams, filterWords, paramsFromFilter, type ListFilter } from './filter.js';
import { BESIDE_DETAIL, BORROWER_FILTER_ID, loanColumns } from './loan-columns.js';
import './loans.css';
import { Views } from './views.js';

type Page = OutputOf<'loans.page'>;
const FIND: readonly Action[] = [{ id: 'find-borrower', label: '在列表中查找', initials: 'cz', shortcut: 'Ctrl+F', run: () => document.getElementById(BORROWER_FILTER_ID)?.focus() }];
const NO_VINTAGES: OutputOf<'settings.vintages'>['vintages'] = [];
const NO_UNITS: OutputOf<'units.list'>['units'] = [];
const AREAS = ['loans', 'imports', 'recoveries', 'periods'] as const;

/** 台账: the loans, and the page on which one is entered by hand. */
export default function LoansPage(): ReactNode {
  const { sub } = useRoute();
  return sub === 'form' ? <FormPage /> : <LoansGrid />;
}

/** Every loan in a grid paged from the ledger, one loan docked beside it. */
function LoansGrid(): ReactNode {
  const client = useClient();
  const { message } = App.useApp();
  const state = useAppState();
  const unit = useDisplayUnit();
  useShortcuts(FIND, useMemo(() => ({ client, state }), [client, state]));
  const { params } = useRoute();
  const grid = useRef<GridHandle>(null);
  const filter = useMemo(() => filterFromParams(params), [params]);
  const loanId = /^\d+$/.test(params.loanId ?? '') ? Number(params.loanId) : undefined;
  // A searched name stays out of the address: a browser would remember it.
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState<Sort>({ key: 'unit', descending: false });
  const [at, setAt] = useState(0);

  const question = JSON.stringify({ filter: { ...filter, search }, sort });
  const rows = usePagedRows<LoanRow, Page>((offset, limit) => client.query('loans.page', { filter: { ...filter, search }, sort, offset, limit }), question, AREAS);
  const units = useQuery('units.list', {}, ['settings', 'imports']).data?.units ?? NO_UNITS;
  const vintages = useQuery('settings.vintages', {}, ['settings']).data?.vintages ?? NO_VINTAGES;

  const show = useCallback((next: ListFilter, loan?: number, replace = false) => go('loans', '', { ...paramsFromFilter(next), loanId: loan }, replace), []);
  const years = useMemo(() => [...new Set(vintages.flatMap((v) => v.formedYears))].sort((a, b) => b - a), [vintages]);
  const columns = useMemo(() => loanColumns({ filter, search, units, years, onFilter: (f) => show(f, undefined, true), onSearch: setSearch }, unit), [filter, search, units, years, unit, show]);
  const { shown, chooser } = useColumnChoice('loans', columns);
  const docked = loanId !== undefined;
  const visible = useMemo(() => (docked ? columns.filter((c) => BESIDE_DETAIL.includes(c.key)) : shown), [docked, columns, shown]);
  const count = rows.answer?.count;
  const words = filterWords(filter, (id) => units.find((u) => u.unitId === id)?.name ?? String(id), unit);
  const restricted = words.length > 0 || search !== '';

  const open = useCallback((row: LoanRow, index: number): void => {
    setAt(index);
    show(filter, row.loanId, docked);
  }, [show, filter, docked]);
  const step = (from: number, by: number): void => {
    const row = rows.source.at(from + by);
    if (row === undefined) return;
    grid.current?.goTo(from + by);
    open(row, from + by);
  };
  const close = (): void => {
    show(filter);
    grid.current?.focus();
  };

  if (rows.answer?.count === 0 && !restricted && !docked) {
    return (
      <>
        <PageHead title="台账" />
        <Empty title="台账里还没有贷款" hint="导入各信用社报来的台账后，这里逐笔列出。"><Button type="primary" href={routeHash('imports')}>导入台账</Button></Empty>
      </>
    );
  }
  // A loan opened from a search or a link stands somewhere among the rows that are already here, or in none of them.
  const place = rows.source.at(at)?.loanId === loanId ? at : findLoaded(rows.source, loanId);
  const here = place !== undefined;
  return (
    <div className={docked ? 'loans loans-docked' : 'loans'}>
      <div className="loans-list">
        <div className="page-head"><h1>台账</h1>{!docked && <BookChoice book={filter.book} onChoose={(book) => show(withBook(filter, book), undefined, true)} />}{docked ? words.map((w) => <span key={w.key} className="tag tag-accent">{w.text}</span>) : <Views filter={filter} onFilter={(f) => show(f, undefined, true)} />}</div>
        {!docked && (
          <div className="page-head">
            {words.map((w) => <button key={w.key} type="button" className="tag tag-accent loans-word" aria-label={`去掉筛选 ${w.text}`} onClick={() => show(w.without, undefined, true)}>{w.text} ✕</button>)}
            {restricted && <button type="button" className="bare link second-size" onClick={() => { setSearch(''); show({}, undefined, true); }}>清除筛选</button>}
            <span className="page-hint">{count === undefined ? '' : `${countText(count)} 笔${restricted ? '符合' : ''}`}{rows.loading && count !== undefined ? '，正在更新…' : ''}</span>
            <div className="page-tools">
              {chooser}
              <Button icon={<CopyOutlined aria-hidden="true" />} onClick={() => { grid.current?.copy(); message.success('已复制选中的格，带表头'); }}>复制（带表头）</Button>
              {state.period !== null && <ExportLedger period={state.period} unit={filter.unitId === undefined ? undefined : (units.find((u) => u.unitId === filter.unitId)?.name ?? '')} />}
            </div>
          </div>
        )}
        <Refusal error={rows.error} onRetry={rows.refetch} />
        <Grid
          handle={grid} label="贷款" columns={visible} source={rows.source} rowKey={(r) => r.loanId} sort={sort} onSort={setSort} busy={rows.loading} currentKey={loanId}
          tone={(r) => (r.settled ? 'done' : undefined)} onOpen={open} {...(docked ? { onRow: open } : {})}
          totals={{ label: `合计 ${countText(count ?? 0)} 笔`, labelColumn: 'borrower', values: rows.answer?.totals ?? {} }}
          empty={restricted ? '没有符合条件的贷款，可以去掉一个筛选再看' : '还没有贷款'}
        />
        {!docked && (
          <div className="legend"><span><i style={{ background: 'var(--row-done)' }} />结清</span>
            <span className="keys"><kbd>Enter</kbd> 打开 <kbd>Shift ↑↓←→</kbd> 选一片 <kbd>Ctrl C</kbd> 带表头复制 <kbd>Ctrl F</kbd> 查找</span>
          </div>
        )}
      </div>
      {docked && <LoanPanel loanId={loanId} onClose={close} onStep={here ? (by) => step(place, by) : undefined} onOther={(id) => show(filter, id, true)} />}
      {docked && here && count !== undefined && <StatusLine>{countText(count)} 笔中第 {countText(place + 1)} 笔</StatusLine>}
    </div>
  );
}

/** How many rows from the top are looked through for a loan that was opened by its number. */
const LOOKED_THROUGH = 2000;
function findLoaded(source: RowSource<LoanRow>, loanId: number | undefined): number | undefined {
  for (let i = 0; loanId !== undefined && i < Math.min(source.count, LOOKED_THROUGH); i++) if (source.at(i)?.loanId === loanId) return i;
  return undefined;
}

/** Which of the five books is on show. */
function BookChoice({ book, onChoose }: { readonly book: string | undefined; readonly onChoose: (book: string) => void }): ReactNode {
  return <Select size="small" variant="borderless" aria-label="账类" className="loans-book" popupMatchSelectWidth={false} value={book ?? ''} onChange={onChoose} options={[{ value: '', label: '五本账' }, ...BOOKS.map((b) => ({ value: b.code, label: b.name }))]} />;
}

function withBook(filter: ListFilter, book: string): ListFilter {
  const { book: _, ...others } = filter;
  return book === '' ? others : { ...others, book };
}
