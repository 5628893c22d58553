import { sumFen } from '../domain/money.js';
import type { ReportValue } from '../domain/reporting/report-table.js';
import { assetDisposals, assetEntries } from './checks/money-checks.js';
import { counted, money, SEQ, UNIT } from './columns.js';
import { defineReport, type ReportContext } from './define-report.js';
import { ASSET_CELLS, drillAssets } from './drill-repossessed-assets.js';
import { assetFigures, type AssetFigure } from './figures/asset-figures.js';
import { requireYear } from './figures/opened-year.js';
import { unitRows } from './figures/unit-figures.js';
import { ROUNDED_ONCE } from './notes.js';
import { unitTable, type UnitTableRows } from './unit-table.js';

const AGE = '期末账面价值按账龄';

/** 抵债资产统计表 (D4-20, domain.md §2.2 no. 5): 年初＋接收－处置＝期末 on book value, ageing and what is overdue for disposal. */
export const repossessedAssets = defineReport({
  id: 'repossessed-assets',
  title: '抵债资产统计表',
  about: '各机构抵债资产的年初、接收、处置、期末，变现收入、账龄和超期未处置',
  params: ['period'],
  unit: '万元',
  paper: { size: 'A4', landscape: true },
  columns: [
    SEQ, UNIT, counted('beginCount', ['年初', '件数'], 'assets', 9), money('beginFen', ['年初', '账面价值'], 'assets', 14),
    counted('receivedCount', ['本年接收', '件数'], 'assets', 9), money('receivedFen', ['本年接收', '账面价值'], 'assets', 14), money('paidFen', ['本年接收', '抵债金额'], 'assets', 14),
    counted('goneCount', ['本年处置', '件数'], 'assets', 9), money('soldFen', ['本年处置', '出售'], 'assets', 13), money('leasedFen', ['本年处置', '出租'], 'assets', 12), money('otherFen', ['本年处置', '其他'], 'assets', 12), money('lostFen', ['本年处置', '损失'], 'assets', 12), money('disposedFen', ['本年处置', '合计'], 'assets', 13),
    counted('endCount', ['期末', '件数'], 'assets', 9), money('endFen', ['期末', '账面价值'], 'assets', 14), money('cashFen', ['变现收入'], 'assets', 13),
    money('age1Fen', [AGE, '1年以内'], 'assets', 14), money('age2Fen', [AGE, '1–2年'], 'assets', 12), money('age3Fen', [AGE, '2–3年'], 'assets', 12), money('age4Fen', [AGE, '3年以上'], 'assets', 14),
    counted('lateCount', ['超期未处置', '件数'], 'assets', 10), money('lateFen', ['超期未处置', '账面价值'], 'assets', 13),
  ],
  notes: [
    '账面价值＝冲减的贷款本金＋表内利息；抵债金额为冲减的本息（计入清收），另含表外利息，待退款不计。年初＋本年接收－本年处置＝期末。',
    '处置各栏为账面价值，变现收入为处置和出租收到的现金，不再计入清收。分次处置的，账面价值处置完为止算一件。',
    '账龄自接收日起算，满一年当日计入1年以内；超期为过了规定处置期限仍未处置完。没有抵债资产的机构不列。',
    ROUNDED_ONCE,
  ],
  signatures: ['制表', '复核', '负责人'],
  rows: buildRows,
  checks: (c) => [assetEntries(c), assetDisposals(c)],
  drill: drillAssets,
});

function buildRows(c: ReportContext): UnitTableRows {
  requireYear(c);
  const assets = assetFigures(c);
  return unitTable(unitRows(c).filter((u) => assets.some((a) => a.unitId === u.unitId)), (whose) => valuesOf(c, assets.filter((a) => whose(a.unitId))));
}

function valuesOf(c: ReportContext, assets: readonly AssetFigure[]): Record<string, ReportValue> {
  return Object.fromEntries(Object.entries(ASSET_CELLS).map(([key, cell]) => {
    const behind = assets.filter((a) => cell.keep(a, c.asOf));
    return [key, key.endsWith('Count') ? behind.length : sumFen(behind.map(cell.of))];
  }));
}
