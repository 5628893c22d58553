import { OPEN_END, type Day } from '../../domain/date.js';
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

const NOTHING: PeopleChange = { add: [], replaced: [], successors: [] };

const COLUMNS = [{ key: 'responsible', title: '责任人', mine: (role: string): boolean => role !== 'collect' }, { key: 'collector', title: '清收责任人', mine: (role: string): boolean => role === 'collect' }] as const;

/**
 * Persons may be added where the ledger has none; others than those that answer on the day are a conflict. A column that
 * the sheet does not have, or that is empty, says nothing.
 */
export function comparePeople(index: LedgerIndex, row: DraftRow, loanId: number, people: readonly ResponsiblePlan[], asOf: Day, changes: FieldChange[], conflicts: Finding[]): PeopleChange {
  if (standAsWritten(index, loanId, asOf, people)) return NOTHING;
  const known = standingPeople(index, loanId, asOf);
  const add: ResponsiblePlan[] = [];
  const replaced: StandingPerson[] = [];
  const successors: ResponsiblePlan[] = [];
  for (const { key, title, mine } of COLUMNS) {
    const theirs = people.filter((p) => mine(p.role));
    if (!(key in row.values) || theirs.length === 0) continue;
    const ours = known.filter((p) => mine(p.role));
    if (textOf(ours) === textOf(theirs.map(namedIn))) continue;
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

/** Who answers for every loan on a day, as text: read once for a plan, a month's file names nearly every loan. */
const standing = new WeakMap<LedgerIndex, { readonly day: Day; readonly byLoan: ReadonlyMap<number, string> }>();

/** Whether a row names exactly those who answer for the loan on the day, in the order they were written, as nearly every row does; false leaves it open. */
function standAsWritten(index: LedgerIndex, loanId: number, day: Day, people: readonly ResponsiblePlan[]): boolean {
  let known = standing.get(index);
  if (known?.day !== day) standing.set(index, (known = { day, byLoan: namesByLoan(index, day) }));
  return people.length > 0 && known.byLoan.get(loanId) === writtenText(people);
}

/** Rows with the same words share their list of persons. */
const texts = new WeakMap<readonly ResponsiblePlan[], string>();

function writtenText(people: readonly ResponsiblePlan[]): string {
  let text = texts.get(people);
  if (text === undefined) texts.set(people, (text = people.map(namedIn).map(nameText).join('|')));
  return text;
}

function namesByLoan(index: LedgerIndex, day: Day): Map<number, string> {
  // sorting a hundred thousand short lists costs more than a second look at the few that are written in another order
  return new Map(statement(index.conn, `SELECT loan_id, group_concat(coalesce(staff_id, outsider) || ':' || role || ':' || coalesce(share_ppm, ''), '|') FROM loan_responsible WHERE voided_by IS NULL AND from_on <= ? AND to_on > ? GROUP BY loan_id`).raw().all(day, day) as [number, string][]);
}

/** Who answers for the loan on this day; where nobody did then, who does now. */
function standingPeople(index: LedgerIndex, loanId: number, day: Day): readonly StandingPerson[] {
  const all = statement(index.conn, 'SELECT r.loan_responsible_id AS id, r.staff_id AS staffId, r.outsider, coalesce(s.name, r.outsider) AS name, r.role, r.share_ppm AS sharePpm, r.from_on AS fromOn, r.to_on AS toOn FROM loan_responsible r LEFT JOIN staff s ON s.staff_id = r.staff_id WHERE r.loan_id = ? AND r.voided_by IS NULL ORDER BY r.loan_responsible_id').all(loanId) as StandingPerson[];
  const then = all.filter((p) => p.fromOn <= day && p.toOn > day);
  return then.length > 0 ? then : all.filter((p) => p.toOn === OPEN_END);
}

/** Those replaced answer up to this day, their successors from it on; who took over on the very day leaves none behind. */
export function replacePeople(uow: UnitOfWork, loanId: number, change: PeopleChange, asOf: Day): void {
  for (const old of change.replaced) uow.update('loan_responsible', old.id, old.fromOn < asOf ? { to_on: asOf } : { voided_by: uow.batchId });
  for (const p of change.successors) insertResponsible(uow, loanId, p, asOf);
}

const namedIn = (p: ResponsiblePlan): Named => ({ staffId: p.staff ? p.staff.id : null, outsider: p.outsider, role: p.role, sharePpm: p.sharePpm });
/** The database writes the same text. */
const nameText = (p: Named): string => `${p.staffId ?? p.outsider}:${p.role}:${p.sharePpm ?? ''}`;
/** In any order. */
const textOf = (list: readonly Named[]): string => list.map(nameText).sort().join('|');
const written = (list: readonly { name: string; role: string; sharePpm: number | null }[]): string => formatPeople(list.map((p) => ({ ...p, staffNo: null, role: p.role === 'collect' ? '' : p.role })));
