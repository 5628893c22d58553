import { BOOKS, nameOf } from '../domain/codes.js';
import { formatWan } from '../domain/money.js';
import type { ReportCheck, ReportValue } from '../domain/reporting/report-table.js';
import { listed } from './checks/listed.js';
import { writtenOffOutside } from './checks/money-checks.js';
import { counted, money, SEQ, UNIT } from './columns.js';
import { defineReport, type ReportContext } from './define-report.js';
import { drillWrittenOff } from './drill-written-off.js';
import { yearBegin } from './figures/compare-days.js';
import { booksName, OFF_BOOKS, offBookFlows, offBookMoved, offBookStock, type OffBookFlow, type OffBookStock } from './figures/off-book.js';
import { requireYear } from './figures/opened-year.js';
import { unitRows } from './figures/unit-figures.js';
import { ROUNDED_ONCE } from './notes.js';
import { sumOf, unitTable, type UnitTableRows, type Whose } from './unit-table.js';

/** 表外（已核销）贷款收回表 (decisions.md 8, C7): what the books outside the balance sheet bring, beside their roll-forward. */
export const writtenOff = defineReport({
  id: 'written-off',
  title: '表外（已核销）贷款收回表',
  about: '已核销、票据置换、资金置换贷款：年初、本月和本年收回本金利息、期末，校验',
  params: ['period'],
  options: [{ key: 'book', label: '账本', kind: 'choice', initial: 'all', choices: [{ value: 'all', label: '全部表外' }, ...OFF_BOOKS.map((b) => ({ value: b, label: nameOf(BOOKS, b) }))] }],
  unit: '万元',
  paper: { size: 'A4', landscape: true },
  columns: [
    SEQ, UNIT, counted('beginBorrowers', ['年初', '户数'], 'borrowers'), money('beginFen', ['年初', '余额'], 'loans', 22), money('grownFen', ['本年转入'], 'entries', 18),
    money('monthPrincipalFen', ['本月收回', '本金'], 'entries', 18), money('monthInterestFen', ['本月收回', '利息'], 'entries', 18),
    money('principalFen', ['本年累计收回', '本金'], 'entries', 20), money('interestFen', ['本年累计收回', '利息'], 'entries', 20), money('recoveredFen', ['本年累计收回', '合计'], 'entries', 20), money('otherFen', ['其他减少'], 'entries', 18),
    counted('endBorrowers', ['期末', '户数'], 'borrowers'), money('endFen', ['期末', '余额'], 'loans', 22), { key: 'mark', titles: ['校验'], kind: 'text', mm: 12 },
  ],
  notes: (c) => [
    `账本：${booksName(c)}。收回为现金和以物抵债，计入清收，不减表内不良余额；户数为借款人数，同一借款人合计只计一户。`,
    '校验：年初余额＋本年转入－本年累计收回本金－其他减少＝期末余额，相符的注“√”，不符的注“×”；机构间划转的余额校验时已计入。',
    ROUNDED_ONCE,
  ],
  signatures: ['制表', '复核', '负责人'],
  rows: buildRows,
  checks: (c) => [writtenOffOutside(c), rollsForward(c)],
  drill: drillWrittenOff,
});

interface Figures { readonly flows: Map<number, OffBookFlow>; readonly moved: Map<number, number>; readonly begin: Map<number, OffBookStock>; readonly end: Map<number, OffBookStock> }
const figuresOf = (c: ReportContext): Figures => ({ flows: offBookFlows(c), moved: offBookMoved(c), begin: offBookStock(c, yearBegin(c.period)), end: offBookStock(c, c.asOf) });

function buildRows(c: ReportContext): UnitTableRows {
  requireYear(c);
  const f = figuresOf(c);
  const shown = unitRows(c).filter((u) => [f.flows, f.begin, f.end].some((m) => m.has(u.unitId)));
  return unitTable(shown, (whose): Record<string, ReportValue> => {
    const flow = (of: (m: OffBookFlow) => number): number => sumOf(f.flows, whose, of);
    const [principalFen, interestFen] = [flow((m) => m.principalFen), flow((m) => m.interestFen)];
    return {
      beginBorrowers: borrowers(f.begin, whose), beginFen: sumOf(f.begin, whose, (s) => s.fen), grownFen: flow((m) => m.grownFen), monthPrincipalFen: flow((m) => m.monthPrincipalFen), monthInterestFen: flow((m) => m.monthInterestFen),
      principalFen, interestFen, recoveredFen: principalFen + interestFen, otherFen: flow((m) => m.otherFen), endBorrowers: borrowers(f.end, whose), endFen: sumOf(f.end, whose, (s) => s.fen), mark: shortBy(f, whose) === 0 ? '√' : '×',
    };
  });
}

const borrowers = (stock: Map<number, OffBookStock>, whose: Whose): number => new Set([...stock].flatMap(([id, s]) => (whose(id) ? [...s.borrowers] : []))).size;

/** What the year's movements leave unexplained of the balance at the end, in 分. */
function shortBy(f: Figures, whose: Whose): number {
  const flow = (of: (m: OffBookFlow) => number): number => sumOf(f.flows, whose, of);
  return sumOf(f.begin, whose, (s) => s.fen) + flow((m) => m.grownFen - m.principalFen - m.otherFen) + sumOf(f.moved, whose, (fen) => fen) - sumOf(f.end, whose, (s) => s.fen);
}

/** C1 of the books outside the balance sheet, per unit. */
function rollsForward(c: ReportContext): ReportCheck {
  const f = figuresOf(c);
  const bad = unitRows(c).filter((u) => shortBy(f, (id) => id === u.unitId) !== 0).map((u) => u.name);
  const all = (stock: Map<number, OffBookStock>): string => formatWan(sumOf(stock, () => true, (s) => s.fen));
  return { id: 'C1', name: '表外年初＋转入－减少＝期末', ok: bad.length === 0, detail: bad.length > 0 ? `${listed(bad)}不符` : `年初 ${all(f.begin)}，期末 ${all(f.end)} 万元` };
}
