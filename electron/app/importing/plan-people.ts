import { findCode, ROLES } from '../../domain/codes.js';
import { finding, issueAt, type Finding } from '../../domain/importing/issue-codes.js';
import { parsePeople } from '../../domain/importing/people.js';
import type { DraftRow, NamedShare, RowIssue } from '../../domain/importing/profile.js';
import { textOf } from './draft-values.js';
import { findStaff, type LedgerIndex, type StaffRef, type UnitRef } from './ledger-index.js';

/** A person answering for a loan; an outsider is kept by name (decisions.md 1). */
export interface ResponsiblePlan {
  readonly staff: StaffRef | null;
  readonly outsider: string | null;
  readonly role: string;
  readonly sharePpm: number | null;
}

const COLUMNS = [['responsible', '责任人'], ['collector', '清收责任人']] as const;

interface PeopleRead {
  readonly people: readonly ResponsiblePlan[];
  /** Named, and not on the staff list. */
  readonly strangers: readonly { readonly column: string; readonly text: string; readonly found: Finding }[];
}

/** By unit and text, for one plan: the same few persons stand in thousands of rows, and the staff list does not change while loans are planned. */
const known = new WeakMap<LedgerIndex, Map<string, PeopleRead>>();

/** 责任人 and 清收责任人 of a ledger row. The collector carries no share of the responsibility. */
export function planPeople(index: LedgerIndex, draft: DraftRow, unit: UnitRef, issues: RowIssue[]): readonly ResponsiblePlan[] {
  let cells = known.get(index);
  if (!cells) known.set(index, (cells = new Map()));
  const key = `${unit.name}\u0001${textOf(draft, 'responsible') ?? ''}\u0001${textOf(draft, 'collector') ?? ''}`;
  let read = cells.get(key);
  if (!read) cells.set(key, (read = readPeople(index, draft, unit)));
  for (const { column, text, found } of read.strangers) issues.push(issueAt(draft.row, column, text, found));
  return read.people;
}

function readPeople(index: LedgerIndex, draft: DraftRow, unit: UnitRef): PeopleRead {
  const people: ResponsiblePlan[] = [];
  const strangers: PeopleRead['strangers'][number][] = [];
  for (const [column, title] of COLUMNS) {
    const text = textOf(draft, column);
    for (const named of text === null ? [] : peopleIn(text)) {
      const staff = findStaff(index, named.staffNo, named.name, unit);
      const name = named.name || (named.staffNo ?? '');
      if (!staff) strangers.push({ column, text: text ?? '', found: finding('PERSON_NOT_ON_STAFF', { title, name }) });
      const role = column === 'collector' ? 'collect' : (findCode(ROLES, named.role)?.code ?? 'contract');
      people.push({ staff, outsider: staff ? null : name, role, sharePpm: column === 'collector' ? null : named.sharePpm });
    }
  }
  return { people, strangers };
}

/** A collector's cell is free text: what is no list of names is kept as one outsider, as it stands. */
function peopleIn(text: string): readonly NamedShare[] {
  const parsed = parsePeople(text);
  return 'people' in parsed ? parsed.people : [{ name: text, staffNo: null, role: '', sharePpm: null }];
}
