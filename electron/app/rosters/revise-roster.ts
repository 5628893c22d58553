import type { OutputOf, ParsedOf } from '../../contract/api.js';
import type { RosterHead } from '../../contract/rosters.js';
import type { Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { REASON_NAMES, rosterChanges, type RosterChanges } from '../../domain/roster/changes.js';
import { statement, type Connection } from '../../data/sql.js';
import { groupRoster, rosterFrame, type RosterFrame } from '../../reports/roster.js';
import { notAfterToday } from '../business-day.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { balanceDay } from './balance-day.js';
import { putLine, putSheet, ROSTER_AREAS } from './issue-roster.js';
import { requireStanding, revisionsOf } from './issued-rosters.js';
import { isOfPeople, standingLoans, wantedLoans, type StandingLoan, type WantedLoan } from './roster-lines.js';

type Changes = RosterChanges<StandingLoan, WantedLoan>;

const changesOn = (conn: Connection, head: RosterHead, asOf: Day): Changes => rosterChanges(standingLoans(conn, head.rosterId), wantedLoans(conn, head.kind, head.year, asOf), isOfPeople(head.kind));

/** What a line still owes when it is taken off, in 分, in whatever book; a cancelled loan goes with what it came with. */
const goneFen = (conn: Connection, line: StandingLoan, why: string, asOf: Day): number =>
  why === 'cancelled' ? line.principalFen : (statement(conn, `SELECT coalesce(sum(s.principal_fen), 0) FROM loan l JOIN loan b ON b.loan_no = l.loan_no AND b.borrower_id = l.borrower_id AND b.status = 'live' JOIN loan_state s ON s.loan_id = b.loan_id AND s.from_on <= ? AND s.to_on > ? WHERE l.loan_id = ?`).pluck().get(asOf, asOf, line.loanId) as number);

/** Additions and removals of the ledger as it is now against the roster as it stands. Throws ROSTER_UNKNOWN, ROSTER_WITHDRAWN. */
export function changesOfRoster(context: AppContext, rosterId: number): OutputOf<'rosters.changes'> {
  const conn = reader(context);
  const head = requireStanding(conn, rosterId);
  const asOf = balanceDay(conn, context.clock.today());
  const { removals, additions } = changesOn(conn, head, asOf);
  const changes = [
    ...removals.map(({ line, why }) => ({ act: 'remove' as const, why: REASON_NAMES[why], loanId: line.loanId, no: line.no, borrower: line.borrower, unit: line.unit, person: line.person, principalFen: goneFen(conn, line, why, asOf) })),
    ...additions.map(({ line: { loan, ...line }, why }) => ({ act: 'add' as const, why: REASON_NAMES[why], loanId: loan.loanId, no: loan.loanNo, borrower: loan.borrower, unit: loan.unit, person: head.kind === 'unit' ? loan.unit : head.kind === 'vintage' ? `${line.personKey}年形成` : loan.name, principalFen: line.principalFen })),
  ];
  return { changes, added: additions.length, removed: removals.length };
}

/**
 * 调整: takes the additions and removals over as a revision of its own date; what was handed out before stays as it is.
 * Throws ROSTER_UNKNOWN, ROSTER_WITHDRAWN, ROSTER_UNCHANGED, ROSTER_TERMS_INVALID, DAY_IN_FUTURE.
 */
export function reviseRoster(context: AppContext, input: ParsedOf<'rosters.revise'>): OutputOf<'rosters.revise'> {
  const conn = reader(context);
  const head = requireStanding(conn, input.rosterId);
  const on = notAfterToday(context, input.on ?? context.clock.today());
  const last = revisionsOf(conn, head.rosterId).at(-1);
  if (!last || on < last.on) throw new DomainError('ROSTER_TERMS_INVALID', { reason: `调整日期早于上一次的 ${last?.on ?? head.issuedOn}` });
  const asOf = balanceDay(conn, on);
  const { removals, additions } = changesOn(conn, head, asOf);
  if (removals.length + additions.length === 0) throw new DomainError('ROSTER_UNCHANGED');
  const revision = last.revision + 1;
  const docNo = input.docNo === '' ? head.docNo : input.docNo;
  const first = JSON.parse(statement(conn, 'SELECT frame FROM roster_revision WHERE roster_id = ? AND revision = 1 AND voided_by IS NULL').pluck().get(head.rosterId) as string) as RosterFrame;
  const frame = rosterFrame(head.kind, head.year, [...new Set([...head.formedYears, ...additions.map((a) => a.line.loan.formedYear)])].sort((a, b) => a - b), first.county, asOf, { rosterNo: head.rosterNo, docNo, titleMark: `（第${revision - 1}次调整）`, printing: `${head.issuedOn} 发出，${on} 调整`, receipt: first.receipt.text });
  const { batch } = writeBatch(context, { kind: 'roster', title: `调整${head.title} ${head.rosterNo}：增 ${additions.length} 笔、减 ${removals.length} 笔（${input.reason}）` }, ROSTER_AREAS, (uow) => {
    const revisionId = uow.insert('roster_revision', { roster_id: head.rosterId, revision, follows: last.revisionId, on_date: on, as_of: asOf, doc_no: docNo, reason: input.reason, frame: JSON.stringify(frame), batch_id: uow.batchId });
    for (const { line, why } of removals) uow.insert('roster_item', { roster_revision_id: revisionId, roster_sheet_id: line.sheetId, act: 'remove', why, loan_id: line.loanId, removes: line.itemId, role: line.role, share_ppm: line.sharePpm, principal_fen: goneFen(uow.conn, line, why, asOf), interest_fen: 0, line: '{}' });
    if (additions.length === 0) return;
    for (const group of groupRoster(uow.conn, head.kind, head.year, additions.map((a) => a.line.loan)).groups) {
      const known = statement(uow.conn, 'SELECT roster_sheet_id FROM roster_sheet WHERE roster_id = ? AND person_key = ? AND voided_by IS NULL').pluck().get(head.rosterId, group.key) as number | undefined;
      const no = (statement(uow.conn, 'SELECT max(no) + 1 FROM roster_sheet WHERE roster_id = ? AND voided_by IS NULL').pluck().get(head.rosterId)) as number;
      const sheetId = known ?? putSheet(uow, head.rosterId, head.kind, head.rosterNo, no, group);
      for (const loan of group.loans) putLine(uow, revisionId, sheetId, additions.find((a) => a.line.loan === loan)?.why ?? 'new', loan);
    }
  });
  return { batch, revision, added: additions.length, removed: removals.length };
}
