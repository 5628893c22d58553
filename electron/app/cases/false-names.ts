import type { OutputOf, ParsedOf } from '../../contract/api.js';
import type { FalseNameLoan } from '../../contract/cases.js';
import { nameOf, PROBLEMS } from '../../domain/codes.js';
import { DomainError } from '../../domain/domain-error.js';
import { FALSE_NAME_SOURCES, type FalseNameSource } from '../../domain/responsibility/false-names.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { notAfterToday } from '../business-day.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { receiptLoan } from '../recovery/receipt-loan.js';
import { BOOKS_OF } from './debt.js';

/** Loans l that are still owed, with what is owed n. */
const OWED = `FROM loan_now n JOIN loan l ON l.loan_id = n.loan_id AND l.status = 'live' AND n.principal_fen > 0 JOIN party p ON p.party_id = l.borrower_id`;
/** Findings that stand, by the debt they are of: it stays the same debt when it is written off or swapped. */
const FINDINGS = `(SELECT b.loan_no AS debt_no, b.borrower_id AS debtor_id, x.* FROM false_name x JOIN loan b ON b.loan_id = x.loan_id WHERE x.voided_by IS NULL)`;
const FOUND = (source: FalseNameSource): string => `(l.loan_no, l.borrower_id) IN (SELECT debt_no, debtor_id FROM ${FINDINGS} WHERE source = '${source}')`;
/** What the ledger can say for itself (false-names.ts `lead`); `?1` is the day the credit system began. */
const LEADS: Readonly<Record<FalseNameSource, string>> = {
  unregistered: `l.granted_on < ?1 AND p.id_no IS NULL`,
  never_paid: `n.principal_fen = l.original_fen AND l.rollovers = 0 AND NOT EXISTS (SELECT 1 FROM entry e WHERE e.loan_id = l.loan_id AND e.form <> 'new_npl' GROUP BY e.loan_id HAVING sum(e.principal_fen + e.on_fen + e.off_fen) > 0)`,
  unconfirmed: `l.problem = 'agency' AND json_extract(l.extra, '$.lastDemand') IS NULL AND NOT EXISTS (SELECT 1 FROM letter_issue i JOIN letter_act a ON a.letter_issue_id = i.letter_issue_id AND a.act = 'signed' AND a.voided_by IS NULL WHERE i.loan_id = l.loan_id AND i.voided_by IS NULL)`,
  found: `l.actual_id IS NOT NULL AND l.actual_id <> l.borrower_id`,
};
const SUCH = {
  leads: (source: FalseNameSource): string => `l.problem NOT IN ('false_name','government') AND ${LEADS[source]} AND NOT ${FOUND(source)}`,
  found: FOUND,
  unsourced: (): string => `l.problem = 'false_name' AND (l.loan_no, l.borrower_id) NOT IN (SELECT debt_no, debtor_id FROM ${FINDINGS})`,
};
/** Without the day the credit system began no loan is a lead of that source: nothing was granted before this one. */
const NEVER = '0000-00-00';

/** 假冒名清查: per source what the ledger brings forward and what was found; the loans asked for, the largest first. */
export function falseNames(context: AppContext, input: ParsedOf<'cases.falseNames'>): OutputOf<'cases.falseNames'> {
  const conn = reader(context);
  const online = input.onlineOn ?? NEVER;
  // ?1 is given to every statement, and stands in those that have no use for it too
  const sum = (such: string): Sum => statement(conn, `SELECT count(*) AS count, coalesce(sum(n.principal_fen), 0) AS fen ${OWED} WHERE ${such} AND ?1 = ?1`).get({ 1: online }) as Sum;
  const sources = FALSE_NAME_SOURCES.map(({ code }) => ({ source: code, leads: sum(SUCH.leads(code)), found: sum(SUCH.found(code)) }));
  const asked = `${OWED} JOIN unit u ON u.unit_id = n.unit_id LEFT JOIN party a ON a.party_id = l.actual_id AND a.party_id <> l.borrower_id LEFT JOIN ${FINDINGS} f ON f.debt_no = l.loan_no AND f.debtor_id = l.borrower_id AND f.source = '${input.source}'
    WHERE ${SUCH[input.what](input.source)} AND (?2 = '' OR instr(l.loan_no || ' ' || p.name || ' ' || u.name || ' ' || coalesce(a.name, ''), ?2) > 0) AND ?1 = ?1`;
  const whole = statement(conn, `SELECT count(*) AS count, coalesce(sum(n.principal_fen), 0) AS fen ${asked}`).get({ 1: online, 2: input.search }) as Sum;
  const loans = statement(conn, `SELECT l.loan_id AS loanId, l.loan_no AS loanNo, p.name AS borrower, coalesce(a.name, '') AS actualUser, u.name AS unit, l.problem, l.granted_on AS grantedOn, n.principal_fen AS owedFen, f.found_on AS foundOn, coalesce(f.by_name, '') AS "by", coalesce(f.says, '') AS says, coalesce(f.doc_no, '') AS docNo ${asked} ORDER BY n.principal_fen DESC, l.loan_id LIMIT ?3`).all({ 1: online, 2: input.search, 3: input.limit }) as FalseNameLoan[];
  return { sources, unsourced: sum(SUCH.unsourced()), ...whole, loans: loans.map((l) => ({ ...l, problem: nameOf(PROBLEMS, l.problem) })) };
}

