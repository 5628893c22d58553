import type { HandlersOf } from '../handlers.js';
import { reader, writeBatch } from '../context.js';
import { findCode, FORMS, MEASURES, nameOf } from '../../domain/codes.js';
import { periodOf } from '../../domain/date.js';
import { DomainError } from '../../domain/domain-error.js';
import { formatYuan, plainYuan } from '../../domain/money.js';
import { ppmToPct } from '../../domain/rate.js';
import type { RecoveryRow } from '../../contract/recoveries.js';
import { nextOpenDay } from '../../data/booking-day.js';
import { postEntry, reverseEntry, type Share } from '../../data/entries.js';
import { projectLoans } from '../../data/loan-projection.js';
import { numbered, statement, type Connection } from '../../data/sql.js';
import { useCarryIn } from '../recovery/use-carry-in.js';

type Names = 'recoveries.book' | 'recoveries.reverse' | 'recoveries.list';
const AREAS = ['recoveries', 'loans', 'targets', 'reports', 'rosters', 'periods'] as const;

export const recoveryHandlers = {
  'recoveries.book': (context, input) => {
    const conn = reader(context);
    const loan = statement(conn, `SELECT l.loan_id AS loanId, l.loan_no AS no, l.unit_id AS unitId, l.book, l.granted_on AS grantedOn, n.principal_fen AS principalFen, p.name AS borrower FROM loan l JOIN loan_now n ON n.loan_id = l.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE l.loan_id = ? AND l.status = 'live'`).get(input.loanId) as { loanId: number; no: string; unitId: number; book: string; grantedOn: string; principalFen: number; borrower: string } | undefined;
    if (!loan) throw new DomainError('LOAN_UNKNOWN', { no: input.loanId });
    const form = findCode(FORMS, input.form);
    if (!form || form.effect === 'grow') throw new DomainError('CODE_UNKNOWN', { field: '收回形式', value: input.form, allowed: FORMS.filter((f) => f.effect !== 'grow').map((f) => f.name).join('、') });
    const measure = input.measure === null || input.measure === '' ? null : findCode(MEASURES, input.measure);
    if (input.measure && !measure) throw new DomainError('CODE_UNKNOWN', { field: '清收措施', value: input.measure, allowed: MEASURES.map((m) => m.name).join('、') });
    const total = input.principalFen + input.onInterestFen + input.offInterestFen + input.feeFen;
    if (total === 0) throw new DomainError('RECEIPT_EMPTY');
    if (input.on > context.clock.today()) throw new DomainError('DAY_IN_FUTURE', { day: input.on, today: context.clock.today() });
    if (input.on < loan.grantedOn) throw new DomainError('RECEIPT_BEFORE_GRANT');
    if (form.code === 'in_kind') throw new DomainError('RECEIPT_ASSET_NEEDED');
    const bookedOn = nextOpenDay(conn, input.on);
    const shares = sharesOf(conn, input.persons, loan.unitId, bookedOn);
    const { batch, value } = writeBatch(context, { kind: 'recovery', title: `收回 ${loan.borrower} ${loan.no} ${formatYuan(total)} 元` }, AREAS, (uow) => {
      const freed = useCarryIn(uow, { loanId: loan.loanId, form: form.code, on: input.on, principalFen: input.principalFen, interestFen: input.onInterestFen + input.offInterestFen });
      if (input.principalFen > loan.principalFen + freed) throw new DomainError('RECEIPT_OVER_BALANCE', { amount: plainYuan(input.principalFen), balance: plainYuan(loan.principalFen) });
      const id = postEntry(uow, {
        loanId: loan.loanId, unitId: loan.unitId, book: loan.book, bookedOn, businessOn: input.on, form: form.code, measure: measure?.code ?? null,
        principalFen: input.principalFen, onFen: input.onInterestFen, offFen: input.offInterestFen, feeFen: input.feeFen, voucherNo: input.voucherNo || null, assetId: null, carried: false, reversalOf: null, note: input.note || null, shares,
      });
      projectLoans(uow.conn, [loan.loanId]);
      return id;
    });
    const balance = statement(conn, 'SELECT principal_fen AS fen FROM loan_now WHERE loan_id = ?').get(loan.loanId) as { fen: number };
    return { recovery: value, batch, bookedOn, period: periodOf(bookedOn), late: periodOf(bookedOn) !== periodOf(input.on), balanceFen: balance.fen };
  },

  'recoveries.reverse': (context, input) => {
    const conn = reader(context);
    const entry = statement(conn, `SELECT e.loan_id AS loanId, e.booked_on AS bookedOn, e.principal_fen + e.on_fen + e.off_fen AS fen, e.reversal_of AS reversalOf, p.name AS borrower FROM entry e JOIN loan l ON l.loan_id = e.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE e.entry_id = ? AND e.carried = 0 AND e.form <> 'new_npl'`).get(input.entryId) as { loanId: number; bookedOn: string; fen: number; reversalOf: number | null; borrower: string } | undefined;
    if (!entry) throw new DomainError('RECEIPT_UNKNOWN', { id: input.entryId });
    if (entry.reversalOf !== null) throw new DomainError('ALREADY_REVERSED', { id: entry.reversalOf });
    const { batch, value } = writeBatch(context, { kind: 'reversal', title: `红字冲正 ${entry.borrower} ${formatYuan(entry.fen)} 元：${input.reason}` }, AREAS, (uow) => {
      const id = reverseEntry(uow, input.entryId, nextOpenDay(conn, entry.bookedOn), input.reason);
      projectLoans(uow.conn, [entry.loanId]);
      return id;
    });
    return { recovery: value, batch };
  },

  'recoveries.list': (context, input) => {
    const where: string[] = [`e.form <> 'new_npl'`];
    const args: (string | number)[] = [];
    const need = (clause: string, ...values: (string | number)[]): void => {
      where.push(clause);
      args.push(...values);
    };
    if (input.from !== undefined) need('e.booked_on >= ?', input.from);
    if (input.to !== undefined) need('e.booked_on <= ?', input.to);
    if (input.unitId !== undefined) need('e.unit_id = ?', input.unitId);
    if (input.loanId !== undefined) need('e.loan_id = ?', input.loanId);
    if (input.form !== undefined) need('e.form = ?', findCode(FORMS, input.form)?.code ?? input.form);
    if (input.measure !== undefined) need('e.measure = ?', findCode(MEASURES, input.measure)?.code ?? input.measure);
    if (input.staffNo !== undefined) need('EXISTS (SELECT 1 FROM entry_share x JOIN staff s ON s.staff_id = x.staff_id WHERE x.entry_id = e.entry_id AND s.staff_no = ?)', input.staffNo);
    const clause = where.join(' AND ');
    const conn = reader(context);
    const sums = statement(conn, `SELECT count(*) AS count, coalesce(sum(principal_fen), 0) AS principalFen, coalesce(sum(on_fen), 0) AS onInterestFen, coalesce(sum(off_fen), 0) AS offInterestFen FROM entry e WHERE ${clause}`).get(...args) as { count: number; principalFen: number; onInterestFen: number; offInterestFen: number };
    const rows = statement(conn, `SELECT e.entry_id AS entryId, coalesce(e.voucher_no, '') AS voucherNo, e.business_on AS "on", e.booked_on AS bookedOn, u.name AS unit, p.name AS borrower, e.loan_id AS loanId, l.loan_no AS loanNo, e.form, e.measure, e.principal_fen AS principalFen, e.on_fen AS onInterestFen, e.off_fen AS offInterestFen, e.fee_fen AS feeFen, e.reversal_of AS reversalOf, e.carried, e.batch_id AS batch, EXISTS (SELECT 1 FROM entry r WHERE r.reversal_of = e.entry_id) AS reversed FROM entry e JOIN unit u ON u.unit_id = e.unit_id JOIN loan l ON l.loan_id = e.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE ${clause} ORDER BY e.booked_on DESC, e.entry_id DESC LIMIT ? OFFSET ?`).all(...args, input.limit, input.offset) as (Omit<RecoveryRow, 'persons' | 'carried' | 'reversed' | 'measure'> & { measure: string | null; carried: number; reversed: number })[];
    return { ...sums, rows: rows.map((r) => ({ ...r, form: nameOf(FORMS, r.form), measure: r.measure === null ? '' : nameOf(MEASURES, r.measure), carried: r.carried === 1, reversed: r.reversed === 1, persons: personsOf(conn, r.entryId) })) };
  },
} satisfies HandlersOf<Names>;

