import { chinesePeriod, firstDay, type Period } from '../domain/date.js';
import type { ReportColumn } from '../domain/reporting/report-table.js';
import { statement } from '../data/sql.js';
import type { Drill, ReportContext } from './define-report.js';
import { classLoans } from './drill/class-drill.js';
import { crossedRows, type Crossing } from './drill/crossed-rows.js';
import { entryRows } from './drill/entry-rows.js';
import { listed, oneByOne } from './drill/listed.js';
import { namesOf } from './drill/names-of.js';
import { yearBegin } from './figures/compare-days.js';
import { formedOneByOne } from './figures/formed-loans.js';
import { movedNpl } from './figures/npl-moves.js';
import { unitsIn } from './unit-groups.js';

const FORMS: Readonly<Record<string, { readonly name: string; readonly forms: readonly string[] }>> = {
  cashFen: { name: '现金收回本金', forms: ['cash'] }, inKindFen: { name: '以物抵债本金', forms: ['in_kind'] }, recoveredFen: { name: '清收减少本金', forms: ['cash', 'in_kind'] },
  raisedFen: { name: '上调减少', forms: ['rollover', 'upgrade'] }, otherFen: { name: '核销及其他减少', forms: ['write_off', 'fund_swap', 'other'] }, newYearFen: { name: '新形成不良', forms: ['new_npl'] }, newMonthFen: { name: '新形成不良', forms: ['new_npl'] },
};
const CROSSINGS: Readonly<Record<string, { readonly title: string; readonly crossings: readonly Crossing[]; readonly counts: 'in' | 'out' }>> = {
  leftFen: { title: '分类调出', crossings: ['left'], counts: 'out' }, cameFen: { title: '分类调入', crossings: ['came'], counts: 'in' }, movedFen: { title: '机构划转净额', crossings: ['moved'], counts: 'in' },
};
const LOAN: readonly ReportColumn[] = [{ key: 'unit', titles: ['机构'], kind: 'text', mm: 24 }, { key: 'borrower', titles: ['借款人'], kind: 'text', mm: 30 }, { key: 'loanNo', titles: ['借据号'], kind: 'text', mm: 34 }];

/** The loans and entries behind a cell; `row` is a row of a table of units. */
export function drillNetAndNew(c: ReportContext, row: string, column: string): Drill | null {
  if (column === 'beginFen') return classLoans(c, row, 'npl', yearBegin(c.period));
  if (column === 'endFen') return classLoans(c, row, 'npl', c.asOf);
  const january: Period = `${c.period.slice(0, 4)}-01`;
  const [first, span] = column.startsWith('newMonth') ? [c.period, '本月'] : [january, '本年'];
  if (column === 'newYearLoans' || column === 'newMonthLoans') return formed(c, row, first, span);
  const flow = FORMS[column];
  if (flow) {
    const { sql, args } = movedNpl(c, firstDay(first), c.asOf);
    return entryRows(c, { title: `${span}${flow.name}`, explains: `${chinesePeriod(c.period)}止${span}${flow.name}，只计表内不良贷款的本金；按入账月份统计，红字冲正为负数。`, unit: row, forms: flow.forms, counts: 'principal', where: sql, args });
  }
  const crossed = CROSSINGS[column];
  return crossed ? crossedRows(c, { ...crossed, title: `本年${crossed.title}`, row, from: `${c.period.slice(0, 4)}-01-02`, to: c.asOf }) : null;
}

function formed(c: ReportContext, row: string, first: Period, span: string): Drill {
  const { sql, args } = formedOneByOne(c, first, c.period);
  const units = unitsIn('f.unitId', row);
  const lines = statement(c.conn, `SELECT f.loanId AS id, u.code, u.name AS unit, f.fen FROM (${sql}) f JOIN unit u ON u.unit_id = f.unitId WHERE 1${units.sql} ORDER BY u.sort_no, f.loanId`).all(...args, ...units.args) as { id: number; code: string; unit: string; fen: number }[];
  return listed({ title: `${span}新形成不良`, explains: `${chinesePeriod(c.period)}止${span}新形成的表内不良贷款，一笔一行，金额为入账的本金。`, columns: [...LOAN, { key: 'formedOn', titles: ['形成日期'], kind: 'day', mm: 22 }, { key: 'fen', titles: ['新形成金额'], kind: 'money', mm: 26 }], lines, fenOf: (l) => l.fen, rowsOf: oneByOne(({ id, code, unit, fen }) => ({ key: `${code}-${id}`, values: { ...namesOf(c, id), unit, fen } })) });
}
