import { nameOf, CAUSES, CLASSES, GUARANTEES, OLD_CLASSES, PROBLEMS } from '../../domain/codes.js';
import { lastDay, yearOf, type Day, type Period } from '../../domain/date.js';
import { finding, issueAt, type Finding, type IssueCode } from '../../domain/importing/issue-codes.js';
import type { DraftRow } from '../../domain/importing/profile.js';
import { plainYuan } from '../../domain/money.js';
import { lastClosedPeriod } from '../../data/booking-day.js';
import { statement } from '../../data/sql.js';
import { isFoundFalse } from '../cases/false-names.js';
import type { LoanTable } from '../../data/schema.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { writeCarryIn } from './carry-in.js';
import { newLots } from './carry-lots.js';
import { compareMoney, compareOlder } from './compare-money.js';
import { compareParty, type PartyChange } from './compare-party.js';
import { comparePeople, replacePeople, type PeopleChange } from './compare-people.js';
import { textOf } from './draft-values.js';
import { insertNamedParty, planActualUser } from './plan-party.js';
import { insertGuarantors, insertResponsible, postGrowth } from './insert-loan.js';
import type { LedgerIndex, LoanRef } from './ledger-index.js';
import { planMoves } from './loan-moves.js';
import { compareExtra, type LoanFacts, type LoanMoney } from './loan-facts.js';
import type { ResponsiblePlan } from './plan-people.js';
import { idOf, type FieldChange, type PlannedRow, type PlannedWrite } from './planned.js';
import type { YearToDate } from './year-to-date.js';

const FIELDS: readonly (readonly [keyof LoanFacts, string, string, (v: unknown) => string])[] = [
  ['granted_on', 'grantedOn', '首次发放日', String], ['due_on', 'dueOn', '最后到期日', String], ['original_fen', 'originalFen', '借据金额', (v) => plainYuan(Number(v))], ['rate_ppm', 'ratePpm', '年利率(%)', (v) => (v === null ? '' : String(Number(v) / 10_000))],
  ['guarantee', 'guarantee', '担保方式', (v) => nameOf(GUARANTEES, String(v))], ['security', 'security', '担保人/抵(质)押物', (v) => String(v ?? '')], ['rollovers', 'rollovers', '转据(重组)次数', String], ['risk_class', 'riskClass', '五级分类', (v) => nameOf(CLASSES, String(v))],
  ['old_class', 'oldClass', '四级分类', (v) => nameOf(OLD_CLASSES, String(v ?? ''))], ['npl_on', 'nplOn', '形成不良日期', String], ['cause', 'cause', '形成原因', (v) => nameOf(CAUSES, String(v ?? ''))], ['problem', 'problem', '问题类型', (v) => nameOf(PROBLEMS, String(v))],
];

/** Everything the file has beyond the ledger, and how it is written. */
interface Update {
  readonly patch: Partial<LoanTable>;
  readonly top: YearToDate;
  readonly people: PeopleChange;
  readonly party: PartyChange;
  /** The party of a changed 实际用款人, null for the borrower himself; absent when it stays. */
  readonly actualUser: ((uow: UnitOfWork) => number | null) | null;
  readonly asOf: Day;
}

/**
 * A loan the ledger already has: changed field by field, or in conflict. The ledger wins a conflict until a person
 * decides: year-start balances, money the ledger has and the file has not, a changed vintage, other persons. A
 * column that the sheet does not have leaves its field alone; a month before the ledger's own changes nothing.
 */
