import { BOOKS, FORMS, nameOf, type Book, type Form } from '../codes.js';
import { clausePlace, type PlanFinding } from './plan-finding.js';
import type { RateMatch, RulePlan } from './rule-plan.js';

/** Books a form of reduction can be booked in: only 表内 is written off, swapped or raised; a swapped loan may be renewed. */
const BOOKS_OF_FORM: Readonly<Partial<Record<Form, readonly Book[]>>> = { write_off: ['on'], fund_swap: ['on'], upgrade: ['on'], rollover: ['on', 'note_swap', 'fund_swap'] };
/** 五级分类 is the class of what stands on the balance sheet; other books carry the last one, or none. */
const CLASSED_BOOKS: readonly Book[] = ['on'];

/** Clauses that hang on something nobody books: they read well and never act. */
export function bookedFindings(plan: RulePlan): PlanFinding[] {
  const check = (kind: string, clauses: readonly { readonly id: string; readonly match: RateMatch }[]): PlanFinding[] =>
    clauses.flatMap(({ id, match }, i) => faultsOf(match, plan).map((text) => ({ where: clausePlace(kind, i, id), text })));
  return [
    ...check('认定', plan.credits.map((c) => ({ id: c.id, match: { ...(c.forms && { forms: c.forms }), ...(c.books && { books: c.books }) } }))),
    ...check('不计奖', plan.exclusions),
    ...check('奖励', plan.rates),
  ];
}

function faultsOf(match: RateMatch, plan: RulePlan): string[] {
  const faults: string[] = [];
  const { forms, books, classes, formedYear } = match;
  if (forms && books && !forms.some((f) => books.some((b) => (BOOKS_OF_FORM[f] ?? books).includes(b)))) {
    faults.push(`${names(BOOKS, books)}不登记${names(FORMS, forms)}，永远不会用到`);
  }
  if (classes && books && !books.some((b) => CLASSED_BOOKS.includes(b))) faults.push(`五级分类只登记在${names(BOOKS, CLASSED_BOOKS)}，${names(BOOKS, books)}没有，永远不会用到`);
  if (plan.to !== null && formedYear?.from && formedYear.from > Number(plan.to.slice(0, 4))) faults.push(`形成年度从 ${formedYear.from} 年起，办法在 ${plan.to} 已终止，永远不会用到`);
  return faults;
}

const names = (list: Parameters<typeof nameOf>[0], codes: readonly string[]): string => codes.map((c) => nameOf(list, c)).join('、');
