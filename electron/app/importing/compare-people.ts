import { finding, type Finding } from '../../domain/importing/issue-codes.js';
import type { DraftRow } from '../../domain/importing/profile.js';
import { statement } from '../../data/sql.js';
import type { LedgerIndex } from './ledger-index.js';
import type { ResponsiblePlan } from './plan-people.js';
import type { FieldChange } from './planned.js';

interface Named { readonly staffId: number | null; readonly outsider: string | null; readonly role: string; readonly sharePpm: number | null }

const COLUMNS = [{ key: 'responsible', title: '责任人', mine: (role: string): boolean => role !== 'collect' }, { key: 'collector', title: '清收责任人', mine: (role: string): boolean => role === 'collect' }] as const;

/**
 * Persons may be added where the ledger has none; they are never changed by an import. A column that the sheet does not
 * have, or that is empty, says nothing. Answers the persons to add.
 */
export function comparePeople(index: LedgerIndex, row: DraftRow, loanId: number, people: readonly ResponsiblePlan[], changes: FieldChange[], conflicts: Finding[]): ResponsiblePlan[] {
  const known = statement(index.conn, 'SELECT staff_id AS staffId, outsider, role, share_ppm AS sharePpm FROM loan_responsible WHERE loan_id = ? AND voided_by IS NULL').all(loanId) as Named[];
  const add: ResponsiblePlan[] = [];
  let differs = false;
  for (const { key, title, mine } of COLUMNS) {
    const theirs = people.filter((p) => mine(p.role));
    if (!(key in row.values) || theirs.length === 0) continue;
    const ours = known.filter((p) => mine(p.role));
    if (ours.length === 0) {
      changes.push({ field: title, before: '', after: theirs.map((p) => p.staff?.name ?? p.outsider ?? '').join('、') });
      add.push(...theirs);
    } else if (textOf(ours) !== textOf(theirs.map((p) => ({ staffId: p.staff ? p.staff.id : null, outsider: p.outsider, role: p.role, sharePpm: p.sharePpm })))) differs = true;
  }
  if (differs) conflicts.push(finding('RESPONSIBLE_DIFFERS', {}));
  return add;
}

const textOf = (list: readonly Named[]): string => list.map((p) => `${p.staffId ?? p.outsider}:${p.role}:${p.sharePpm ?? ''}`).sort().join('|');