export function compareLoan(index: LedgerIndex, row: PlannedRow, ref: LoanRef, facts: LoanFacts, money: LoanMoney, people: readonly ResponsiblePlan[], period: Period): PlannedRow {
  const stored = ref.stored;
  if (!stored) throw new Error('compareLoan needs a stored loan');
  const asOf = lastDay(period);
  if (asOf < ref.importedThrough) return inConflict(row, [], compareOlder(index, row.draft, ref, stored, money, period)) ?? row;
  const conflicts: Finding[] = [];
  const changes: FieldChange[] = [];
  const patch: Partial<LoanTable> = compareFacts(row.draft, stored, known(index, stored, facts, asOf), changes);
  const top = compareMoney(index, row.draft, ref, stored, money, period, changes, conflicts);
  Object.assign(patch, compareArrears(row.draft, stored, money, changes));
  const extra = compareExtra(row.draft, stored.extra, changes);
  if (extra !== null) patch.extra = extra;
  const hadUser = stored.actual_id === null ? ref.party.name : (index.partyById.get(stored.actual_id)?.name ?? '');
  const actualUser = textOf(row.draft, 'actualUser') ?? hadUser;
  if (actualUser !== hadUser) changes.push({ field: '实际用款人', before: hadUser, after: actualUser });
  const persons = comparePeople(index, row.draft, stored.loan_id, people, asOf, changes, conflicts);
  const party = compareParty(index, row.draft, ref, changes, conflicts);
  const moved = facts.npl_on.slice(0, 4) === stored.npl_on.slice(0, 4) ? null : finding('FORMED_YEAR_MOVES', { ledger: stored.npl_on, file: facts.npl_on });
  // what the file says of this loan, it says as of its month: receipts up to then stand behind it
  if (changes.length > 0 && asOf > stored.interest_on) patch.interest_on = asOf;
  const update: Update = { patch, top, people: persons, party, actualUser: null, asOf };
  const all = moved ? [moved, ...conflicts] : conflicts;
  const conflict = inConflict(row, changes, all);
  if (conflict) {
    const open = openToChoice(index, stored, period);
    if (!all.every((c) => open.has(c.code))) return conflict;
    // nothing of it is planned on until a person says so
    const begun = all.some((c) => c.code === 'BEGIN_BALANCE_DIFFERS') ? { begin_fen: money.beginFen } : {};
    const taken: Update = { ...update, patch: { ...patch, ...begun }, actualUser: actualUser === hadUser ? null : (uow) => insertNamedParty(uow, actualUser) };
    return { ...conflict, onceTaken: [...row.writes, ...writesOf(ref, stored, taken), { phase: 'carry', run: (uow) => writeCarryIn(uow, ref, newLots(top, asOf)) }] };
  }
  ref.importedThrough = asOf;
  if (changes.length === 0) return row;
  party.plan();
  const writes = [...row.writes];
  const user = actualUser === hadUser ? null : planActualUser(index, row.draft, ref.unit, writes);
  const lots = newLots(top, asOf);
  ref.carry.push(...lots);
  planMoves(ref, [{ on: asOf, deltaFen: top.grown }, ...lots.map((l) => ({ on: l.bookedOn, deltaFen: -l.principalFen }))]);
  ref.principalFen -= top.cash + top.inKind + top.rolled + top.other - top.grown;
  const named: Update = actualUser === hadUser ? update : { ...update, actualUser: () => (user ? idOf(user) : null) };
  return { ...row, verdict: 'update', changes, writes: [...writes, ...writesOf(ref, stored, named)] };
}

/**
 * Conflicts that a person may decide for the file. Money that the ledger has and the file has not is never among them: it
 * was received, and goes by a reversal alone. A year-start balance moves only while no month stands on it, and only in
 * the year the loan came into the ledger with: later ones follow from what was booked.
 */
function openToChoice(index: LedgerIndex, stored: LoanTable, period: Period): ReadonlySet<IssueCode> {
  const open = new Set<IssueCode>(['FORMED_YEAR_MOVES', 'RESPONSIBLE_DIFFERS']);
  if (yearOf(period) === stored.begin_year && lastClosedPeriod(index.conn) === null) open.add('BEGIN_BALANCE_DIFFERS');
  return open;
}

