import { CLIENTS, ID_KINDS, nameOf, PUBLIC_KINDS } from '../../domain/codes.js';
import { finding, type Finding } from '../../domain/importing/issue-codes.js';
import type { DraftRow } from '../../domain/importing/profile.js';
import type { PartyTable } from '../../data/schema.js';
import { pinyinInitials } from '../pinyin.js';
import { textOf } from './draft-values.js';
import { partyKeyOf, type LedgerIndex, type LoanRef, type PartyRef } from './ledger-index.js';
import { idOf, type FieldChange, type PlannedWrite } from './planned.js';

type Facts = Pick<PartyTable, 'name' | 'id_kind' | 'id_no' | 'phone' | 'town' | 'kind' | 'public_kind'>;

const FIELDS: readonly (readonly [keyof Facts, string, string, (v: string) => string])[] = [
  ['name', 'borrower', '借款人名称', String], ['id_kind', 'idKind', '证件类型', (v) => nameOf(ID_KINDS, v)], ['id_no', 'idNo', '证件号码', String], ['phone', 'phone', '联系电话', String], ['town', 'town', '所属乡镇(村组)', String],
  ['kind', 'client', '客户类别', (v) => nameOf(CLIENTS, v)], ['public_kind', 'publicKind', '涉政标识', (v) => nameOf(PUBLIC_KINDS, v)],
];

export interface PartyChange {
  readonly writes: readonly PlannedWrite[];
  /** The loan belongs to another known borrower: the number that was missing is one the ledger has. */
  readonly borrower: PartyRef | null;
  /** Makes the change known to the rows that follow; only for a row that is taken. */
  readonly plan: () => void;
}

const NOTHING: PartyChange = { writes: [], borrower: null, plan: () => undefined };

/**
 * What a row says about its borrower against what the ledger has. An empty cell says nothing: a number once known is not
 * lost because a sheet lacks it. Another name under the same number is a correction; another name otherwise may be
 * another person, and that only a person can decide.
 */
export function compareParty(index: LedgerIndex, row: DraftRow, ref: LoanRef, changes: FieldChange[], conflicts: Finding[]): PartyChange {
  const { party } = ref;
  if (party.stored === null) return NOTHING;
  const now: Facts = { ...party.stored, ...party.pending };
  const patch: Partial<Facts> = {};
  const found: FieldChange[] = [];
  for (const [key, field, title, show] of FIELDS) {
    const said = textOf(row, field);
    if (said === null || said === now[key]) continue;
    Object.assign(patch, { [key]: said });
    found.push({ field: title, before: show(now[key] ?? ''), after: show(said) });
  }
  if (patch.name !== undefined && (now.id_no === null || textOf(row, 'idNo') !== now.id_no)) {
    conflicts.push(finding('BORROWER_DIFFERS', { ledger: now.name, file: patch.name }));
    return NOTHING;
  }
  if (found.length === 0) return NOTHING;
  changes.push(...found);
  const known = patch.id_no === undefined ? undefined : index.parties.get(partyKeyOf(now.name, patch.id_no, ref.unit.name, null));
  if (known && known !== party) return { ...NOTHING, borrower: known };
  const named = patch.name === undefined ? {} : { py: pinyinInitials(patch.name) };
  return {
    writes: [{ phase: 'party', run: (uow) => void uow.update('party', idOf(party), { ...patch, ...named }) }], borrower: null,
    plan: () => {
      party.pending = { ...party.pending, ...patch };
      index.parties.set(partyKeyOf(patch.name ?? now.name, patch.id_no ?? now.id_no, ref.unit.name, patch.town ?? now.town), party);
    },
  };
}
