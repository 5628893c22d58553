import type { Role } from '../../domain/codes.js';
import { ROLES, nameOf } from '../../domain/codes.js';
import { PEOPLE_SEPARATOR } from '../../domain/importing/ledger-form.js';
import type { Loan } from './loan.js';
import type { NameSource } from './names.js';
import type { Random } from './random.js';
import type { Person } from './staff.js';

export interface ResponsibleSource {
  /** Column 38 of the form: one to three persons with role and share, Σ 100 %. */
  of(loan: Loan): string;
}

const SPLITS: Readonly<Record<number, readonly (readonly number[])[]>> = {
  1: [[100]],
  2: [[60, 40], [70, 30], [50, 50]],
  3: [[50, 30, 20], [40, 30, 30], [40, 40, 20]],
};
const ROLE_SETS: Readonly<Record<number, readonly Role[]>> = { 1: ['contract'], 2: ['contract', 'approve'], 3: ['investigate', 'approve', 'contract'] };

/**
 * Who granted a loan answers for it for life: people who were in the house when it was granted, most still in the unit,
 * some since moved elsewhere; for the oldest loans also people long retired, who stand there by name alone.
 */
export function responsibleSource(staff: readonly Person[], names: NameSource, random: Random): ResponsibleSource {
  const retired = new Map<string, string[]>();
  const retiredOf = (unit: string): string[] => {
    let list = retired.get(unit);
    if (list === undefined) retired.set(unit, (list = Array.from({ length: 4 }, () => names.unique())));
    return list;
  };
  return {
    of(loan) {
      const unit = loan.debtor.unit;
      const known = staff.filter((p) => p.joinedOn < loan.grantedOn);
      const here = known.filter((p) => p.unit === unit);
      const elsewhere = known.filter((p) => p.unit !== unit && p.tier !== 'party_committee');
      const count = 1 + random.weighted([25, 50, 25]);
      const split = random.pick(SPLITS[count] ?? [[100]]);
      const chosen = new Set<string>();
      while (chosen.size < count) {
        const old = loan.grantedOn < '1998-01-01' && random.chance(0.25);
        const pool = here.length > chosen.size && random.chance(0.9) ? here : elsewhere;
        const person = old || pool.length === 0 ? null : random.pick(pool);
        chosen.add(person === null ? random.pick(retiredOf(unit)) : `${person.name}[${person.staffNo}]`);
      }
      return [...chosen].map((who, i) => `${who}(${nameOf(ROLES, (ROLE_SETS[count] ?? [])[i] ?? 'contract')})${split[i] ?? 0}%`).join(PEOPLE_SEPARATOR);
    },
  };
}
