import { CAUSES, CLIENTS, GUARANTEES, type Code } from '../../domain/codes.js';
import { yearOf, type Day } from '../../domain/date.js';
import { statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';
import { NPL } from '../drill/loan-rows.js';
import { unitsIn } from '../unit-groups.js';
import { once } from './once.js';

const WAN = 1_000_000;
/** All 表内不良 of one borrower together, up to below the line in 分; 1000万元以上 leaves out 1000万元 itself (D1-03 speaks of more than). */
const BANDS = [{ code: 'b50', name: '50万元以下', below: 50 * WAN }, { code: 'b500', name: '50万元至500万元', below: 500 * WAN }, { code: 'b1000', name: '500万元至1000万元', below: 1000 * WAN + 1 }, { code: 'over', name: '1000万元以上', below: Infinity }] as const;
const OBJECTIVE = ['policy', 'business', 'private_lending', 'other_objective'] as const;
const YEARS_ONE_BY_ONE = 10;

export interface Item extends Code { /** A sum over the items after it. */ readonly group?: true; readonly axis: Axis }
export interface Section { readonly key: string; readonly name: string; readonly items: readonly Item[] }
export type Axis = 'band' | 'causes' | 'cause' | 'year' | 'guarantee' | 'client';

/** The sections of the form in order, each of which divides all loans without remainder (C17). */
export function sectionsOf(c: ReportContext): readonly Section[] {
  const first = firstYear(c);
  const on = (axis: Axis, codes: readonly Code[], also: { group?: true } = {}): Item[] => codes.map(({ code, name }) => ({ code, name, axis, ...also }));
  const causes = (of: (code: string) => boolean): Item[] => on('cause', CAUSES.filter((k) => of(k.code)));
  const objective = (code: string): boolean => OBJECTIVE.some((o) => o === code);
  return [
    { key: 'band', name: '一、单户余额', items: on('band', BANDS) },
    { key: 'cause', name: '二、形成原因', items: [
      ...on('causes', [{ code: 'objective', name: '客观原因小计' }], { group: true }), ...causes(objective),
      ...on('causes', [{ code: 'subjective', name: '主观原因小计' }], { group: true }), ...causes((k) => !objective(k)), ...on('cause', [{ code: '', name: '未填原因' }]),
    ] },
    { key: 'year', name: '三、形成年度', items: on('year', [{ code: 'before', name: `${first - 1}年及以前` }, ...Array.from({ length: YEARS_ONE_BY_ONE }, (_, i) => ({ code: String(first + i), name: `${first + i}年` }))]) },
    { key: 'guarantee', name: '四、担保方式', items: on('guarantee', GUARANTEES) },
    { key: 'client', name: '五、客户类别', items: on('client', CLIENTS) },
  ];
}

const firstYear = (c: ReportContext): number => yearOf(c.period) - YEARS_ONE_BY_ONE + 1;
const bandOf = (sum: string): string => `CASE ${BANDS.map((b) => (Number.isFinite(b.below) ? `WHEN ${sum} < ${b.below} THEN '${b.code}'` : `ELSE '${b.code}'`)).join(' ')} END`;

/** Where a loan l stands on each axis but its borrower's band. */
const AXES = (c: ReportContext): Record<Exclude<Axis, 'band'>, string> => ({
  cause: `coalesce(l.cause, '')`,
  causes: `CASE WHEN l.cause IN (${OBJECTIVE.map((o) => `'${o}'`).join(',')}) THEN 'objective' WHEN coalesce(l.cause, '') = '' THEN '' ELSE 'subjective' END`,
  year: `CASE WHEN l.formed_year < ${firstYear(c)} THEN 'before' ELSE CAST(l.formed_year AS TEXT) END`,
  guarantee: 'l.guarantee',
  client: '(SELECT p.kind FROM party p WHERE p.party_id = l.borrower_id)',
});

const STANDING = `loan_state s JOIN loan l ON l.loan_id = s.loan_id WHERE s.year = ? AND s.from_on <= ? AND s.to_on > ? AND ${NPL}`;

/** 户数, 笔数 and principal in 分. */
export interface Part { readonly borrowers: number; readonly loans: number; readonly fen: number }
export const NOTHING: Part = { borrowers: 0, loans: 0, fen: 0 };
/** Parts by `axis:code`, the whole under `all:`. */
export type Parts = ReadonlyMap<string, Part>;

/** A part while it is summed up: loans come borrower by borrower, so that nobody is counted twice. */
interface Tally { borrowers: number; loans: number; fen: number; last: number }

/** 表内不良 at the end of a day along every axis; `unit` is a unit's code or "total". A borrower is counted once in each part. */
export const partsAt = (c: ReportContext, day: Day, unit: string): Parts => once(c, `parts ${day} ${unit}`, () => {
  const axes = Object.entries(AXES(c));
  const units = unitsIn('s.unit_id', unit);
  const loans = statement(c.conn, `SELECT l.borrower_id, s.principal_fen, ${axes.map(([axis, sql]) => (axis === 'client' ? 'NULL' : sql)).join(', ')} FROM ${STANDING}${units.sql}`).raw().all(yearOf(day), day, day, ...units.args) as [borrower: number, fen: number, ...codes: (string | null)[]][];
  // a borrower's kind looked up for every loan costs as much as all the rest
  const kinds = new Map(statement(c.conn, 'SELECT party_id, kind FROM party').raw().all() as [number, string][]);
  const owed = new Map<number, number>();
  for (const [borrower, fen] of loans) owed.set(borrower, (owed.get(borrower) ?? 0) + fen);
  const parts = new Map<Axis | 'all', Map<string, Tally>>();
  const add = (axis: Axis | 'all', code: string, borrower: number, fen: number): void => {
    let codes = parts.get(axis);
    if (!codes) parts.set(axis, (codes = new Map()));
    let part = codes.get(code);
    if (!part) codes.set(code, (part = { borrowers: 0, loans: 0, fen: 0, last: 0 }));
    if (part.last !== borrower) part.borrowers += 1;
    part.last = borrower;
    part.loans += 1;
    part.fen += fen;
  };
  for (const [borrower, fen, ...codes] of loans.sort((a, b) => a[0] - b[0])) {
    add('all', '', borrower, fen);
    add('band', BANDS.find((b) => (owed.get(borrower) ?? 0) < b.below)?.code ?? '', borrower, fen);
    axes.forEach(([axis], i) => add(axis as Axis, codes[i] ?? kinds.get(borrower) ?? '', borrower, fen));
  }
  return new Map([...parts].flatMap(([axis, codes]) => [...codes].map(([code, { borrowers, loans: count, fen }]) => [`${axis}:${code}`, { borrowers, loans: count, fen }] as const)));
});

/** The same part as a condition on the balances s of a day, for its drill-down; `key` is `axis:code`. */
export function partCondition(c: ReportContext, key: string, unit: string, day: Day): { sql: string; args: readonly (string | number)[] } {
  const [axis = '', code = ''] = key.split(':');
  if (axis === 'all') return { sql: NPL, args: [] };
  const among = (loans: string): string => `${NPL} AND s.loan_id IN (SELECT l.loan_id FROM loan l WHERE ${loans})`;
  if (axis !== 'band') return { sql: among(`${AXES(c)[axis as Exclude<Axis, 'band'>]} = ?`), args: [code] };
  const units = unitsIn('s.unit_id', unit);
  return { sql: among(`l.borrower_id IN (SELECT l.borrower_id FROM ${STANDING}${units.sql} GROUP BY l.borrower_id HAVING ${bandOf('sum(s.principal_fen)')} = ?)`), args: [yearOf(day), day, day, ...units.args, code] };
}
