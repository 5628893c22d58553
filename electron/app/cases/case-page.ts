import type { CaseAnswer, CaseMeasureRow, CasePage, CasePersonRow, CaseStepRow } from '../../contract/cases.js';
import { nameOf } from '../../domain/codes.js';
import { fen, splitFen } from '../../domain/money.js';
import { CASE_MEASURES, isUntilRepaid } from '../../domain/responsibility/case-codes.js';
import { nextStep } from '../../domain/responsibility/case-steps.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import { postText, presentPosts } from '../../reports/figures/present-posts.js';
import { reader, type AppContext } from '../context.js';
import { caseHeads, requireCase, type CaseState } from './case-rows.js';
import { RECOVERED_FEN, REPAID_ON } from './debt.js';
import { fundStands } from './fund-stand.js';

/** Everything about one case. Throws CASE_UNKNOWN. */
export function casePage(context: AppContext, of: { readonly caseId?: number | undefined; readonly no?: string | undefined }): CasePage {
  const conn = reader(context);
  const state = requireCase(conn, of);
  const [head] = caseHeads(conn, { caseId: state.caseId, search: '' });
  if (!head) throw new Error('a case without a head');
  const people = casePersons(conn, state);
  const counted = people.filter((p) => p.kind === 'share');
  return {
    ...head, recoveredFen: statement(conn, `SELECT ${RECOVERED_FEN('?1', '?2', `'9999-12-31'`)}`).pluck().get(numbered(state.loanId, state.openedOn)) as number,
    next: nextStep(state.step), notBefore: state.lastDay, steps: steps(conn, state.caseId), people, measures: measures(conn, head.owedFen, state),
    proposedPpm: counted.reduce((a, p) => a + (p.added ? 0 : p.sharePpm), 0), determinedPpm: counted.reduce((a, p) => a + (p.finding?.sharePpm ?? 0), 0),
  };
}

function steps(conn: Connection, caseId: number): CaseStepRow[] {
  return statement(conn, `SELECT s.step, s.on_date AS "on", s.opinion, s.doc_no AS docNo, s.by_name AS "by", s.group_opinion AS groupOpinion, s.group_doc_no AS groupDocNo, (SELECT h.batch_id FROM change h WHERE h.tbl = 'case_step' AND h.row_id = s.case_step_id AND h.op = 'I') AS batch FROM case_step s WHERE s.case_file_id = ? AND s.voided_by IS NULL ORDER BY s.case_step_id`).all(caseId) as CaseStepRow[];
}

/** A person of a case with the keys the ledger knows him by. */
export type StoredPerson = Omit<CasePersonRow, 'present' | 'responsibleFen' | 'answers' | 'paidFen' | 'refundedFen' | 'dueFen'> & { readonly staffId: number | null };

/** Proposed and added persons in their order, with what was found about them. */
export function storedPersons(conn: Connection, caseId: number): StoredPerson[] {
  const rows = statement(conn, `SELECT x.case_person_id AS personId, x.staff_id AS staffId, s.staff_no AS staffNo, x.outsider, coalesce(s.name, x.outsider) AS name, x.role, x.kind, x.level, x.share_ppm AS sharePpm, t.step = 'decide' AS added, f.case_finding_id AS findingId, f.verdict, f.level AS foundLevel, f.share_ppm AS foundPpm, f.reason, f.minutes_no AS minutesNo
    FROM case_person x JOIN case_step t ON t.case_step_id = x.case_step_id LEFT JOIN staff s ON s.staff_id = x.staff_id LEFT JOIN case_finding f ON f.case_person_id = x.case_person_id AND f.voided_by IS NULL WHERE t.case_file_id = ? AND x.voided_by IS NULL ORDER BY x.case_person_id`).all(caseId) as (StoredPerson & { readonly outsider: string | null; readonly staffNo: string | null; readonly findingId: number | null; readonly verdict: 'liable'; readonly foundLevel: 'main'; readonly foundPpm: number; readonly reason: string; readonly minutesNo: string; readonly added: boolean | number })[];
  return rows.map(({ staffNo, outsider, findingId, verdict, foundLevel, foundPpm, reason, minutesNo, added, ...r }) => ({
    ...r, ...(staffNo === null ? {} : { staffNo }), ...(outsider === null ? {} : { outsider }), added: Boolean(added),
    finding: findingId === null ? null : { findingId, verdict, level: foundLevel, sharePpm: foundPpm, reason, minutesNo },
  }));
}

