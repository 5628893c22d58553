import type { HandlersOf } from '../handlers.js';
import { reader, type AppContext } from '../context.js';
import { CAUSES, CLASSES, CLIENTS, FORMS, GUARANTEES, ID_KINDS, MEASURES, nameOf, PROBLEMS, PUBLIC_KINDS, ROLES, BOOKS } from '../../domain/codes.js';
import { DomainError } from '../../domain/domain-error.js';
import { maskPhone } from '../../domain/identity.js';
import { ppmToPct } from '../../domain/rate.js';
import type { LoanDetail, LoanHit } from '../../contract/loans.js';
import { findParties } from '../../data/party-key.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import { postText, presentPosts } from '../../reports/figures/present-posts.js';
import { latestPeriod } from '../home/latest-period.js';
import { loanPage } from '../loans/loan-page.js';
import { loanRows } from '../loans/loan-rows.js';
import { fieldName } from '../history/field-names.js';
import { personsOf } from '../recovery/share-persons.js';

type Names = 'loans.page' | 'loans.get' | 'loans.search';

export const loanHandlers = {
  'loans.page': (context, input) => loanPage(reader(context), input, yearNow(context)),
  'loans.get': (context, input) => loanDetail(reader(context), input.loanId ?? loanIdOf(reader(context), input.no ?? '', input.unit), yearNow(context)),
  'loans.search': (context, input) => ({ hits: searchLoans(reader(context), input.text, input.limit) }),
} satisfies HandlersOf<Names>;

/** The year whose columns (年初, 本年收回 …) are shown: that of the last month with anything in it. */
const yearNow = (context: AppContext): number => Number(latestPeriod(reader(context), context.clock.today()).slice(0, 4));

/**
 * The loan of a number; ambiguous numbers ask for the unit. Where one unit has it in several books (written off, swapped)
 * the one that is still owed is meant. Throws LOAN_UNKNOWN, LOAN_AMBIGUOUS.
 */
export function loanIdOf(conn: Connection, no: string, unit: string | undefined): number {
  const rows = statement(conn, `SELECT l.loan_id AS id, u.name AS unit, u.code, l.book, n.principal_fen AS fen FROM loan l JOIN unit u ON u.unit_id = l.unit_id JOIN loan_now n ON n.loan_id = l.loan_id WHERE l.loan_no = ? AND l.status = 'live' ORDER BY n.principal_fen > 0 DESC, l.book = 'on' DESC, l.loan_id`).all(no) as { id: number; unit: string; code: string; book: string; fen: number }[];
  const hits = unit === undefined ? rows : rows.filter((r) => r.unit === unit || r.code === unit);
  const [first, second] = hits;
  if (!first) throw new DomainError('LOAN_UNKNOWN', { no });
  const oneUnit = hits.every((h) => h.unit === first.unit);
  if (second && !(oneUnit && (second.fen === 0 || first.book === 'on'))) throw new DomainError('LOAN_AMBIGUOUS', { no, units: hits.map((h) => (oneUnit ? nameOf(BOOKS, h.book) : h.unit)).join('、') });
  return first.id;
}

function searchLoans(conn: Connection, text: string, limit: number): LoanHit[] {
  const byNo = /^\d{3,}$/.test(text) ? (statement(conn, `SELECT loan_id FROM loan WHERE status = 'live' AND (loan_no = ?1 OR loan_no LIKE '%' || ?1) LIMIT ?2`).pluck().all(numbered(text, limit)) as number[]) : [];
  const parties = findParties(conn, text, limit * 4);
  const byParty = parties.length === 0 ? [] : (statement(conn, `SELECT loan_id FROM loan WHERE status = 'live' AND borrower_id IN (${parties.map(() => '?').join(',')}) LIMIT ?`).pluck().all(...parties, limit * 4) as number[]);
  const ids = [...new Set([...byNo, ...byParty])];
  if (ids.length === 0) return [];
  const rows = statement(conn, `SELECT l.loan_id AS loanId, l.loan_no AS no, u.name AS unit, p.name AS borrower, coalesce(p.id_no, '') AS idNo, n.principal_fen AS principalFen, n.on_fen AS onInterestFen, n.off_fen AS offInterestFen, n.class, n.book, coalesce(s.name, '') AS collector, coalesce(s.staff_no, '') AS collectorNo, n.formed_year AS formedYear FROM loan_now n JOIN loan l ON l.loan_id = n.loan_id JOIN unit u ON u.unit_id = l.unit_id JOIN party p ON p.party_id = l.borrower_id LEFT JOIN staff s ON s.staff_id = n.collector_id WHERE n.loan_id IN (${ids.map(() => '?').join(',')}) ORDER BY (n.principal_fen > 0) DESC, n.py, n.principal_fen DESC LIMIT ?`).all(...ids, limit) as (Omit<LoanHit, 'idTail'> & { idNo: string })[];
  return rows.map(({ idNo, ...r }) => ({ ...r, idTail: idNo.slice(-4), class: nameOf(CLASSES, r.class), book: nameOf(BOOKS, r.book) }));
}

