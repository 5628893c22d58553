import type { FigureColumn } from './figure-table.js';

/** A ratio of the office's forms: what stands above and below the line. The word of the ratio is looked for in its whole head. */
interface KnownRatio {
  readonly ratio: RegExp;
  readonly above: RegExp;
  readonly below: RegExp;
}

/** domain.md §2: the ratios of the county's reports. The first that fits is meant. */
const KNOWN: readonly KnownRatio[] = [
  { ratio: /不良率|不良占比|不良贷款占比|不良贷款率/, above: /不良/, below: /各项贷款|贷款总额|贷款余额|全部贷款|贷款合计/ },
  { ratio: /覆盖率/, above: /准备|拨备/, below: /不良/ },
  { ratio: /结案率/, above: /结案/, below: /起诉|立案|受理/ },
  { ratio: /完成率|完成比例|完成进度|完成%|任务进度|清收进度/, above: /完成|清收|收回|累计|认定|压降|小计/, below: /任务|计划|目标/ },
  { ratio: /清收率|收回率|回收率|清收比例/, above: /收回|清收|回收/, below: /应收|应清收|标的|本息|起诉|总额|余额|本金/ },
  { ratio: /增减%|增幅|增长率|增减率|降幅|升降%/, above: /增减|增长|压降|变动|升降/, below: /年初|上年|上月|上期|期初/ },
];

/** Words that place a figure in time: numerator and denominator of a ratio stand at the time the ratio speaks of. */
const TIMES: readonly RegExp[] = [/年初|上年末|期初/, /期末|月末|本期末/, /上月/, /本月/, /本年|累计/];

/** A change is no base, except of a rate of growth. */
const CHANGE = /增减|较年初|比年初|比上月|较上月|变动|±/;

const headOf = (c: FigureColumn): string => c.names.join('');

/** Whether the words say that `above ÷ below` is the ratio: 2 they do, with the time agreeing; 1 they do; 0 they say nothing. */
export function wordsFit(ratio: FigureColumn, above: FigureColumn, below: FigureColumn): 0 | 1 | 2 {
  const known = KNOWN.find((k) => k.ratio.test(headOf(ratio)));
  if (!known || !known.above.test(headOf(above)) || !known.below.test(headOf(below)) || known.below.test(headOf(above)) || (known.ratio.source.startsWith('不良') && /不良/.test(headOf(below)))) return 0;
  if (!known.above.test('增减') && (CHANGE.test(headOf(above)) || CHANGE.test(headOf(below)))) return 0;
  const time = TIMES.find((t) => t.test(headOf(ratio)));
  return time !== undefined && time.test(headOf(above)) && time.test(headOf(below)) ? 2 : 1;
}
