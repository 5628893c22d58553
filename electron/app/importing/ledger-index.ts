import type { Connection } from '../../data/sql.js';
import { statement } from '../../data/sql.js';
import type { LoanTable, PartyTable } from '../../data/schema.js';
import { standingLots, type CarryLot } from './carry-lots.js';
import type { Move } from './loan-moves.js';
import type { Ref } from './planned.js';

export interface UnitRef extends Ref { readonly name: string; readonly code: string }
export interface StaffRef extends Ref { readonly staffNo: string; readonly name: string; unit: UnitRef | null }
export interface PartyRef extends Ref { readonly stored: PartyTable | null; readonly name: string; publicKind: string; /** What rows before this one will change of it. */ pending?: Partial<PartyTable> }
export interface AssetRef extends Ref { readonly assetNo: string; readonly loans: { loan: LoanRef; principalFen: number; onFen: number; offFen: number }[] }

export interface LoanRef extends Ref {
  readonly key: string;
  readonly unit: UnitRef;
  readonly book: string;
  readonly loanNo: string;
  readonly borrower: string;
  stored: LoanTable | null;
  party: PartyRef;
  /** Principal after everything known so far, planned rows included. */
  principalFen: number;
  /** Booked up to the ledger's import day; receipts up to that day are reconciled against `carry` and never add to it. */
  importedThrough: string;
  readonly carry: CarryLot[];
  /** Moves of the principal, once somebody asked for them; before that only what this plan adds. */
  moves: Move[] | null;
  readonly planned: Move[];
}

/** What the ledger already knows, looked up by the names workbooks use, overlaid by what the plan will add. */
export interface LedgerIndex {
  readonly conn: Connection;
  readonly units: Map<string, UnitRef>;
  readonly staffByNo: Map<string, StaffRef>;
  readonly staffByName: Map<string, StaffRef[]>;
  readonly loans: Map<string, LoanRef>;
  /** Loans by the key they had before they were handed over to another unit. */
  readonly formerLoans: Map<string, LoanRef>;
  readonly parties: Map<string, PartyRef>;
  readonly partyById: Map<number, PartyRef>;
  readonly assets: Map<string, AssetRef>;
  /** How many entries with this signature exist: registers taken in again are recognised by it. */
  readonly receipts: Map<string, number>;
  readonly newUnits: UnitRef[];
}

export const loanKey = (unit: string, book: string, loanNo: string): string => `${unit}\u0001${book}\u0001${loanNo}`;
/** A person or firm is the same when the ID number and the name are; without an ID, within one unit and town. */
export const partyKeyOf = (name: string, idNo: string | null, unit: string, town: string | null): string => (idNo ? `i\u0001${idNo}\u0001${name}` : `n\u0001${name}\u0001${unit}\u0001${town ?? ''}`);
export const receiptSignature = (loanKeyText: string, on: string, form: string, voucher: string | null, p: number, i: number, o: number): string => [loanKeyText, on, form, voucher ?? '', p, i, o].join('\u0001');

