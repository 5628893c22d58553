import { chineseDay } from '../domain/date.js';
import { formatWan } from '../domain/money.js';
import { TEN_DAYS } from '../domain/reporting/ten-days.js';
import type { ReportCheck, ReportValue } from '../domain/reporting/report-table.js';
import { listed } from './checks/listed.js';
import { money, rise, SEQ, UNIT } from './columns.js';
import { defineReport, type ReportContext } from './define-report.js';
import { drillTenDay } from './drill-ten-day.js';
import { monthBefore, yearBegin } from './figures/compare-days.js';
import { movesOf, nplMoves, type NplMoves } from './figures/npl-moves.js';
import { requireYear } from './figures/opened-year.js';
import { recoveredByUnit } from './figures/recovered-by-unit.js';
import { askedSpan } from './figures/ten-day-span.js';
import { balanceOf, nplByUnit, unitRows } from './figures/unit-figures.js';
import { ROUNDED_ONCE } from './notes.js';
import { sumOf, unitTable, type UnitTableRows } from './unit-table.js';

/** 不良贷款清收旬报表 (D1-05): ten days of the balance, and whether it rebounds above 年初. */
export const tenDay = defineReport({
  id: 'ten-day',
  title: '不良贷款清收旬报表',
  about: '上一旬末、本旬新增和收回、本旬末余额，比上月末、比年初，反弹提示',
  params: ['period'],
  options: [{ key: 'ten', label: '旬', kind: 'choice', initial: 'last', choices: [...TEN_DAYS, { value: 'auto', label: '自动' }] }],
  unit: '万元',
  paper: { size: 'A4', landscape: true },
  columns: (c) => {
    const span = `${askedSpan(c).label}本金增减`;
    return [
      SEQ, UNIT, money('beforeFen', ['上一旬末余额'], 'loans', 22), money('grownFen', [span, '新增不良'], 'entries', 18), money('cashFen', [span, '现金收回'], 'entries', 18), money('inKindFen', [span, '以物抵债'], 'entries', 18), money('otherFen', [span, '其他减少'], 'entries', 18), { ...money('adjustedFen', [span, '调整净额'], 'moves', 18), signed: true },
      money('endFen', ['本旬末余额'], 'loans', 22), rise(money('monthFen', ['余额增减', '比上月末'], 'loans', 18)), rise(money('yearFen', ['余额增减', '比年初'], 'loans', 20)), money('recoveredFen', ['本旬清收本息'], 'entries', 18), { key: 'rebound', titles: ['反弹'], kind: 'text', mm: 14 },
    ];
  },
  notes: (c) => {
    const span = askedSpan(c);
    return [
      `${span.label}为${chineseDay(span.from)}至${chineseDay(span.to)}，上一旬末为${chineseDay(span.before)}${span.before.endsWith('-01-01') ? '（年初）' : ''}；按入账日期统计，余额为表内不良贷款本金。`,
      '上一旬末余额＋新增不良－现金收回－以物抵债－其他减少（转据上调、核销、置换等）＋调整净额（五级分类调入调出、机构划转）＝本旬末余额。',
      '本旬清收本息为现金和以物抵债的本金、利息合计，含表外收回，与月报表“清收”同一口径。本旬末余额高于年初的，注“反弹”。',
      ROUNDED_ONCE,
    ];
  },
  signatures: ['制表', '复核', '负责人'],
  asOf: (c) => askedSpan(c).to,
  rows: buildRows,
  checks: (c) => [rollsForward(c)],
  drill: drillTenDay,
});

const formOf = (m: NplMoves, form: string): number => m.byForm.get(form) ?? 0;

function buildRows(c: ReportContext): UnitTableRows {
  requireYear(c);
  const span = askedSpan(c);
  const moves = nplMoves(c, span.from, span.to);
  const [before, end, month, year] = [nplByUnit(c, span.before), nplByUnit(c, span.to), nplByUnit(c, monthBefore(c.period)), nplByUnit(c, yearBegin(c.period))];
  const recovered = recoveredByUnit(c, span.from, span.to);
  const shown = unitRows(c).filter((u) => [before, end, month, year, moves, recovered].some((m) => m.has(u.unitId)));
  return unitTable(shown, (whose): Record<string, ReportValue> => {
    const balance = (map: typeof before): number => sumOf(map, whose, (b) => b.fen);
    const moved = (of: (m: NplMoves) => number): number => sumOf(moves, whose, of);
    const endFen = balance(end);
    const yearFen = endFen - balance(year);
    return {
      beforeFen: balance(before), grownFen: moved((m) => m.grown), cashFen: moved((m) => formOf(m, 'cash')), inKindFen: moved((m) => formOf(m, 'in_kind')), otherFen: moved((m) => m.reduced - formOf(m, 'cash') - formOf(m, 'in_kind')), adjustedFen: moved((m) => m.came - m.left + m.moved),
      endFen, monthFen: endFen - balance(month), yearFen, recoveredFen: sumOf(recovered, whose, (fen) => fen), rebound: yearFen > 0 ? '反弹' : '',
    };
  });
}

/** C2 for the 旬: the balance before and what moved make the balance after, per unit. */
function rollsForward(c: ReportContext): ReportCheck {
  const span = askedSpan(c);
  const [before, end, moves] = [nplByUnit(c, span.before), nplByUnit(c, span.to), nplMoves(c, span.from, span.to)];
  const bad = unitRows(c).filter((u) => {
    const m = movesOf(moves, u.unitId);
    return balanceOf(before, u.unitId).fen + m.grown - m.reduced + m.came - m.left + m.moved !== balanceOf(end, u.unitId).fen;
  });
  const all = (map: typeof before): string => formatWan(sumOf(map, () => true, (b) => b.fen));
  return { id: 'C2', name: '上一旬末接本旬末', ok: bad.length === 0, detail: bad.length > 0 ? `${listed(bad.map((u) => u.name))}不符` : `上一旬末 ${all(before)}，本旬末 ${all(end)} 万元` };
}