interface Sum { readonly count: number; readonly fen: number }

/**
 * Registers loans as 假冒名 from one source; their 问题类型 follows, and what it was is kept. All or none. Throws
 * LOAN_UNKNOWN, DAY_IN_FUTURE, FALSE_NAME_INVALID.
 */
export function flagFalseName(context: AppContext, input: ParsedOf<'cases.flagFalseName'>): OutputOf<'cases.flagFalseName'> {
  const conn = reader(context);
  notAfterToday(context, input.on);
  const { name } = sourceOf(input.source);
  const loans = [...new Set(input.loanIds)].map((id) => {
    const loan = receiptLoan(conn, id);
    const facts = statement(conn, 'SELECT problem, granted_on AS grantedOn FROM loan WHERE loan_id = ?').get(loan.loanId) as { problem: string; grantedOn: string };
    const known = standing(conn, loan.loanId);
    const refuse = (reason: string): never => { throw new DomainError('FALSE_NAME_INVALID', { loan: `${loan.no} ${loan.borrower}`, reason }); };
    if (loan.principalFen === 0) refuse('已没有余额');
    if (known.some((f) => f.source === input.source)) refuse(`已从“${name}”登记过`);
    if (input.on < facts.grantedOn) refuse(`发现日期 ${input.on} 早于发放日 ${facts.grantedOn}`);
    return { id: loan.loanId, label: `${loan.borrower} 借据 ${loan.no}`, was: known[0]?.was ?? facts.problem };
  });
  const [first] = loans;
  const { batch } = writeBatch(context, { kind: 'case', title: `登记假冒名（${name}）${loans.length === 1 ? (first?.label ?? '') : `${loans.length} 笔`}` }, ['rosters', 'loans'], (uow) => {
    for (const l of loans) {
      uow.insert('false_name', { loan_id: l.id, source: input.source, found_on: input.on, by_name: input.by, says: input.says, doc_no: input.docNo, was: l.was });
      setProblem(uow, l.id, 'false_name');
    }
  });
  return { batch, loans: loans.length };
}

/** Takes a finding back: when no other stands, the loan is again what it was. Throws LOAN_UNKNOWN, FALSE_NAME_INVALID. */
export function withdrawFalseName(context: AppContext, input: ParsedOf<'cases.withdrawFalseName'>): { batch: number } {
  const conn = reader(context);
  const loan = receiptLoan(conn, input.loanId);
  const { name } = sourceOf(input.source);
  const known = standing(conn, loan.loanId);
  const found = known.find((f) => f.source === input.source);
  if (!found) throw new DomainError('FALSE_NAME_INVALID', { loan: `${loan.no} ${loan.borrower}`, reason: `没有从“${name}”登记过` });
  return { batch: writeBatch(context, { kind: 'case', title: `撤下假冒名（${name}）${loan.borrower} 借据 ${loan.no}：${input.reason}` }, ['rosters', 'loans'], (uow) => {
    uow.update('false_name', found.id, { voided_by: uow.batchId });
    if (known.length === 1) setProblem(uow, loan.loanId, found.was);
  }).batch };
}

/** In every book of the debt. */
function setProblem(uow: UnitOfWork, loanId: number, problem: string): void {
  const rows = statement(uow.conn, `SELECT b.loan_id FROM ${BOOKS_OF('?1')} WHERE b.problem <> ?2`).pluck().all(numbered(loanId, problem)) as number[];
  for (const id of rows) uow.update('loan', id, { problem });
}

const sourceOf = (code: FalseNameSource): (typeof FALSE_NAME_SOURCES)[number] => FALSE_NAME_SOURCES.find((s) => s.code === code) ?? FALSE_NAME_SOURCES[0];

const standing = (conn: Connection, loanId: number): { id: number; source: string; was: string }[] =>
  statement(conn, `SELECT f.false_name_id AS id, f.source, f.was FROM ${BOOKS_OF('?')} JOIN false_name f ON f.loan_id = b.loan_id WHERE f.voided_by IS NULL ORDER BY f.false_name_id`).all(loanId) as { id: number; source: string; was: string }[];

/** A file that calls the loan something else does not take a finding back. */
export const isFoundFalse = (conn: Connection, loanId: number): boolean => standing(conn, loanId).length > 0;
