import { findCode, ROLES } from '../../domain/codes.js';
import { finding, issueAt } from '../../domain/importing/issue-codes.js';
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

/** 责任人 and 清收责任人 of a ledger row. The collector carries no share of the responsibility. */
export function planPeople(index: LedgerIndex, draft: DraftRow, unit: UnitRef, issues: RowIssue[]): ResponsiblePlan[] {
  const out: ResponsiblePlan[] = [];
  for (const column of ['responsible', 'collector'] as const) {
    const text = textOf(draft, column);
    if (text === null) continue;
    for (const named of peopleIn(text)) {
      const staff = findStaff(index, named.staffNo, named.name, unit);
      if (!staff) issues.push(issueAt(draft.row, column, text, finding('PERSON_NOT_ON_STAFF', { title: column === 'collector' ? '清收责任人' : '责任人', name: named.name || (named.staffNo ?? '') })));
      const role = column === 'collector' ? 'collect' : (findCode(ROLES, named.role)?.code ?? 'contract');
      out.push({ staff, outsider: staff ? null : named.name || (named.staffNo ?? ''), role, sharePpm: column === 'collector' ? null : named.sharePpm });
    }
  }
  return out;
}

/** A collector's cell is free text: what is no list of names is kept as one outsider, as it stands. */
function peopleIn(text: string): readonly NamedShare[] {
  const parsed = parsePeople(text);
  return 'people' in parsed ? parsed.people : [{ name: text, staffNo: null, role: '', sharePpm: null }];
}
