import type { HomeSummary } from '../../contract/home.js';
import { MEASURES, nameOf } from '../../domain/codes.js';
import { addDays, addMonths, lastDay } from '../../domain/date.js';
import { pointsBetween, ratioPct } from '../../domain/rate.js';
import { completionPct } from '../../domain/target/completion.js';
import { timeProgressPct } from '../../domain/target/time-progress.js';
import { statement, type Connection } from '../../data/sql.js';
import { allChecks } from '../../reports/checks/all-checks.js';
import { reportContext, type ReportContext } from '../../reports/define-report.js';
import { allLoansByUnit, flowsByUnit, nplByUnit, sumFlows, tasksByUnit, unitRows } from '../../reports/figures/unit-figures.js';
import { dutiesUntil } from './duties.js';
import { publicFigures } from './public-figures.js';
import { rankedUnits } from './ranked-units.js';

const DUTY_DAYS = 30;

/** 首页: where the county stands against 年初, last month and the task; every figure comes from the same queries as the reports. */
export function homeSummary(conn: Connection, county: string, period: string): HomeSummary {
  const c = reportContext(conn, county, period);
  const year = Number(period.slice(0, 4));
  const before = period.endsWith('-01') ? `${year}-01-01` : lastDay(addMonths(period, -1));
  const begin = total(nplByUnit(c, `${year}-01-01`));
  const last = total(nplByUnit(c, before));
  const end = nplByUnit(c, c.asOf);
  const all = { begin: total(allLoansByUnit(c, `${year - 1}-12`)), last: total(allLoansByUnit(c, addMonths(period, -1))), end: total(allLoansByUnit(c, period)) };
  const ytd = sumFlows(flowsByUnit(c, `${year}-01`, period).values());
  const month = sumFlows(flowsByUnit(c, period, period).values());
  const task = [...tasksByUnit(c, year).values()].reduce((a, b) => a + b, 0);
  const npl = total(end);
  const recovered = ytd.cash + ytd.inKind;
  return {
    period, asOf: c.asOf, empty: (statement(conn, 'SELECT count(*) AS n FROM loan').get() as { n: number }).n === 0,
    nplFen: npl, nplBeginFen: begin, nplLastMonthFen: last, nplLoans: [...end.values()].reduce((a, b) => a + b.count, 0),
    nplRatioPct: ratioPct(npl, all.end), nplRatioBeginPct: ratioPct(begin, all.begin), nplRatioChangePct: pointsBetween(npl, all.end, begin, all.begin), nplRatioMonthChangePct: pointsBetween(npl, all.end, last, all.last),
    recoveredFen: recovered, cashFen: ytd.cash, inKindFen: ytd.inKind, taskFen: task, completionPct: completionPct(recovered, task), timeProgressPct: timeProgressPct(c.asOf),
    newFen: ytd.grown, newMonthFen: month.grown, ...publicFigures(conn, c.asOf),
    months: monthsOf(c), measures: measuresOf(c), units: rankedUnits(c), checks: allChecks(c).map(({ id, name, ok, detail }) => ({ id, name, ok, detail })), progress: progressOf(c), duties: dutiesUntil(conn, period, c.asOf, addDays(c.asOf, DUTY_DAYS)).slice(0, 20),
  };
}

const total = (map: ReadonlyMap<number, { readonly fen: number }>): number => [...map.values()].reduce((a, b) => a + b.fen, 0);

function monthsOf(c: ReportContext): HomeSummary['months'] {
  const rows = statement(c.conn, `SELECT period, coalesce(sum(CASE WHEN form = 'cash' THEN principal_fen + on_fen + off_fen END), 0) AS cashFen, coalesce(sum(CASE WHEN form = 'in_kind' THEN principal_fen + on_fen + off_fen END), 0) AS inKindFen FROM entry WHERE period BETWEEN ? AND ? GROUP BY period`).all(`${c.period.slice(0, 4)}-01`, c.period) as HomeSummary['months'];
  const known = new Map(rows.map((r) => [r.period, r]));
  return Array.from({ length: Number(c.period.slice(5)) }, (_, i) => {
    const period = `${c.period.slice(0, 4)}-${String(i + 1).padStart(2, '0')}`;
    return known.get(period) ?? { period, cashFen: 0, inKindFen: 0 };
  });
}

function measuresOf(c: ReportContext): HomeSummary['measures'] {
  const rows = statement(c.conn, `SELECT coalesce(measure, '') AS measure, sum(principal_fen + on_fen + off_fen) AS amountFen FROM entry WHERE form IN ('cash','in_kind') AND period BETWEEN ? AND ? GROUP BY measure`).all(`${c.period.slice(0, 4)}-01`, c.period) as { measure: string; amountFen: number }[];
  const known = new Map(rows.map((r) => [r.measure, r.amountFen]));
  const list = MEASURES.map((m) => ({ measure: nameOf(MEASURES, m.code), amountFen: known.get(m.code) ?? 0 }));
  const unnamed = known.get('') ?? 0;
  return [...(unnamed === 0 ? list : [...list, { measure: '未注明', amountFen: unnamed }])].sort((a, b) => b.amountFen - a.amountFen);
}

function progressOf(c: ReportContext): HomeSummary['progress'] {
  const units = unitRows(c).filter((u) => u.kind !== 'office');
  const imported = statement(c.conn, `SELECT count(DISTINCT unit_id) AS n FROM loan WHERE status = 'live'`).get() as { n: number };
  const totals = statement(c.conn, 'SELECT count(*) AS n FROM unit_total t JOIN unit u ON u.unit_id = t.unit_id WHERE t.voided_by IS NULL AND t.period = ? AND u.kind <> ?').get(c.period, 'office') as { n: number };
  return { unitsImported: imported.n, units: units.length, unitsWithTotals: totals.n };
}
