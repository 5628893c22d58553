import type { OutputOf, ParsedOf } from '../../contract/api.js';
import { chineseDay, periodOf, type Day } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { kindOf, type RosterKind } from '../../domain/roster/kinds.js';
import { statement } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import type { RosterLoan } from '../../reports/figures/roster-loans.js';
import { groupRoster, lineValues, rosterFrame, sheetHeading, sheetNumber, type Roster } from '../../reports/roster.js';
import { notAfterToday } from '../business-day.js';
import { reader, writeBatch, type AppContext } from '../context.js';
import { countyName } from '../reporting/county-name.js';
import { issuedNumber, requireStanding, standingRoster } from './issued-rosters.js';
import { wantedLoans } from './roster-lines.js';

export const ROSTER_AREAS = ['rosters'] as const;

/**
 * 发出名册 (D4-13): the roster of a year and kind as a snapshot that nothing changes any more – a sheet a person, the
 * loans formed up to the as-of day with their figures of that day. Throws ROSTER_STANDS, ROSTER_TERMS_INVALID,
 * ROSTER_EMPTY, DAY_IN_FUTURE, PERIOD_BEFORE_LEDGER.
 */
export function issueRoster(context: AppContext, input: ParsedOf<'rosters.issue'>): OutputOf<'rosters.issue'> {
  const conn = reader(context);
  const { year, kind } = input;
  if (standingRoster(conn, kind, year)) throw new DomainError('ROSTER_STANDS', { year });
  const terms = termsOf(context, input);
  const roster = groupRoster(conn, kind, year, wantedLoans(conn, kind, year, terms.asOf).map((w) => w.loan));
  const no = (statement(conn, 'SELECT coalesce(max(no), 0) + 1 FROM roster WHERE year = ? AND kind = ?').pluck().get(year, kind)) as number;
  const rosterNo = issuedNumber(kind, year, no);
  const loans = roster.groups.flatMap((g) => g.loans);
  const principalFen = loans.reduce((a, l) => a + l.principalFen, 0);
  const frame = rosterFrame(kind, year, roster.formedYears, countyName(context), terms.asOf, { rosterNo, docNo: input.docNo, titleMark: '', printing: `${terms.on} 发出`, receipt: receiptText(kind, terms.deadlineOn, input.objectionDays) });
  const { batch, value } = writeBatch(context, { kind: 'roster', title: `发出${frame.title} ${rosterNo}，${roster.groups.length} 份 ${loans.length} 笔` }, ROSTER_AREAS, (uow) => {
    const rosterId = uow.insert('roster', { year, kind, no, doc_no: input.docNo, issued_on: terms.on, as_of: terms.asOf, deadline_on: terms.deadlineOn, objection_days: input.objectionDays, formed_years: JSON.stringify(roster.formedYears) });
    const revisionId = uow.insert('roster_revision', { roster_id: rosterId, revision: 1, follows: null, on_date: terms.on, as_of: terms.asOf, doc_no: input.docNo, reason: '', frame: JSON.stringify(frame), batch_id: uow.batchId });
    for (const group of roster.groups) {
      const sheetId = putSheet(uow, rosterId, kind, rosterNo, group.no, group);
      for (const loan of group.loans) putLine(uow, revisionId, sheetId, 'issue', loan);
    }
    return rosterId;
  });
  return { batch, rosterId: value, sheets: roster.groups.length, loans: loans.length, principalFen };
}

function termsOf(context: AppContext, input: ParsedOf<'rosters.issue'>): { on: Day; asOf: Day; deadlineOn: Day } {
  const refuse = (reason: string): never => { throw new DomainError('ROSTER_TERMS_INVALID', { reason }); };
  const on = notAfterToday(context, input.on ?? context.clock.today());
  const asOf = input.asOf ?? on;
  const deadlineOn = input.deadlineOn ?? `${input.year}-12-31`;
  if (asOf > on) refuse(`截止日 ${asOf} 晚于发出日期 ${on}`);
  if (deadlineOn < on) refuse(`清收期限 ${deadlineOn} 早于发出日期 ${on}`);
  const first = statement(reader(context), 'SELECT min(from_on) FROM loan_state').pluck().get() as Day | null;
  if (first !== null && asOf < first) throw new DomainError('PERIOD_BEFORE_LEDGER', { period: periodOf(asOf), first: periodOf(first) });
  return { on, asOf, deadlineOn };
}

/** `{count}`, `{amount}` and `{capital}` are filled in from the sheet when it is printed. */
const receiptText = (kind: RosterKind, deadlineOn: Day, days: number): string =>
  `本人已收到上列名册，共 {count} 笔，责任本金合计{capital}（¥{amount}）。上列贷款由${kindOf(kind).ofPeople ? '本人' : '所列责任人'}负责清收，期限至${chineseDay(deadlineOn)}；对责任认定有异议的，自签收之日起 ${days} 日内书面提出。`;

/** One person's sheet: who it is for, as it stood when the sheet was made. */
export function putSheet(uow: UnitOfWork, rosterId: number, kind: RosterKind, rosterNo: string, no: number, group: Pick<Roster['groups'][number], 'key' | 'person' | 'loans'>): number {
  return uow.insert('roster_sheet', { roster_id: rosterId, no, person_key: group.key, staff_id: kindOf(kind).ofPeople ? (group.loans[0]?.staffId ?? null) : null, name: group.person.name, sheet_no: sheetNumber(rosterNo, no), heading: JSON.stringify(sheetHeading(kind, group.person)) });
}

/** A loan put on a sheet, with the line as it is printed. */
export function putLine(uow: UnitOfWork, revisionId: number, sheetId: number, why: string, loan: RosterLoan): number {
  return uow.insert('roster_item', { roster_revision_id: revisionId, roster_sheet_id: sheetId, act: 'add', why, loan_id: loan.loanId, removes: null, role: loan.role, share_ppm: loan.sharePpm, principal_fen: loan.principalFen, interest_fen: loan.interestFen, line: JSON.stringify(lineValues(loan)) });
}

/** 撤回: the whole roster no longer counts; what was handed out stays readable. Throws ROSTER_UNKNOWN, ROSTER_WITHDRAWN, ROSTER_TERMS_INVALID. */
export function withdrawRoster(context: AppContext, input: ParsedOf<'rosters.withdraw'>): { batch: number } {
  const head = requireStanding(reader(context), input.rosterId);
  const on = notAfterToday(context, input.on ?? context.clock.today());
  if (on < head.issuedOn) throw new DomainError('ROSTER_TERMS_INVALID', { reason: `撤回日期早于发出日期 ${head.issuedOn}` });
  const { batch } = writeBatch(context, { kind: 'roster', title: `撤回${head.title} ${head.rosterNo}：${input.reason}` }, ROSTER_AREAS, (uow) => uow.insert('roster_withdrawal', { roster_id: head.rosterId, on_date: on, reason: input.reason }));
  return { batch };
}
