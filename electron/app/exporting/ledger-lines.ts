import { BOOKS, CAUSES, CLASSES, CLIENTS, GUARANTEES, ID_KINDS, nameOf, OLD_CLASSES, PROBLEMS, PUBLIC_KINDS } from '../../domain/codes.js';
import { lastDay, type Period } from '../../domain/date.js';
import { ppmToPct } from '../../domain/rate.js';
import type { ReportValue } from '../../domain/reporting/report-table.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import { writtenPeople, type WrittenPerson } from './written-people.js';

interface Line { loanId: number; ledgerNo: string; book: string; unit: string; borrower: string; idKind: string | null; idNo: string | null; actualUser: string | null; client: string; publicKind: string; town: string | null; phone: string | null; loanNo: string; grantedOn: string; dueOn: string; originalFen: number; ratePpm: number | null; guarantee: string; security: string | null; rollovers: number; riskClass: string; oldClass: string | null; nplOn: string; formedYear: number; cause: string | null; problem: string; extra: string; onInterestFen: number; offInterestFen: number; beginFen: number; principalFen: number }
interface Flow { newFen: number; cashFen: number; inKindFen: number; rolledFen: number; otherReducedFen: number; interestPaidFen: number }

const LINES = `SELECT l.loan_id AS loanId, l.ledger_no AS ledgerNo, l.book, u.name AS unit, p.name AS borrower, p.id_kind AS idKind, p.id_no AS idNo, a.name AS actualUser, p.kind AS client, p.public_kind AS publicKind, p.town, p.phone, l.loan_no AS loanNo, l.granted_on AS grantedOn, l.due_on AS dueOn, l.original_fen AS originalFen, l.rate_ppm AS ratePpm, l.guarantee, l.security, l.rollovers, l.risk_class AS riskClass, l.old_class AS oldClass, l.npl_on AS nplOn, l.formed_year AS formedYear, l.cause, l.problem, l.extra, n.on_fen AS onInterestFen, n.off_fen AS offInterestFen,
  coalesce((SELECT s.principal_fen FROM loan_state s WHERE s.loan_id = l.loan_id AND s.from_on = ?1), 0) AS beginFen, coalesce((SELECT s.principal_fen FROM loan_state s WHERE s.loan_id = l.loan_id AND s.from_on <= ?2 AND s.to_on > ?2), 0) AS principalFen
  FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id JOIN unit u ON u.unit_id = l.unit_id JOIN party p ON p.party_id = l.borrower_id LEFT JOIN party a ON a.party_id = l.actual_id WHERE l.status = 'live' AND (?3 IS NULL OR u.name = ?3 OR u.code = ?3) ORDER BY u.sort_no, l.loan_id`;
const FLOW = `SELECT coalesce(sum(CASE WHEN form = 'new_npl' THEN principal_fen END), 0) AS newFen, coalesce(sum(CASE WHEN form = 'cash' THEN principal_fen END), 0) AS cashFen, coalesce(sum(CASE WHEN form = 'in_kind' THEN principal_fen END), 0) AS inKindFen, coalesce(sum(CASE WHEN form IN ('rollover','upgrade') THEN principal_fen END), 0) AS rolledFen, coalesce(sum(CASE WHEN form IN ('write_off','fund_swap','other') THEN principal_fen END), 0) AS otherReducedFen, coalesce(sum(CASE WHEN form IN ('cash','in_kind') THEN on_fen + off_fen END), 0) AS interestPaidFen FROM entry WHERE loan_id = ? AND period BETWEEN ? AND ?`;
const PEOPLE = `SELECT coalesce(s.name, r.outsider) AS name, s.staff_no AS staffNo, r.role, r.share_ppm AS sharePpm, r.from_on <= ?2 AND r.to_on > ?2 AS stood, r.to_on = '9999-12-31' AS stands FROM loan_responsible r LEFT JOIN staff s ON s.staff_id = r.staff_id WHERE r.loan_id = ?1 AND r.voided_by IS NULL ORDER BY r.loan_responsible_id`;

/**
 * The ledger at the end of a month as rows of the provincial form, by the keys of its columns: terms in Chinese, money in
 * 分, days as text. What is read from them is the ledger again.
 */
export function ledgerLines(conn: Connection, period: Period, unit: string | undefined): Record<string, ReportValue>[] {
  const year = period.slice(0, 4);
  const asOf = lastDay(period);
  const flow = statement(conn, FLOW);
  const people = statement(conn, PEOPLE);
  return (statement(conn, LINES).all(numbered(`${year}-01-01`, asOf, unit ?? null)) as Line[]).map((l, i) => {
    const all = people.all(numbered(l.loanId, asOf)) as (WrittenPerson & { stood: 0 | 1; stands: 0 | 1 })[];
    const then = all.filter((p) => p.stood === 1);
    return formRow(l, flow.get(l.loanId, `${year}-01`, period) as Flow, then.length > 0 ? then : all.filter((p) => p.stands === 1), i + 1);
  });
}

function formRow(l: Line, flow: Flow, people: readonly WrittenPerson[], seq: number): Record<string, ReportValue> {
  const extra = JSON.parse(l.extra) as Record<string, ReportValue>;
  return {
    seq, ledgerNo: l.ledgerNo, book: nameOf(BOOKS, l.book), unit: l.unit, borrower: l.borrower, idKind: l.idKind === null ? null : nameOf(ID_KINDS, l.idKind), idNo: l.idNo, actualUser: l.actualUser, client: nameOf(CLIENTS, l.client), publicKind: nameOf(PUBLIC_KINDS, l.publicKind), town: l.town, phone: l.phone,
    loanNo: l.loanNo, grantedOn: l.grantedOn, dueOn: l.dueOn, originalFen: l.originalFen, ratePpm: writtenRate(l.ratePpm), guarantee: nameOf(GUARANTEES, l.guarantee), security: l.security, rollovers: l.rollovers,
    riskClass: nameOf(CLASSES, l.riskClass), oldClass: l.oldClass === null ? null : nameOf(OLD_CLASSES, l.oldClass), nplOn: l.nplOn, formedYear: l.formedYear, cause: l.cause === null ? null : nameOf(CAUSES, l.cause), problem: nameOf(PROBLEMS, l.problem), stock: extra['stock'] ?? (l.beginFen > 0 ? '存量' : '新增'),
    beginFen: l.beginFen, ...flow, principalFen: l.principalFen, onInterestFen: l.onInterestFen, offInterestFen: l.offInterestFen,
    responsible: writtenPeople(people.filter((p) => p.role !== 'collect')), callYear: extra['callYear'] ?? null, collector: writtenPeople(people.filter((p) => p.role === 'collect').map((p) => ({ ...p, role: '', sharePpm: null }))),
    lastDemand: extra['lastDemand'] ?? null, limitationOn: extra['limitationOn'] ?? null, guaranteeUntilOn: extra['guaranteeUntilOn'] ?? null, progress: extra['progress'] ?? null,
  };
}

/** A rate below one per cent carries its sign: the bare number could be read as a fraction. */
function writtenRate(ppm: number | null): string | null {
  if (ppm === null) return null;
  return ppm > 0 && ppm < 10_000 ? `${ppmToPct(ppm)}%` : ppmToPct(ppm);
}
