import { divideHalfUp, formatWan } from '../../domain/money.js';
import type { ReportCheck } from '../../domain/reporting/report-table.js';
import { statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';
import { flowsByUnit, nplByUnit } from '../figures/unit-figures.js';

const one = <T>(c: ReportContext, sql: string, ...args: (string | number)[]): T => statement(c.conn, sql).get(...args) as T;
/** Where a rule is broken, as the office calls it. */
const places = (c: ReportContext, sql: string, ...args: (string | number)[]): string[] => statement(c.conn, sql).pluck().all(...args) as string[];
const named = (found: readonly string[]): string => (found.length > 5 ? `${found.slice(0, 5).join('、')}等 ${found.length} 笔` : found.join('、'));
const yearSpan = (c: ReportContext): [string, string] => [`${c.period.slice(0, 4)}-01`, c.period];

/** C5 抵债减少＝资产冲减: receipts in kind against the lines of their assets, component by component. */
export function assetEntries(c: ReportContext): ReportCheck {
  const entries = one<{ p: number; i: number; carried: number }>(c, `SELECT coalesce(sum(CASE WHEN carried = 0 THEN principal_fen END), 0) AS p, coalesce(sum(CASE WHEN carried = 0 THEN on_fen + off_fen END), 0) AS i, coalesce(sum(CASE WHEN carried = 1 THEN principal_fen + on_fen + off_fen END), 0) AS carried FROM entry WHERE form = 'in_kind' AND period BETWEEN ? AND ?`, ...yearSpan(c));
  const links = one<{ p: number; i: number }>(c, `SELECT coalesce(sum(l.principal_fen), 0) AS p, coalesce(sum(l.on_fen + l.off_fen), 0) AS i FROM asset_loan l WHERE l.voided_by IS NULL AND EXISTS (SELECT 1 FROM entry e WHERE e.asset_id = l.asset_id AND e.loan_id = l.loan_id AND e.reversal_of IS NULL AND e.period BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reversal_of = e.entry_id))`, ...yearSpan(c));
  const bad = places(c, `SELECT a.name || ' 借据 ' || l.loan_no FROM asset_loan x JOIN asset a ON a.asset_id = x.asset_id AND a.voided_by IS NULL JOIN loan l ON l.loan_id = x.loan_id JOIN entry e ON e.asset_id = x.asset_id AND e.loan_id = x.loan_id AND e.reversal_of IS NULL AND e.period BETWEEN ? AND ? AND NOT EXISTS (SELECT 1 FROM entry r WHERE r.reversal_of = e.entry_id) WHERE x.voided_by IS NULL GROUP BY x.asset_loan_id HAVING sum(e.principal_fen) <> x.principal_fen OR sum(e.on_fen + e.off_fen) <> x.on_fen + x.off_fen`, ...yearSpan(c));
  const ok = entries.p === links.p && entries.i === links.i && entries.carried === 0 && bad.length === 0;
  return { id: 'C5', name: '抵债减少＝资产冲本金', ok, detail: `收回记录：本金 ${formatWan(entries.p)}、利息 ${formatWan(entries.i)}；抵债资产登记：本金 ${formatWan(links.p)}、利息 ${formatWan(links.i)} 万元${bad.length === 0 ? '' : `；不符的：${named(bad)}`}${entries.carried === 0 ? '' : `；另有 ${formatWan(entries.carried)} 万元没有对应的抵债资产`}` };
}

/** C6 抵债处置连续: what was disposed of never exceeds the book value received. */
export function assetDisposals(c: ReportContext): ReportCheck {
  const bad = statement(c.conn, `SELECT a.name FROM asset a JOIN asset_event e ON e.asset_id = a.asset_id AND e.voided_by IS NULL WHERE a.voided_by IS NULL AND e.on_date <= ? GROUP BY a.asset_id HAVING sum(e.book_fen) > a.book_fen`).pluck().all(c.asOf) as string[];
  const sum = one<{ book: number; cash: number }>(c, `SELECT coalesce(sum(e.book_fen), 0) AS book, coalesce(sum(e.cash_fen), 0) AS cash FROM asset_event e WHERE e.voided_by IS NULL AND e.on_date <= ?`, c.asOf);
  return { id: 'C6', name: '抵债处置连续', ok: bad.length === 0, detail: bad.length > 0 ? `${bad.join('、')}处置的账面价值超过接收数` : `已处置账面 ${formatWan(sum.book)}，变现 ${formatWan(sum.cash)} 万元，变现不再计入清收` };
}

/** C7 已核销收回不减表内. */
export function writtenOffOutside(c: ReportContext): ReportCheck {
  const off = one<{ fen: number }>(c, `SELECT coalesce(sum(principal_fen + on_fen + off_fen), 0) AS fen FROM entry WHERE book <> 'on' AND form IN ('cash','in_kind') AND period BETWEEN ? AND ?`, ...yearSpan(c)).fen;
  // the loan of every receipt is not looked up: what is wrong is a receipt outside 表内, or a loan
  const wrong = places(c, `SELECT '借据 ' || l.loan_no || ' ' || e.booked_on FROM entry e JOIN loan l ON l.loan_id = e.loan_id WHERE e.book <> 'on' AND e.book <> l.book AND e.period BETWEEN ? AND ? UNION ALL SELECT '借据 ' || l.loan_no || ' ' || e.booked_on FROM loan l CROSS JOIN entry e ON e.loan_id = l.loan_id WHERE l.book <> 'on' AND e.book = 'on' AND e.period BETWEEN ? AND ?`, ...yearSpan(c), ...yearSpan(c));
  return { id: 'C7', name: '已核销收回不减表内', ok: wrong.length === 0, detail: wrong.length > 0 ? `${named(wrong)}的收回记错账本` : `表外收回 ${formatWan(off)} 万元，只计清收` };
}

/** Whether the shares of a receipt e are not exactly it; NULL where nobody is named. */
const SHARED_WRONGLY = '(SELECT CASE WHEN count(*) = 0 THEN NULL ELSE sum(x.principal_fen) <> e.principal_fen OR sum(x.interest_fen) <> e.on_fen + e.off_fen OR sum(x.share_ppm) <> 1000000 END FROM entry_share x WHERE x.entry_id = e.entry_id)';

/** C8 个人合计＝可归属收回: shares sum exactly to their receipts; what nobody is named for is said. */
export function personsMakeReceipts(c: ReportContext): ReportCheck {
  const shared = one<{ fen: number }>(c, `SELECT coalesce(sum(s.principal_fen + s.interest_fen), 0) AS fen FROM staff p CROSS JOIN entry_share s ON s.staff_id = p.staff_id AND s.period BETWEEN ? AND ? WHERE s.form IN ('cash','in_kind')`, ...yearSpan(c)).fen;
  const receipts = one<{ fen: number; nobody: number; wrong: number }>(c, `WITH receipt AS MATERIALIZED (SELECT e.principal_fen + e.on_fen + e.off_fen AS fen, ${SHARED_WRONGLY} AS wrong FROM entry e WHERE e.form IN ('cash','in_kind') AND e.period BETWEEN ? AND ?) SELECT coalesce(sum(fen), 0) AS fen, coalesce(sum(CASE WHEN wrong IS NULL THEN fen END), 0) AS nobody, coalesce(sum(wrong), 0) AS wrong FROM receipt`, ...yearSpan(c));
  const bad = receipts.wrong === 0 ? [] : places(c, `SELECT '借据 ' || l.loan_no || ' ' || e.booked_on FROM entry e JOIN loan l ON l.loan_id = e.loan_id WHERE e.form IN ('cash','in_kind') AND e.period BETWEEN ? AND ? AND ${SHARED_WRONGLY} ORDER BY e.entry_id`, ...yearSpan(c));
  return { id: 'C8', name: '个人合计＝可归属收回', ok: bad.length === 0 && shared === receipts.fen - receipts.nobody, detail: `个人合计 ${formatWan(shared)}，清收 ${formatWan(receipts.fen)}，未归属 ${formatWan(receipts.nobody)} 万元${bad.length === 0 ? '' : `；归属与收回不符的：${named(bad)}`}` };
}

/** C9 责任清收、涉政与台账一致. */
export function publicAndVintage(c: ReportContext): ReportCheck {
  const unmarked = places(c, `SELECT l.loan_no || ' ' || p.name FROM gov_debt_loan g JOIN gov_debt d ON d.gov_debt_id = g.gov_debt_id AND d.voided_by IS NULL JOIN loan l ON l.loan_id = g.loan_id JOIN party p ON p.party_id = l.borrower_id WHERE g.voided_by IS NULL AND p.public_kind = 'no'`);
  const unlisted = places(c, `SELECT l.loan_no || ' ' || p.name FROM loan l JOIN party p ON p.party_id = l.borrower_id WHERE l.status = 'live' AND p.public_kind <> 'no' AND EXISTS (SELECT 1 FROM gov_debt WHERE voided_by IS NULL) AND NOT EXISTS (SELECT 1 FROM gov_debt_loan g WHERE g.loan_id = l.loan_id AND g.voided_by IS NULL)`);
  const says = [unmarked.length > 0 ? `名单中${named(unmarked)}台账未标涉政` : '', unlisted.length > 0 ? `${named(unlisted)}台账标涉政而名单没有` : ''].filter(Boolean);
  return { id: 'C9', name: '责任清收、涉政与台账一致', ok: says.length === 0, detail: says.join('；') || '涉政名单与台账标识一致' };
}

/** C10 诉讼收回≤标的（加立案后新生利息）; 结案≤起诉. */
export function suitsWithinClaims(c: ReportContext): ReportCheck {
  const bad = statement(c.conn, `SELECT s.batch_no || '批 ' || p.name FROM suit s JOIN party p ON p.party_id = s.party_id JOIN suit_loan x ON x.suit_id = s.suit_id AND x.voided_by IS NULL JOIN entry e ON e.loan_id = x.loan_id AND e.business_on >= s.filed_on AND e.form IN ('cash','in_kind') AND e.booked_on <= ? WHERE s.voided_by IS NULL GROUP BY s.suit_id HAVING sum(e.principal_fen) > s.claim_principal_fen`).pluck().all(c.asOf) as string[];
  const n = one<{ n: number; closed: number }>(c, `SELECT count(*) AS n, count(closed_on) AS closed FROM suit WHERE voided_by IS NULL AND filed_on <= ?`, c.asOf);
  return { id: 'C10', name: '诉讼收回≤标的', ok: bad.length === 0 && n.closed <= n.n, detail: bad.length > 0 ? `${bad.slice(0, 5).join('、')}收回本金超过起诉标的` : `起诉 ${n.n} 件，结案 ${n.closed} 件` };
}

/** A column of a table of units whose tail is looked at. */
export interface TailColumn { readonly name: string; readonly of: (c: ReportContext) => readonly number[] }
export const END_TAIL: TailColumn = { name: '期末余额', of: (c) => [...nplByUnit(c, c.asOf).values()].map((b) => b.fen) };
export const RECOVERED_TAIL: TailColumn = { name: '本年清收', of: (c) => [...flowsByUnit(c, ...yearSpan(c)).values()].map((f) => f.cash + f.inKind) };

/** C11 万元尾差: cells are rounded once each, the total from the exact total; the tail is shown, never pushed into a cell. */
export function roundingTail(c: ReportContext, columns: readonly TailColumn[] = [END_TAIL, RECOVERED_TAIL]): ReportCheck {
  const wan = (fen: number): number => Number(divideHalfUp(BigInt(fen), 10_000n));
  const text = (n: number): string => `${n > 0 ? '+' : ''}${(n / 100).toFixed(2)}`;
  const tails = columns.map(({ name, of }) => {
    const values = of(c);
    const tail = wan(values.reduce((a, b) => a + b, 0)) - values.reduce((a, b) => a + wan(b), 0);
    return { ok: Math.abs(tail) <= Math.max(1, values.length / 2), text: `${name} ${text(tail)}` };
  });
  return { id: 'C11', name: '万元尾差', ok: tails.every((t) => t.ok), detail: `${tails.map((t) => t.text).join('，')} 万元` };
}

/** C13 补记: receipts of a locked month stand in the open one with their business date kept. */
export function lateReceipts(c: ReportContext): ReportCheck {
  const late = one<{ n: number }>(c, `SELECT count(*) AS n FROM entry WHERE period = ? AND substr(business_on, 1, 7) < period AND carried = 0 AND reversal_of IS NULL`, c.period).n;
  const wrong = places(c, `SELECT '借据 ' || l.loan_no || ' ' || e.business_on FROM entry e JOIN loan l ON l.loan_id = e.loan_id WHERE e.period = ? AND (e.booked_on < e.business_on OR substr(e.booked_on, 1, 7) <> e.period)`, c.period);
  return { id: 'C13', name: '补记', ok: wrong.length === 0, detail: wrong.length > 0 ? `${named(wrong)}入账日期早于业务日期` : late === 0 ? '本月没有补记' : `补记 ${late} 笔，业务日期在以前月份` };
}
