import type { LoanRow } from '../../../electron/contract/loans.js';
import type { Unit } from '../../../electron/contract/ledger.js';
import { BOOKS, CLASSES, GUARANTEES, nameOf } from '../../../electron/domain/codes.js';
import type { Column } from '../../components/table/column.js';
import type { DisplayUnit } from '../../frame/display-unit.js';
import { PickFilter, RangeFilter, TextFilter } from './filter-controls.js';
import type { ListFilter } from './filter.js';

interface Filtering {
  readonly filter: ListFilter;
  readonly search: string;
  readonly units: readonly Unit[];
  /** Formation years offered, newest first. */
  readonly years: readonly number[];
  readonly onFilter: (filter: ListFilter) => void;
  readonly onSearch: (text: string) => void;
}

const options = (codes: readonly { readonly code: string; readonly name: string }[]): { value: string; label: string }[] => codes.map((c) => ({ value: c.code, label: c.name }));
/** The classes a loan of this ledger is filtered by: the three NPL classes first. */
const CLASS_OPTIONS = options([...CLASSES].sort((a, b) => Number(b.npl) - Number(a.npl)));

/** Ctrl+F goes there. */
export const BORROWER_FILTER_ID = 'loan-borrower-filter';

/** What the core can sort by; the receipts of the year are sums and are not sorted. */
const SORTED = ['unit', 'borrower', 'no', 'class', 'book', 'guarantee', 'grantedOn', 'dueOn', 'formedOn', 'formedYear', 'originalPrincipalFen', 'beginPrincipalFen', 'currentPrincipalFen', 'onInterestFen', 'offInterestFen'];
const sorted = (key: string): { sortKey?: string } => (SORTED.includes(key) ? { sortKey: key } : {});

const money = (key: keyof LoanRow & `${string}Fen`, titles: readonly string[], width: number, more: Partial<Column<LoanRow>> = {}): Column<LoanRow> => ({ key, titles, kind: 'money', width, ...sorted(key), value: (r) => r[key], ...more });
const text = (key: keyof LoanRow, titles: readonly string[], width: number, more: Partial<Column<LoanRow>> = {}): Column<LoanRow> => ({ key, titles, kind: 'text', width, ...sorted(key), value: (r) => String(r[key] ?? ''), ...more });

/** The columns of the list: heads as in the provincial form, filters under them. */
export function loanColumns({ filter, search, units, years, onFilter, onSearch }: Filtering, unit: DisplayUnit): readonly Column<LoanRow>[] {
  /** The filter with other values; undefined takes a restriction away. */
  const put = (change: { [K in keyof ListFilter]?: ListFilter[K] | undefined }): void =>
    onFilter(Object.fromEntries(Object.entries({ ...filter, ...change }).filter(([, v]) => v !== undefined)));
  const principal = `本金（${unit}）`;
  const interest = `利息（${unit}）`;
  return [
    { key: 'index', titles: ['序号'], kind: 'rank', width: 42, frozen: true, value: (_, i) => i + 1 },
    text('unit', ['基本信息', '机构'], 78, { frozen: true, filter: <PickFilter label="机构" value={filter.unitId} options={units.filter((u) => u.kind !== 'county' && u.kind !== 'office').map((u) => ({ value: u.unitId, label: u.name }))} onChange={(unitId) => put({ unitId })} /> }),
    text('borrower', ['基本信息', '借款人'], 100, { frozen: true, grow: true, filter: <TextFilter id={BORROWER_FILTER_ID} label="借款人、借据号或证件尾号" placeholder="拼音或汉字" value={search} onChange={onSearch} /> }),
    { ...text('idNo', ['基本信息', '证件号码'], 150), kind: 'id', spare: true },
    { ...text('no', ['贷款信息', '借据号'], 108), kind: 'id' },
    { ...text('grantedOn', ['贷款信息', '发放日'], 86), kind: 'day', spare: true },
    { ...text('dueOn', ['贷款信息', '到期日'], 82), kind: 'day' },
    { ...text('guarantee', ['贷款信息', '担保'], 56, { spare: true }), value: (r) => nameOf(GUARANTEES, r.guarantee) },
    money('originalPrincipalFen', ['贷款信息', '借据金额'], 92, { spare: true }),
    { ...text('book', ['风险状态', '账类'], 70, { align: 'center', spare: true, filter: <PickFilter label="账类" value={filter.book} options={options(BOOKS)} onChange={(book) => put({ book })} /> }), value: (r) => nameOf(BOOKS, r.book) },
    { ...text('class', ['风险状态', '五级'], 56, { align: 'center', filter: <PickFilter label="五级分类" value={filter.riskClass} options={CLASS_OPTIONS} onChange={(riskClass) => put({ riskClass })} /> }), value: (r) => (r.settled ? null : nameOf(CLASSES, r.class)) },
    { ...text('formedOn', ['风险状态', '形成日期'], 86, { spare: true }), kind: 'day', value: (r) => r.formedOn },
    { key: 'formedYear', titles: ['风险状态', '形成年度'], kind: 'rank', width: 64, sortKey: 'formedYear', value: (r) => r.formedYear, filter: <PickFilter label="形成年度" value={filter.formedYear} options={years.map((y) => ({ value: y, label: String(y) }))} onChange={(formedYear) => put({ formedYear })} /> },
    money('beginPrincipalFen', [principal, '年初余额'], 92),
    money('cashFen', [principal, '本年现金'], 86),
    money('inKindFen', [principal, '以物抵债'], 80),
    money('rolledFen', [principal, '转据上调'], 80),
    money('currentPrincipalFen', [principal, '当前余额'], 96, { filter: <RangeFilter label="当前余额" value={pick(filter)} onChange={(range) => put({ minFen: range.minFen, maxFen: range.maxFen })} /> }),
    money('onInterestFen', [interest, '表内欠息'], 86, { spare: true }),
    money('offInterestFen', [interest, '表外欠息'], 86, { spare: true }),
    money('interestPaidFen', [interest, '本年收回'], 86, { spare: true }),
    text('responsible', ['责任', '责任人'], 74),
    text('collector', ['责任', '清收人'], 62),
  ];
}

const pick = ({ minFen, maxFen }: ListFilter): Pick<ListFilter, 'minFen' | 'maxFen'> => ({ ...(minFen === undefined ? {} : { minFen }), ...(maxFen === undefined ? {} : { maxFen }) });

/** Beside an open loan only the key columns stay. */
export const BESIDE_DETAIL: readonly string[] = ['index', 'borrower', 'currentPrincipalFen'];
