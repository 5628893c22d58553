import type { ParsedOf } from '../../contract/api.js';
import { nameOf } from '../../domain/codes.js';
import { DomainError } from '../../domain/domain-error.js';
import { CASE_MEASURES, isEconomic, isUntilRepaid } from '../../domain/responsibility/case-codes.js';
import { checkDay } from '../../domain/responsibility/case-steps.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { notAfterToday } from '../business-day.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { storedPersons } from './case-page.js';
import { caseTitle, requireCase, type CaseState } from './case-rows.js';
import { OWED_FEN } from './debt.js';
import { caseBefore, writeStep } from './take-step.js';

type Measures = ParsedOf<'cases.measure'>['measures'];

/** 追究 with its measures; none is an answer too, the opinion says why. Throws CASE_MEASURE_INVALID and what `caseBefore` throws. */
export function pursueCase(context: AppContext, input: ParsedOf<'cases.pursue'>): { batch: number } {
  const c = caseBefore(context, input, 'pursue');
  checkMeasures(context, c, input.measures);
  return { batch: writeStep(context, c, 'pursue', input, ['rosters'], (uow, stepId) => insertMeasures(uow, stepId, input.measures)).batch };
}

/** A further measure while the case stands at 追究. Throws CASE_UNKNOWN, CASE_STEP_ORDER, CASE_MEASURE_INVALID, CASE_DAY_EARLY, DAY_IN_FUTURE. */
export function addMeasures(context: AppContext, input: ParsedOf<'cases.measure'>): { batch: number } {
  const c = requireCase(reader(context), { caseId: input.caseId });
  if (c.step !== 'pursue') throw new DomainError('CASE_MEASURE_INVALID', { reason: `第 ${c.no} 号${c.step === 'complete' ? '已经完成' : '还没有到追究'}` });
  checkMeasures(context, c, input.measures);
  const { batch } = writeBatch(context, { kind: 'case', title: `追究措施 ${caseTitle(c)}` }, ['rosters'], (uow) => insertMeasures(uow, c.stepId, input.measures));
  return { batch };
}

/** Each measure hits somebody found 有责; money has an amount, and nobody is kept off his post for a loan that is repaid. */
function checkMeasures(context: AppContext, c: CaseState, measures: Measures): void {
  const conn = reader(context);
  const people = storedPersons(conn, c.caseId);
  const decidedOn = statement(conn, `SELECT on_date FROM case_step WHERE case_file_id = ? AND step = 'decide' AND voided_by IS NULL`).pluck().get(c.caseId) as string;
  for (const m of measures) {
    const refuse = (reason: string): never => { throw new DomainError('CASE_MEASURE_INVALID', { reason }); };
    const what = nameOf(CASE_MEASURES, m.measure);
    const person = people.find((p) => p.finding?.findingId === m.findingId);
    if (!person) refuse('这件认定里没有这个人');
    else if (person.finding?.verdict !== 'liable') refuse(`${person.name}定为${person.finding?.verdict === 'exempt' ? '免责' : '无责'}，不追究`);
    if (isEconomic(m.measure) && m.amountFen === undefined) refuse(`没有写${what}的金额`);
    if (!isEconomic(m.measure) && m.amountFen !== undefined) refuse(`${what}没有金额`);
    if (isUntilRepaid(m.measure) && owed(conn, c.loanId) === 0) refuse(`贷款已经收回，不用${what}`);
    checkDay(notAfterToday(context, m.on), decidedOn, what);
  }
}

const owed = (conn: Connection, loanId: number): number => statement(conn, `SELECT ${OWED_FEN('?1')}`).pluck().get(numbered(loanId)) as number;

function insertMeasures(uow: UnitOfWork, stepId: number, measures: Measures): void {
  for (const m of measures) uow.insert('case_measure', { case_step_id: stepId, case_finding_id: m.findingId, measure: m.measure, on_date: m.on, amount_fen: m.amountFen ?? null, doc_no: m.docNo, says: m.says });
}