function loanDetail(conn: Connection, loanId: number, year: number): LoanDetail {
  const [row] = loanRows(conn, [loanId], year);
  const more = statement(conn, `SELECT l.ledger_no AS ledgerNo, coalesce(p.id_kind, '') AS idKind, coalesce(p.phone, '') AS phone, p.kind AS client, coalesce(p.town, '') AS town, p.public_kind AS publicKind, coalesce(a.name, '') AS actualUser, coalesce(l.security, '') AS security, l.rate_ppm AS ratePpm, coalesce(l.cause, '') AS cause, l.problem, l.rollovers, l.extra, l.borrower_id AS borrowerId FROM loan l JOIN party p ON p.party_id = l.borrower_id LEFT JOIN party a ON a.party_id = l.actual_id WHERE l.loan_id = ?`).get(loanId) as { ledgerNo: string; idKind: string; phone: string; client: string; town: string; publicKind: string; actualUser: string; security: string; ratePpm: number | null; cause: string; problem: string; rollovers: number; extra: string; borrowerId: number } | undefined;
  if (!row || !more) throw new DomainError('LOAN_UNKNOWN', { no: loanId });
  const { ratePpm, borrowerId, extra, ...facts } = more;
  return {
    loan: { ...row, ...facts, idKind: nameOf(ID_KINDS, more.idKind), phone: more.phone === '' ? '' : maskPhone(more.phone), client: nameOf(CLIENTS, more.client), publicKind: nameOf(PUBLIC_KINDS, more.publicKind), cause: nameOf(CAUSES, more.cause), problem: nameOf(PROBLEMS, more.problem), guarantee: nameOf(GUARANTEES, row.guarantee), ratePct: ratePpm === null ? '' : ppmToPct(ratePpm), extra: JSON.parse(extra) as Record<string, string> },
    responsible: responsibleOf(conn, loanId),
    receipts: receiptsOf(conn, loanId),
    balances: (statement(conn, 'SELECT from_on AS "from", to_on AS "to", class, book, principal_fen AS principalFen FROM loan_state WHERE loan_id = ? ORDER BY from_on').all(loanId) as { from: string; to: string; class: string; book: string; principalFen: number }[]).map((b) => ({ ...b, class: nameOf(CLASSES, b.class), book: nameOf(BOOKS, b.book) })),
    suits: statement(conn, `SELECT '第 ' || s.batch_no || ' 批' AS title, s.filed_on AS filedOn, s.closed_on AS closedOn, s.claim_principal_fen + s.claim_interest_fen AS claimFen FROM suit_loan x JOIN suit s ON s.suit_id = x.suit_id WHERE x.loan_id = ? AND x.voided_by IS NULL AND s.voided_by IS NULL`).all(loanId) as LoanDetail['suits'],
    assets: statement(conn, `SELECT a.name, a.received_on AS receivedOn, a.agreed_fen AS agreedFen FROM asset_loan x JOIN asset a ON a.asset_id = x.asset_id WHERE x.loan_id = ? AND x.voided_by IS NULL AND a.voided_by IS NULL`).all(loanId) as LoanDetail['assets'],
    classes: (statement(conn, 'SELECT on_date AS "on", from_class AS "from", to_class AS "to", reason FROM class_event WHERE loan_id = ? AND voided_by IS NULL ORDER BY on_date, class_event_id').all(loanId) as LoanDetail['classes']).map((c) => ({ ...c, from: nameOf(CLASSES, c.from), to: nameOf(CLASSES, c.to) })),
    moves: statement(conn, 'SELECT m.on_date AS "on", f.name AS "from", t.name AS "to", m.reason FROM loan_move m JOIN unit f ON f.unit_id = m.from_unit_id JOIN unit t ON t.unit_id = m.to_unit_id WHERE m.loan_id = ? AND m.voided_by IS NULL ORDER BY m.on_date').all(loanId) as LoanDetail['moves'],
    aids: statement(conn, 'SELECT new_loan_no AS newLoanNo, amount_fen AS amountFen, granted_on AS grantedOn, plan FROM loan_aid WHERE loan_id = ? AND voided_by IS NULL ORDER BY granted_on, loan_aid_id').all(loanId) as LoanDetail['aids'],
    twins: (statement(conn, `SELECT t.loan_id AS loanId, t.book, n.principal_fen AS principalFen FROM loan l JOIN loan t ON t.unit_id = l.unit_id AND t.loan_no = l.loan_no AND t.borrower_id = l.borrower_id AND t.loan_id <> l.loan_id AND t.status = 'live' JOIN loan_now n ON n.loan_id = t.loan_id WHERE l.loan_id = ? ORDER BY t.loan_id`).all(loanId) as LoanDetail['twins']).map((t) => ({ ...t, book: nameOf(BOOKS, t.book) })),
    otherLoans: statement(conn, `SELECT l.loan_id AS loanId, l.loan_no AS no, u.name AS unit, n.principal_fen AS principalFen FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id JOIN unit u ON u.unit_id = l.unit_id WHERE l.borrower_id = ? AND l.loan_id <> ? AND l.status = 'live' ORDER BY n.principal_fen DESC LIMIT 50`).all(borrowerId, loanId) as LoanDetail['otherLoans'],
    changes: changesOf(conn, loanId),
  };
}

