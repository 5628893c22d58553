import type { LoanFilter } from '../../../electron/contract/loans.js';
import { BOOKS, CLASSES, nameOf } from '../../../electron/domain/codes.js';
import { parseAmount } from '../../../electron/domain/money.js';
import type { DisplayUnit } from '../../frame/display-unit.js';
import type { RouteParams } from '../../frame/routes.js';
import { amountText } from '../../text/figures.js';

/** What restricts the list, apart from the search text. Stands in the address, so it holds no name and no number of a person. */
export type ListFilter = { readonly [K in keyof Omit<LoanFilter, 'search'>]?: LoanFilter[K] };

const NUMBERS = ['unitId', 'formedYear', 'callYear', 'minFen', 'maxFen'] as const;
const TEXTS = ['book', 'riskClass'] as const;
const FLAGS = ['publicOnly', 'withoutResponsible', 'liveOnly'] as const;

export function filterFromParams(params: RouteParams): ListFilter {
  const found: Record<string, string | number | boolean> = {};
  for (const k of NUMBERS) if (/^-?\d+$/.test(params[k] ?? '')) found[k] = Number(params[k]);
  for (const k of TEXTS) if (params[k]) found[k] = params[k];
  for (const k of FLAGS) if (params[k] === '1') found[k] = true;
  return found;
}

export function paramsFromFilter(filter: ListFilter): Record<string, string | number | undefined> {
  return Object.fromEntries(Object.entries(filter).map(([k, v]) => [k, v === true ? 1 : v === false ? undefined : v]));
}

export const sameFilter = (a: ListFilter, b: ListFilter): boolean => {
  const text = (f: ListFilter): string => JSON.stringify(Object.entries(f).filter(([, v]) => v !== undefined && v !== false).sort(([x], [y]) => (x < y ? -1 : 1)));
  return text(a) === text(b);
};

/** What is restricted, in words, each with the filter that remains without it. */
export function filterWords(filter: ListFilter, unitName: (unitId: number) => string, unit: DisplayUnit): { readonly key: string; readonly text: string; readonly without: ListFilter }[] {
  const words: { key: string; text: string; drop: readonly (keyof ListFilter)[] }[] = [];
  const { unitId, book, riskClass, formedYear, callYear, minFen, maxFen } = filter;
  if (unitId !== undefined) words.push({ key: 'unit', text: `机构 = ${unitName(unitId)}`, drop: ['unitId'] });
  if (book !== undefined) words.push({ key: 'book', text: `账类 = ${nameOf(BOOKS, book)}`, drop: ['book'] });
  if (riskClass !== undefined) words.push({ key: 'class', text: `五级 = ${nameOf(CLASSES, riskClass)}`, drop: ['riskClass'] });
  if (formedYear !== undefined) words.push({ key: 'formed', text: `形成年度 = ${formedYear}`, drop: ['formedYear'] });
  if (callYear !== undefined) words.push({ key: 'call', text: `${callYear} 年责任清收`, drop: ['callYear'] });
  if (filter.publicOnly) words.push({ key: 'public', text: '涉政', drop: ['publicOnly'] });
  if (filter.withoutResponsible) words.push({ key: 'without', text: '缺责任人', drop: ['withoutResponsible'] });
  if (filter.liveOnly) words.push({ key: 'live', text: '未结清', drop: ['liveOnly'] });
  if (minFen !== undefined || maxFen !== undefined) {
    const from = minFen === undefined ? '' : `≥ ${amountText(minFen, unit)}`;
    const to = maxFen === undefined ? '' : `≤ ${amountText(maxFen, unit)}`;
    words.push({ key: 'range', text: `当前余额 ${[from, to].filter((t) => t !== '').join(' 且 ')} ${unit}`, drop: ['minFen', 'maxFen'] });
  }
  return words.map(({ key, text, drop }) => ({ key, text, without: Object.fromEntries(Object.entries(filter).filter(([k]) => !drop.includes(k as keyof ListFilter))) }));
}

/**
 * A range of amounts as typed in a filter: `>1000`, `≤50000`, `1000-5000`, `1000` (at least). Null when it is none;
 * an empty text is no restriction.
 */
export function parseRange(text: string, unit: DisplayUnit): Pick<ListFilter, 'minFen' | 'maxFen'> | null {
  const t = text.trim().replace(/[～~至—–]/g, '-').replace('≥', '>=').replace('≤', '<=').replace('＞', '>').replace('＜', '<');
  if (t === '') return {};
  const compared = /^(>=|<=|>|<)(.+)$/.exec(t);
  if (compared?.[1] !== undefined && compared[2] !== undefined) {
    const fen = parseAmount(compared[2], unit);
    if (fen === null) return null;
    if (compared[1] === '>=') return { minFen: fen };
    if (compared[1] === '>') return { minFen: fen + 1 };
    return { maxFen: compared[1] === '<' ? fen - 1 : fen };
  }
  const span = /^([\d.,]+)\s*-\s*([\d.,]+)$/.exec(t);
  const low = parseAmount(span?.[1] ?? t, unit);
  if (low === null) return null;
  if (!span) return { minFen: low };
  const high = parseAmount(span[2] ?? '', unit);
  return high === null || high < low ? null : { minFen: low, maxFen: high };
}
