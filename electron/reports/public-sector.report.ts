import { nameOf, PUBLIC_KINDS } from '../domain/codes.js';
import { chineseDay } from '../domain/date.js';
import { sumFen } from '../domain/money.js';
import { ratioPct } from '../domain/rate.js';
import type { ReportValue } from '../domain/reporting/report-table.js';
import { publicAndVintage } from './checks/money-checks.js';
import { counted, money, percent } from './columns.js';
import { defineReport } from './define-report.js';
import { drillPublicSector } from './drill-public-sector.js';
import { debtsOf, driveFrom, type PublicDebt } from './figures/public-debts.js';
import { requireYear } from './figures/opened-year.js';
import { groupColumns, groupedRows } from './grouped-rows.js';
import { ROUNDED_ONCE } from './notes.js';

/** 涉政贷款清收统计表 (D4-07, domain.md §2.2 no. 6): the frozen list by kind and unit, this drive and everything so far. */
export const publicSector = defineReport({
  id: 'public-sector',
  title: '涉政贷款清收统计表',
  about: '公职人员、单位、村级：名单总额、本月和本次行动收回、累计收回占比、结清户数',
  params: ['period'],
  options: [{ key: 'from', label: '本次行动起始日', kind: 'day', initial: '' }],
  unit: '万元',
  paper: { size: 'A4', landscape: true },
  columns: [
    ...groupColumns('类别', 16),
    counted('debtors', ['涉政名单', '户数'], 'debts', 11), counted('loans', ['涉政名单', '笔数'], 'loans', 11), money('basePrincipalFen', ['涉政名单', '本金'], 'debts', 18), money('baseInterestFen', ['涉政名单', '利息'], 'debts', 17), money('baseFen', ['涉政名单', '本息合计'], 'debts', 18),
    money('monthPrincipalFen', ['本月收回', '本金'], 'entries', 15), money('monthInterestFen', ['本月收回', '利息'], 'entries', 15),
    money('drivePrincipalFen', ['本次行动收回', '本金'], 'entries', 16), money('driveInterestFen', ['本次行动收回', '利息'], 'entries', 16), money('driveFen', ['本次行动收回', '本息合计'], 'entries', 16),
    money('recoveredFen', ['累计收回', '本息'], 'debts', 18), percent('ratePct', ['累计收回', '占比(%)'], 14), counted('settled', ['结清户数'], 'debts', 11),
  ],
  notes: (c) => [
    `涉政名单已锁定，总额不随收回变动。本次行动收回为${driveFrom(c) === '' ? '本台账登记的全部收回' : `${chineseDay(driveFrom(c))}起登记的收回`}，含现金和以物抵债；累计收回另含建账以前已收回的，占比＝累计收回÷本息合计。`,
    '本次行动收回与累计收回口径不同，不可相互代替。累计收回达到名单本息、或登记了以其他方式结清的为结清；名单中一行为一户，公职人员为一人。',
    ROUNDED_ONCE,
  ],
  signatures: ['制表', '复核', '负责人'],
  rows: (c) => {
    requireYear(c);
    return groupedRows(debtsOf(c), (kind) => nameOf(PUBLIC_KINDS, kind), valuesOf);
  },
  checks: (c) => [publicAndVintage(c)],
  drill: drillPublicSector,
});

function valuesOf(debts: readonly PublicDebt[]): Record<string, ReportValue> {
  const sum = (of: (d: PublicDebt) => number): number => sumFen(debts.map(of));
  const [baseFen, recoveredFen] = [sum((d) => d.baseFen), sum((d) => d.recoveredFen)];
  return {
    debtors: debts.length, loans: sum((d) => d.loans), basePrincipalFen: sum((d) => d.basePrincipalFen), baseInterestFen: sum((d) => d.baseInterestFen), baseFen,
    monthPrincipalFen: sum((d) => d.monthPrincipalFen), monthInterestFen: sum((d) => d.monthInterestFen), drivePrincipalFen: sum((d) => d.drivePrincipalFen), driveInterestFen: sum((d) => d.driveInterestFen), driveFen: sum((d) => d.drivePrincipalFen + d.driveInterestFen),
    recoveredFen, ratePct: ratioPct(recoveredFen, baseFen), settled: sum((d) => d.settled),
  };
}
