import { formatWan, sumFen } from '../domain/money.js';
import { ratioPct } from '../domain/rate.js';
import type { ReportCheck, ReportValue } from '../domain/reporting/report-table.js';
import { listed } from './checks/listed.js';
import { publicAndVintage } from './checks/money-checks.js';
import { counted, money, percent } from './columns.js';
import { defineReport, type ReportContext } from './define-report.js';
import { drillResponsibility } from './drill-responsibility.js';
import { calledLoans, type CalledLoan } from './figures/called-loans.js';
import { requireYear } from './figures/opened-year.js';
import { calledVintages } from './figures/roster-loans.js';
import { groupColumns, groupedRows } from './grouped-rows.js';
import { ROUNDED_ONCE } from './notes.js';

/** 责任清收情况统计表 (D4-12, domain.md §2.2 no. 3): the formation years the year's schedule calls, by unit. */
export const responsibility = defineReport({
  id: 'responsibility',
  title: '责任清收情况统计表',
  about: '本年度安排的形成年度：应清收、已收回、未收回、清收率，分机构',
  params: ['period'],
  unit: '万元',
  paper: { size: 'A4', landscape: true },
  columns: [
    ...groupColumns('形成年度', 16),
    counted('dueCount', ['应清收', '笔数'], 'loans', 12), counted('dueBorrowers', ['应清收', '户数'], 'borrowers', 12), money('dueFen', ['应清收', '本金'], 'loans'),
    money('monthPrincipalFen', ['本月收回', '本金'], 'entries', 17), money('monthInterestFen', ['本月收回', '利息'], 'entries', 17),
    money('cashFen', ['本年累计收回', '现金'], 'entries', 17), money('inKindFen', ['本年累计收回', '以物抵债'], 'entries', 17), money('recoveredFen', ['本年累计收回', '本金小计'], 'entries', 17), money('interestFen', ['本年累计收回', '另收利息'], 'entries', 17),
    money('rolledFen', ['转据上调'], 'entries', 15), money('otherFen', ['其他减少'], 'loans', 13),
    counted('leftCount', ['未收回', '笔数'], 'loans', 12), money('leftFen', ['未收回', '本金'], 'loans'), percent('ratePct', ['清收率(%)'], 13), counted('nobodyCount', ['责任未落实', '笔数'], 'loans', 14),
  ],
  notes: (c) => [
    `${c.period.slice(0, 4)}年安排清收${calledVintages(c.conn, Number(c.period.slice(0, 4))).map((y) => `${y}年`).join('、') || '（没有安排年度）'}形成的不良贷款，各账本都在内，与责任清收名册同一范围；清收率＝本金小计÷应清收本金。`,
    '应清收本金＝年初本金＋本年新增；应清收－本金小计－转据上调－其他减少＝未收回；核销、置换后仍欠的不算减少。同一借款人各处各计一户，合计只计一户。',
    '责任未落实：截止日没有调查、审查、审批、包收、管理责任人的贷款。',
    ROUNDED_ONCE,
  ],
  signatures: ['制表', '复核', '负责人'],
  rows: (c) => {
    requireYear(c);
    return groupedRows(calledLoans(c), (year) => `${year}年`, valuesOf);
  },
  checks: (c) => [publicAndVintage(c), dueIsCovered(c)],
  drill: drillResponsibility,
});

function valuesOf(loans: readonly CalledLoan[]): Record<string, ReportValue> {
  const sum = (of: (l: CalledLoan) => number): number => sumFen(loans.map(of));
  const due = loans.filter((l) => l.dueFen > 0);
  const dueFen = sum((l) => l.dueFen);
  const recoveredFen = sum((l) => l.cashFen + l.inKindFen);
  return {
    dueCount: due.length, dueBorrowers: new Set(due.map((l) => l.borrowerId)).size, dueFen, monthPrincipalFen: sum((l) => l.monthPrincipalFen), monthInterestFen: sum((l) => l.monthInterestFen),
    cashFen: sum((l) => l.cashFen), inKindFen: sum((l) => l.inKindFen), recoveredFen, interestFen: sum((l) => l.interestFen), rolledFen: sum((l) => l.rolledFen), otherFen: sum((l) => l.otherFen),
    leftCount: loans.filter((l) => l.endFen > 0).length, leftFen: sum((l) => l.endFen), ratePct: ratioPct(recoveredFen, dueFen), nobodyCount: due.filter((l) => !l.answered).length,
  };
}

/** C1 of the called loans: 应清收 is what was recovered, moved out otherwise, or is still owed: loan by loan. */
function dueIsCovered(c: ReportContext): ReportCheck {
  const loans = calledLoans(c);
  const bad = loans.filter((l) => l.dueFen - l.cashFen - l.inKindFen - l.rolledFen - l.otherFen !== l.endFen).map((l) => `${l.unitName} ${l.loanNo}`);
  const sum = (of: (l: CalledLoan) => number): string => formatWan(sumFen(loans.map(of)));
  return { id: 'C1', name: '应清收＝已收回＋其他减少＋未收回', ok: bad.length === 0, detail: bad.length > 0 ? `${listed(bad)}不符` : `应清收 ${sum((l) => l.dueFen)}，收回 ${sum((l) => l.cashFen + l.inKindFen)}，转据上调和其他 ${sum((l) => l.rolledFen + l.otherFen)}，未收回 ${sum((l) => l.endFen)} 万元` };
}
