import { findCode, ID_KINDS, PUBLIC_KINDS } from '../../domain/codes.js';
import type { DraftRow } from '../../domain/importing/profile.js';
import { writePartyKeys } from '../../data/party-key.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { pinyinInitials } from '../pinyin.js';
import { textOf } from './draft-values.js';
import { partyKeyOf, type LedgerIndex, type PartyRef, type UnitRef } from './ledger-index.js';
import { clientOf } from './loan-facts.js';
import type { PlannedWrite } from './planned.js';

/** The borrower of a row: known by ID number and name, else by name within unit and town; otherwise a new party. */
export function planParty(index: LedgerIndex, draft: DraftRow, unit: UnitRef, writes: PlannedWrite[]): PartyRef {
  const name = textOf(draft, 'borrower') ?? '';
  const idNo = textOf(draft, 'idNo');
  const town = textOf(draft, 'town');
  const key = partyKeyOf(name, idNo, unit.name, town);
  const known = index.parties.get(key);
  if (known) return known;
  const publicKind = findCode(PUBLIC_KINDS, textOf(draft, 'publicKind') ?? '')?.code ?? 'no';
  const ref: PartyRef = { id: null, stored: null, name, publicKind };
  index.parties.set(key, ref);
  writes.push({ phase: 'party', run: (uow) => {
    ref.id = insertParty(uow, { kind: clientOf(draft), name, id_kind: findCode(ID_KINDS, textOf(draft, 'idKind') ?? '')?.code ?? null, id_no: idNo, phone: textOf(draft, 'phone'), town, public_kind: publicKind });
  } });
  return ref;
}

/**
 * 实际用款人, where the form names another than the borrower: one party within the unit, so that fifteen nominees of one
 * man are seen as one (D4-17).
 */
export function planActualUser(index: LedgerIndex, draft: DraftRow, unit: UnitRef, writes: PlannedWrite[]): PartyRef | null {
  const name = textOf(draft, 'actualUser');
  if (name === null || name === textOf(draft, 'borrower')) return null;
  const key = `a\u0001${name}\u0001${unit.name}`;
  const known = index.parties.get(key);
  if (known) return known;
  const ref: PartyRef = { id: null, stored: null, name, publicKind: 'no' };
  index.parties.set(key, ref);
  writes.push({ phase: 'party', run: (uow) => void (ref.id = insertNamedParty(uow, name)) });
  return ref;
}

interface NewParty { kind: string; name: string; id_kind: string | null; id_no: string | null; phone: string | null; town: string | null; public_kind: string }

/** Inserts a party with its search keys. */
export function insertParty(uow: UnitOfWork, party: NewParty): number {
  const py = pinyinInitials(party.name);
  const id = uow.insert('party', { ...party, py });
  writePartyKeys(uow.conn, id, party.name, py, party.id_no);
  return id;
}

/** A party of which only the name is known: a guarantor, an 实际用款人. */
export const insertNamedParty = (uow: UnitOfWork, name: string): number => insertParty(uow, { kind: 'person', name, id_kind: null, id_no: null, phone: null, town: null, public_kind: 'no' });
