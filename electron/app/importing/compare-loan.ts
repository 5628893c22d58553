import { nameOf, CAUSES, CLASSES, GUARANTEES, PROBLEMS } from '../../domain/codes.js';
import { lastDay, yearOf, type Period } from '../../domain/date.js';
import { finding, issueAt, type Finding } from '../../domain/importing/issue-codes.js';
import { plainYuan } from '../../domain/money.js';
import { statement } from '../../data/sql.js';
import type { LoanTable } from '../../data/schema.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { insertResponsible, postGrowth } from './insert-loan.js';
import { bucketOf, noMovement, type LedgerIndex, type LoanRef, type YearToDate } from './ledger-index.js';
import { extraOf, type LoanFacts, type LoanMoney } from './loan-facts.js';
import type { ResponsiblePlan } from './plan-people.js';
import { idOf, type FieldChange, type PlannedRow } from './planned.js';

const LABELS: readonly (readonly [keyof LoanFacts, string, (v: unknown) => string])[] = [
  ['granted_on', '首次发放日', String], ['due_on', '最后到期日', String], ['original_fen', '借据金额', (v) => plainYuan(Number(v))], ['rate_ppm', '年利率(%)', (v) => (v === null ? '' : String(Number(v) / 10_000))],
  ['guarantee', '担保方式', (v) => nameOf(GUARANTEES, String(v))], ['security', '担保人/抵(质)押物', (v) => String(v ?? '')], ['rollovers', '转据(重组)次数', String], ['risk_class', '五级分类', (v) => nameOf(CLASSES, String(v))],
  ['old_class', '四级分类', (v) => String(v ?? '')], ['npl_on', '形成不良日期', String], ['cause', '形成原因', (v) => nameOf(CAUSES, String(v ?? ''))], ['problem', '问题类型', (v) => nameOf(PROBLEMS, String(v))],
];

/**
 * A loan the ledger already has: changed field by field, or in conflict. The ledger wins a conflict until a person
 * decides: locked year-start balances, money the ledger has and the file has not, a changed vintage, other persons.
 */
export function compareLoan(index: LedgerIndex, row: PlannedRow, ref: LoanRef, facts: LoanFacts, money: LoanMoney, people: readonly ResponsiblePlan[], period: Period): PlannedRow {
  const stored = ref.stored;
  if (!stored) throw new Error('compareLoan needs a stored loan');
  const conflicts: Finding[] = [];
  const changes: FieldChange[] = [];
  const patch: Partial<LoanTable> = {};
  for (const [key, label, show] of LABELS) {
    if (stored[key] === facts[key] || (facts[key] === null && row.draft.values[fieldOf(key)] === undefined)) continue;
    changes.push({ field: label, before: show(stored[key]), after: show(facts[key]) });
    Object.assign(patch, { [key]: facts[key] });
  }
  if (facts.npl_on.slice(0, 4) !== stored.npl_on.slice(0, 4)) conflicts.push(finding('FORMED_YEAR_MOVES', { ledger: stored.npl_on, file: facts.npl_on }));
  const top = compareMoney(index, ref, stored, money, period, changes, conflicts);
  const asOf = lastDay(period);
  if (asOf >= stored.interest_on) {
    noteFen(changes, '表内欠息', stored.on_fen, money.onFen);
    noteFen(changes, '表外欠息', stored.off_fen, money.offFen);
    if (stored.on_fen !== money.onFen || stored.off_fen !== money.offFen) Object.assign(patch, { on_fen: money.onFen, off_fen: money.offFen, interest_on: asOf });
  }
  const extra = extraOf(row.draft);
  if (extra !== stored.extra && asOf >= stored.interest_on) {
    changes.push({ field: '其他栏目', before: stored.extra, after: extra });
    patch.extra = extra;
  }
  const addPeople = comparePeople(index, stored, people, changes, conflicts);
  for (const c of conflicts) row.issues.push(issueAt(row.draft.row, '', '', c));
  if (conflicts.length > 0) return { ...row, verdict: 'conflict', changes };
  if (changes.length === 0) return row;
  const writes = [...row.writes, { phase: 'loan' as const, run: (uow: UnitOfWork) => writeChanges(uow, ref, stored, patch, top, addPeople ? people : [], asOf) }];
  applyCarry(ref, top, asOf);
  return { ...row, verdict: 'update', changes, writes };
}

function writeChanges(uow: UnitOfWork, ref: LoanRef, stored: LoanTable, patch: Partial<LoanTable>, top: YearToDate, people: readonly ResponsiblePlan[], asOf: string): void {
  if (patch.risk_class !== undefined && patch.risk_class !== stored.risk_class) uow.insert('class_event', { loan_id: idOf(ref), on_date: asOf, from_class: stored.risk_class, to_class: patch.risk_class, reason: '台账导入' });
  if (Object.keys(patch).length > 0) uow.update('loan', idOf(ref), patch as never);
  if (top.grown > 0) postGrowth(uow, ref, top.grown, asOf);
  for (const p of people) insertResponsible(uow, idOf(ref), p, stored.granted_on);
}

