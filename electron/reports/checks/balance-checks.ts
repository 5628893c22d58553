import { addMonths, lastDay } from '../../domain/date.js';
import { formatWan } from '../../domain/money.js';
import type { ReportCheck } from '../../domain/reporting/report-table.js';
import { statement } from '../../data/sql.js';
import type { ReportContext } from '../define-report.js';
import { allLoansByUnit, balanceOf, flowOf, flowsByUnit, nplByUnit, sumFlows, unitRows } from '../figures/unit-figures.js';

const total = (map: Map<number, { fen: number }>): number => [...map.values()].reduce((a, b) => a + b.fen, 0);
const listed = (names: readonly string[]): string => (names.length > 6 ? `${names.slice(0, 6).join('、')}等 ${names.length} 处` : names.join('、'));

/** C1 年初＋新增－减少＝期末, on principal, per unit and in all. */
export function rollForward(c: ReportContext): ReportCheck {
  const year = c.period.slice(0, 4);
  const begin = nplByUnit(c, `${year}-01-01`);
  const end = nplByUnit(c, c.asOf);
  const ytd = flowsByUnit(c, `${year}-01`, c.period);
  const bad: string[] = [];
  for (const u of unitRows(c)) {
    const flow = flowOf(ytd, u.unitId);
    const computed = balanceOf(begin, u.unitId).fen + flow.grown - flow.reducedPrincipal + reclassified(c, u.unitId);
    if (computed !== balanceOf(end, u.unitId).fen) bad.push(`${u.name}（推算 ${formatWan(computed)}，期末 ${formatWan(balanceOf(end, u.unitId).fen)}）`);
  }
  const all = sumFlows(ytd.values());
  return { id: 'C1', name: '年初＋新增－减少＝期末', ok: bad.length === 0, detail: bad.length > 0 ? `${listed(bad)} 不符（万元）` : `${formatWan(total(begin))}＋${formatWan(all.grown)}－${formatWan(all.reducedPrincipal)}＝${formatWan(total(end))} 万元（本金）` };
}

/** Loans that came into or left the NPL classes by reclassification alone since the year's start. */
function reclassified(c: ReportContext, unitId: number): number {
  return (statement(c.conn, `SELECT coalesce(sum((t.is_npl - f.is_npl) * s.principal_fen), 0) AS fen FROM class_event e JOIN class_code f ON f.class = e.from_class JOIN class_code t ON t.class = e.to_class JOIN loan_state s ON s.loan_id = e.loan_id AND s.from_on <= e.on_date AND s.to_on > e.on_date WHERE e.voided_by IS NULL AND e.on_date BETWEEN ? AND ? AND s.unit_id = ? AND s.book = 'on'`).get(`${c.period.slice(0, 4)}-01-02`, c.asOf, unitId) as { fen: number }).fen;
}

/** C2 上月期末接本月: last month's end plus this month's movements is this month's end. */
export function continuity(c: ReportContext): ReportCheck {
  const before = c.period.endsWith('-01') ? nplByUnit(c, `${c.period}-01`) : nplByUnit(c, lastDay(addMonths(c.period, -1)));
  const end = nplByUnit(c, c.asOf);
  const month = flowsByUnit(c, c.period, c.period);
  const moved = sumFlows(month.values());
  const classes = c.period.endsWith('-01') ? 0 : (statement(c.conn, `SELECT coalesce(sum((t.is_npl - f.is_npl) * s.principal_fen), 0) AS fen FROM class_event e JOIN class_code f ON f.class = e.from_class JOIN class_code t ON t.class = e.to_class JOIN loan_state s ON s.loan_id = e.loan_id AND s.from_on <= e.on_date AND s.to_on > e.on_date WHERE e.voided_by IS NULL AND substr(e.on_date,1,7) = ? AND s.book = 'on'`).get(c.period) as { fen: number }).fen;
  const computed = total(before) + moved.grown - moved.reducedPrincipal + classes;
  return { id: 'C2', name: '上月期末接本月', ok: computed === total(end), detail: `上月期末 ${formatWan(total(before))}＋本月新增 ${formatWan(moved.grown)}－本月减少 ${formatWan(moved.reducedPrincipal)}，期末 ${formatWan(total(end))} 万元` };
}

/** C3 各社相加＝合计: the county counted in one piece against the sum over the units and over the classes. */
export function unitsMakeTheCounty(c: ReportContext): ReportCheck {
  const county = (statement(c.conn, `SELECT coalesce(sum(s.principal_fen), 0) AS fen FROM loan_state s JOIN class_code k ON k.class = s.class WHERE s.year = ? AND s.from_on <= ? AND s.to_on > ? AND s.book = 'on' AND k.is_npl = 1`).get(Number(c.period.slice(0, 4)), c.asOf, c.asOf) as { fen: number }).fen;
  const known = new Set(unitRows(c).map((u) => u.unitId));
  const end = nplByUnit(c, c.asOf);
  const units = [...end].filter(([id]) => known.has(id)).reduce((a, [, b]) => a + b.fen, 0);
  return { id: 'C3', name: '各社相加＝合计', ok: county === units, detail: `各社合计 ${formatWan(units)}，全县 ${formatWan(county)} 万元` };
}

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
  return { id: 'C12', name: '户数与笔数不混', ok: row.borrowers <= row.loans && row.loans === counted, detail: `${row.loans} 笔，${row.borrowers} 户` };
}
