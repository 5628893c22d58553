import type { Day } from '../../domain/date.js';
import { finding, type Finding } from '../../domain/importing/issue-codes.js';
import { formatPeople } from '../../domain/importing/people.js';
import type { DraftRow } from '../../domain/importing/profile.js';
import { statement } from '../../data/sql.js';
import type { UnitOfWork } from '../../data/unit-of-work.js';
import { insertResponsible } from './insert-loan.js';
import type { LedgerIndex } from './ledger-index.js';
import type { ResponsiblePlan } from './plan-people.js';
import type { FieldChange } from './planned.js';

interface Named { readonly staffId: number | null; readonly outsider: string | null; readonly role: string; readonly sharePpm: number | null }
export interface StandingPerson extends Named { readonly id: number; readonly name: string; readonly fromOn: Day; readonly toOn: Day }

/** The persons a row brings beyond the ledger. */
export interface PeopleChange {
  /** Where the ledger has nobody yet. */
  readonly add: readonly ResponsiblePlan[];
  /** Once a person has decided for the file: who stops answering for the loan, and who takes over. */
  readonly replaced: readonly StandingPerson[];
  readonly successors: readonly ResponsiblePlan[];
}

const COLUMNS = [{ key: 'responsible', title: '责任人', mine: (role: string): boolean => role !== 'collect' }, { key: 'collector', title: '清收责任人', mine: (role: string): boolean => role === 'collect' }] as const;

/**
 * Persons may be added where the ledger has none; others than those that answer on the day are a conflict. A column that
 * the sheet does not have, or that is empty, says nothing.
 */
export function comparePeople(index: LedgerIndex, row: DraftRow, loanId: number, people: readonly ResponsiblePlan[], asOf: Day, changes: FieldChange[], conflicts: Finding[]): PeopleChange {
  const known = standingPeople(index, loanId, asOf);
  const add: ResponsiblePlan[] = [];
  const replaced: StandingPerson[] = [];
  const successors: ResponsiblePlan[] = [];
  for (const { key, title, mine } of COLUMNS) {
    const theirs = people.filter((p) => mine(p.role));
    if (!(key in row.values) || theirs.length === 0) continue;
    const ours = known.filter((p) => mine(p.role));
    if (textOf(ours) === textOf(theirs.map((p) => ({ staffId: p.staff ? p.staff.id : null, outsider: p.outsider, role: p.role, sharePpm: p.sharePpm })))) continue;
    changes.push({ field: title, before: written(ours), after: written(theirs.map((p) => ({ name: p.staff?.name ?? p.outsider ?? '', role: p.role, sharePpm: p.sharePpm }))) });
    if (ours.length === 0) add.push(...theirs);
    else {
      replaced.push(...ours);
      successors.push(...theirs);
    }
  }
  if (replaced.length > 0) conflicts.push(finding('RESPONSIBLE_DIFFERS', {}));
  return { add, replaced, successors };
}

/** Who answers for the loan on this day; where nobody did then, who does now. */
function standingPeople(index: LedgerIndex, loanId: number, day: Day): readonly StandingPerson[] {
  const all = statement(index.conn, 'SELECT r.loan_responsible_id AS id, r.staff_id AS staffId, r.outsider, coalesce(s.name, r.outsider) AS name, r.role, r.share_ppm AS sharePpm, r.from_on AS fromOn, r.to_on AS toOn FROM loan_responsible r LEFT JOIN staff s ON s.staff_id = r.staff_id WHERE r.loan_id = ? AND r.voided_by IS NULL ORDER BY r.loan_responsible_id').all(loanId) as StandingPerson[];
  const then = all.filter((p) => p.fromOn <= day && p.toOn > day);
  return then.length > 0 ? then : all.filter((p) => p.toOn === FAR);
}

/** Those replaced answer up to this day, their successors from it on; who took over on the very day leaves none behind. */
export function replacePeople(uow: UnitOfWork, loanId: number, change: PeopleChange, asOf: Day): void {
  for (const old of change.replaced) uow.update('loan_responsible', old.id, old.fromOn < asOf ? { to_on: asOf } : { voided_by: uow.batchId });
  for (const p of change.successors) insertResponsible(uow, loanId, p, asOf);
}

const FAR: Day = '9999-12-31';
const textOf = (list: readonly Named[]): string => list.map((p) => `${p.staffId ?? p.outsider}:${p.role}:${p.sharePpm ?? ''}`).sort().join('|');
const written = (list: readonly { name: string; role: string; sharePpm: number | null }[]): string => formatPeople(list.map((p) => ({ ...p, staffNo: null, role: p.role === 'collect' ? '' : p.role })));
