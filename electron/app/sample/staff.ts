import type { Tier } from '../../domain/codes.js';
import { addDays, type Day } from '../../domain/date.js';
import type { CountyFigures } from './figures.js';
import type { IdSource } from './identity-numbers.js';
import type { NameSource } from './names.js';
import type { Random } from './random.js';

export interface Person {
  readonly staffNo: string;
  readonly name: string;
  readonly unit: string;
  readonly tier: Tier;
  readonly title: string;
  readonly idNo: string;
  readonly phone: string;
  readonly joinedOn: Day;
}

export const OFFICE = '00';

const LEADERS = ['理事长', '主任', '监事长', '副主任', '副主任'] as const;
const DEPARTMENTS = ['资产管理中心', '综合办公室', '人力资源部', '财务会计部', '信贷管理部', '合规与风险管理部', '稽核审计部', '科技信息部', '安全保卫部'] as const;
const UNION_TITLES = ['主任', '副主任', '主办会计'] as const;

/** 60 people of the office in their tiers and the people of every 信用社; numbers are the unit's code and a running number. */
export function staffOf(figures: CountyFigures, names: NameSource, ids: IdSource, random: Random): Person[] {
  const numbers = new Map<string, number>();
  const make = (unit: string, tier: Tier, title: string, senior: boolean): Person => {
    const no = (numbers.get(unit) ?? 0) + 1;
    numbers.set(unit, no);
    const joined = senior ? random.int(1979, 1992) : random.int(1984, 2009);
    return {
      staffNo: unit + String(no).padStart(2, '0'),
      name: names.unique(),
      unit,
      tier,
      title,
      idNo: ids.card(joined - random.int(18, 24)),
      phone: ids.phone(),
      joinedOn: addDays(`${joined}-01-05`, random.int(0, 330)),
    };
  };
  return figures.units.flatMap((unit) => {
    if (unit.kind === 'office') return officeStaff(figures, unit.code, make);
    return Array.from({ length: unit.staff }, (_, i) => {
      const title = unit.staff <= 3 && i === 1 ? '主办会计' : (UNION_TITLES[i] ?? (i % 4 === 3 ? '柜员' : '客户经理'));
      return make(unit.code, 'union_staff', title, i < 2 || i % 5 === 0);
    });
  });
}

function officeStaff(figures: CountyFigures, code: string, make: (unit: string, tier: Tier, title: string, senior: boolean) => Person): Person[] {
  const people = (tier: Tier): number => figures.staff.find((t) => t.tier === tier)?.people ?? 0;
  const many = (tier: Tier, title: (i: number) => string, senior: boolean): Person[] => Array.from({ length: people(tier) }, (_, i) => make(code, tier, title(i), senior));
  const post = (i: number, head: string, centre: string): string => {
    const department = DEPARTMENTS[i % DEPARTMENTS.length] ?? '';
    return department + (i % DEPARTMENTS.length === 0 ? centre : head);
  };
  return [
    ...many('party_committee', (i) => LEADERS[i] ?? '党委委员', true),
    ...many('department_head', (i) => post(i, '主任', '经理'), true),
    ...many('deputy_head', (i) => post(i, '副主任', '副经理'), true),
    ...many('office_staff', (i) => post(i, '职员', '职员'), false),
  ];
}
