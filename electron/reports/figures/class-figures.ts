import { CLASSES } from '../../domain/codes.js';
import { yearOf, type Day } from '../../domain/date.js';
import { statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';
import { sumOf, knownSum, type Whose } from '../unit-table.js';
import { allLoansByUnit, type Balance } from './unit-figures.js';
import { totalsPeriod } from './compare-days.js';
import { once } from './once.js';

/** The five classes; sub-levels count in their parent (D1-09). */
export const MAIN_CLASSES = CLASSES.filter((k) => k.parent === null);
export type MainClass = (typeof MAIN_CLASSES)[number]['code'];
export const NPL_CLASSES = MAIN_CLASSES.filter((k) => k.npl).map((k) => k.code);

/** Condition on loan_state s: inside the balance sheet and in this class or one of its sub-levels; the class is its argument. */
export const OF_CLASS = `s.book = 'on' AND s.class IN (SELECT class FROM class_code WHERE coalesce(parent, class) = ?)`;

/** 表内 balances at the end of a day by main class and unit, in 分. One range of one year's slice (data-model.md §6). */
export const balancesByClass = (c: ReportContext, day: Day): ReadonlyMap<string, ReadonlyMap<number, Balance>> => once(c, `classes ${day}`, () => {
  const found = statement(c.conn, `SELECT coalesce(k.parent, k.class) AS class, s.unit_id AS unitId, count(*) AS count, sum(s.principal_fen) AS fen FROM loan_state s JOIN class_code k ON k.class = s.class WHERE s.year = ? AND s.from_on <= ? AND s.to_on > ? AND s.book = 'on' GROUP BY s.unit_id, 1`).all(yearOf(day), day, day) as (Balance & { class: string; unitId: number })[];
  const out = new Map<string, Map<number, Balance>>();
  for (const r of found) {
    const units = out.get(r.class) ?? new Map<number, Balance>();
    out.set(r.class, units.set(r.unitId, { count: r.count, fen: r.fen }));
  }
  return out;
});

/** 信贷资产质量 of a set of units at one day, in 分. */
export interface Quality {
  /** 各项贷款余额; null where none of the units has one. */
  readonly allFen: number | null;
  readonly nplFen: number;
  /** 正常类及关注类: what is left of 各项贷款, since a ledger of NPL does not hold those loans. */
  readonly restFen: number | null;
  readonly classFen: Readonly<Record<MainClass, number>>;
}

export function qualityAt(c: ReportContext, day: Day): (whose: Whose) => Quality {
  const classes = balancesByClass(c, day);
  const all = allLoansByUnit(c, totalsPeriod(day));
  return (whose) => {
    const of = (k: MainClass): number => sumOf(classes.get(k) ?? new Map<number, Balance>(), whose, (b) => b.fen);
    const classFen = { normal: of('normal'), watch: of('watch'), substandard: of('substandard'), doubtful: of('doubtful'), loss: of('loss') };
    const nplFen = NPL_CLASSES.reduce((a, k) => a + classFen[k], 0);
    const allFen = knownSum(all, whose, (a) => a.fen);
    return { allFen, nplFen, restFen: allFen === null ? null : allFen - nplFen, classFen };
  };
}
