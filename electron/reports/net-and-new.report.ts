import { chineseDay } from '../domain/date.js';
import { ratioPct } from '../domain/rate.js';
import type { ReportColumn } from '../domain/reporting/report-table.js';
import { continuity, ratioBases, rollForward, unitsMakeTheCounty } from './checks/balance-checks.js';
import { END_TAIL, roundingTail } from './checks/money-checks.js';
import { counted, money, percent, SEQ, UNIT } from './columns.js';
import { defineReport, type ReportContext } from './define-report.js';
import { drillNetAndNew } from './drill-net-and-new.js';
import { yearBegin } from './figures/compare-days.js';
import { formedLoans } from './figures/formed-loans.js';
import { nplMoves, type NplMoves } from './figures/npl-moves.js';
import { requireYear } from './figures/opened-year.js';
import { allLoansByUnit, nplByUnit, unitRows, type Balance } from './figures/unit-figures.js';
import { ROUNDED_ONCE } from './notes.js';
import { knownSum, sumOf, unitTable, type UnitTableRows } from './unit-table.js';

const COLUMNS: readonly ReportColumn[] = [
  { ...SEQ, mm: 8 }, { ...UNIT, mm: 24 }, money('beginFen', ['年初余额'], 'loans', 19),
  money('cashFen', ['本年清收减少（本金）', '现金'], 'entries', 17), money('inKindFen', ['本年清收减少（本金）', '以物抵债'], 'entries', 16), money('recoveredFen', ['本年清收减少（本金）', '小计'], 'entries', 17),
  money('raisedFen', ['本年其他减少', '上调'], 'entries', 16), money('otherFen', ['本年其他减少', '核销及其他'], 'entries', 16), money('leftFen', ['本年其他减少', '分类调出'], 'loans', 15),
  counted('newYearLoans', ['本年新增不良', '笔数'], 'loans', 12), money('newYearFen', ['本年新增不良', '新形成'], 'entries', 16), money('cameFen', ['本年新增不良', '分类调入'], 'loans', 15), percent('newSharePct', ['本年新增不良', '占各项贷款(%)'], 15),
  { ...money('movedFen', ['机构划转净额'], 'loans', 15), signed: true },
  money('endFen', ['期末余额'], 'loans', 19), money('netFen', ['净压降', '金额'], undefined, 17), percent('netPct', ['净压降', '比年初(%)'], 14),
  counted('newMonthLoans', ['其中：本月新形成', '笔数'], 'loans', 12), money('newMonthFen', ['其中：本月新形成', '金额'], 'entries', 16),
];

/** 压降与控新情况表: net reduction and newly formed, side by side (D5-02). */
export const netAndNew = defineReport({
  id: 'net-and-new',
  title: '压降与控新情况表',
  about: '清收和其他减少、新形成不良，净压降多少、新增占各项贷款多少',
  params: ['period'],
  unit: '万元',
  paper: { size: 'A3', landscape: true, columnNumbers: true },
  columns: COLUMNS,
  notes: (c) => [
    `表内不良贷款本金，年初为${chineseDay(yearBegin(c.period))}、期末为${chineseDay(c.asOf)}日终数；期末余额＝年初余额－清收减少－其他减少＋新增不良＋机构划转净额，净压降＝年初余额－期末余额，负数为反弹。`,
    '新形成为入账的新增不良，笔数按贷款计；分类调入、调出为五级分类调整转为不良、转出不良的余额，没有入账金额。已转出不良的贷款继续收回，不算不良减少。',
    '占各项贷款＝（新形成＋分类调入）÷期末各项贷款余额；没有录入各项贷款余额的机构写“—”。',
    ROUNDED_ONCE,
  ],
  signatures: ['制表', '复核', '负责人'],
  rows: buildRows,
  checks: (c) => [rollForward(c), continuity(c), unitsMakeTheCounty(c), ratioBases(c), roundingTail(c, [END_TAIL])],
  drill: drillNetAndNew,
});

function buildRows(c: ReportContext): UnitTableRows {
  const year = requireYear(c);
  const [begin, end] = [nplByUnit(c, yearBegin(c.period)), nplByUnit(c, c.asOf)];
  const moves = nplMoves(c, `${year}-01-02`, c.asOf);
  const [formed, formedNow] = [formedLoans(c, `${year}-01`, c.period), formedLoans(c, c.period, c.period)];
  const all = allLoansByUnit(c, c.period);
  const shown = unitRows(c).filter((u) => [begin, end, moves].some((m) => m.has(u.unitId)));
  const fen = (b: Balance): number => b.fen;
  return unitTable(shown, (whose) => {
    const sum = (of: (m: NplMoves) => number): number => sumOf(moves, whose, of);
    const forms = (...names: string[]): number => sum((m) => names.reduce((a, n) => a + (m.byForm.get(n) ?? 0), 0));
    const [b, e] = [sumOf(begin, whose, fen), sumOf(end, whose, fen)];
    const [grown, came] = [sum((m) => m.grown), sum((m) => m.came)];
    return {
      beginFen: b, cashFen: forms('cash'), inKindFen: forms('in_kind'), recoveredFen: forms('cash', 'in_kind'), raisedFen: forms('rollover', 'upgrade'), otherFen: forms('write_off', 'fund_swap', 'other'), leftFen: sum((m) => m.left),
      newYearLoans: sumOf(formed, whose, (f) => f.count), newYearFen: grown, cameFen: came, newSharePct: ratioPct(grown + came, knownSum(all, whose, (a) => a.fen) ?? 0), movedFen: sum((m) => m.moved),
      endFen: e, netFen: b - e, netPct: ratioPct(b - e, b), newMonthLoans: sumOf(formedNow, whose, (f) => f.count), newMonthFen: sumOf(formedNow, whose, fen),
    };
  });
}
