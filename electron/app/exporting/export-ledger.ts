import type { FileRef } from '../../contract/files.js';
import type { ParsedOf } from '../../contract/api.js';
import { BOOKS, CAUSES, CLASSES, CLIENTS, GUARANTEES, ID_KINDS, nameOf, OLD_CLASSES, PROBLEMS, PUBLIC_KINDS, ROLES } from '../../domain/codes.js';
import { chinesePeriod, lastDay } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { LEDGER_COLUMNS } from '../../domain/importing/ledger-form.js';
import { formatPeople } from '../../domain/importing/people.js';
import type { ReportValue } from '../../domain/reporting/report-table.js';
import { writeFileSafely } from '../../data/safe-file.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import { fillForm } from '../../workbook/forms/fill-form.js';
import { checkFormMap } from '../../workbook/forms/form-map.js';
import { reader, type AppContext } from '../context.js';
import type { JobControl } from '../ports.js';
import { countyName } from '../reporting/county-name.js';

interface Line { loanId: number; ledgerNo: string; book: string; unit: string; borrower: string; idKind: string | null; idNo: string | null; actualUser: string | null; client: string; publicKind: string; town: string | null; phone: string | null; loanNo: string; grantedOn: string; dueOn: string; originalFen: number; ratePpm: number | null; guarantee: string; security: string | null; rollovers: number; riskClass: string; oldClass: string | null; nplOn: string; formedYear: number; cause: string | null; problem: string; extra: string; onInterestFen: number; offInterestFen: number; collectorName: string | null; collectorNo: string | null; beginFen: number; principalFen: number }
interface Flow { newFen: number; cashFen: number; inKindFen: number; rolledFen: number; otherReducedFen: number; interestPaidFen: number }

/** The ledger in the province's own form, as it stood at the end of the period (P-2, X-8). */
export function exportLedger(context: AppContext, input: ParsedOf<'ledger.export'>, job: JobControl): { files: FileRef[]; rows: number; controlTotals: Record<string, number> } {
  if (input.profile !== 'provincial-ledger') throw new DomainError('PROFILE_UNKNOWN', { id: input.profile });
  const conn = reader(context);
  const asOf = lastDay(input.period);
  job.progress('汇集台账', 0, 1);
  const rows = ledgerLines(conn, input.period, input.unit);
  if (rows.length === 0) throw new DomainError('YEAR_NOT_OPENED', { year: input.period.slice(0, 4) });
  const money = LEDGER_COLUMNS.filter((c) => c.type === 'money').map((c) => c.key);
  const controlTotals = Object.fromEntries(money.map((k) => [k, rows.reduce((a, r) => a + Number(r[k] ?? 0), 0)]));
  job.progress('填写省表', 0, 1);
  const map = checkFormMap(context.resources.json('forms/provincial-ledger.map.json'));
  const target = context.files.place(`不良贷款台账-${input.period}.xlsx`);
  const cells: Record<string, ReportValue> = { county: countyName(context), unitName: input.unit ?? countyName(context), asOf, period: chinesePeriod(input.period) };
  const known = Object.fromEntries(Object.entries(cells).filter(([k]) => k in map.cells));
  const total = Object.fromEntries(money.filter((k) => map.columns[k] !== undefined).map((k) => [k, controlTotals[k] ?? 0]));
  writeFileSafely(target, fillForm(context.resources.form('provincial-ledger.xlsx'), map, { cells: known, rows, total }));
  return { files: [context.files.adopt(target)], rows: rows.length, controlTotals };
}

