import { nameOf, type Code } from '../codes.js';
import type { Day } from '../date.js';
import { DomainError } from '../domain-error.js';

/** The steps of a 责任认定 in their order (domain.md §6.2). */
export const CASE_STEPS = [
  { code: 'open', name: '建档' },
  { code: 'propose', name: '初分' },
  { code: 'check', name: '核对' },
  { code: 'decide', name: '定责' },
  { code: 'pursue', name: '追究' },
  { code: 'complete', name: '完成' },
] as const satisfies readonly Code[];
export type CaseStep = (typeof CASE_STEPS)[number]['code'];

/** The only step that may follow; null after the last. */
export function nextStep(last: CaseStep): CaseStep | null {
  return CASE_STEPS[CASE_STEPS.findIndex((s) => s.code === last) + 1]?.code ?? null;
}

/** Whether a case stands at this step or beyond. */
export const hasReached = (last: CaseStep, step: CaseStep): boolean => CASE_STEPS.findIndex((s) => s.code === last) >= CASE_STEPS.findIndex((s) => s.code === step);

/**
 * No step is skipped or repeated, none is dated before what happened last. Throws CASE_STEP_ORDER, CASE_DAY_EARLY.
 * `lastDay` is the day of the last step or of the last answer within it, whichever is later.
 */
export function checkStep(no: string, last: { readonly step: CaseStep; readonly lastDay: Day }, next: { readonly step: CaseStep; readonly on: Day }): void {
  const due = nextStep(last.step);
  if (due !== next.step) throw new DomainError('CASE_STEP_ORDER', { no, now: nameOf(CASE_STEPS, last.step), wanted: nameOf(CASE_STEPS, next.step), next: due === null ? '已经完成，没有下一步' : `下一步是“${nameOf(CASE_STEPS, due)}”` });
  checkDay(next.on, last.lastDay, nameOf(CASE_STEPS, next.step));
}

/** Throws CASE_DAY_EARLY. */
export function checkDay(on: Day, notBefore: Day, what: string): void {
  if (on < notBefore) throw new DomainError('CASE_DAY_EARLY', { what, on, last: notBefore });
}
