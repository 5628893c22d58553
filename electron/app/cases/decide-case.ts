import type { ParsedOf } from '../../contract/api.js';
import { DomainError } from '../../domain/domain-error.js';
import { checkPersons } from '../../domain/responsibility/case-persons.js';
import { checkFindings, type Finding } from '../../domain/responsibility/case-findings.js';
import { loanRoleOf } from '../../domain/responsibility/case-codes.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { reader, type AppContext } from '../context.js';
import { answerFrom } from '../rosters/set-responsible.js';
import { staffMember } from '../staff/staff-member.js';
import { answersOf, storedPersons } from './case-page.js';
import type { CaseState } from './case-rows.js';
import { caseBefore, insertPerson, writeStep } from './take-step.js';

/**
 * 定责. No objection is left open; something is found about everybody. From that day on the loan, in every book it is
 * owed in, is answered for by those found 有责 or 免责; where nobody is, it stays as it was (D3-01: no loan without
 * somebody). Throws CASE_OBJECTION_OPEN, FINDING_INVALID, EXEMPTION_NEEDS, RESPONSIBLE_NOT_100 and what `caseBefore` throws.
 */
export function decideCase(context: AppContext, input: ParsedOf<'cases.decide'>): { batch: number; loans: number } {
  const conn = reader(context);
  const c = caseBefore(context, input, 'decide');
  const people = storedPersons(conn, c.caseId);
  const open = new Set(answersOf(conn, c.caseId).filter((a) => a.open).map((a) => a.personId));
  if (open.size > 0) throw new DomainError('CASE_OBJECTION_OPEN', { names: people.filter((p) => open.has(p.personId)).map((p) => p.name).join('、') });
  const found = people.map((p): Finding & { personId: number } => {
    const f = input.findings.find((x) => x.personId === p.personId);
    if (!f) throw new DomainError('FINDING_INVALID', { name: p.name, reason: '没有写有责、无责或免责' });
    return { ...f, name: p.name, kind: p.kind, proposed: { sharePpm: p.sharePpm, level: p.level } };
  });
  const added = input.added.map((a): Finding => ({ name: a.staffNo === undefined ? (a.outsider ?? '') : staffMember(conn, a.staffNo).name, kind: a.kind, proposed: null, verdict: 'liable', level: a.level, sharePpm: a.sharePpm, reason: a.reason, minutesNo: '' }));
  checkFindings([...found, ...added]);
  const answering = [...people.flatMap((p) => { const f = input.findings.find((x) => x.personId === p.personId); return f && f.verdict !== 'not_liable' ? [{ ...p, level: f.level, sharePpm: f.sharePpm }] : []; }), ...input.added];
  // nobody twice for one part, each by number or by name
  if (answering.length > 0) checkPersons(answering);
  const { batch, value } = writeStep(context, c, 'decide', input, ['rosters', 'loans', 'reports'], (uow, stepId) => {
    const write = (personId: number, f: Finding): number => uow.insert('case_finding', { case_step_id: stepId, case_person_id: personId, verdict: f.verdict, level: f.level, share_ppm: f.sharePpm, reason: f.reason, minutes_no: f.minutesNo });
    for (const f of found) write(f.personId, f);
    for (const [i, a] of input.added.entries()) {
      const f = added[i];
      if (f) write(insertPerson(uow, stepId, a), f);
    }
    return answerAsFound(uow, c, input.on);
  });
  return { batch, loans: value };
}

/** Writes what was found into the loan's own list of those who answer; returns the books that changed. */
function answerAsFound(uow: UnitOfWork, c: CaseState, on: string): number {
  const answering = storedPersons(uow.conn, c.caseId).filter((p) => p.finding !== null && p.finding.verdict !== 'not_liable');
  if (answering.length === 0) return 0;
  return answerFrom(uow, [c.loanId], answering.map((p) => ({ staff_id: p.staffId, outsider: p.outsider ?? null, role: loanRoleOf(p.role), share_ppm: p.finding?.sharePpm ?? 0, counts: p.kind === 'share' ? 1 : 0 })), on).length;
}
