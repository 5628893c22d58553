import type { IdSource } from './identity-numbers.js';
import { OPEN_END } from '../../domain/date.js';
import type { Debtor, Loan } from './loan.js';
import { NOMINEE_MARK } from './cases.js';
import { firmName, type NameSource } from './names.js';
import { countyBody, workplace, type Places } from './places.js';
import type { Random } from './random.js';

/** A third of the ordinary loans belong to people with more than one: loans next to each other are joined under one debtor. */
export function joinDebtors(loans: readonly Loan[], random: Random): void {
  let last: Loan | null = null;
  for (const loan of loans) {
    const many = last === null ? 0 : last.debtor.loans.length;
    if (last !== null && last.debtor.unit === loan.debtor.unit && many < 5 && loan.beginFen + loan.newFen < 8_000_000 && random.chance(many === 1 ? 0.2 : 0.35)) {
      loan.debtor = last.debtor;
      last.debtor.loans.push(loan);
    }
    last = loan;
  }
}

export interface DebtorSources {
  readonly names: NameSource;
  readonly ids: IdSource;
  readonly places: Places;
  readonly random: Random;
}

/** Names, numbers and places of all debtors. Loans must have their days: nobody borrows before coming of age. */
export function nameDebtors(debtors: readonly Debtor[], { names, ids, places, random }: DebtorSources): void {
  const nomineesUser = names.unique();
  const firms = new Set<string>();
  let bodies = 0;
  for (const d of debtors) {
    const first = d.loans.reduce((day, l) => (l.grantedOn < day ? l.grantedOn : day), OPEN_END);
    const largest = d.loans.reduce((most, l) => Math.max(most, l.beginFen + l.newFen), 0);
    if (d.client === 'farmer' && d.actualUser === '' && (largest > 120_000_000 || (largest > 40_000_000 && random.chance(0.6)))) d.client = 'firm';
    else if (d.client === 'farmer' && random.chance(0.12)) d.client = 'person';
    d.town = d.client === 'firm' || d.client === 'public_body' ? places.town(d.unit) : places.group(d.unit);
    if (d.client === 'public_body') d.name = countyBody(bodies++);
    else if (d.client === 'village') d.name = villageCommittee(d, places, firms);
    else if (d.client === 'firm') d.name = unusedFirm(places.stem(d.unit), firms, random);
    else d.name = names.unique();
    if (d.publicKind === 'official') d.body = workplace(places.town(d.unit), random);
    if (d.publicKind === 'village') d.body = d.town;
    if (d.publicKind === 'unit') d.body = d.name;
    if (d.actualUser === NOMINEE_MARK) d.actualUser = nomineesUser;
    numberDebtor(d, Number(first.slice(0, 4)), ids, random);
  }
}

/** About nine in a hundred have an ID of fifteen places or none, the oldest loans above all (a warning, never a refusal). */
function numberDebtor(d: Debtor, firstYear: number, ids: IdSource, random: Random): void {
  if (d.client === 'firm' || d.client === 'public_body' || d.client === 'village') {
    d.idKind = 'org_code';
    d.idNo = d.client === 'village' ? '' : ids.organisation();
    return;
  }
  const born = Math.min(firstYear - random.int(20, 45), 1985);
  const old = firstYear < 2000;
  const kind = random.weighted(old ? [6, 7, 87] : [2, 3, 95]);
  d.idNo = kind === 0 ? '' : kind === 1 ? ids.oldCard(Math.max(born, 1925)) : ids.card(Math.max(born, 1925));
  d.phone = random.chance(old ? 0.45 : 0.85) ? ids.phone() : '';
}

function villageCommittee(d: Debtor, places: Places, used: Set<string>): string {
  let village = places.village(d.unit);
  while (used.has(village)) village = places.village(d.unit);
  used.add(village);
  d.town = village;
  return `${village}村民委员会`;
}

function unusedFirm(stem: string, used: Set<string>, random: Random): string {
  let name = firmName(stem, random);
  while (used.has(name)) name = firmName(stem, random);
  used.add(name);
  return name;
}
