import type { OutputOf, ParsedOf } from '../../contract/api.js';
import type { GovRow } from '../../contract/registers.js';
import { findCode, PUBLIC_KINDS } from '../../domain/codes.js';
import { DomainError } from '../../domain/domain-error.js';
import type { GovDebtTable } from '../../data/schema.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import { notAfterToday } from '../business-day.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { likeText, loanLinks, namedLoans, REGISTER_AREAS } from './register-list.js';
import { unitOf } from '../units/unit-of.js';

const ROWS = `SELECT g.gov_debt_id AS govId, g.kind, g.name, coalesce(g.body, '') AS body, g.unit_id AS unitId, u.name AS unit, g.base_principal_fen AS basePrincipalFen, g.base_interest_fen AS baseInterestFen, g.prior_principal_fen AS priorPrincipalFen, g.prior_interest_fen AS priorInterestFen,
  g.prior_principal_fen + g.prior_interest_fen + coalesce((SELECT sum(e.principal_fen + e.on_fen + e.off_fen) FROM gov_debt_loan x JOIN entry e ON e.loan_id = x.loan_id AND e.form IN ('cash','in_kind') WHERE x.gov_debt_id = g.gov_debt_id AND x.voided_by IS NULL), 0) AS recoveredFen, t.on_date AS settledOn, coalesce(t.how, '') AS settledHow
  FROM gov_debt g JOIN unit u ON u.unit_id = g.unit_id LEFT JOIN gov_settlement t ON t.gov_debt_id = g.gov_debt_id AND t.voided_by IS NULL WHERE g.voided_by IS NULL`;
const LOANS = 'SELECT x.gov_debt_loan_id AS id, x.loan_id AS loanId, l.loan_no AS no, p.name AS borrower FROM gov_debt_loan x JOIN loan l ON l.loan_id = x.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE x.gov_debt_id = ? AND x.voided_by IS NULL ORDER BY x.gov_debt_loan_id';

export function listGovDebts(conn: Connection, input: ParsedOf<'gov.list'>): OutputOf<'gov.list'> {
  const kind = input.kind === undefined || input.kind === '' ? null : (findCode(PUBLIC_KINDS, input.kind)?.code ?? input.kind);
  const all = statement(conn, `${ROWS} AND (?1 IS NULL OR g.unit_id = ?1) AND (?2 IS NULL OR g.kind = ?2) AND (g.name LIKE ?3 ESCAPE '\\' OR g.body LIKE ?3 ESCAPE '\\' OR EXISTS (SELECT 1 FROM gov_debt_loan x JOIN loan l ON l.loan_id = x.loan_id WHERE x.gov_debt_id = g.gov_debt_id AND x.voided_by IS NULL AND l.loan_no LIKE ?3 ESCAPE '\\')) ORDER BY u.sort_no, g.gov_debt_id`).all(numbered(input.unitId ?? null, kind, likeText(input.search))) as Omit<GovRow, 'loans' | 'leftFen' | 'settled'>[];
  const rows = all.map((g) => {
    const leftFen = Math.max(0, g.basePrincipalFen + g.baseInterestFen - g.recoveredFen);
    return { ...g, leftFen, settled: leftFen === 0 || g.settledOn !== null };
  }).filter((g) => !(input.openOnly && g.settled));
  return {
    count: rows.length, baseFen: rows.reduce((n, g) => n + g.basePrincipalFen + g.baseInterestFen, 0), recoveredFen: rows.reduce((n, g) => n + g.recoveredFen, 0),
    debts: rows.map((g) => ({ ...g, loans: linksOf(conn, g.govId).map(({ loanId, no, borrower }) => ({ loanId, no, borrower })) })),
  };
}

