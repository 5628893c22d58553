import type { InputOf, OutputOf } from '../../../../electron/contract/api.js';
import { exactWan, formatWan, parseAmount } from '../../../../electron/domain/money.js';

export type Totals = OutputOf<'unitTotals.list'>;
/** Cells as typed, by `unit month`. */
export type Typed = Readonly<Record<string, string>>;
type Cell = InputOf<'unitTotals.set'>['cells'][number];

export const cellKey = (unitId: number, period: string): string => `${unitId} ${period}`;

/** 分 of a cell in 万元: null for an empty one, undefined when it cannot be read. */
export function cellFen(text: string): number | null | undefined {
  if (text.trim() === '') return null;
  const fen = parseAmount(text, '万元');
  return fen === null || fen < 0 ? undefined : fen;
}

/** A stored figure as it stands in its cell: every 分 of it where two decimals would lose some. */
export const shownWan = (fen: number | null): string => (fen === null ? '' : fen % 10_000 === 0 ? formatWan(fen) : exactWan(fen));

/** The cells that differ from what is stored. */
export function changesOf(totals: Totals, typed: Typed): readonly Cell[] {
  return totals.units.flatMap((u) => totals.months.flatMap((m, i): Cell[] => {
    const text = typed[cellKey(u.unitId, m.period)];
    const fen = text === undefined ? undefined : cellFen(text);
    return fen === undefined || fen === (u.values[i] ?? null) ? [] : [{ unitId: u.unitId, period: m.period, allFen: fen }];
  }));
}

/** The first cell that cannot be read, as a sentence. */
export function unreadable(totals: Totals, typed: Typed): string {
  for (const u of totals.units) {
    for (const m of totals.months) {
      const text = typed[cellKey(u.unitId, m.period)];
      if (text !== undefined && cellFen(text) === undefined) return `${u.unit} ${m.period} 的“${text}”不能识别`;
    }
  }
  return '';
}

/**
 * A block copied in a spreadsheet, laid over the table from a cell on: lines are units, tabs are months. Closed months
 * and what lies outside the table are left out, and counted.
 */
export function pasted(totals: Totals, typed: Typed, at: { readonly unit: number; readonly month: number }, text: string): { readonly typed: Typed; readonly taken: number; readonly left: number } {
  const next: Record<string, string> = { ...typed };
  let [taken, left] = [0, 0];
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  for (const [r, line] of lines.entries()) {
    for (const [c, value] of line.split('\t').entries()) {
      const [unit, month] = [totals.units[at.unit + r], totals.months[at.month + c]];
      if (!unit || !month || month.closed) left++;
      else {
        next[cellKey(unit.unitId, month.period)] = value.trim();
        taken++;
      }
    }
  }
  return { typed: next, taken, left };
}

/** Sum of a month over the units, as typed or stored. */
export const monthSum = (totals: Totals, typed: Typed, month: number): number =>
  totals.units.reduce((sum, u) => {
    const text = typed[cellKey(u.unitId, totals.months[month]?.period ?? '')];
    return sum + ((text === undefined ? u.values[month] : cellFen(text)) ?? 0);
  }, 0);