/** What the file states, less what this office knows better: a class changed since, a 假冒名 loan that was found. */
function known(index: LedgerIndex, stored: LoanTable, facts: LoanFacts, asOf: Day): LoanFacts {
  const classed = classedSince(index, stored, facts, asOf);
  const found = facts.problem !== stored.problem && isFoundFalse(index.conn, stored.loan_id);
  return classed || found ? { ...facts, ...(classed && { risk_class: stored.risk_class }), ...(found && { problem: stored.problem }) } : facts;
}

/** The class was changed after the day of the file: what the file says was true then. */
const classedSince = (index: LedgerIndex, stored: LoanTable, facts: LoanFacts, asOf: Day): boolean =>
  facts.risk_class !== stored.risk_class && statement(index.conn, 'SELECT 1 FROM class_event WHERE loan_id = ? AND voided_by IS NULL AND on_date > ?').get(stored.loan_id, asOf) !== undefined;

function inConflict(row: PlannedRow, changes: readonly FieldChange[], conflicts: readonly Finding[]): PlannedRow | null {
  for (const c of conflicts) row.issues.push(issueAt(row.draft.row, '', '', c));
  return conflicts.length > 0 ? { ...row, verdict: 'conflict', changes } : null;
}

function compareFacts(draft: DraftRow, stored: LoanTable, facts: LoanFacts, changes: FieldChange[]): Partial<LoanTable> {
  const patch: Partial<LoanTable> = {};
  for (const [key, field, title, show] of FIELDS) {
    if (!(field in draft.values) || stored[key] === facts[key]) continue;
    changes.push({ field: title, before: show(stored[key]), after: show(facts[key]) });
    Object.assign(patch, { [key]: facts[key] });
  }
  return patch;
}

function compareArrears(draft: DraftRow, stored: LoanTable, money: LoanMoney, changes: FieldChange[]): Partial<LoanTable> {
  const patch: Partial<LoanTable> = {};
  for (const [key, field, title, fen] of [['on_fen', 'onInterestFen', '表内欠息', money.onFen], ['off_fen', 'offInterestFen', '表外欠息', money.offFen]] as const) {
    if (!(field in draft.values) || stored[key] === fen) continue;
    changes.push({ field: title, before: plainYuan(stored[key]), after: plainYuan(fen) });
    patch[key] = fen;
  }
  return patch;
}

function writesOf(ref: LoanRef, stored: LoanTable, update: Update): PlannedWrite[] {
  return [...update.party.writes, { phase: 'loan', run: (uow) => writeChanges(uow, ref, stored, update) }];
}

function writeChanges(uow: UnitOfWork, ref: LoanRef, stored: LoanTable, u: Update): void {
  const { patch } = u;
  if (patch.risk_class !== undefined && patch.risk_class !== stored.risk_class) uow.insert('class_event', { loan_id: idOf(ref), on_date: u.asOf, from_class: stored.risk_class, to_class: patch.risk_class, reason: '台账导入' });
  const who = { ...(u.party.borrower ? { borrower_id: idOf(u.party.borrower) } : {}), ...(u.actualUser === null ? {} : { actual_id: u.actualUser(uow) }) };
  uow.update('loan', idOf(ref), { ...patch, ...who } as never);
  if (patch.security !== undefined || patch.guarantee !== undefined) replaceGuarantors(uow, ref, { ...stored, ...patch });
  if (u.top.grown > 0) postGrowth(uow, ref, u.top.grown, u.asOf);
  for (const p of u.people.add) insertResponsible(uow, idOf(ref), p, stored.granted_on);
  replacePeople(uow, idOf(ref), u.people, u.asOf);
}

function replaceGuarantors(uow: UnitOfWork, ref: LoanRef, facts: Pick<LoanTable, 'guarantee' | 'security'>): void {
  for (const id of statement(uow.conn, `SELECT loan_party_id FROM loan_party WHERE loan_id = ? AND role = 'guarantor' AND voided_by IS NULL`).pluck().all(idOf(ref)) as number[]) uow.update('loan_party', id, { voided_by: uow.batchId });
  insertGuarantors(uow, idOf(ref), facts);
}
