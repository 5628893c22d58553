import type { Drill, ReportContext } from './define-report.js';
import { borrowerRows } from './drill/borrower-rows.js';
import { changeRows } from './drill/change-rows.js';
import { loanRows } from './drill/loan-rows.js';
import { yearBegin } from './figures/compare-days.js';
import { askedUnit } from './figures/one-unit.js';
import { partCondition, sectionsOf } from './figures/structure-figures.js';

/** The borrowers or loans behind a cell; `row` is `axis:code`, the subtotal of a section or "total". */
export function drillStructure(c: ReportContext, row: string, column: string): Drill | null {
  const unit = askedUnit(c)?.code ?? 'total';
  const items = sectionsOf(c).flatMap((s) => s.items.map((i) => ({ key: `${i.axis}:${i.code}`, name: `${s.name.slice(2)}：${i.name}` })));
  const item = items.find((i) => i.key === row);
  const key = item?.key ?? 'all:';
  const name = item?.name ?? '全部';
  if (column === 'changeFen') {
    return changeRows(c, { title: `${name}，余额比年初增减`, explains: `${yearBegin(c.period)} 到 ${c.asOf} 日终表内不良本金的增减，逐笔；一笔贷款换了项目，在原项目减、在新项目增。`, unit, from: yearBegin(c.period), to: c.asOf, where: (day) => partCondition(c, key, unit, day) });
  }
  const m = /^(end|begin)(Borrowers|Loans|Fen)$/.exec(column);
  if (!m) return null;
  const [day, when] = m[1] === 'end' ? [c.asOf, '期末'] : [yearBegin(c.period), '年初'];
  const { sql, args } = partCondition(c, key, unit, day);
  const q = { unit, day, where: sql, args };
  return m[2] === 'Borrowers'
    ? borrowerRows(c, { ...q, title: `${name}，${when}户数`, explains: `${day} 日终有表内不良本金的借款人，一人一行。` })
    : loanRows(c, { ...q, title: `${name}，${when}余额`, explains: `${day} 日终表内不良贷款本金，逐笔。` });
}
