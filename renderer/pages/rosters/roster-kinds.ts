import type { InputOf, OutputOf } from '../../../electron/contract/api.js';

export type RosterKind = InputOf<'rosters.show'>['kind'];
export type RosterPerson = OutputOf<'rosters.show'>['persons'][number];

/** How a roster can be cut into sheets; `who` heads the list, `count` its number; only people have a number and a post. */
export const ROSTER_KINDS: readonly { readonly value: RosterKind; readonly label: string; readonly who: string; readonly count: string; readonly ofPeople: boolean }[] = [
  { value: 'responsibility', label: '按责任人', who: '责任人', count: '人', ofPeople: true },
  { value: 'approver', label: '按审批人', who: '审批人', count: '人', ofPeople: true },
  { value: 'collector', label: '按清收人', who: '清收人', count: '人', ofPeople: true },
  { value: 'unit', label: '按机构', who: '机构', count: '个机构', ofPeople: false },
  { value: 'vintage', label: '按形成年度', who: '形成年度', count: '个年度', ofPeople: false },
];

export const kindOf = (text: string | undefined): (typeof ROSTER_KINDS)[number] => ROSTER_KINDS.find((k) => k.value === text) ?? (ROSTER_KINDS[0] as (typeof ROSTER_KINDS)[number]);

/** What the search field looks through. */
export const searchHint = ({ who, ofPeople }: Pick<(typeof ROSTER_KINDS)[number], 'who' | 'ofPeople'>): string => (ofPeople ? `${who}、工号或机构` : who);

/** What the core takes as `person`: the staff number, unit code or year; somebody outside the staff stands under the name. */
export const personKey = (p: Pick<RosterPerson, 'staffNo' | 'name'>): string => (p.staffNo === '' ? p.name : p.staffNo);

/** People whose name or number contains the text; spaces do not count. */
export function searchPersons<P extends Pick<RosterPerson, 'staffNo' | 'name' | 'unit'>>(persons: readonly P[], text: string): readonly P[] {
  const wanted = text.replace(/\s/g, '').toLowerCase();
  return wanted === '' ? persons : persons.filter((p) => p.name.includes(wanted) || p.staffNo.toLowerCase().includes(wanted) || p.unit.includes(wanted));
}

/** 按责任人 … as the name of an issued roster needs it. */
export const labelOf = (kind: RosterKind): string => kindOf(kind).label;

/** Everything a roster is made of: when one of these changes it is asked for again. */
export const ROSTER_AREAS = ['rosters', 'loans', 'imports', 'recoveries', 'settings', 'targets'] as const;

/** The year shown: the one asked for, else this year if it is scheduled, else the first after it, else the last. */
export function rosterYear(asked: string | undefined, years: readonly number[], thisYear: number): number | undefined {
  if (asked !== undefined && /^\d{4}$/.test(asked)) return Number(asked);
  return years.find((y) => y === thisYear) ?? years.find((y) => y > thisYear) ?? years[years.length - 1];
}
