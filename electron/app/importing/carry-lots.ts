import { lastDay, periodOf, type Day } from '../../domain/date.js';
import { statement, type Connection } from '../../data/sql.js';
import { bucketOf, type YearToDate } from './year-to-date.js';

/**
 * 期初带入: what a ledger reported as received in the year and no receipt stands behind yet (decisions.md 4). Every
 * ledger import leaves its own lot, on the last day of its month, so that the months before keep their figures. In 分.
 */
export interface CarryLot {
  /** The entry that holds it; null for what this batch carries in. */
  readonly entryId: number | null;
  readonly form: string;
  /** The day up to which the ledger reported: a receipt up to this day may stand behind the lot. */
  readonly through: Day;
  readonly bookedOn: Day;
  principalFen: number;
  interestFen: number;
  touched: boolean;
}

/** The lots that stand, by loan, oldest first. */
export function standingLots(conn: Connection): Map<number, CarryLot[]> {
  const lots = new Map<number, CarryLot[]>();
  const rows = statement(conn, `SELECT loan_id AS loanId, entry_id AS entryId, form, business_on AS "through", booked_on AS bookedOn, principal_fen AS principalFen, on_fen + off_fen AS interestFen FROM entry e WHERE carried = 1 AND reversal_of IS NULL AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reversal_of = e.entry_id) ORDER BY booked_on, entry_id`).all() as (Omit<CarryLot, 'touched'> & { loanId: number })[];
  for (const { loanId, ...lot } of rows) {
    const list = lots.get(loanId);
    if (list) list.push({ ...lot, touched: false });
    else lots.set(loanId, [{ ...lot, touched: false }]);
  }
  return lots;
}

/** What a ledger carries in: one lot a form; the interest goes with the cash, or with the 抵债 where there was no cash at all. */
export function newLots(sums: YearToDate, asOf: Day): CarryLot[] {
  const withInKind = sums.cash === 0 && sums.inKind > 0;
  const lot = (form: string, principalFen: number, interestFen = 0): CarryLot => ({ entryId: null, form, through: asOf, bookedOn: lastDay(periodOf(asOf)), principalFen, interestFen, touched: true });
  return [lot('cash', sums.cash, withInKind ? 0 : sums.interest), lot('in_kind', sums.inKind, withInKind ? sums.interest : 0), lot('rollover', sums.rolled), lot('other', sums.other)].filter((l) => l.principalFen > 0 || l.interestFen > 0);
}

/** Principal of the receipt's column and interest that a receipt of a day may still stand behind. */
export function openFor(lots: readonly CarryLot[], form: string, on: Day): { principalFen: number; interestFen: number } {
  const open = lots.filter((l) => l.through >= on);
  return {
    principalFen: open.filter((l) => bucketOf(l.form) === bucketOf(form)).reduce((a, l) => a + l.principalFen, 0),
    interestFen: open.reduce((a, l) => a + l.interestFen, 0),
  };
}

/** A part of a lot that a receipt stands behind. */
export interface LotPart {
  readonly lot: CarryLot;
  readonly principalFen: number;
  readonly interestFen: number;
}

/** The parts a receipt takes: oldest lot first, for interest its own form first. The amounts must be open. */
export function partsFor(lots: readonly CarryLot[], receipt: { form: string; on: Day; principalFen: number; interestFen: number }): LotPart[] {
  const open = lots.filter((l) => l.through >= receipt.on);
  const own = open.filter((l) => bucketOf(l.form) === bucketOf(receipt.form));
  return [
    ...share(own, 'principalFen', receipt.principalFen).map(({ lot, amount }) => ({ lot, principalFen: amount, interestFen: 0 })),
    ...share([...own, ...open.filter((l) => !own.includes(l))], 'interestFen', receipt.interestFen).map(({ lot, amount }) => ({ lot, principalFen: 0, interestFen: amount })),
  ];
}

export function takeParts(parts: readonly LotPart[]): void {
  for (const { lot, principalFen, interestFen } of parts) {
    lot.principalFen -= principalFen;
    lot.interestFen -= interestFen;
    lot.touched = true;
  }
}

function share(lots: readonly CarryLot[], what: 'principalFen' | 'interestFen', total: number): { lot: CarryLot; amount: number }[] {
  let left = total;
  return lots.flatMap((lot) => {
    const amount = Math.min(left, lot[what]);
    left -= amount;
    return amount === 0 ? [] : [{ lot, amount }];
  });
}