/** Puts a debtor on the list or corrects the line. Borrowers of its loans are marked 涉政, so that list and ledger agree (C9). */
export function saveGovDebt(context: AppContext, input: ParsedOf<'gov.save'>): OutputOf<'gov.save'> {
  const conn = reader(context);
  const { govId } = input;
  const kind = findCode(PUBLIC_KINDS, input.kind);
  if (!kind || kind.code === 'no') throw new DomainError('CODE_UNKNOWN', { field: '涉政类别', value: input.kind, allowed: PUBLIC_KINDS.filter((k) => k.code !== 'no').map((k) => k.name).join('、') });
  unitOf(conn, input.unitId);
  if (input.priorPrincipalFen > input.basePrincipalFen || input.priorInterestFen > input.baseInterestFen) throw new DomainError('GOV_PRIOR_OVER_BASE');
  if (govId !== undefined) govDebtOf(conn, govId);
  const loans = namedLoans(conn, input.loanIds);
  const taken = statement(conn, 'SELECT g.name FROM gov_debt_loan x JOIN gov_debt g ON g.gov_debt_id = x.gov_debt_id AND g.voided_by IS NULL WHERE x.loan_id = ? AND x.voided_by IS NULL AND g.gov_debt_id IS NOT ?').pluck();
  for (const l of loans) {
    const other = taken.get(l.loanId, govId ?? null) as string | undefined;
    if (other !== undefined) throw new DomainError('GOV_LOAN_TWICE', { no: l.no, name: other });
  }
  const facts = { kind: kind.code, name: input.name, body: input.body || null, unit_id: input.unitId, base_principal_fen: input.basePrincipalFen, base_interest_fen: input.baseInterestFen, prior_principal_fen: input.priorPrincipalFen, prior_interest_fen: input.priorInterestFen };
  const { batch, value } = writeBatch(context, { kind: 'register', title: `${govId === undefined ? '涉政名单增加' : '修改涉政名单'} ${input.name}` }, REGISTER_AREAS, (uow) => {
    const id = govId ?? uow.insert('gov_debt', facts);
    if (govId !== undefined) uow.update('gov_debt', govId, facts);
    const { gone, added } = loanLinks(linksOf(uow.conn, id), loans.map((l) => l.loanId));
    for (const link of gone) uow.update('gov_debt_loan', link, { voided_by: uow.batchId });
    for (const loanId of added) uow.insert('gov_debt_loan', { gov_debt_id: id, loan_id: loanId });
    for (const l of loans) if (l.publicKind === 'no') uow.update('party', l.partyId, { public_kind: kind.code });
    return id;
  });
  return { batch, id: value };
}

export function settleGovDebt(context: AppContext, { govId, on, how }: ParsedOf<'gov.settle'>): OutputOf<'gov.settle'> {
  const conn = reader(context);
  const debt = govDebtOf(conn, govId);
  const stored = statement(conn, 'SELECT gov_settlement_id FROM gov_settlement WHERE gov_debt_id = ? AND voided_by IS NULL').pluck().get(govId) as number | undefined;
  if (on !== null) notAfterToday(context, on);
  if (on !== null && how === '') throw new DomainError('REASON_NEEDED');
  const { batch } = writeBatch(context, { kind: 'register', title: `${on === null ? '取消结清' : '涉政结清'} ${debt.name}` }, REGISTER_AREAS, (uow) => {
    if (stored !== undefined) uow.update('gov_settlement', stored, { voided_by: uow.batchId });
    if (on !== null) uow.insert('gov_settlement', { gov_debt_id: govId, on_date: on, how });
  });
  return { batch, id: govId };
}

const linksOf = (conn: Connection, govId: number) => statement(conn, LOANS).all(govId) as { id: number; loanId: number; no: string; borrower: string }[];

function govDebtOf(conn: Connection, govId: number): GovDebtTable {
  const debt = statement(conn, 'SELECT * FROM gov_debt WHERE gov_debt_id = ? AND voided_by IS NULL').get(govId) as GovDebtTable | undefined;
  if (!debt) throw new DomainError('GOV_UNKNOWN');
  return debt;
}