export function readLedgerIndex(conn: Connection): LedgerIndex {
  const unitById = new Map<number, UnitRef>();
  const byId = new Map<number, LoanRef>();
  // a month's file of known loans asks for neither
  const parties = whenAsked(() => readParties(index));
  const receipts = whenAsked(() => readReceipts(index, byId));
  const index: LedgerIndex = {
    conn, units: new Map(), staffByNo: new Map(), staffByName: new Map(), loans: new Map(), formerLoans: new Map(), partyById: new Map(), assets: new Map(), newUnits: [],
    get parties() { return parties(); },
    get receipts() { return receipts(); },
  };
  for (const u of statement(conn, 'SELECT unit_id AS id, code, name FROM unit WHERE voided_by IS NULL').all() as { id: number; code: string; name: string }[]) {
    const ref: UnitRef = { ...u };
    unitById.set(u.id, ref);
    addUnit(index, ref);
  }
  readFormerUnits(index, unitById);
  for (const s of statement(conn, `SELECT s.staff_id AS id, s.staff_no AS staffNo, s.name, (SELECT p.unit_id FROM staff_post p WHERE p.staff_id = s.staff_id AND p.kind = 'main' AND p.voided_by IS NULL ORDER BY p.from_on DESC LIMIT 1) AS unitId FROM staff s WHERE s.voided_by IS NULL`).all() as { id: number; staffNo: string; name: string; unitId: number | null }[]) {
    addStaff(index, { id: s.id, staffNo: s.staffNo, name: s.name, unit: s.unitId === null ? null : (unitById.get(s.unitId) ?? null) });
  }
  for (const p of statement(conn, 'SELECT * FROM party WHERE voided_by IS NULL').all() as PartyTable[]) index.partyById.set(p.party_id, { id: p.party_id, stored: p, name: p.name, publicKind: p.public_kind });
  const lots = standingLots(conn);
  const now = new Map((statement(conn, 'SELECT loan_id, principal_fen FROM loan_now').all() as { loan_id: number; principal_fen: number }[]).map((r) => [r.loan_id, r.principal_fen]));
  for (const l of statement(conn, `SELECT * FROM loan WHERE status = 'live'`).all() as LoanTable[]) {
    const unit = unitById.get(l.unit_id);
    const party = index.partyById.get(l.borrower_id);
    if (!unit || !party) continue;
    const ref: LoanRef = { id: l.loan_id, key: loanKey(unit.name, l.book, l.loan_no), unit, book: l.book, loanNo: l.loan_no, borrower: party.name, stored: l, party, principalFen: now.get(l.loan_id) ?? 0, importedThrough: l.interest_on, carry: lots.get(l.loan_id) ?? [], moves: null, planned: [] };
    byId.set(l.loan_id, ref);
    addLoan(index, ref);
  }
  readFormerPlaces(index, byId, unitById);
  readAssets(index, byId);
  return index;
}

function whenAsked<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => (made ??= { value: make() }).value;
}

/** Borrowers by number and name or by name within unit and town, 实际用款人 by name within the unit. */
function readParties(index: LedgerIndex): Map<string, PartyRef> {
  const parties = new Map<string, PartyRef>();
  const used = statement(index.conn, `SELECT DISTINCT l.actual_id AS id, u.name AS unit FROM loan l JOIN unit u ON u.unit_id = l.unit_id WHERE l.actual_id IS NOT NULL AND l.status = 'live'`).all() as { id: number; unit: string }[];
  for (const { id, unit } of used) {
    const ref = index.partyById.get(id);
    if (ref) parties.set(`a\u0001${ref.name}\u0001${unit}`, ref);
  }
  for (const { stored, unit } of index.loans.values()) {
    const party = stored ? index.partyById.get(stored.borrower_id) : undefined;
    if (party) parties.set(partyKeyOf(party.name, party.stored?.id_no ?? null, unit.name, party.stored?.town ?? null), party);
  }
  return parties;
}

/** A workbook may still use a unit's former name; what comes under the name of a unit that went into another is the other's. */
function readFormerUnits(index: LedgerIndex, unitById: ReadonlyMap<number, UnitRef>): void {
  const events = statement(index.conn, `SELECT unit_id AS id, act, former_name AS name, into_id AS intoId FROM unit_event WHERE voided_by IS NULL ORDER BY on_date DESC, unit_event_id DESC`).all() as { id: number; act: string; name: string; intoId: number | null }[];
  const into = new Map(events.flatMap((e) => (e.intoId === null ? [] : [[e.id, e.intoId] as const])));
  const standing = (id: number): UnitRef | undefined => {
    const next = into.get(id);
    return next === undefined ? unitById.get(id) : standing(next);
  };
  for (const e of events) {
    const ref = standing(e.id);
    if (ref && e.act === 'merge') for (const name of [e.name, unitById.get(e.id)?.code ?? e.name]) index.units.set(name, ref);
    else if (ref && !index.units.has(e.name)) index.units.set(e.name, ref);
  }
}

/** A loan that was handed over is also found where it stood before: older workbooks name it there. */
function readFormerPlaces(index: LedgerIndex, byId: ReadonlyMap<number, LoanRef>, unitById: ReadonlyMap<number, UnitRef>): void {
  for (const m of statement(index.conn, 'SELECT loan_id AS loanId, from_unit_id AS unitId FROM loan_move WHERE voided_by IS NULL').all() as { loanId: number; unitId: number }[]) {
    const [ref, unit] = [byId.get(m.loanId), unitById.get(m.unitId)];
    if (!ref || !unit) continue;
    index.formerLoans.set(loanKey(unit.name, ref.book, ref.loanNo), ref);
  }
}

