import { CLASSES, nameOf } from '../domain/codes.js';
import type { ReportColumn } from '../domain/reporting/report-table.js';
import { statement } from '../data/sql.js';
import type { Drill, ReportContext } from './define-report.js';
import { entryRows } from './drill/entry-rows.js';
import { listed, oneByOne } from './drill/listed.js';
import { namesOf } from './drill/names-of.js';
import { CLASS_THEN, EXITS, ONE_BY_ONE, spanArgs, spanDays, SPANS, type Span } from './figures/migration-figures.js';

const COLUMNS = (amount: string): ReportColumn[] => [
  { key: 'unit', titles: ['机构'], kind: 'text', mm: 24 }, { key: 'borrower', titles: ['借款人'], kind: 'text', mm: 30 }, { key: 'loanNo', titles: ['借据号'], kind: 'text', mm: 34 },
  { key: 'was', titles: ['期初分类'], kind: 'text', mm: 16 }, { key: 'now', titles: ['期末分类'], kind: 'text', mm: 16 }, { key: 'fen', titles: [amount], kind: 'money', mm: 26 },
];

interface Found { id: number; was: string | null; now: string | null; beginFen: number; endFen: number; grownFen: number }
interface Asked { readonly title: string; readonly amount: string; readonly fen: (f: Found) => number; readonly which: (f: Found) => boolean }

/** The loans or entries behind a cell of the matrix; `row` is `span:class`, with `new` and `all` as classes. */
export function drillMigration(c: ReportContext, row: string, column: string): Drill | null {
  const [key = '', began = ''] = row.split(':');
  const span = SPANS.find((s) => s.key === key);
  if (!span) return null;
  const exit = /^(recovered|raised|other)Fen$/.exec(column)?.[1] as keyof typeof EXITS | undefined;
  if (exit) return takenOff(c, span.key, began, exit);
  const asked = askedLoans(column);
  if (!asked) return null;
  const { from, to } = spanDays(c, span.key);
  const lines = (statement(c.conn, `SELECT o.loanId AS id, o.was, o.now, o.beginFen, o.endFen, o.grownFen FROM (${ONE_BY_ONE}) o JOIN loan l ON l.loan_id = o.loanId JOIN unit u ON u.unit_id = l.unit_id ORDER BY u.sort_no, l.unit_id, l.loan_id`).all(spanArgs(c, span.key)) as Found[])
    .filter((f) => (began === 'all' || (began === 'new' ? f.was === null : f.was === began)) && asked.which(f));
  const name = (code: string | null): string | null => (code === null ? null : nameOf(CLASSES, code));
  return listed({
    title: `${span.name}${asked.title}`, explains: `${from} 日终与 ${to} 日终比，表内贷款逐笔；没有分类的一栏表示当日不在台账。`, columns: COLUMNS(asked.amount), lines, fenOf: asked.fen,
    rowsOf: oneByOne((f) => {
      const { unit, borrower, loanNo } = namesOf(c, f.id);
      return { key: String(f.id), values: { unit, borrower, loanNo, was: name(f.was), now: name(f.now), fen: asked.fen(f) } };
    }),
  });
}

function askedLoans(column: string): Asked | null {
  if (column === 'beginLoans' || column === 'beginFen') return { title: '期初贷款', amount: '期初余额', fen: (f) => f.beginFen, which: (f) => f.was !== null };
  if (column === 'newLoans') return { title: '期内新增贷款', amount: '新增金额', fen: (f) => f.grownFen, which: (f) => f.was === null };
  if (column === 'grownFen') return { title: '期内新增金额', amount: '新增金额', fen: (f) => f.grownFen, which: (f) => f.grownFen !== 0 };
  if (column === 'goneLoans') return { title: '退出贷款', amount: '期初余额', fen: (f) => f.beginFen, which: (f) => f.now === null };
  const to = /^([a-z]+)(Loans|Fen)$/.exec(column)?.[1];
  return to !== undefined && CLASSES.some((k) => k.code === to) ? { title: `期末为${nameOf(CLASSES, to)}类的贷款`, amount: '期末余额', fen: (f) => f.endFen, which: (f) => f.now === to } : null;
}

function takenOff(c: ReportContext, span: Span, began: string, exit: keyof typeof EXITS): Drill {
  const { from, to, first, last } = spanDays(c, span);
  const of = began === 'all' ? { where: '', args: [] } : began === 'new' ? { where: ` AND ${CLASS_THEN} IS NULL`, args: [from, from] } : { where: ` AND ${CLASS_THEN} = ?`, args: [from, from, began] };
  return entryRows(c, { title: `期内${EXITS[exit].name}`, explains: `${from} 以后到 ${to} 入账的${EXITS[exit].name}，表内本金；按期初分类归行，红字冲正为负数。`, unit: 'total', forms: EXITS[exit].forms, counts: 'principal', where: `e.period BETWEEN ? AND ? AND e.book = 'on'${of.where}`, args: [first, last, ...of.args] });
}
