import { MEASURES } from '../domain/codes.js';
import { formatWan, sumFen } from '../domain/money.js';
import { ratioPct } from '../domain/rate.js';
import type { ReportCheck, ReportRow, ReportValue } from '../domain/reporting/report-table.js';
import { rowBars } from './charts/row-bars.js';
import { personsMakeReceipts } from './checks/money-checks.js';
import { counted, money, percent, SEQ } from './columns.js';
import { defineReport, type ReportContext } from './define-report.js';
import { drillByMeasure } from './drill-by-measure.js';
import { measureFigures, type MeasureFigure } from './figures/measure-figures.js';
import { requireYear } from './figures/opened-year.js';
import { flowsByUnit, sumFlows } from './figures/unit-figures.js';
import { ROUNDED_ONCE } from './notes.js';

/** Receipts without a measure: a row of its own, as on the 首页. */
export const UNNAMED = '未注明';

/** 按措施清收统计表 (D4-01): what each of the county's eleven measures brought, by form. */
export const byMeasure = defineReport({
  id: 'by-measure',
  title: '按措施清收统计表',
  about: '十一项清收措施各收回多少：现金、抵债、笔数、占比',
  params: ['period'],
  unit: '万元',
  paper: { size: 'A4', landscape: true },
  columns: [
    SEQ, { key: 'measure', titles: ['清收措施'], kind: 'text', mm: 26 },
    money('cashMonthFen', ['本月清收', '现金'], 'entries', 24), money('inKindMonthFen', ['本月清收', '以物抵债'], 'entries', 24), money('recoveredMonthFen', ['本月清收', '小计'], 'entries', 24), counted('monthCount', ['本月清收', '收回笔数'], 'entries', 18),
    money('cashYtdFen', ['本年累计清收', '现金'], 'entries', 24), money('inKindYtdFen', ['本年累计清收', '以物抵债'], 'entries', 24), money('recoveredYtdFen', ['本年累计清收', '小计'], 'entries', 24), counted('ytdCount', ['本年累计清收', '收回笔数'], 'entries', 18), percent('sharePct', ['本年累计清收', '占比(%)'], 18),
  ],
  notes: [
    '清收＝现金收回＋以物抵债，含本金和利息，含表外各账本的收回，与月报表“清收”同一口径；转据措施只列收到的现金，转据上调的本金不计入清收。',
    '收回笔数为登记的收回，红字冲正的不计；期初带入按每笔贷款、每种形式一笔计。占比＝本措施本年累计小计÷合计。',
    ROUNDED_ONCE,
  ],
  signatures: ['制表', '复核', '负责人'],
  rows: buildRows,
  checks: (c) => [measuresMakeTheReport(c), personsMakeReceipts(c)],
  drill: drillByMeasure,
  charts: (c) => [rowBars(buildRows(c).rows, { title: '各项措施本年清收', label: 'measure', value: 'recoveredYtdFen', values: 'money', note: '现金收回＋以物抵债，含本金和利息。' })],
});

const NONE: Omit<MeasureFigure, 'measure'> = { cashMonthFen: 0, inKindMonthFen: 0, monthCount: 0, cashYtdFen: 0, inKindYtdFen: 0, ytdCount: 0 };

function buildRows(c: ReportContext): { rows: ReportRow[]; total: Record<string, ReportValue> } {
  requireYear(c);
  const found = measureFigures(c);
  const whole = sumFen(found.map((f) => f.cashYtdFen + f.inKindYtdFen));
  const known = new Map(found.map((f) => [f.measure, f]));
  const listed = [...MEASURES.map((m) => ({ key: m.code as string, name: m.name })), ...(known.has('') ? [{ key: 'none', name: UNNAMED }] : [])];
  const rows = listed.map(({ key, name }, i): ReportRow => ({ key, level: 'row', values: { seq: i + 1, measure: name, ...valuesOf([known.get(key === 'none' ? '' : key) ?? { measure: key, ...NONE }], whole) } }));
  return { rows, total: { seq: null, measure: '合计', ...valuesOf(found, whole) } };
}

function valuesOf(figures: readonly MeasureFigure[], whole: number): Record<string, ReportValue> {
  const sum = (key: keyof typeof NONE): number => sumFen(figures.map((f) => f[key]));
  const [cashMonthFen, inKindMonthFen, cashYtdFen, inKindYtdFen] = [sum('cashMonthFen'), sum('inKindMonthFen'), sum('cashYtdFen'), sum('inKindYtdFen')];
  return {
    cashMonthFen, inKindMonthFen, recoveredMonthFen: cashMonthFen + inKindMonthFen, monthCount: sum('monthCount'),
    cashYtdFen, inKindYtdFen, recoveredYtdFen: cashYtdFen + inKindYtdFen, ytdCount: sum('ytdCount'), sharePct: ratioPct(cashYtdFen + inKindYtdFen, whole),
  };
}

/** C3 the measures add up to the 清收 of the monthly report. */
function measuresMakeTheReport(c: ReportContext): ReportCheck {
  const flows = sumFlows(flowsByUnit(c, `${c.period.slice(0, 4)}-01`, c.period).values());
  const figures = measureFigures(c);
  const [cash, inKind] = [sumFen(figures.map((f) => f.cashYtdFen)), sumFen(figures.map((f) => f.inKindYtdFen))];
  return { id: 'C3', name: '各措施相加＝月报表清收', ok: cash === flows.cash && inKind === flows.inKind, detail: `各措施现金 ${formatWan(cash)}、抵债 ${formatWan(inKind)}；月报表现金 ${formatWan(flows.cash)}、抵债 ${formatWan(flows.inKind)} 万元` };
}