export function addUnit(index: LedgerIndex, ref: UnitRef): void {
  index.units.set(ref.name, ref);
  if (!index.units.has(ref.code)) index.units.set(ref.code, ref);
}

export function addStaff(index: LedgerIndex, ref: StaffRef): void {
  index.staffByNo.set(ref.staffNo, ref);
  const same = index.staffByName.get(ref.name);
  if (same) same.push(ref);
  else index.staffByName.set(ref.name, [ref]);
}

export function addLoan(index: LedgerIndex, ref: LoanRef): void {
  index.loans.set(ref.key, ref);
  numbered.delete(index);
}

/** By number, made anew when it is asked for after loans came in. */
const numbered = new WeakMap<LedgerIndex, ReadonlyMap<string, readonly LoanRef[]>>();

/** All loans with this number, at any unit and in any book. */
export function loansNumbered(index: LedgerIndex, loanNo: string): readonly LoanRef[] {
  let known = numbered.get(index);
  if (!known) numbered.set(index, (known = Map.groupBy(index.loans.values(), (l) => l.loanNo)));
  return known.get(loanNo) ?? [];
}

/** The one loan a row means by unit and number; books are told apart only where a number stands in several. */
export function findLoan(index: LedgerIndex, unitName: string, loanNo: string): LoanRef | 'ambiguous' | null {
  const unit = index.units.get(unitName);
  const hits = loansNumbered(index, loanNo).filter((l) => l.unit === unit);
  if (hits.length === 0) return index.formerLoans.get(loanKey(unit?.name ?? unitName, 'on', loanNo)) ?? null;
  if (hits.length === 1) return hits[0] ?? null;
  return hits.find((l) => l.book === 'on') ?? 'ambiguous';
}

/** A person named on a sheet: by number, else by name within the unit, else by a name that only one person bears. */
export function findStaff(index: LedgerIndex, staffNo: string | null, name: string, unit: UnitRef | null): StaffRef | null {
  if (staffNo !== null) return index.staffByNo.get(staffNo) ?? null;
  const same = index.staffByName.get(name) ?? [];
  const here = same.filter((s) => s.unit === unit);
  if (here.length === 1) return here[0] ?? null;
  return same.length === 1 ? (same[0] ?? null) : null;
}

function readAssets(index: LedgerIndex, byId: Map<number, LoanRef>): void {
  for (const a of statement(index.conn, 'SELECT asset_id AS id, asset_no AS assetNo FROM asset WHERE voided_by IS NULL').all() as { id: number; assetNo: string }[]) index.assets.set(a.assetNo, { ...a, loans: [] });
  const links = statement(index.conn, 'SELECT a.asset_no AS assetNo, l.loan_id AS loanId, l.principal_fen AS principalFen, l.on_fen AS onFen, l.off_fen AS offFen FROM asset_loan l JOIN asset a ON a.asset_id = l.asset_id WHERE l.voided_by IS NULL').all() as { assetNo: string; loanId: number; principalFen: number; onFen: number; offFen: number }[];
  for (const { assetNo, loanId, ...amounts } of links) {
    const loan = byId.get(loanId);
    if (loan) index.assets.get(assetNo)?.loans.push({ loan, ...amounts });
  }
}

function readReceipts(index: LedgerIndex, byId: ReadonlyMap<number, LoanRef>): Map<string, number> {
  const receipts = new Map<string, number>();
  const rows = statement(index.conn, `SELECT loan_id AS loanId, business_on AS "on", form, voucher_no AS voucher, principal_fen AS p, on_fen AS i, off_fen AS o FROM entry e WHERE carried = 0 AND reversal_of IS NULL AND form <> 'new_npl' AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reversal_of = e.entry_id)`).all() as { loanId: number; on: string; form: string; voucher: string | null; p: number; i: number; o: number }[];
  for (const r of rows) {
    const loan = byId.get(r.loanId);
    if (!loan) continue;
    const signature = receiptSignature(loan.key, r.on, r.form, r.voucher, r.p, r.i, r.o);
    receipts.set(signature, (receipts.get(signature) ?? 0) + 1);
  }
  return receipts;
}
