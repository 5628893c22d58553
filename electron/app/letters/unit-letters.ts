import { chineseDay, lastDay, yearOf, type Day } from '../../domain/date.js';
import type { LetterKind } from '../../domain/letters/kinds.js';
import { formatWan } from '../../domain/money.js';
import type { ReportRow } from '../../domain/reporting/report-table.js';
import { statement, type Connection } from '../../data/sql.js';
import { buildReport, reportContext } from '../../reports/define-report.js';
import { monthBefore } from '../../reports/figures/compare-days.js';
import { rebound } from '../../reports/rebound.report.js';
import { latestPeriod } from '../home/latest-period.js';
import type { LetterCopy, LetterSubjects, Select } from './letter-copy.js';

/**
 * Units and their figures of the 反弹监测表, nothing computed anew: those a rule fired for (反弹, 续升, 每日关注), or those
 * named. A warning needs a rule that fired; without one the unit is left out and said. Throws what the report throws.
 */
export function unitSubjects(conn: Connection, kind: LetterKind, county: string, select: Select, today: Day): LetterSubjects {
  const period = select.period ?? latestPeriod(conn, today);
  const base = select.base ?? monthBefore(period);
  const table = buildReport(rebound, reportContext(conn, county, period, base));
  const ids = new Map((statement(conn, 'SELECT code, unit_id AS id FROM unit WHERE voided_by IS NULL').all() as { code: string; id: number }[]).map((u) => [u.code, u.id]));
  const wanted = select.unitIds === undefined ? null : new Set(select.unitIds);
  const skipped: { what: string; reason: string }[] = [];
  const rows = table.rows.filter((row) => {
    const id = ids.get(row.key);
    if (row.level !== 'row' || id === undefined || (wanted !== null && !wanted.has(id))) return false;
    if (rulesOf(row, base).length > 0 || (wanted !== null && kind !== 'warning')) return true;
    if (wanted !== null) skipped.push({ what: String(row.values['unitName']), reason: '没有触发预警规则' });
    return false;
  });
  return { count: rows.length, skipped, copies: (i) => [unitCopy(rows[i] as ReportRow, ids.get(rows[i]?.key ?? '') ?? null, { asOf: lastDay(period), base })] };
}

function rulesOf(row: ReportRow, base: Day): { 规则: string; 规则说明: string }[] {
  const wan = (key: string): string => formatWan(Number(row.values[key]));
  const rules: { 规则: string; 规则说明: string }[] = [];
  if (row.values['rebounds'] !== '') rules.push({ 规则: '反弹', 规则说明: `不良贷款余额${wan('endFen')}万元，高于年初${wan('beginFen')}万元` });
  if (row.values['stillRises'] !== '') rules.push({ 规则: '续升', 规则说明: `不良贷款余额较${chineseDay(base)}继续上升${wan('sinceFen')}万元` });
  if (row.values['watched'] !== '') rules.push({ 规则: '每日关注', 规则说明: `较年初增加${wan('yearFen')}万元，列入按日督导` });
  return rules;
}

function unitCopy(row: ReportRow, unitId: number | null, days: { readonly asOf: Day; readonly base: Day }): LetterCopy {
  const fen = (key: string): number => Number(row.values[key] ?? 0);
  const name = String(row.values['unitName']);
  const rules = rulesOf(row, days.base);
  const fired = (rule: string): boolean => rules.some((r) => r.规则 === rule);
  return {
    toName: name, toRole: '机构', copyName: '', loanId: null, partyId: null, staffId: null, unitId,
    values: {
      fields: {
        机构: name, 规则名单: rules.map((r) => `“${r.规则}”`).join('、'), 较年初比例: row.values['yearPct'] == null ? '—' : `${row.values['yearPct']}%`, 欠账名次: row.values['shortRank'] == null ? '—' : `第${row.values['shortRank']}名`,
        年初余额: fen('beginFen'), 基期余额: fen('baseFen'), 当前余额: fen('endFen'), 较年初: fen('yearFen'), 较基期: fen('sinceFen'), 任务: fen('taskFen'), 本年完成: fen('doneFen'), 欠账: fen('shortFen'), 数据日: days.asOf, 年初日: `${yearOf(days.asOf)}-01-01`, 基期日: days.base,
      },
      conditions: { 反弹: fired('反弹'), 续升: fired('续升'), 每日关注: fired('每日关注'), 有任务: row.values['taskFen'] != null },
      lists: { 规则: rules },
    },
  };
}
