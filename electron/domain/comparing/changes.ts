import type { Kinds } from './column-kinds.js';
import type { FigureColumn, FigureRow, FigureTable } from './figure-table.js';

/** How a balance or a ratio moved against one earlier time, as far as the sheet tells. */
export interface ChangeColumns {
  /** 年初, 上月 … */
  readonly since: string;
  readonly before: FigureColumn | null;
  readonly after: FigureColumn | null;
  readonly change: FigureColumn | null;
}

/** Both figures, or the change alone. */
export interface Change {
  readonly since: string;
  readonly before: bigint | null;
  readonly after: bigint | null;
  /** after − before: what is shown, else computed. */
  readonly by: bigint;
  readonly column: FigureColumn;
}

const EARLIER: readonly (readonly [string, RegExp])[] = [['年初', /年初|上年末|上年底|去年末|去年底|期初/], ['上月', /上月|月初/], ['上期', /上期|上季|上旬|上次/], ['去年同期', /同期/]];
const NOW = /期末|月末|本月|本期|本季|当前|目前|现有|现在|截至|报告期|月底/;
const CHANGE = /增减|变动|升降|±|百分点|[较比](?:年初|上年|上月|上期|同期)/;
const NOT_A_BALANCE = /清收|收回|处置|任务|新增|核销|转据|现金|抵债|利息|各项贷款|正常|关注|笔|户|件|人/;

const headOf = (c: FigureColumn): string => c.titles.join('／').replace(/\s+/g, '');

/** Columns that tell how the NPL balance, or the NPL ratio, moved. */
export function changesIn(table: FigureTable, kinds: Kinds, what: 'balance' | 'ratio'): ChangeColumns[] {
  const fitting = table.columns.filter((c) => {
    const kind = kinds.of(c.column);
    if (what === 'ratio') return (kind === 'ratio' || kind === 'points') && /不良率|不良占比|不良贷款占比|不良贷款率|占比/.test(headOf(c));
    return kind === 'amount' && !NOT_A_BALANCE.test(headOf(c)) && /不良|余额|增减|较年初|比年初/.test(headOf(c));
  });
  const named = fitting.filter((c) => headOf(c).includes('不良'));
  const columns = named.length > 0 ? named : fitting;
  const changes = columns.filter((c) => kinds.of(c.column) === 'points' || CHANGE.test(headOf(c)));
  const levels = columns.filter((c) => !changes.includes(c));
  const after = levels.find((c) => NOW.test(headOf(c))) ?? levels.find((c) => EARLIER.every(([, words]) => !words.test(headOf(c)))) ?? null;
  return EARLIER.flatMap(([since, words], i): ChangeColumns[] => {
    const before = levels.find((c) => c !== after && words.test(headOf(c))) ?? null;
    const change = changes.find((c) => words.test(headOf(c))) ?? (i === 0 ? (changes.find((c) => EARLIER.every(([, w]) => !w.test(headOf(c)))) ?? null) : null);
    return change || (before && after) ? [{ since, before, after, change }] : [];
  });
}

export function changeOf(row: FigureRow, { since, before, after, change }: ChangeColumns): Change | null {
  const at = (c: FigureColumn | null): bigint | null => (c ? (row.figures.get(c.column)?.value ?? null) : null);
  const [from, to, by] = [at(before), at(after), at(change)];
  const column = after && to !== null ? after : change;
  if (!column || (by === null && (from === null || to === null))) return null;
  return { since, before: from, after: to, by: from !== null && to !== null ? to - from : (by ?? 0n), column };
}
