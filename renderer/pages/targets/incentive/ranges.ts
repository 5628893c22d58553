import { lastDay, type Day, type Period } from '../../../../electron/domain/date.js';

export interface RunRange {
  readonly label: string;
  readonly from: Day;
  readonly to: Day;
}

const two = (n: number): string => String(n).padStart(2, '0');

export function quarterOf(year: number, quarter: number): RunRange {
  const last = quarter * 3;
  return { label: `${'一二三四'[quarter - 1]}季度`, from: `${year}-${two(last - 2)}-01`, to: lastDay(`${year}-${two(last)}`) };
}

/** The spans a run usually goes over: the four quarters, the half years, the year of a month. */
export function usualRanges(year: number): RunRange[] {
  return [
    ...[1, 2, 3, 4].map((q) => quarterOf(year, q)),
    { label: '上半年', from: `${year}-01-01`, to: `${year}-06-30` }, { label: '下半年', from: `${year}-07-01`, to: `${year}-12-31` }, { label: '全年', from: `${year}-01-01`, to: `${year}-12-31` },
  ];
}

/** The quarter that was last completed in a month, else the one it lies in: what is usually computed next. */
export function nextRange(period: Period): RunRange {
  const [year, month] = [Number(period.slice(0, 4)), Number(period.slice(5, 7))];
  const quarter = Math.ceil(month / 3);
  if (month % 3 === 0) return quarterOf(year, quarter);
  return quarter === 1 ? quarterOf(year, 1) : quarterOf(year, quarter - 1);
}
