import { CLASSES, nameOf } from '../../domain/codes.js';
import { formatWan } from '../../domain/money.js';
import type { ReportCheck } from '../../domain/reporting/report-table.js';
import { numbered, statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';
import { balancesByClass, NPL_CLASSES } from '../figures/class-figures.js';
import { nplByUnit, unitRows, type Balance } from '../figures/unit-figures.js';
import { listed } from './listed.js';

/** C14 次级＋可疑＋损失＝不良, per unit, in loans and principal. */
export function classesMakeNpl(c: ReportContext): ReportCheck {
  const classes = balancesByClass(c, c.asOf);
  const npl = nplByUnit(c, c.asOf);
  const parts = (id: number): Balance => NPL_CLASSES.map((k) => classes.get(k)?.get(id)).reduce<Balance>((a, b) => ({ count: a.count + (b?.count ?? 0), fen: a.fen + (b?.fen ?? 0) }), { count: 0, fen: 0 });
  const bad = unitRows(c).flatMap((u) => {
    const [sum, whole] = [parts(u.unitId), npl.get(u.unitId) ?? { count: 0, fen: 0 }];
    return sum.fen === whole.fen && sum.count === whole.count ? [] : [`${u.name}（三类 ${sum.count} 笔 ${formatWan(sum.fen)}，不良 ${whole.count} 笔 ${formatWan(whole.fen)}）`];
  });
  const total = (k: string): number => [...(classes.get(k)?.values() ?? [])].reduce((a, b) => a + b.fen, 0);
  return { id: 'C14', name: '次级＋可疑＋损失＝不良', ok: bad.length === 0, detail: bad.length > 0 ? `${listed(bad)} 不符（万元）` : `${NPL_CLASSES.map((k) => `${nameOf(CLASSES, k)} ${formatWan(total(k))}`).join('、')} 万元` };
}

/** C15 与结账数一致: a closed month still shows, class by class, what stood at its last close. */
export function classesAsClosed(c: ReportContext): ReportCheck {
  const name = '与结账数一致';
  const closed = statement(c.conn, `SELECT u.name AS unit, t.class, t.loans AS count, t.principal_fen AS fen FROM close_total t JOIN unit u ON u.unit_id = t.unit_id JOIN period p ON p.period = t.period AND p.state = 'closed' WHERE t.period = ?1 AND t.book = 'on' AND t.version = (SELECT max(version) FROM close_total WHERE period = ?1)`).all(numbered(c.period)) as { unit: string; class: string; count: number; fen: number }[];
  if (closed.length === 0) return { id: 'C15', name, ok: true, detail: '本月未结账' };
  const stands = statement(c.conn, `SELECT u.name AS unit, s.class, count(*) AS count, sum(s.principal_fen) AS fen FROM loan_state s JOIN unit u ON u.unit_id = s.unit_id WHERE s.year = ? AND s.from_on <= ? AND s.to_on > ? AND s.book = 'on' GROUP BY s.unit_id, s.class`).all(Number(c.period.slice(0, 4)), c.asOf, c.asOf) as typeof closed;
  const key = (r: { unit: string; class: string }): string => `${r.unit}${nameOf(CLASSES, r.class)}`;
  const [then, now] = [closed, stands].map((list) => new Map(list.map((r) => [key(r), r])));
  const bad = [...new Set([...closed, ...stands].map(key))].filter((k) => then?.get(k)?.fen !== now?.get(k)?.fen || then?.get(k)?.count !== now?.get(k)?.count);
  return { id: 'C15', name, ok: bad.length === 0, detail: bad.length > 0 ? listed(bad.map((k) => `${k}（结账 ${formatWan(then?.get(k)?.fen ?? 0)}，现 ${formatWan(now?.get(k)?.fen ?? 0)}）`)) : `${closed.length} 个数与结账时相同` };
}
