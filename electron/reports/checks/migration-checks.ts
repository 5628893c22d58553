import { CLASSES, nameOf } from '../../domain/codes.js';
import { formatWan } from '../../domain/money.js';
import type { ReportCheck } from '../../domain/reporting/report-table.js';
import { statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';
import { balancesByClass, MAIN_CLASSES } from '../figures/class-figures.js';
import { migrationOf, ONE_BY_ONE, spanArgs, spanDays, SPANS } from '../figures/migration-figures.js';
import type { Balance } from '../figures/unit-figures.js';
import { listed } from './listed.js';

const sum = (balances: Iterable<Balance>): Balance => [...balances].reduce((a, b) => ({ count: a.count + b.count, fen: a.fen + b.fen }), { count: 0, fen: 0 });

/** C18 迁徙行列相符: each row runs from its beginning to its ends, each class begins and ends with what the ledger holds in it. */
export function matrixAddsUp(c: ReportContext): ReportCheck {
  const bad: string[] = [];
  for (const { key, name } of SPANS) {
    const flowed = migrationOf(c, key);
    const days = spanDays(c, key);
    for (const was of [...MAIN_CLASSES.map((k) => k.code), null]) {
      const row = flowed.filter((f) => f.was === was);
      const [from, ends] = [row.reduce((a, f) => a + f.beginFen + f.grownFen - f.recoveredFen - f.raisedFen - f.otherFen, 0), row.reduce((a, f) => a + f.endFen, 0)];
      if (from !== ends) bad.push(`${name}${was === null ? '期内新增' : nameOf(CLASSES, was)}行（期初＋新增－减少 ${formatWan(from)}，期末 ${formatWan(ends)}）`);
    }
    const [begin, end] = [balancesByClass(c, days.from), balancesByClass(c, days.to)];
    for (const { code, name: className } of MAIN_CLASSES) {
      const pairs = [['期初', begin, flowed.filter((f) => f.was === code).map((f) => ({ count: f.loans, fen: f.beginFen }))], ['期末', end, flowed.filter((f) => f.now === code).map((f) => ({ count: f.loans, fen: f.endFen }))]] as const;
      for (const [when, ledger, matrix] of pairs) {
        const [a, b] = [sum(matrix), sum(ledger.get(code)?.values() ?? [])];
        if (a.fen !== b.fen || a.count !== b.count) bad.push(`${name}${when}${className}（表 ${a.count} 笔 ${formatWan(a.fen)}，台账 ${b.count} 笔 ${formatWan(b.fen)}）`);
      }
    }
  }
  return { id: 'C18', name: '迁徙行列相符', ok: bad.length === 0, detail: bad.length > 0 ? `${listed(bad)} 不符（万元）` : '各行期初＋新增－减少＝期末，各类期初、期末等于台账余额' };
}

/** C19 分类变动有记录: a loan that stands in another class has a 分类变动 in between. */
export function classMovesRecorded(c: ReportContext): ReportCheck {
  const any = migrationOf(c, 'year').some((f) => f.was !== null && f.now !== null && f.was !== f.now);
  const moved = !any ? [] : (statement(c.conn, `SELECT l.loan_no AS loanNo, EXISTS (SELECT 1 FROM class_event e WHERE e.loan_id = o.loanId AND e.voided_by IS NULL AND e.on_date > ?1 AND e.on_date <= ?3) AS recorded FROM (${ONE_BY_ONE}) o JOIN loan l ON l.loan_id = o.loanId WHERE o.was <> o.now`).all(spanArgs(c, 'year')) as { loanNo: string; recorded: number }[]);
  const bad = moved.filter((m) => m.recorded === 0).map((m) => `借据 ${m.loanNo}`);
  return { id: 'C19', name: '分类变动有记录', ok: bad.length === 0, detail: bad.length > 0 ? `${listed(bad)} 分类变了而没有变动记录` : `本年分类变了的 ${moved.length} 笔都有变动记录` };
}