/** `赵某 100%` or `文某 60%、汤某 40%`. */
export function personsOf(conn: Connection, entryId: number): string {
  const rows = statement(conn, 'SELECT s.name, x.share_ppm AS ppm FROM entry_share x JOIN staff s ON s.staff_id = x.staff_id WHERE x.entry_id = ? ORDER BY x.entry_share_id').all(entryId) as { name: string; ppm: number }[];
  return rows.map((r) => `${r.name} ${ppmToPct(r.ppm)}%`).join('、');
}

/** Persons by staff number with their unit on the day; shares are exactly 100 %. */
function sharesOf(conn: Connection, persons: readonly { staffNo: string; sharePpm: number }[], loanUnit: number, day: string): Share[] {
  const sum = persons.reduce((a, p) => a + p.sharePpm, 0);
  if (persons.length > 0 && sum !== 1_000_000) throw new DomainError('SHARES_NOT_100', { sum: ppmToPct(sum) });
  const twice = persons.find((p, i) => persons.findIndex((x) => x.staffNo === p.staffNo) !== i);
  if (twice) throw new DomainError('PERSON_TWICE', { no: twice.staffNo });
  return persons.map((p) => {
    const staff = statement(conn, `SELECT s.staff_id AS id, (SELECT x.unit_id FROM staff_post x WHERE x.staff_id = s.staff_id AND x.kind = 'main' AND x.voided_by IS NULL AND x.from_on <= ?2 AND x.to_on > ?2) AS unitId FROM staff s WHERE s.staff_no = ?1 AND s.voided_by IS NULL`).get(numbered(p.staffNo, day)) as { id: number; unitId: number | null } | undefined;
    if (!staff) throw new DomainError('STAFF_UNKNOWN', { no: p.staffNo });
    return { staffId: staff.id, unitId: staff.unitId ?? loanUnit, sharePpm: p.sharePpm };
  });
}
