import type { ParsedOf } from '../../contract/api.js';
import { nameOf } from '../../domain/codes.js';
import type { Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { ANSWERS } from '../../domain/responsibility/case-codes.js';
import { checkDay } from '../../domain/responsibility/case-steps.js';
import { statement, type Connection } from '../../data/sql.js';
import { notAfterToday } from '../business-day.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { answersOf, storedPersons, type StoredPerson } from './case-page.js';
import { caseTitle, requireCase, type CaseState } from './case-rows.js';

const refuse = (reason: string): never => { throw new DomainError('CASE_ANSWER_INVALID', { reason }); };

/**
 * One person agrees with the proposal, objects to it, or did not answer in time. Possible from 初分 to 定责; each
 * person's last word counts. Throws CASE_ANSWER_INVALID, CASE_DAY_EARLY, DAY_IN_FUTURE.
 */
export function answerCase(context: AppContext, input: ParsedOf<'cases.answer'>): { batch: number; answerId: number } {
  const conn = reader(context);
  const { state, person } = placeOf(conn, input.personId);
  const said = answersOf(conn, state.caseId).filter((a) => a.personId === input.personId);
  if (input.act === 'object' && input.says === '') refuse(`没有写${person.name}异议的内容`);
  if (input.act === 'silent' && input.says === '') refuse(`没有写何时、怎样送达${person.name}`);
  if (said.some((a) => a.open)) refuse(`${person.name}的异议还没有答复`);
  if (input.act !== 'object' && said.some((a) => a.act === input.act)) refuse(`${person.name}已经登记过“${nameOf(ANSWERS, input.act)}”`);
  return write(context, state, person, { ...input, answers: null });
}

/** 答复: the decision on an objection, by whom. Throws CASE_ANSWER_INVALID, CASE_DAY_EARLY, DAY_IN_FUTURE. */
export function resolveObjection(context: AppContext, input: ParsedOf<'cases.resolve'>): { batch: number } {
  const conn = reader(context);
  const row = statement(conn, `SELECT case_person_id AS personId, act, on_date AS "on" FROM case_answer WHERE case_answer_id = ? AND voided_by IS NULL`).get(input.answerId) as { personId: number; act: string; on: Day } | undefined;
  if (row?.act !== 'object') throw new DomainError('CASE_ANSWER_INVALID', { reason: '没有指明答复哪一项异议' });
  const { state, person } = placeOf(conn, row.personId);
  if (answersOf(conn, state.caseId).some((a) => a.answers === input.answerId)) refuse(`${person.name}的这项异议已经答复`);
  checkDay(input.on, row.on, '答复');
  return { batch: write(context, state, person, { act: 'decision', on: input.on, says: input.says, by: input.by, answers: input.answerId }).batch };
}

function placeOf(conn: Connection, personId: number): { state: CaseState; person: StoredPerson } {
  const caseId = statement(conn, `SELECT t.case_file_id FROM case_person x JOIN case_step t ON t.case_step_id = x.case_step_id WHERE x.case_person_id = ? AND x.voided_by IS NULL`).pluck().get(personId) as number | undefined;
  const person = caseId === undefined ? undefined : storedPersons(conn, caseId).find((p) => p.personId === personId);
  if (caseId === undefined || !person) throw new DomainError('CASE_ANSWER_INVALID', { reason: '这件认定里没有这个人' });
  return { state: requireCase(conn, { caseId }), person };
}

/** What is said belongs to the step at which it is said: 初分 or 核对, nothing afterwards. */
function write(context: AppContext, state: CaseState, person: StoredPerson, said: { readonly act: 'confirm' | 'object' | 'silent' | 'decision'; readonly on: Day; readonly says: string; readonly by: string; readonly answers: number | null }): { batch: number; answerId: number } {
  if (state.step !== 'propose' && state.step !== 'check') refuse('已经定责，不再登记核对和异议');
  checkDay(notAfterToday(context, said.on), firstDay(reader(context), state), nameOf(ANSWERS, said.act));
  const { batch, value } = writeBatch(context, { kind: 'case', title: `${nameOf(ANSWERS, said.act)} ${person.name} ${caseTitle(state)}` }, ['rosters'], (uow) => uow.insert('case_answer', { case_step_id: state.stepId, case_person_id: person.personId, act: said.act, on_date: said.on, says: said.says, by_name: said.by, answers: said.answers }));
  return { batch, answerId: value };
}

/** Persons answer in any order; only the step itself comes before all of them. */
const firstDay = (conn: Connection, state: CaseState): Day => statement(conn, 'SELECT on_date FROM case_step WHERE case_step_id = ?').pluck().get(state.stepId) as Day;
