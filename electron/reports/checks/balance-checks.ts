import { addMonths, lastDay } from '../../domain/date.js';
import { formatWan, formatYuan } from '../../domain/money.js';
import type { ReportCheck } from '../../domain/reporting/report-table.js';
import { statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';
import { movesOf, nplMoves, type NplMoves } from '../figures/npl-moves.js';
import { allLoansByUnit, balanceOf, nplByUnit, unitRows, type Balance } from '../figures/unit-figures.js';
import { listed } from './listed.js';

const total = (map: ReadonlyMap<number, { fen: number }>): number => [...map.values()].reduce((a, b) => a + b.fen, 0);

/** C1 年初＋新增－减少＝期末, on principal, per unit and in all. */
export function rollForward(c: ReportContext): ReportCheck {
  const year = c.period.slice(0, 4);
  const begin = nplByUnit(c, `${year}-01-01`);
  const end = nplByUnit(c, c.asOf);
  const moves = nplMoves(c, `${year}-01-02`, c.asOf);
  const bad = mismatches(c, begin, moves, end);
  const all = added(moves);
  return { id: 'C1', name: '年初＋新增－减少＝期末', ok: bad.length === 0, detail: bad.length > 0 ? `${listed(bad)} 不符（万元）` : `${formatWan(total(begin))}＋${formatWan(all.grown)}－${formatWan(all.reduced)}${reclassified(all)}＝${formatWan(total(end))} 万元（本金）` };
}

/** C2 上月期末接本月: last month's end plus this month's movements is this month's end, per unit and in all. */
export function continuity(c: ReportContext): ReportCheck {
  // the ledger's first January has nothing before it; any other begins with what stood on 31 December
  const first = c.period.endsWith('-01') && statement(c.conn, 'SELECT 1 FROM loan_state WHERE year = ? LIMIT 1').get(Number(c.period.slice(0, 4)) - 1) === undefined;
  const before = nplByUnit(c, first ? `${c.period}-01` : lastDay(addMonths(c.period, -1)));
  const end = nplByUnit(c, c.asOf);
  const moves = nplMoves(c, first ? `${c.period}-02` : `${c.period}-01`, c.asOf);
  const bad = mismatches(c, before, moves, end);
  const all = added(moves);
  return { id: 'C2', name: '上月期末接本月', ok: bad.length === 0, detail: bad.length > 0 ? `${listed(bad)} 不符（万元）` : `上月期末 ${formatWan(total(before))}＋本月新增 ${formatWan(all.grown)}－本月减少 ${formatWan(all.reduced)}${reclassified(all)}，期末 ${formatWan(total(end))} 万元` };
}

interface Added { readonly grown: number; readonly reduced: number; readonly came: number; readonly left: number }
const added = (moves: ReadonlyMap<number, NplMoves>): Added => [...moves.values()].reduce<Added>((a, m) => ({ grown: a.grown + m.grown, reduced: a.reduced + m.reduced, came: a.came + m.came, left: a.left + m.left }), { grown: 0, reduced: 0, came: 0, left: 0 });
const reclassified = (a: Added): string => (a.came === 0 && a.left === 0 ? '' : `＋分类调入 ${formatWan(a.came)}－分类调出 ${formatWan(a.left)}`);

/** Units whose balance is not what follows from their movements; differences below a hundredth of 万元 are told in 元. */
function mismatches(c: ReportContext, before: ReadonlyMap<number, Balance>, moves: ReadonlyMap<number, NplMoves>, end: ReadonlyMap<number, Balance>): string[] {
  return unitRows(c).flatMap((u) => {
    const m = movesOf(moves, u.unitId);
    const [wanted, found] = [balanceOf(before, u.unitId).fen + m.grown + m.came + m.moved - m.reduced - m.left, balanceOf(end, u.unitId).fen];
    return wanted === found ? [] : [`${u.name}（推算 ${formatWan(wanted)}，期末 ${formatWan(found)}，差 ${formatYuan(found - wanted)} 元）`];
  });
}

/** C3 各社相加＝合计: the county counted in one piece against the sum over the units and over the classes. */
export function unitsMakeTheCounty(c: ReportContext): ReportCheck {
  const county = (statement(c.conn, `SELECT coalesce(sum(s.principal_fen), 0) AS fen FROM loan_state s JOIN class_code k ON k.class = s.class WHERE s.year = ? AND s.from_on <= ? AND s.to_on > ? AND s.book = 'on' AND k.is_npl = 1`).get(Number(c.period.slice(0, 4)), c.asOf, c.asOf) as { fen: number }).fen;
  const known = new Set(unitRows(c).map((u) => u.unitId));
  const end = nplByUnit(c, c.asOf);
  const units = [...end].filter(([id]) => known.has(id)).reduce((a, [, b]) => a + b.fen, 0);
  const outside = [...end].filter(([id]) => !known.has(id)).map(([id, b]) => `${unitName(c, id)} ${formatWan(b.fen)}`);
  return { id: 'C3', name: '各社相加＝合计', ok: county === units, detail: `各社合计 ${formatWan(units)}，全县 ${formatWan(county)} 万元${outside.length === 0 ? '' : `；不在机构表中的余额：${listed(outside)} 万元`}` };
}

const unitName = (c: ReportContext, id: number): string => (statement(c.conn, 'SELECT name FROM unit WHERE unit_id = ?').pluck().get(id) as string | undefined) ?? `机构 ${id}`;

/** C4 不良率有分母: every unit with NPL has this month's 各项贷款余额, and it is not below the NPL. */
export function ratioBases(c: ReportContext): ReportCheck {
  const end = nplByUnit(c, c.asOf);
  const all = allLoansByUnit(c, c.period);
  const missing: string[] = [];
  const below: string[] = [];
  for (const u of unitRows(c)) {
    const npl = balanceOf(end, u.unitId).fen;
    const base = all.get(u.unitId);
    if (npl > 0 && !base?.exact) missing.push(u.name);
    else if (base && base.fen < npl) below.push(u.name);
  }
  const says = [missing.length > 0 ? `${listed(missing)}本月各项贷款余额未录，暂用最近一月` : '', below.length > 0 ? `${listed(below)}各项贷款余额小于不良余额` : ''].filter(Boolean);
  return { id: 'C4', name: '不良率有分母', ok: says.length === 0, detail: says.join('；') || `${end.size} 个机构本月各项贷款余额齐全` };
}

/** C12 户数与笔数不混: borrowers never outnumber loans, and both count the same balances. */
export function classAndBorrowers(c: ReportContext): ReportCheck {
  const row = statement(c.conn, `SELECT count(*) AS loans, count(DISTINCT l.borrower_id) AS borrowers FROM loan_state s JOIN loan l ON l.loan_id = s.loan_id JOIN class_code k ON k.class = s.class WHERE s.year = ? AND s.from_on <= ? AND s.to_on > ? AND s.book = 'on' AND k.is_npl = 1`).get(Number(c.period.slice(0, 4)), c.asOf, c.asOf) as { loans: number; borrowers: number };
  const counted = [...nplByUnit(c, c.asOf).values()].reduce((a, b) => a + b.count, 0);
  return { id: 'C12', name: '户数与笔数不混', ok: row.borrowers <= row.loans && row.loans === counted, detail: `${row.loans} 笔，${row.borrowers} 户${row.loans === counted ? '' : `；余额却有 ${counted} 笔，${counted - row.loans} 笔没有对应的贷款`}` };
}