function ledgerLines(conn: Connection, period: string, unit: string | undefined): Record<string, ReportValue>[] {
  const year = period.slice(0, 4);
  const asOf = lastDay(period);
  const lines = statement(conn, `SELECT l.loan_id AS loanId, l.ledger_no AS ledgerNo, l.book, u.name AS unit, p.name AS borrower, p.id_kind AS idKind, p.id_no AS idNo, a.name AS actualUser, p.kind AS client, p.public_kind AS publicKind, p.town, p.phone, l.loan_no AS loanNo, l.granted_on AS grantedOn, l.due_on AS dueOn, l.original_fen AS originalFen, l.rate_ppm AS ratePpm, l.guarantee, l.security, l.rollovers, l.risk_class AS riskClass, l.old_class AS oldClass, l.npl_on AS nplOn, l.formed_year AS formedYear, l.cause, l.problem, l.extra, n.on_fen AS onInterestFen, n.off_fen AS offInterestFen, c.name AS collectorName, c.staff_no AS collectorNo,
    coalesce((SELECT s.principal_fen FROM loan_state s WHERE s.loan_id = l.loan_id AND s.from_on = ?1), 0) AS beginFen, coalesce((SELECT s.principal_fen FROM loan_state s WHERE s.loan_id = l.loan_id AND s.from_on <= ?2 AND s.to_on > ?2), 0) AS principalFen
    FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id JOIN unit u ON u.unit_id = l.unit_id JOIN party p ON p.party_id = l.borrower_id LEFT JOIN party a ON a.party_id = l.actual_id LEFT JOIN staff c ON c.staff_id = n.collector_id WHERE l.status = 'live' AND (?3 IS NULL OR u.name = ?3 OR u.code = ?3) ORDER BY u.sort_no, l.loan_id`).all(numbered(`${year}-01-01`, asOf, unit ?? null)) as Line[];
  const flow = statement(conn, `SELECT coalesce(sum(CASE WHEN form = 'new_npl' THEN principal_fen END), 0) AS newFen, coalesce(sum(CASE WHEN form = 'cash' THEN principal_fen END), 0) AS cashFen, coalesce(sum(CASE WHEN form = 'in_kind' THEN principal_fen END), 0) AS inKindFen, coalesce(sum(CASE WHEN form IN ('rollover','upgrade') THEN principal_fen END), 0) AS rolledFen, coalesce(sum(CASE WHEN form IN ('write_off','fund_swap','other') THEN principal_fen END), 0) AS otherReducedFen, coalesce(sum(CASE WHEN form IN ('cash','in_kind') THEN on_fen + off_fen END), 0) AS interestPaidFen FROM entry WHERE loan_id = ? AND period BETWEEN ? AND ?`);
  return lines.map((l, i) => formRow(conn, l, flow.get(l.loanId, `${year}-01`, period) as Flow, i + 1));
}

function formRow(conn: Connection, l: Line, flow: Flow, seq: number): Record<string, ReportValue> {
  const people = statement(conn, `SELECT coalesce(s.name, r.outsider) AS name, s.staff_no AS staffNo, r.role, r.share_ppm AS sharePpm FROM loan_responsible r LEFT JOIN staff s ON s.staff_id = r.staff_id WHERE r.loan_id = ? AND r.voided_by IS NULL AND r.role <> 'collect' ORDER BY r.loan_responsible_id`).all(l.loanId) as { name: string; staffNo: string | null; role: string; sharePpm: number | null }[];
  const extra = JSON.parse(l.extra) as Record<string, ReportValue>;
  return {
    seq, ledgerNo: l.ledgerNo, book: nameOf(BOOKS, l.book), unit: l.unit, borrower: l.borrower, idKind: l.idKind === null ? null : nameOf(ID_KINDS, l.idKind), idNo: l.idNo, actualUser: l.actualUser, client: nameOf(CLIENTS, l.client), publicKind: nameOf(PUBLIC_KINDS, l.publicKind), town: l.town, phone: l.phone,
    loanNo: l.loanNo, grantedOn: l.grantedOn, dueOn: l.dueOn, originalFen: l.originalFen, ratePpm: l.ratePpm === null ? null : (l.ratePpm / 10_000).toFixed(4).replace(/(\.\d\d)0+$/, '$1'), guarantee: nameOf(GUARANTEES, l.guarantee), security: l.security, rollovers: l.rollovers,
    riskClass: nameOf(CLASSES, l.riskClass), oldClass: l.oldClass === null ? null : nameOf(OLD_CLASSES, l.oldClass), nplOn: l.nplOn, formedYear: l.formedYear, cause: l.cause === null ? null : nameOf(CAUSES, l.cause), problem: nameOf(PROBLEMS, l.problem), stock: extra['stock'] ?? (l.beginFen > 0 ? '存量' : '新增'),
    beginFen: l.beginFen, ...flow, principalFen: l.principalFen, onInterestFen: l.onInterestFen, offInterestFen: l.offInterestFen,
    responsible: people.length === 0 ? null : formatPeople(people.map((p) => ({ ...p, role: nameOf(ROLES, p.role) }))), callYear: extra['callYear'] ?? null, collector: l.collectorName === null ? null : `${l.collectorName}[${l.collectorNo}]`,
    lastDemand: extra['lastDemand'] ?? null, limitationOn: extra['limitationOn'] ?? null, guaranteeUntilOn: extra['guaranteeUntilOn'] ?? null, progress: extra['progress'] ?? null,
  };
}
