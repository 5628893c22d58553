import { yearOf } from '../date.js';
import { checkIdCard, type IdFinding } from '../identity.js';
import { plainYuan } from '../money.js';
import { finding, type Finding, type IssueCode } from './issue-codes.js';
import type { DraftValue } from './profile.js';

export interface PlacedFinding {
  readonly column: string;
  readonly found: Finding;
}

type Values = Readonly<Record<string, DraftValue>>;

const BALANCES = ['beginFen', 'principalFen', 'onInterestFen', 'offInterestFen'];
/** The columns of this year's movements (29–33 and 37 of the form): what is booked from them is never negative. */
const MOVEMENTS = ['newFen', 'cashFen', 'inKindFen', 'rolledFen', 'otherReducedFen', 'interestPaidFen'];

/**
 * The rules between the cells of one row of the provincial ledger (decisions 1 of the import; domain rules of columns 7,
 * 14–16, 23–37). `unread`: keys whose cell was refused – a rule that needs one of them keeps silent, the cell has its own
 * issue. `title` names a column as the profile does.
 */
export function checkLedgerRow(values: Values, unread: ReadonlySet<string>, title: (key: string) => string): PlacedFinding[] {
  const found: PlacedFinding[] = [];
  dates(values, found);
  amounts(values, title, found);
  arithmetic(values, unread, found);
  stock(values, title, found);
  identity(values, unread, found);
  return found;
}

const text = (v: DraftValue | undefined): string | null => (typeof v === 'string' && v !== '' ? v : null);
const amount = (v: DraftValue | undefined): number => (typeof v === 'number' ? v : 0);

function dates(values: Values, found: PlacedFinding[]): void {
  const grant = text(values['grantedOn']);
  const due = text(values['dueOn']);
  const formed = text(values['nplOn']);
  const year = values['formedYear'];
  if (grant && due && due < grant) found.push({ column: 'dueOn', found: finding('DUE_BEFORE_GRANT', { due, grant }) });
  if (formed && grant && formed < grant) found.push({ column: 'nplOn', found: finding('FORMED_BEFORE_GRANT', { formed, grant }) });
  else if (formed && due && formed < due) found.push({ column: 'nplOn', found: finding('FORMED_BEFORE_DUE', { formed, due }) });
  if (formed && typeof year === 'number' && year !== yearOf(formed)) found.push({ column: 'formedYear', found: finding('FORMED_YEAR_DIFFERS', { year, formed }) });
}

function amounts(values: Values, title: (key: string) => string, found: PlacedFinding[]): void {
  for (const column of BALANCES) {
    const value = amount(values[column]);
    if (value < 0) found.push({ column, found: finding('BALANCE_NEGATIVE', { title: title(column), value: plainYuan(value) }) });
  }
  for (const column of MOVEMENTS) {
    const value = amount(values[column]);
    if (value < 0) found.push({ column, found: finding('AMOUNT_NEGATIVE', { title: title(column), value: plainYuan(value) }) });
  }
  const original = values['originalFen'];
  if (typeof original === 'number' && original <= 0) found.push({ column: 'originalFen', found: finding('ORIGINAL_NOT_POSITIVE', { title: title('originalFen') }) });
}

const IN_THE_SUM = ['beginFen', 'newFen', 'cashFen', 'inKindFen', 'rolledFen', 'otherReducedFen', 'principalFen'];

/** Column 34 = 28 + 29 − 30 − 31 − 32 − 33, to the 分. */
function arithmetic(values: Values, unread: ReadonlySet<string>, found: PlacedFinding[]): void {
  if (IN_THE_SUM.some((key) => unread.has(key)) || typeof values['principalFen'] !== 'number' || typeof values['beginFen'] !== 'number') return;
  const stated = values['principalFen'];
  const of = (key: string): number => amount(values[key]);
  const computed = of('beginFen') + of('newFen') - of('cashFen') - of('inKindFen') - of('rolledFen') - of('otherReducedFen');
  if (computed !== stated) found.push({ column: 'principalFen', found: finding('ROW_ARITHMETIC', { stated: plainYuan(stated), computed: plainYuan(computed), difference: plainYuan(stated - computed) }) });
}

function stock(values: Values, title: (key: string) => string, found: PlacedFinding[]): void {
  const value = text(values['stock']);
  if (value !== null && value !== '存量' && value !== '新增') found.push({ column: 'stock', found: finding('STOCK_UNKNOWN', { title: title('stock'), value }) });
}

/** Old ledgers lack numbers: everything about them is a remark, and nothing is made up. Only 身份证 has a check digit. */
function identity(values: Values, unread: ReadonlySet<string>, found: PlacedFinding[]): void {
  if (!('idNo' in values) || unread.has('idNo')) return;
  const id = text(values['idNo']);
  const code = id === null ? 'ID_EMPTY' : values['idKind'] === 'id_card' ? ID_REMARKS[checkIdCard(id)] : null;
  if (code !== null) found.push({ column: 'idNo', found: finding(code, {}) });
}

const ID_REMARKS = { ok: null, empty: null, old_15: 'ID_OLD_15', bad_checksum: 'ID_CHECKSUM', bad_shape: 'ID_SHAPE' } as const satisfies Record<IdFinding, IssueCode | null>;
