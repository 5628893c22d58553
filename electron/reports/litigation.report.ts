import { sumFen } from '../domain/money.js';
import { ratioPct } from '../domain/rate.js';
import type { ReportValue } from '../domain/reporting/report-table.js';
import { suitsWithinClaims } from './checks/money-checks.js';
import { counted, money, percent } from './columns.js';
import { defineReport } from './define-report.js';
import { drillLitigation } from './drill-litigation.js';
import { requireYear } from './figures/opened-year.js';
import { hasPaid, isClosed, partiesOf, suitFigures, type SuitFigure } from './figures/suit-figures.js';
import { groupColumns, groupedRows } from './grouped-rows.js';
import { ROUNDED_ONCE } from './notes.js';

/** 诉讼清收统计表 (D4-18, D3-09, domain.md §2.2 no. 7): by batch and unit; every rate names its base. */
export const litigation = defineReport({
  id: 'litigation',
  title: '诉讼清收统计表',
  about: '各批次起诉、结案、收回；清收率按户数、按本金、按本息分列',
  params: ['period'],
  unit: '万元',
  paper: { size: 'A4', landscape: true },
  columns: [
    ...groupColumns('批次', 15),
    counted('filed', ['起诉', '户数'], 'parties', 12), money('claimPrincipalFen', ['起诉', '本金'], 'suits'), money('claimInterestFen', ['起诉', '利息'], 'suits'), money('claimFen', ['起诉', '本息合计'], 'suits'),
    counted('closed', ['结案', '户数'], 'parties', 12), percent('closedPct', ['结案', '结案率(%)'], 16),
    counted('paid', ['收回', '户数'], 'parties', 12), money('gotPrincipalFen', ['收回', '本金'], 'entries'), money('gotInterestFen', ['收回', '利息'], 'entries'), money('gotFen', ['收回', '本息合计'], 'entries'),
    percent('rateByPartiesPct', ['清收率(%)', '按户数'], 16), percent('rateByPrincipalPct', ['清收率(%)', '按本金'], 16), percent('ratePct', ['清收率(%)', '按本息'], 16), counted('open', ['未结户数'], 'parties', 12),
  ],
  notes: [
    '均截至本表日期，收回为立案之日起登记的现金和以物抵债。清收率按户数、按本金、按本息分别为收回数÷同一口径的起诉数，引用须写明口径。',
    '同一借款人在一批中有几件的计一户，全部结案才算结案；在几批中起诉的，合计只计一户。同一笔贷款再次起诉的，收回计入最近一次。',
    '原始材料写作“本息20万元、利息6万元”一类口径不明的，按本金20万元、利息6万元登记。',
    ROUNDED_ONCE,
  ],
  signatures: ['制表', '复核', '负责人'],
  rows: (c) => {
    requireYear(c);
    return groupedRows(suitFigures(c), (batch) => (batch === '0' ? '未分批' : `第${batch}批`), valuesOf);
  },
  checks: (c) => [suitsWithinClaims(c)],
  drill: drillLitigation,
});

function valuesOf(suits: readonly SuitFigure[]): Record<string, ReportValue> {
  const sum = (of: (s: SuitFigure) => number): number => sumFen(suits.map(of));
  const parties = partiesOf(suits);
  const [filed, closed, paid] = [parties.length, parties.filter(isClosed).length, parties.filter(hasPaid).length];
  const [claimPrincipalFen, claimInterestFen, gotPrincipalFen, gotInterestFen] = [sum((s) => s.claimPrincipalFen), sum((s) => s.claimInterestFen), sum((s) => s.gotPrincipalFen), sum((s) => s.gotInterestFen)];
  const [claimFen, gotFen] = [claimPrincipalFen + claimInterestFen, gotPrincipalFen + gotInterestFen];
  return {
    filed, claimPrincipalFen, claimInterestFen, claimFen, closed, closedPct: ratioPct(closed, filed), paid, gotPrincipalFen, gotInterestFen, gotFen,
    rateByPartiesPct: ratioPct(paid, filed), rateByPrincipalPct: ratioPct(gotPrincipalFen, claimPrincipalFen), ratePct: ratioPct(gotFen, claimFen), open: filed - closed,
  };
}
