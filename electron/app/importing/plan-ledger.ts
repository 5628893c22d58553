import { lastDay, periodOf, yearOf, type Day, type Period } from '../../domain/date.js';
import { finding, issueAt } from '../../domain/importing/issue-codes.js';
import type { DraftRow, RowIssue } from '../../domain/importing/profile.js';
import { plainYuan } from '../../domain/money.js';
import { lastClosedPeriod } from '../../data/booking-day.js';
import type { JobControl } from '../ports.js';
import { textOf } from './draft-values.js';
import { newLots } from './carry-lots.js';
import { addLoan, loanKey, type LedgerIndex, type LoanRef } from './ledger-index.js';
import { compareLoan } from './compare-loan.js';
import { doubleKey, placesByKey } from './key-places.js';
import { insertLoan } from './insert-loan.js';
import { extraOf, factsOf, moneyOf, type LoanMoney } from './loan-facts.js';
import { planActualUser, planParty } from './plan-party.js';
import { planPeople } from './plan-people.js';
import { unitFor } from './plan-references.js';
import { COMPARING, rejected, type PlannedRow, type PlannedWrite, type SourceTable } from './planned.js';

/** 台账: one row, one loan. Keys are (机构, 台账类型, 借据号); a key that stands twice in the batch is rejected everywhere. */
export function planLedger(index: LedgerIndex, tables: readonly SourceTable[], period: Period, job: JobControl): PlannedRow[] {
  const keyOf = (draft: DraftRow): string => loanKey(unitNameOf(index, draft), textOf(draft, 'book') ?? 'on', textOf(draft, 'loanNo') ?? '');
  const places = placesByKey(tables, (draft) => (textOf(draft, 'loanNo') === null ? null : keyOf(draft)));
  const total = tables.reduce((n, t) => n + t.reading.rows.length, 0);
  let done = 0;
  return tables.flatMap((table) => table.reading.rows.map((draft) => {
    if (done++ % 500 === 0) job.progress(COMPARING, done, total);
    return planLoanRow(index, table, draft, keyOf(draft), places, period);
  }));
}

/** Sheets name a unit by its name or its code; both mean the same loans. */
export function unitNameOf(index: LedgerIndex, draft: DraftRow): string {
  const text = textOf(draft, 'unit') ?? '';
  return index.units.get(text)?.name ?? text;
}

function planLoanRow(index: LedgerIndex, table: SourceTable, draft: DraftRow, key: string, places: ReadonlyMap<string, readonly string[]>, period: Period): PlannedRow {
  const issues = [...draft.issues];
  const writes: PlannedWrite[] = [];
  const loanNo = textOf(draft, 'loanNo') ?? '';
  const borrower = textOf(draft, 'borrower') ?? '';
  const row = { table, draft, subject: `${loanNo} ${borrower}`, issues, writes };
  issues.push(...doubleKey(places, key, draft, 'loanNo', loanNo));
  if (rejected(issues)) return { ...row, verdict: 'reject', changes: [] };
  const money = moneyOf(draft);
  const stored = index.loans.get(key) ?? index.formerLoans.get(key);
  if (!stored?.stored) issues.push(...lateBegin(index, draft, money, period));
  if (rejected(issues)) return { ...row, verdict: 'reject', changes: [] };
  const unit = unitFor(index, textOf(draft, 'unit') ?? '', null, null, writes);
  const book = textOf(draft, 'book') ?? 'on';
  const facts = factsOf(draft);
  const asOf = lastDay(period);
  const people = planPeople(index, draft, unit, issues);
  if (stored?.stored) return compareLoan(index, { ...row, verdict: 'unchanged', changes: [] }, stored, facts, money, people, period);
  const party = planParty(index, draft, unit, writes);
  const actualUser = planActualUser(index, draft, unit, writes);
  const carry = newLots({ cash: money.cashFen, inKind: money.inKindFen, rolled: money.rolledFen, other: money.otherFen, interest: money.interestPaidFen, grown: 0 }, asOf);
  const born = grownOn(facts.npl_on, asOf);
  const ref: LoanRef = {
    id: null, key, unit, book, loanNo, borrower, stored: null, party, principalFen: money.principalFen, importedThrough: asOf,
    carry, moves: null, planned: [{ on: `${yearOf(asOf)}-01-01`, deltaFen: money.beginFen }, { on: born, deltaFen: money.newFen }, ...carry.map((l) => ({ on: l.bookedOn, deltaFen: -l.principalFen }))],
  };
  addLoan(index, ref);
  writes.push({ phase: 'loan', run: (uow) => insertLoan(uow, ref, { facts, money, people, asOf, grownOn: born, extra: extraOf(draft), ledgerNo: textOf(draft, 'ledgerNo'), actualUser }) });
  return { ...row, verdict: 'insert', changes: [] };
}

/** A loan that comes in late has no place in a year-start that a close stands on: it is new NPL, or the close is opened. */
function lateBegin(index: LedgerIndex, draft: DraftRow, money: LoanMoney, period: Period): RowIssue[] {
  const closed = lastClosedPeriod(index.conn);
  const year = yearOf(period);
  return money.beginFen > 0 && closed !== null && closed >= `${year - 1}-12` ? [issueAt(draft.row, '', '', finding('BEGIN_BALANCE_LOCKED', { closed, year, amount: plainYuan(money.beginFen) }))] : [];
}

/** New NPL is dated by the day it was formed where that lies in the year and month reported, else by the month end. */
function grownOn(nplOn: Day, asOf: Day): Day {
  return yearOf(nplOn) === yearOf(asOf) && periodOf(nplOn) <= periodOf(asOf) && nplOn <= asOf ? nplOn : asOf;
}