/** Who answers for the loan now, each with the post of today: who has left or stands outside the staff stays (D3-01). */
function responsibleOf(conn: Connection, loanId: number): LoanDetail['responsible'] {
  const posts = presentPosts(conn);
  const rows = statement(conn, `SELECT r.staff_id AS staffId, coalesce(s.staff_no, '') AS staffNo, coalesce(s.name, r.outsider) AS name, r.role, r.share_ppm AS ppm FROM loan_responsible r LEFT JOIN staff s ON s.staff_id = r.staff_id WHERE r.loan_id = ? AND r.voided_by IS NULL AND r.to_on = '9999-12-31' ORDER BY r.loan_responsible_id`).all(loanId) as { staffId: number | null; staffNo: string; name: string; role: string; ppm: number | null }[];
  return rows.map((r) => ({ staffNo: r.staffNo, name: r.name, role: nameOf(ROLES, r.role), sharePct: r.ppm === null ? '' : ppmToPct(r.ppm), presentPost: r.staffId === null ? '名单外' : postText(posts.get(r.staffId)) }));
}

function receiptsOf(conn: Connection, loanId: number): LoanDetail['receipts'] {
  const rows = statement(conn, `SELECT e.entry_id AS entryId, e.business_on AS "on", e.booked_on AS bookedOn, e.form, e.measure, e.principal_fen AS principalFen, e.on_fen AS onInterestFen, e.off_fen AS offInterestFen, coalesce(e.voucher_no, '') AS voucherNo, e.reversal_of AS reversalOf, e.carried, e.batch_id AS batch, EXISTS (SELECT 1 FROM entry r WHERE r.reversal_of = e.entry_id) AS reversed FROM entry e WHERE e.loan_id = ? ORDER BY e.booked_on, e.entry_id`).all(loanId) as (Omit<LoanDetail['receipts'][number], 'persons' | 'measure' | 'carried' | 'reversed'> & { measure: string | null; carried: number; reversed: number })[];
  return rows.map((r) => ({ ...r, form: nameOf(FORMS, r.form), measure: r.measure === null ? '' : nameOf(MEASURES, r.measure), carried: r.carried === 1, reversed: r.reversed === 1, persons: personsOf(conn, r.entryId) }));
}

function changesOf(conn: Connection, loanId: number): LoanDetail['changes'] {
  const rows = statement(conn, `SELECT c.batch_id AS batch, b.at, b.title, c.before, c.after FROM change c JOIN batch b ON b.batch_id = c.batch_id WHERE c.tbl = 'loan' AND c.row_id = ? AND c.op = 'U' ORDER BY c.change_id DESC LIMIT 100`).all(loanId) as { batch: number; at: number; title: string; before: string; after: string }[];
  return rows.flatMap(({ before, after, ...head }) => {
    const was = JSON.parse(before) as Record<string, string | number | null>;
    return Object.entries(JSON.parse(after) as Record<string, string | number | null>).map(([field, value]) => ({ ...head, field: fieldName(field), before: was[field] ?? null, after: value }));
  });
}

