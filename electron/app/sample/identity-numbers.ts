import { idCheckDigit } from '../../domain/identity.js';
import { daysInMonth } from '../../domain/date.js';
import type { Random } from './random.js';

/** 439900 is no region in use: no number of the sample can be anyone's. */
const REGION = '439900';

export interface IdSource {
  /** 18 places with a right check digit, born in the given year. */
  card(bornYear: number): string;
  /** 15 places, as issued before 1999. */
  oldCard(bornYear: number): string;
  /** 组织机构代码: eight places and a check place. */
  organisation(): string;
  /** Eleven places beginning with 12, which no network gives out. */
  phone(): string;
}

export function idSource(random: Random): IdSource {
  const used = new Set<string>();
  const once = (make: () => string): string => {
    let id = make();
    while (used.has(id)) id = make();
    used.add(id);
    return id;
  };
  const born = (year: number): string => {
    const month = random.int(1, 12);
    return `${year}${two(month)}${two(random.int(1, daysInMonth(year, month)))}`;
  };
  const serial = (): string => String(random.int(1, 999)).padStart(3, '0');
  return {
    card: (year) =>
      once(() => {
        const first17 = REGION + born(year) + serial();
        return first17 + idCheckDigit(first17);
      }),
    oldCard: (year) => once(() => REGION + born(year).slice(2) + serial()),
    organisation: () =>
      once(() => {
        const body = `SY${String(random.int(0, 999_999)).padStart(6, '0')}`;
        return body + organisationCheck(body);
      }),
    phone: () => once(() => `12${String(random.int(0, 999_999_999)).padStart(9, '0')}`),
  };
}

const two = (n: number): string => String(n).padStart(2, '0');

const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

/** The ninth place of an 组织机构代码 (GB 11714): digits count as they are, letters from A = 10. */
export function organisationCheck(body: string): string {
  const sum = ORGANISATION_WEIGHTS.reduce((a, w, i) => {
    const c = body.charCodeAt(i);
    return a + w * (c >= 65 ? c - 55 : c - 48);
  }, 0);
  const check = 11 - (sum % 11);
  return check === 10 ? 'X' : check === 11 ? '0' : String(check);
}
