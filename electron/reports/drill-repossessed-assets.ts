import { chineseDay, type Day } from '../domain/date.js';
import type { ReportColumn } from '../domain/reporting/report-table.js';
import type { Drill, ReportContext } from './define-report.js';
import { listed, oneByOne } from './drill/listed.js';
import { assetFigures, type AssetFigure } from './figures/asset-figures.js';
import { unitRows } from './figures/unit-figures.js';
import { unitsOfRow } from './unit-groups.js';

interface AssetCell {
  readonly title: string;
  /** Heading of the amount beside the assets. */
  readonly amount: string;
  readonly keep: (a: AssetFigure, asOf: Day) => boolean;
  readonly of: (a: AssetFigure) => number;
}

const BOOK = '账面价值';
const yearsBefore = (day: Day, years: number): string => `${Number(day.slice(0, 4)) - years}${day.slice(4)}`;
const held = (a: AssetFigure): boolean => a.ends === 1;
const late = (a: AssetFigure, asOf: Day): boolean => held(a) && a.disposeByOn < asOf;
const disposed = (a: AssetFigure): number => a.soldFen + a.leasedFen + a.otherFen + a.lostFen;

const begin = { title: '年初抵债资产', amount: BOOK, of: (a: AssetFigure) => a.beginFen };
const received = { title: '本年接收抵债资产', amount: BOOK, of: (a: AssetFigure) => a.receivedFen };
const gone = (title: string, of: (a: AssetFigure) => number): AssetCell => ({ title, amount: '处置账面价值', keep: (a) => of(a) !== 0, of });
const end = { title: '期末抵债资产', amount: BOOK, keep: held, of: (a: AssetFigure) => a.endFen };
const overdue = { title: '超期未处置的抵债资产', amount: BOOK, keep: late, of: (a: AssetFigure) => a.endFen };
/** Held `from` to `to` years, both text days compare as days: exactly a year ago is within the year. */
const aged = (title: string, from: number, to: number): AssetCell => ({ ...end, title: `账龄${title}的抵债资产`, keep: (a, asOf) => held(a) && (from === 0 || a.receivedOn < yearsBefore(asOf, from)) && a.receivedOn >= yearsBefore(asOf, to) });

/** Every figure of the table as the assets behind it: their number, or the sum of an amount. */
export const ASSET_CELLS: Readonly<Record<string, AssetCell>> = {
  beginCount: { ...begin, keep: (a) => a.begins === 1 }, beginFen: { ...begin, keep: (a) => a.beginFen !== 0 },
  receivedCount: { ...received, keep: (a) => a.received === 1 }, receivedFen: { ...received, keep: (a) => a.receivedFen !== 0 }, paidFen: { title: '本年抵债金额', amount: '抵债金额', keep: (a) => a.paidFen !== 0, of: (a) => a.paidFen },
  goneCount: { title: '本年处置完的抵债资产', amount: '处置账面价值', keep: (a) => a.gone === 1, of: disposed },
  soldFen: gone('本年出售', (a) => a.soldFen), leasedFen: gone('本年出租', (a) => a.leasedFen), otherFen: gone('本年其他处置', (a) => a.otherFen), lostFen: gone('本年处置损失', (a) => a.lostFen), disposedFen: gone('本年处置', disposed),
  endCount: end, endFen: end, cashFen: { title: '本年变现收入', amount: '变现收入', keep: (a) => a.cashFen !== 0, of: (a) => a.cashFen },
  age1Fen: aged('1年以内', 0, 1), age2Fen: aged('1–2年', 1, 2), age3Fen: aged('2–3年', 2, 3), age4Fen: aged('3年以上', 3, 200),
  lateCount: overdue, lateFen: overdue,
};

const columns = (amount: string): ReportColumn[] => [
  { key: 'unit', titles: ['机构'], kind: 'text', mm: 24 }, { key: 'assetNo', titles: ['资产编号'], kind: 'text', mm: 26 }, { key: 'name', titles: ['资产名称'], kind: 'text', mm: 40 },
  { key: 'receivedOn', titles: ['接收日'], kind: 'day', mm: 22 }, { key: 'disposeByOn', titles: ['处置期限'], kind: 'day', mm: 22 }, { key: 'amountFen', titles: [amount], kind: 'money', mm: 26 },
];

/** The assets behind a cell; `row` is a row of a table of units. */
export function drillAssets(c: ReportContext, row: string, column: string): Drill | null {
  const cell = ASSET_CELLS[column];
  if (!cell) return null;
  const units = unitsOfRow(unitRows(c), row);
  const assets = assetFigures(c).filter((a) => (units === null || units.has(a.unitId)) && cell.keep(a, c.asOf));
  return listed({ title: cell.title, explains: `抵债资产登记簿截至${chineseDay(c.asOf)}，逐件。`, columns: columns(cell.amount), lines: assets, fenOf: cell.of, rowsOf: oneByOne((a) => ({ key: a.assetNo, values: { unit: a.unitName, assetNo: a.assetNo, name: a.name, receivedOn: a.receivedOn, disposeByOn: a.disposeByOn, amountFen: cell.of(a) } })) });
}
