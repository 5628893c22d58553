import { yearOf, type Period } from '../../domain/date.js';
import { finding, type Finding } from '../../domain/importing/issue-codes.js';
import type { DraftRow } from '../../domain/importing/profile.js';
import { plainYuan } from '../../domain/money.js';
import { statement } from '../../data/sql.js';
import type { LoanTable } from '../../data/schema.js';
import type { LedgerIndex, LoanRef } from './ledger-index.js';
import type { LoanMoney } from './loan-facts.js';
import { idOf, type FieldChange } from './planned.js';
import { bucketOf, noMovement, type YearToDate } from './year-to-date.js';

/** The form's columns of the year's movements: what they are called and where a row has them. */
const COLUMNS: readonly (readonly [keyof YearToDate, string, string, (m: LoanMoney) => number])[] = [
  ['cash', '本年收回-现金', 'cashFen', (m) => m.cashFen], ['inKind', '本年-以物抵债', 'inKindFen', (m) => m.inKindFen], ['rolled', '本年-转据/上调', 'rolledFen', (m) => m.rolledFen],
  ['other', '本年-核销/置换/其他减少', 'otherReducedFen', (m) => m.otherFen], ['interest', '本年收回利息', 'interestPaidFen', (m) => m.interestPaidFen], ['grown', '本年新增本金', 'newFen', (m) => m.newFen],
];

/**
 * Year-to-date columns against what is booked up to the month's end: more in the file is carried in, less is a conflict,
 * a column the sheet does not have says nothing. Returns what the file has beyond the ledger, in 分.
 */
export function compareMoney(index: LedgerIndex, row: DraftRow, ref: LoanRef, stored: LoanTable, money: LoanMoney, period: Period, changes: FieldChange[], conflicts: Finding[]): YearToDate {
  compareBegin(index, ref, stored, money, period, changes, conflicts);
  const booked = bookedInYear(index, idOf(ref), period);
  const top = noMovement();
  for (const [key, title, field, of] of COLUMNS) {
    if (!(field in row.values)) continue;
    const [file, ledger] = [of(money), booked[key]];
    if (file < ledger) conflicts.push(finding('LEDGER_HAS_MORE', { what: title, file: plainYuan(file), ledger: plainYuan(ledger), less: plainYuan(ledger - file) }));
    if (file > ledger) {
      top[key] = file - ledger;
      changes.push({ field: title, before: plainYuan(ledger), after: plainYuan(file) });
    }
  }
  return top;
}

/**
 * A month before the one the ledger already stands at brings nothing new: whatever it reports must be contained in the
 * later figures of the same year. More than that contradicts the later ledger.
 */
export function compareOlder(index: LedgerIndex, row: DraftRow, ref: LoanRef, stored: LoanTable, money: LoanMoney, period: Period): Finding[] {
  const conflicts: Finding[] = [];
  if (yearOf(period) < stored.begin_year) return conflicts;
  compareBegin(index, ref, stored, money, period, [], conflicts);
  const year = period.slice(0, 4);
  const through = ref.importedThrough.startsWith(year) ? ref.importedThrough.slice(0, 7) : `${year}-12`;
  const booked = bookedInYear(index, idOf(ref), through);
  for (const [key, title, field, of] of COLUMNS) {
    if (field in row.values && of(money) > booked[key]) conflicts.push(finding('OLDER_HAS_MORE', { what: title, file: plainYuan(of(money)), ledger: plainYuan(booked[key]), through }));
  }
  return conflicts;
}

function compareBegin(index: LedgerIndex, ref: LoanRef, stored: LoanTable, money: LoanMoney, period: Period, changes: FieldChange[], conflicts: Finding[]): void {
  const year = yearOf(period);
  // nothing is ever booked on 1 January: the balance of the evening before is the year-start figure
  const begin = year === stored.begin_year ? stored.begin_fen : principalOn(index, idOf(ref), `${year - 1}-12-31`);
  if (begin === money.beginFen) return;
  changes.push({ field: '年初本金余额', before: plainYuan(begin), after: plainYuan(money.beginFen) });
  conflicts.push(finding('BEGIN_BALANCE_DIFFERS', { file: plainYuan(money.beginFen), ledger: plainYuan(begin) }));
}

/** What is booked from January through a month, by loan: read once for a plan, a month's file names nearly every loan. */
const booked = new WeakMap<LedgerIndex, Map<Period, ReadonlyMap<number, YearToDate>>>();
const NOTHING: Readonly<YearToDate> = noMovement();

function bookedInYear(index: LedgerIndex, loanId: number, through: Period): Readonly<YearToDate> {
  let months = booked.get(index);
  if (!months) booked.set(index, (months = new Map()));
  let sums = months.get(through);
  if (!sums) months.set(through, (sums = sumsOfYear(index, through)));
  return sums.get(loanId) ?? NOTHING;
}

function sumsOfYear(index: LedgerIndex, through: Period): Map<number, YearToDate> {
  const sums = new Map<number, YearToDate>();
  const rows = statement(index.conn, 'SELECT loan_id AS loanId, form, sum(principal_fen) AS p, sum(on_fen + off_fen) AS i FROM entry WHERE period BETWEEN ? AND ? GROUP BY loan_id, form').all(`${through.slice(0, 4)}-01`, through) as { loanId: number; form: string; p: number; i: number }[];
  for (const r of rows) {
    let sum = sums.get(r.loanId);
    if (!sum) sums.set(r.loanId, (sum = noMovement()));
    sum[bucketOf(r.form)] += r.p;
    sum.interest += r.i;
  }
  return sums;
}

const principalOn = (index: LedgerIndex, loanId: number, day: string): number => (statement(index.conn, 'SELECT principal_fen AS p FROM loan_state WHERE loan_id = ? AND from_on <= ? AND to_on > ?').get(loanId, day, day) as { p: number } | undefined)?.p ?? 0;
