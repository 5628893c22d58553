import type { HomeSummary } from '../../../electron/contract/home.js';

/** A figure of the county that an import may move. */
export interface Figure {
  readonly name: string;
  readonly kind: 'money' | 'count';
  /** 分, or a number of loans. */
  readonly value: number;
  readonly riseIs: 'bad' | 'good' | 'neutral';
}

/** The figures shown before and after, as the product itself computes them for 首页. */
export const figuresOf = (s: HomeSummary): readonly Figure[] => [
  { name: '表内不良笔数', kind: 'count', value: s.nplLoans, riseIs: 'bad' },
  { name: '年初不良余额', kind: 'money', value: s.nplBeginFen, riseIs: 'neutral' },
  { name: '本年新增不良', kind: 'money', value: s.newFen, riseIs: 'bad' },
  { name: '本年清收', kind: 'money', value: s.recoveredFen, riseIs: 'good' },
  { name: '其中现金', kind: 'money', value: s.cashFen, riseIs: 'good' },
  { name: '其中抵债', kind: 'money', value: s.inKindFen, riseIs: 'good' },
  { name: '期末不良余额', kind: 'money', value: s.nplFen, riseIs: 'bad' },
];

export interface FigureChange extends Figure {
  readonly before: number;
}

/** Both sides by name; empty while one of them is not known. */
export function changesOf(before: readonly Figure[] | undefined, after: readonly Figure[] | undefined): readonly FigureChange[] {
  if (!before || !after) return [];
  return after.flatMap((a) => {
    const b = before.find((x) => x.name === a.name);
    return b ? [{ ...a, before: b.value }] : [];
  });
}