/** Year-to-date columns against what is booked up to the month's end: more in the file is carried in, less is a conflict. */
function compareMoney(index: LedgerIndex, ref: LoanRef, stored: LoanTable, money: LoanMoney, period: Period, changes: FieldChange[], conflicts: Finding[]): YearToDate {
  const booked = bookedInYear(index, idOf(ref), period);
  const begin = yearOf(period) === stored.begin_year ? stored.begin_fen : principalOn(index, idOf(ref), `${yearOf(period)}-01-01`);
  if (begin !== money.beginFen) conflicts.push(finding('BEGIN_BALANCE_DIFFERS', { file: plainYuan(money.beginFen), ledger: plainYuan(begin) }));
  const file: YearToDate = { cash: money.cashFen, inKind: money.inKindFen, rolled: money.rolledFen, other: money.otherFen, interest: money.interestPaidFen, grown: money.newFen };
  const top = noMovement();
  const names: Record<keyof YearToDate, string> = { cash: '本年收回-现金', inKind: '本年-以物抵债', rolled: '本年-转据/上调', other: '本年-核销/置换/其他减少', interest: '本年收回利息', grown: '本年新增本金' };
  for (const key of Object.keys(names) as (keyof YearToDate)[]) {
    const more = file[key] - booked[key];
    if (more < 0) conflicts.push(finding('LEDGER_HAS_MORE', { what: names[key], file: plainYuan(file[key]), ledger: plainYuan(booked[key]), less: plainYuan(-more) }));
    if (more > 0) {
      top[key] = more;
      noteFen(changes, names[key], booked[key], file[key]);
    }
  }
  return top;
}

function bookedInYear(index: LedgerIndex, loanId: number, period: Period): YearToDate {
  const sum = noMovement();
  const rows = statement(index.conn, 'SELECT form, sum(principal_fen) AS p, sum(on_fen + off_fen) AS i FROM entry WHERE loan_id = ? AND period BETWEEN ? AND ? GROUP BY form').all(loanId, `${period.slice(0, 4)}-01`, period) as { form: string; p: number; i: number }[];
  for (const r of rows) {
    sum[bucketOf(r.form)] += r.p;
    sum.interest += r.i;
  }
  return sum;
}

const principalOn = (index: LedgerIndex, loanId: number, day: string): number => (statement(index.conn, 'SELECT principal_fen AS p FROM loan_state WHERE loan_id = ? AND from_on <= ? AND to_on > ?').get(loanId, day, day) as { p: number } | undefined)?.p ?? 0;

/** What the file has beyond the ledger joins the carry-in of the loan; receipts of the same batch may stand behind it. */
function applyCarry(ref: LoanRef, top: YearToDate, asOf: string): void {
  const sum = top.cash + top.inKind + top.rolled + top.other + top.interest;
  if (asOf > ref.importedThrough) ref.importedThrough = asOf;
  if (sum === 0) return;
  for (const key of ['cash', 'inKind', 'rolled', 'other', 'interest'] as const) ref.carry[key] += top[key];
  ref.principalFen -= top.cash + top.inKind + top.rolled + top.other - top.grown;
  ref.carryTouched = true;
}

/** Persons may be added where the ledger has none; they are never changed by an import. Answers whether to add them. */
function comparePeople(index: LedgerIndex, stored: LoanTable, people: readonly ResponsiblePlan[], changes: FieldChange[], conflicts: Finding[]): boolean {
  if (people.length === 0) return false;
  const known = statement(index.conn, 'SELECT staff_id AS staffId, outsider, role, share_ppm AS sharePpm FROM loan_responsible WHERE loan_id = ? AND voided_by IS NULL').all(stored.loan_id) as { staffId: number | null; outsider: string | null; role: string; sharePpm: number | null }[];
  const text = (list: readonly { id: number | string | null; role: string; sharePpm: number | null }[]): string => list.map((p) => `${p.id}:${p.role}:${p.sharePpm ?? ''}`).sort().join('|');
  if (known.length === 0) {
    changes.push({ field: '责任人', before: '', after: people.map((p) => p.staff?.name ?? p.outsider ?? '').join('、') });
    return true;
  }
  const mine = text(known.map((p) => ({ id: p.staffId ?? p.outsider, role: p.role, sharePpm: p.sharePpm })));
  const theirs = text(people.map((p) => ({ id: p.staff ? p.staff.id : p.outsider, role: p.role, sharePpm: p.sharePpm })));
  if (mine !== theirs) conflicts.push(finding('RESPONSIBLE_DIFFERS', {}));
  return false;
}

function noteFen(changes: FieldChange[], field: string, before: number, after: number): void {
  if (before !== after) changes.push({ field, before: plainYuan(before), after: plainYuan(after) });
}

const FIELD_OF: Record<keyof LoanFacts, string> = { granted_on: 'grantedOn', due_on: 'dueOn', original_fen: 'originalFen', rate_ppm: 'ratePpm', guarantee: 'guarantee', security: 'security', rollovers: 'rollovers', risk_class: 'riskClass', old_class: 'oldClass', npl_on: 'nplOn', cause: 'cause', problem: 'problem' };
const fieldOf = (key: keyof LoanFacts): string => FIELD_OF[key];