function casePersons(conn: Connection, c: CaseState): CasePersonRow[] {
  const posts = presentPosts(conn);
  const answers = Map.groupBy(answersOf(conn, c.caseId), (a) => a.personId);
  const funds = new Map(fundStands(conn, undefined, { caseId: c.caseId }).map((f) => [f.findingId, f]));
  const people = storedPersons(conn, c.caseId);
  const principal = responsiblePrincipal(c.baseFen, people);
  return people.map(({ staffId, ...p }, i) => {
    const fund = p.finding === null ? undefined : funds.get(p.finding.findingId);
    return { ...p, present: staffId === null ? '名单外' : postText(posts.get(staffId)), responsibleFen: principal[i] ?? 0, answers: (answers.get(p.personId) ?? []).map(({ personId: _id, ...a }) => a), paidFen: fund?.paidFen ?? 0, refundedFen: fund?.refundedFen ?? 0, dueFen: fund?.dueFen ?? 0 };
  });
}

/** 责任本金 in 分 without losing one: by what was found, before that by the proposal. */
function responsiblePrincipal(baseFen: number, people: readonly StoredPerson[]): number[] {
  const shares = people.map((p) => (p.kind === 'share' ? (p.finding?.sharePpm ?? p.sharePpm) : 0));
  return shares.some((s) => s > 0) ? splitFen(fen(baseFen), shares) : shares;
}

/** Answers of a case with the person each belongs to, oldest first. */
export function answersOf(conn: Connection, caseId: number): (CaseAnswer & { readonly personId: number })[] {
  const rows = statement(conn, `SELECT a.case_answer_id AS answerId, a.case_person_id AS personId, a.act, a.on_date AS "on", a.says, a.by_name AS "by", a.answers, a.act = 'object' AND NOT EXISTS (SELECT 1 FROM case_answer d WHERE d.answers = a.case_answer_id AND d.voided_by IS NULL) AS open FROM case_answer a JOIN case_step t ON t.case_step_id = a.case_step_id WHERE t.case_file_id = ? AND a.voided_by IS NULL ORDER BY a.case_answer_id`).all(caseId) as (Omit<CaseAnswer, 'open'> & { personId: number; open: 0 | 1 })[];
  return rows.map((r) => ({ ...r, open: r.open === 1 }));
}

function measures(conn: Connection, owedFen: number, c: CaseState): CaseMeasureRow[] {
  const repaidOn = owedFen > 0 ? null : (statement(conn, `SELECT ${REPAID_ON('?1')}`).pluck().get(numbered(c.loanId)) as string | null);
  const rows = statement(conn, `SELECT m.case_measure_id AS measureId, m.case_finding_id AS findingId, coalesce(s.name, x.outsider) AS person, m.measure, m.on_date AS "on", m.amount_fen AS amountFen, m.doc_no AS docNo, m.says FROM case_measure m JOIN case_step t ON t.case_step_id = m.case_step_id JOIN case_finding f ON f.case_finding_id = m.case_finding_id JOIN case_person x ON x.case_person_id = f.case_person_id LEFT JOIN staff s ON s.staff_id = x.staff_id WHERE t.case_file_id = ? AND m.voided_by IS NULL ORDER BY m.on_date, m.case_measure_id`).all(c.caseId) as (Omit<CaseMeasureRow, 'name' | 'liftedOn' | 'standing'> & { person: string })[];
  return rows.map(({ person, ...m }) => ({ ...m, name: `${person} ${nameOf(CASE_MEASURES, m.measure)}`, liftedOn: isUntilRepaid(m.measure) ? repaidOn : null, standing: isUntilRepaid(m.measure) ? owedFen > 0 : null }));
}
