import { TIERS, UNIT_KINDS, nameOf } from '../../domain/codes.js';
import { addMonths, periodOf, yearOf } from '../../domain/date.js';
import type { CountyFigures } from './figures.js';
import type { Random } from './random.js';
import type { BalanceRow, StaffRow, TargetRow } from './rows.js';
import { spread } from './split.js';
import type { Person } from './staff.js';

type UnitName = (code: string) => string;
const THOUSAND_YUAN = 100_000;

export function staffRows(staff: readonly Person[], figures: CountyFigures, unitName: UnitName): StaffRow[] {
  const kindOf = (code: string): string => figures.units.find((u) => u.code === code)?.kind ?? '';
  return staff.map((p) => ({
    staffNo: p.staffNo,
    name: p.name,
    unit: unitName(p.unit),
    unitCode: p.unit,
    unitKind: nameOf(UNIT_KINDS, kindOf(p.unit)),
    tier: nameOf(TIERS, p.tier),
    title: p.title,
    idNo: p.idNo,
    phone: p.phone,
    joinedOn: p.joinedOn,
  }));
}

/** 100/80/70/10 万 by tier in the office; in a 信用社 its task shared out to every person; then the tasks of the units. */
export function targetRows(staff: readonly Person[], figures: CountyFigures, unitName: UnitName, random: Random): TargetRow[] {
  const year = yearOf(figures.asOf);
  const each = new Map(figures.staff.map((t) => [t.tier, t.eachFen]));
  const persons = figures.units.flatMap((unit) => {
    const people = staff.filter((p) => p.unit === unit.code);
    const shares = spread(unit.kind === 'office' ? 0 : unit.taskFen, people.map((p) => (p.title === '主任' ? 1.4 : p.title === '客户经理' ? 1.2 : 0.5) * (0.85 + 0.3 * random.next())), { step: THOUSAND_YUAN });
    return people.map((p, i) => ({ year, staffNo: p.staffNo, name: p.name, unit: unitName(p.unit), tier: nameOf(TIERS, p.tier), targetFen: each.get(p.tier) ?? shares[i] ?? 0 }));
  });
  return [...persons, ...figures.units.map((u) => ({ year, staffNo: '', name: '', unit: u.name, tier: '', targetFen: u.taskFen }))];
}

/** 各项贷款 of every unit and month-end from the start of the year on; the months between the given ones lie on the way. */
export function balanceRows(figures: CountyFigures, random: Random): BalanceRow[] {
  const start = periodOf(figures.yearStart);
  const base = periodOf(figures.base);
  const end = periodOf(figures.asOf);
  const months: string[] = [];
  for (let p = start; p <= end; p = addMonths(p, 1)) months.push(p);
  const steps = months.indexOf(base);
  return figures.units
    .filter((u) => u.kind === 'credit_union')
    .flatMap((unit) => {
      const growth = spread(unit.allEndJulFen - unit.allBeginFen, Array.from({ length: steps }, () => 0.6 + random.next()), { step: THOUSAND_YUAN });
      let all = unit.allBeginFen;
      return months.map((period, i) => {
        if (i > 0 && i <= steps) all += growth[i - 1] ?? 0;
        return { period, unit: unit.name, allFen: period === end ? unit.allEndFen : all };
      });
    })
    .sort((a, b) => (a.period < b.period ? -1 : a.period > b.period ? 1 : 0));
}
