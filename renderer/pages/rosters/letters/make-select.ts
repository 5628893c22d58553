import type { LetterSelect, LetterTerms } from '../../../../electron/contract/letters.js';
import type { Day } from '../../../../electron/domain/date.js';
import type { LetterSubject } from '../../../../electron/domain/letters/kinds.js';
import type { PickedLoan } from '../../../components/form/loan-picker.js';
import type { ListFilter } from '../../loans/filter.js';

/** How the loans are chosen: one by one, by the filter of the loans page, or by the year's roster. */
export type Way = 'loans' | 'filter' | 'roster';

export interface Asked {
  readonly way: Way;
  readonly picked: readonly PickedLoan[];
  readonly filter: ListFilter;
  readonly year: number;
  readonly staffNos: readonly string[];
  readonly unitIds: readonly number[];
  readonly base: Day | null;
}
export interface TermsText {
  readonly on: Day | null;
  readonly graceDays: string;
  readonly place: string;
  readonly contact: string;
  readonly phone: string;
  readonly replyBy: Day | null;
  readonly deadline: Day | null;
  readonly parts: string;
  readonly firstOn: Day | null;
}

/** Null while nothing is chosen yet. */
export function selectOf(subject: LetterSubject, a: Asked): LetterSelect | null {
  if (subject === 'unit') return { ...(a.unitIds.length > 0 && { unitIds: [...a.unitIds] }), ...(a.base !== null && { base: a.base }) };
  const roster: LetterSelect = { year: a.year, ...(a.staffNos.length > 0 && { staffNos: [...a.staffNos] }) };
  if (subject === 'person' || a.way === 'roster') return roster;
  if (a.way === 'filter') return { filter: { ...a.filter, liveOnly: true } };
  return a.picked.length === 0 ? null : { loanIds: a.picked.map((p) => p.loanId) };
}

export function termsOf(t: TermsText, maker: string): LetterTerms {
  const [days, parts] = [Number(t.graceDays), Number(t.parts)];
  return {
    ...(t.on !== null && { on: t.on }), ...(Number.isInteger(days) && days > 0 && { graceDays: days }), place: t.place, contact: t.contact, phone: t.phone, maker, ...(t.replyBy !== null && { replyBy: t.replyBy }), ...(t.deadline !== null && { deadline: t.deadline }),
    ...(Number.isInteger(parts) && parts > 0 && t.firstOn !== null && { instalments: { count: parts, first: t.firstOn } }),
  };
}
