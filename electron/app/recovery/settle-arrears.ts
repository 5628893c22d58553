import type { Day } from '../../domain/date.js';
import { firstOf } from '../../data/entry-chain.js';
import type { EntryTable, LoanTable } from '../../data/schema.js';
import { statement } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';

interface Interest { readonly onFen: number; readonly offFen: number }
type Arrears = Pick<LoanTable, 'interest_on' | 'on_fen' | 'off_fen'>;

/**
 * The arrears of a loan are what a ledger stated on a day; entries after that day are counted against them. Money of an
 * earlier day that the statement did not know lowers the statement itself, by what is no 期初带入. In 分.
 */
export function lowerArrears(uow: UnitOfWork, loanId: number, bookedOn: Day, paid: Interest, freedFen: number): void {
  const loan = arrearsOf(uow, loanId);
  if (bookedOn > loan.interest_on) return;
  const offFen = Math.max(0, paid.offFen - freedFen);
  const onFen = Math.max(0, paid.onFen - Math.max(0, freedFen - paid.offFen));
  uow.update('loan', loanId, { on_fen: Math.max(0, loan.on_fen - onFen), off_fen: Math.max(0, loan.off_fen - offFen) });
}

/** The reversal of such money: what it took off the statement comes back; a receipt of a register takes its own interest back. */
export function raiseArrears(uow: UnitOfWork, entry: EntryTable, reversedOn: Day): void {
  const loan = arrearsOf(uow, entry.loan_id);
  if (reversedOn > loan.interest_on) return;
  const taken = takenOff(uow, entry) ?? { onFen: entry.on_fen, offFen: entry.off_fen };
  uow.update('loan', entry.loan_id, { on_fen: loan.on_fen + taken.onFen, off_fen: loan.off_fen + taken.offFen });
}

const arrearsOf = (uow: UnitOfWork, loanId: number): Arrears => statement(uow.conn, 'SELECT interest_on, on_fen, off_fen FROM loan WHERE loan_id = ?').get(loanId) as Arrears;

/** What the booking of a single receipt changed of the statement; null when the receipt came with a register. */
function takenOff(uow: UnitOfWork, entry: EntryTable): Interest | null {
  const batch = statement(uow.conn, `SELECT b.batch_id FROM entry e JOIN batch b ON b.batch_id = e.batch_id WHERE e.entry_id = ? AND b.kind = 'recovery'`).pluck().get(firstOf(uow.conn, entry.entry_id)) as number | undefined;
  if (batch === undefined) return null;
  const changes = statement(uow.conn, `SELECT before, after FROM change WHERE batch_id = ? AND tbl = 'loan' AND row_id = ? AND op = 'U'`).all(batch, entry.loan_id) as { before: string; after: string }[];
  const sum = (column: 'on_fen' | 'off_fen'): number => changes.reduce((a, c) => {
    const [was, is] = [JSON.parse(c.before) as Partial<Arrears>, JSON.parse(c.after) as Partial<Arrears>];
    return a + (was[column] ?? 0) - (is[column] ?? 0);
  }, 0);
  return { onFen: sum('on_fen'), offFen: sum('off_fen') };
}
