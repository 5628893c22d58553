import type { HeadPath } from '../importing/head-paths.js';
import { normaliseHead } from '../importing/head-text.js';
import type { ReportColumn } from '../reporting/report-table.js';

/** What of a report's definition a sheet is recognised by. */
export interface ReportShape {
  readonly id: string;
  readonly title: string;
  readonly unit: '元' | '万元';
  readonly columns: readonly ReportColumn[];
}

export interface HeadMatch {
  /** Zero-based sheet column by the report's column key. */
  readonly columns: ReadonlyMap<string, number>;
  /** Report columns the sheet does not have. */
  readonly missing: readonly ReportColumn[];
  /** Heads of the sheet that go to no column of the report. */
  readonly unknown: readonly HeadPath[];
  /** Every column stands under exactly the report's own head. */
  readonly exact: boolean;
}

/** Other words for the columns that name a row. */
const OTHER_WORDS: readonly (readonly string[])[] = [
  ['机构', '单位', '信用社', '社名', '机构名称', '单位名称', '网点', '网点名称'], ['姓名', '员工姓名', '清收人', '责任人'], ['工号', '员工编号', '员工号', '员工工号'],
];

/** The running number says where a row stands, not what it holds. */
export const isRunningNumber = (c: Pick<ReportColumn, 'titles'>): boolean => normaliseHead(c.titles.at(-1) ?? '') === '序号';

const namesOf = (titles: readonly string[]): string[] => titles.map(normaliseHead).filter((n, i, all) => n !== '' && n !== all[i - 1]);
const wholeOf = (names: readonly string[]): string => names.join('');
const synonym = (name: string): string => OTHER_WORDS.find((words) => words.includes(name))?.[0] ?? name;

/**
 * Which sheet column is which column of a report, whatever the order: by the whole nested head; then by a head that leaves
 * out or adds levels, but ends in the same word (清收／小计 for 本月清收处置／清收／小计), where that is one column on both sides;
 * then by another word for a naming column. Nothing is matched by its place.
 */
export function matchHeads(columns: readonly ReportColumn[], paths: readonly HeadPath[]): HeadMatch {
  const open = new Map(columns.filter((c) => !isRunningNumber(c)).map((c) => [c.key, namesOf(c.titles)]));
  const left = new Map(paths.map((p) => [p.column, p.levels.map((l) => l.name)]).filter(([, names]) => (names as string[]).at(-1) !== '序号') as [number, string[]][]);
  const found = new Map<string, number>();
  const pair = (same: (wanted: readonly string[], there: readonly string[]) => boolean): void => {
    const pairs = [...open].flatMap(([key, wanted]) => [...left].filter(([, there]) => same(wanted, there)).map(([column]) => ({ key, column })));
    for (const { key, column } of pairs) {
      if (pairs.filter((p) => p.key === key).length > 1 || pairs.filter((p) => p.column === column).length > 1) continue;
      found.set(key, column);
      open.delete(key);
      left.delete(column);
    }
  };
  pair((a, b) => wholeOf(a) === wholeOf(b));
  const exact = open.size === 0 && left.size === 0;
  pair((a, b) => a.at(-1) === b.at(-1) && (isWithin(a, b) || isWithin(b, a)));
  pair((a, b) => a.length === 1 && b.length === 1 && synonym(a[0] ?? '') === synonym(b[0] ?? ''));
  return { columns: found, missing: columns.filter((c) => open.has(c.key)), unknown: paths.filter((p) => left.has(p.column)), exact };
}

/** All words of one head stand in the other, in the same order. */
function isWithin(short: readonly string[], long: readonly string[]): boolean {
  let at = 0;
  for (const word of long) if (word === short[at]) at += 1;
  return at === short.length;
}
