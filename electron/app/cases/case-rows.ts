import type { CaseHead } from '../../contract/cases.js';
import { CAUSES, nameOf } from '../../domain/codes.js';
import type { Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { CASE_KINDS } from '../../domain/responsibility/case-codes.js';
import { CASE_STEPS, type CaseStep } from '../../domain/responsibility/case-steps.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import { OWED_FEN } from './debt.js';

/** A case as the next thing done to it finds it. */
export interface CaseState {
  readonly caseId: number;
  readonly no: string;
  readonly loanId: number;
  readonly loanNo: string;
  readonly borrower: string;
  readonly baseFen: number;
  readonly openedOn: Day;
  readonly stepId: number;
  readonly step: CaseStep;
  /** The day of the last step or of the last answer in it. */
  readonly lastDay: Day;
}

/** l: the last step of a case c. */
const LAST = `JOIN case_step l ON l.case_file_id = c.case_file_id AND l.voided_by IS NULL AND NOT EXISTS (SELECT 1 FROM case_step x WHERE x.follows = l.case_step_id AND x.voided_by IS NULL)`;
const FROM = `case_file c ${LAST} JOIN case_step o ON o.case_file_id = c.case_file_id AND o.step = 'open' AND o.voided_by IS NULL JOIN loan n ON n.loan_id = c.loan_id JOIN party p ON p.party_id = n.borrower_id`;

/** Throws CASE_UNKNOWN. */
export function requireCase(conn: Connection, of: { readonly caseId?: number | undefined; readonly no?: string | undefined }): CaseState {
  const row = statement(conn, `SELECT c.case_file_id AS caseId, c.case_no AS no, c.loan_id AS loanId, n.loan_no AS loanNo, p.name AS borrower, c.base_fen AS baseFen, o.on_date AS openedOn, l.case_step_id AS stepId, l.step,
    max(l.on_date, coalesce((SELECT max(a.on_date) FROM case_answer a WHERE a.case_step_id = l.case_step_id AND a.voided_by IS NULL), '')) AS lastDay
    FROM ${FROM} WHERE c.voided_by IS NULL AND (c.case_file_id = ?1 OR c.case_no = ?2)`).get(numbered(of.caseId ?? null, of.no ?? null)) as CaseState | undefined;
  if (!row) throw new DomainError('CASE_UNKNOWN', { no: of.no ?? of.caseId ?? '' });
  return row;
}

/** As batches are named: `2011-003 林某 借据 12345`. */
export const caseTitle = (c: CaseState): string => `${c.no} ${c.borrower} 借据 ${c.loanNo}`;

type HeadRow = Omit<CaseHead, 'persons'> & { readonly persons: string | null };

/** Cases at a step or all, newest first; search finds number, borrower, loan number, unit and person. */
export function caseHeads(conn: Connection, of: { readonly step?: CaseStep | undefined; readonly search: string; readonly caseId?: number }): CaseHead[] {
  const rows = statement(conn, `SELECT c.case_file_id AS caseId, c.case_no AS no, c.kind, c.loan_id AS loanId, n.loan_no AS loanNo, p.name AS borrower, u.name AS unit, c.base_fen AS baseFen, c.limitation_on AS limitationOn, c.cause, ${OWED_FEN('c.loan_id')} AS owedFen, o.on_date AS openedOn, l.step, l.on_date AS stepOn,
    (SELECT count(*) FROM case_answer a JOIN case_step t ON t.case_step_id = a.case_step_id WHERE t.case_file_id = c.case_file_id AND a.act = 'object' AND a.voided_by IS NULL AND NOT EXISTS (SELECT 1 FROM case_answer d WHERE d.answers = a.case_answer_id AND d.voided_by IS NULL)) AS openObjections,
    (SELECT group_concat(name, '、') FROM (SELECT DISTINCT coalesce(s.name, x.outsider) AS name FROM case_person x JOIN case_step t ON t.case_step_id = x.case_step_id LEFT JOIN staff s ON s.staff_id = x.staff_id WHERE t.case_file_id = c.case_file_id AND x.voided_by IS NULL ORDER BY x.case_person_id)) AS persons
    FROM ${FROM} JOIN unit u ON u.unit_id = c.unit_id WHERE c.voided_by IS NULL AND (?1 IS NULL OR c.case_file_id = ?1) AND (?2 IS NULL OR l.step = ?2) ORDER BY o.on_date DESC, c.case_file_id DESC`).all(numbered(of.caseId ?? null, of.step ?? null)) as HeadRow[];
  const heads = rows.map((r): CaseHead => ({ ...r, kind: nameOf(CASE_KINDS, r.kind), cause: nameOf(CAUSES, r.cause), persons: r.persons === null ? [] : r.persons.split('、') }));
  return of.search === '' ? heads : heads.filter((h) => [h.no, h.borrower, h.loanNo, h.unit, ...h.persons].some((text) => text.includes(of.search)));
}

/** How many cases stand at each step. */
export function stepCounts(conn: Connection): { step: CaseStep; count: number }[] {
  const known = new Map(statement(conn, `SELECT l.step, count(*) FROM case_file c ${LAST} WHERE c.voided_by IS NULL GROUP BY l.step`).raw().all() as [string, number][]);
  return CASE_STEPS.map((s) => ({ step: s.code, count: known.get(s.code) ?? 0 }));
}
