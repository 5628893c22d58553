import { addDays, daysInMonth, makeDay, type Day } from '../../domain/date.js';
import type { Loan } from './loan.js';
import type { Random } from './random.js';

/** Older than 2006: most went bad between 1996 and 2005, a few as early as 1991. */
const OLD_YEARS = [1991, 1992, 1993, 1994, 1995, 1996, 1997, 1998, 1999, 2000, 2001, 2002, 2003, 2004, 2005] as const;
const OLD_WEIGHTS = [1, 1, 2, 2, 3, 5, 6, 8, 8, 8, 7, 7, 8, 9, 10] as const;

/** Terms in months: farm loans run a season or a year, others longer. */
const TERMS = [6, 10, 12, 12, 18, 24, 36] as const;

/** Fills the three days of every loan that does not have them: granted ≤ due < gone bad, in the year of its vintage. */
export function dateLoans(loans: readonly Loan[], random: Random): void {
  for (const loan of loans) {
    if (loan.nplOn === '') loan.nplOn = formedOn(loan, random);
    if (loan.dueOn === '') loan.dueOn = addDays(loan.nplOn, -random.int(2, 95));
    if (loan.grantedOn === '') loan.grantedOn = addDays(loan.dueOn, -Math.round(random.pick(TERMS) * 30.4));
  }
}

function formedOn(loan: Loan, random: Random): Day {
  if (loan.newIn === 'aug') return addDays('2011-08-01', random.int(0, 29));
  // a loan that is paid within the same year has to go bad early in it
  if (loan.newIn === 'janJul') return addDays('2011-01-05', random.int(0, loan.cashFen > 0 ? 150 : 205));
  const year = loan.vintage === 2005 ? (OLD_YEARS[random.weighted(OLD_WEIGHTS)] ?? 2005) : loan.vintage;
  return addDays(`${year}-01-01`, random.int(3, 360));
}

/** The same day some years on; 29 February becomes the 28th. */
export function addYears(day: Day, years: number): Day {
  const year = Number(day.slice(0, 4)) + years;
  const month = Number(day.slice(5, 7));
  const date = Math.min(Number(day.slice(8, 10)), daysInMonth(year, month));
  const moved = makeDay(year, month, date);
  if (moved === null) throw new RangeError(`no such day: ${day} + ${years}`);
  return moved;
}
