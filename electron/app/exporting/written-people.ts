import { formatPeople, parsePeople } from '../../domain/importing/people.js';
import type { NamedShare } from '../../domain/importing/profile.js';

export type WrittenPerson = NamedShare;

/**
 * Persons in the notation of the form, so that reading them gives the same persons: a name that the notation cannot carry
 * (brackets, figures) is left to the staff number. Null when there is nobody.
 */
export function writtenPeople(people: readonly WrittenPerson[]): string | null {
  return people.length === 0 ? null : people.map(written).join('；');
}

function written(p: WrittenPerson): string {
  const whole = formatPeople([p]);
  if (p.staffNo === null || reads(whole, p)) return whole;
  const byNumber = `${p.staffNo}${formatPeople([{ ...p, name: '', staffNo: null }])}`;
  return reads(byNumber, { ...p, name: '' }) ? byNumber : whole;
}

function reads(text: string, p: WrittenPerson): boolean {
  const parsed = parsePeople(text);
  if (!('people' in parsed)) return false;
  const [only, more] = parsed.people;
  return more === undefined && only?.name === p.name && only.staffNo === p.staffNo && only.role === p.role && only.sharePpm === p.sharePpm;
}
