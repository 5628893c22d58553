import type { ParsedOf } from '../../contract/api.js';
import { nameOf } from '../../domain/codes.js';
import { DomainError } from '../../domain/domain-error.js';
import { checkPersons, type CasePerson } from '../../domain/responsibility/case-persons.js';
import { CASE_STEPS, checkStep, type CaseStep } from '../../domain/responsibility/case-steps.js';
import type { Area } from '../../contract/events.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import type { Connection } from '../../data/sql.js';
import { notAfterToday } from '../business-day.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { staffMember } from '../staff/staff-member.js';
import { answersOf, storedPersons } from './case-page.js';
import { caseTitle, requireCase, type CaseState } from './case-rows.js';

/** What a step is signed with; `group…` at 定责 only. */
export interface Signed {
  readonly caseId: number;
  readonly on: string;
  readonly opinion: string;
  readonly docNo: string;
  readonly by: string;
  readonly groupOpinion?: string;
  readonly groupDocNo?: string;
}

/** The case, when this step may be taken on this day. Throws CASE_UNKNOWN, CASE_STEP_ORDER, CASE_DAY_EARLY, DAY_IN_FUTURE. */
export function caseBefore(context: AppContext, signed: Signed, step: CaseStep): CaseState {
  const c = requireCase(reader(context), { caseId: signed.caseId });
  checkStep(c.no, c, { step, on: notAfterToday(context, signed.on) });
  return c;
}

/** Writes the step behind the last one as one batch with what belongs to it. */
export function writeStep<T>(context: AppContext, c: CaseState, step: CaseStep, signed: Signed, areas: readonly Area[], within: (uow: UnitOfWork, stepId: number) => T): { readonly batch: number; readonly value: T } {
  return writeBatch(context, { kind: 'case', title: `${nameOf(CASE_STEPS, step)} ${caseTitle(c)}` }, areas, (uow) => {
    const stepId = uow.insert('case_step', { case_file_id: c.caseId, step, on_date: signed.on, opinion: signed.opinion, doc_no: signed.docNo, by_name: signed.by, group_opinion: signed.groupOpinion ?? null, group_doc_no: signed.groupDocNo ?? null, follows: c.stepId });
    return within(uow, stepId);
  });
}

/** Writes a person into a step; somebody on the staff list by number. Throws STAFF_UNKNOWN. */
export function insertPerson(uow: UnitOfWork, stepId: number, p: CasePerson): number {
  return uow.insert('case_person', { case_step_id: stepId, staff_id: p.staffNo === undefined ? null : staffMember(uow.conn, p.staffNo).staffId, outsider: p.outsider ?? null, role: p.role, kind: p.kind, level: p.level, share_ppm: p.sharePpm });
}

/** 初分. Throws RESPONSIBLE_INVALID, RESPONSIBLE_NOT_100, STAFF_UNKNOWN and what `caseBefore` throws. */
export function propose(context: AppContext, input: ParsedOf<'cases.propose'>): { batch: number } {
  const c = caseBefore(context, input, 'propose');
  checkPersons(input.persons);
  const { batch } = writeStep(context, c, 'propose', input, ['rosters'], (uow, stepId) => {
    for (const p of input.persons) insertPerson(uow, stepId, p);
  });
  return { batch };
}

/** 核对 ends when everybody has agreed, objected or let the time pass. Throws CASE_NOT_ANSWERED and what `caseBefore` throws. */
export function finishCheck(context: AppContext, input: ParsedOf<'cases.check'>): { batch: number } {
  const c = caseBefore(context, input, 'check');
  const silent = unanswered(reader(context), c.caseId);
  if (silent.length > 0) throw new DomainError('CASE_NOT_ANSWERED', { names: silent.join('、') });
  return { batch: writeStep(context, c, 'check', input, ['rosters'], () => undefined).batch };
}

function unanswered(conn: Connection, caseId: number): string[] {
  const answered = new Set(answersOf(conn, caseId).map((a) => a.personId));
  return [...new Set(storedPersons(conn, caseId).filter((p) => !answered.has(p.personId)).map((p) => p.name))];
}

/** 完成. Throws what `caseBefore` throws. */
export const completeCase = (context: AppContext, input: ParsedOf<'cases.complete'>): { batch: number } => ({ batch: writeStep(context, caseBefore(context, input, 'complete'), 'complete', input, ['rosters'], () => undefined).batch });
