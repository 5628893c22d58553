import type { Kinds } from './column-kinds.js';
import { figureText, halfUp, mostDecimals, ONE, roundTo, spoken, stepOf } from './figure.js';
import { placeOf, titleOf, type FigureColumn, type FigureRow, type FigureTable } from './figure-table.js';
import type { Checked, Finding } from './finding.js';
import { wordsFit } from './ratio-words.js';

/** How a ratio may come about from other columns of the sheet. */
interface Formula {
  readonly how: 'ratio' | 'share';
  readonly above: FigureColumn;
  readonly below: FigureColumn;
  /** What the quotient is multiplied by: 100 where the ratio is written in percent, 1 where it is a fraction. */
  readonly times: bigint;
  /** What the words of the three heads say about it (ratio-words.ts). */
  readonly fits: 0 | 1 | 2;
}

/** A ratio column with what is needed to judge its figures. */
interface RatioColumn {
  readonly column: FigureColumn;
  readonly rows: readonly FigureRow[];
  readonly decimals: number;
  readonly total: FigureRow | undefined;
}

interface Wrong {
  readonly row: FigureRow;
  readonly shown: bigint;
  readonly above: bigint;
  readonly below: bigint;
}

interface Judged {
  readonly formula: Formula;
  readonly agreeing: number;
  readonly wrong: readonly Wrong[];
}

/** Rows looked at to find out what a ratio is made of; with more columns than this only the words are followed. */
const [LOOKED_AT, TRIED_COLUMNS] = [60, 40] as const;
/** 占比 alone is the share of the column before it in the whole. */
const SHARE = /^(?:占比|比重|占总额|占合计)%?$/;

/**
 * Ratio columns against their bases, as far as these are on the sheet: numerator ÷ denominator of the same row, or the row's
 * part of the 合计 row. Which two columns, their words say; where words say nothing, only a pair that all but a few rows bear
 * out. Both figures may have been rounded, and the ratio itself: only what no rounding explains is a finding.
 */
export function checkRatios(table: FigureTable, kinds: Kinds): Checked {
  const findings: Finding[] = [];
  const unchecked: string[] = [];
  const bases = table.columns.filter((c) => ['amount', 'count', 'people'].includes(kinds.of(c.column)));
  const total = table.rows.findLast((r) => (r.rank ?? 0) >= 2);
  for (const column of table.columns.filter((c) => kinds.of(c.column) === 'ratio')) {
    const rows = table.rows.filter((r) => r.figures.has(column.column));
    const ratio: RatioColumn = { column, rows, decimals: mostDecimals(rows.map((r) => r.figures.get(column.column))), total };
    const judged = formulas(ratio, bases).map((f) => judge(ratio, rows.slice(0, LOOKED_AT), f, kinds)).filter((j) => j.agreeing + j.wrong.length > 0);
    const [best] = judged.sort((a, b) => score(b) - score(a) || distance(column, a.formula) - distance(column, b.formula));
    const name = `“${titleOf(column)}”一栏（${placeOf(column.column, table.headBottom)}）`;
    if (best && isMeant(best, judged)) {
      const { wrong } = judge(ratio, rows, best.formula, kinds);
      for (const w of wrong) findings.push(findingOf(ratio, w, best.formula));
      continue;
    }
    const meant = judged.filter((j) => j.formula.fits > 0).sort((a, b) => b.formula.fits - a.formula.fits || b.agreeing - a.agreeing)[0];
    unchecked.push(meant ? `${name}按${formulaText(meant.formula)}多数行对不上，可能口径不同，没有判断。` : `${name}的基数不在表上，没有核对。`);
  }
  return { findings, unchecked };
}

function formulas({ column, rows }: RatioColumn, bases: readonly FigureColumn[]): Formula[] {
  const figures = rows.flatMap((r) => r.figures.get(column.column) ?? []);
  const perMille = column.sign === '‰' || column.names.join('').includes('‰');
  const large = figures.some((f) => !f.percent && (f.value > 20n * ONE || f.value < -20n * ONE));
  const scales = perMille ? [1000n] : large || figures.every((f) => f.percent) ? [100n] : [100n, 1n];
  const pairs = bases.flatMap((above) => bases.flatMap((below) => {
    const fits = above === below ? 0 : wordsFit(column, above, below);
    return above === below || (fits === 0 && bases.length > TRIED_COLUMNS) ? [] : [{ how: 'ratio', above, below, fits } as const];
  }));
  const beside = bases.findLast((c) => c.column < column.column);
  const shares = bases.map((c) => ({ how: 'share', above: c, below: c, fits: c === beside && SHARE.test(column.names.at(-1) ?? '') ? 1 : 0 }) as const);
  return [...pairs, ...shares].flatMap((f) => scales.map((times): Formula => ({ ...f, times })));
}

/** Figures first; words decide between readings that are borne out about equally. */
const score = ({ formula, agreeing, wrong }: Judged): number => (agreeing - wrong.length) * 10 + (agreeing >= wrong.length ? formula.fits * 4 : 0) + (formula.how === 'ratio' ? 1 : 0);
const distance = (ratio: FigureColumn, f: Formula): number => Math.abs(ratio.column - f.above.column) + Math.abs(ratio.column - f.below.column);

/** A quarter of the rows may be wrong, one always; without words three rows must bear it out; where no row does, the words must leave no choice. */
function isMeant({ formula, agreeing, wrong }: Judged, all: readonly Judged[]): boolean {
  if (wrong.length > Math.max(1, Math.floor((agreeing + wrong.length) / 4))) return false;
  if (formula.fits === 0) return agreeing >= (wrong.length === 0 ? 2 : 3);
  const most = all.reduce((m, j) => Math.max(m, j.formula.fits), 0);
  return agreeing > 0 || all.filter((j) => j.formula.fits === most && j.formula.times === formula.times).length === 1;
}

function judge({ column, decimals, total }: RatioColumn, rows: readonly FigureRow[], f: Formula, kinds: Kinds): Judged {
  let agreeing = 0;
  const wrong: Wrong[] = [];
  const half = stepOf(decimals) / 2n + 1n;
  for (const row of rows) {
    const shown = row.figures.get(column.column);
    const above = row.figures.get(f.above.column)?.value;
    const below = (f.how === 'share' ? total : row)?.figures.get(f.below.column)?.value;
    if (!shown || above === undefined || below === undefined || below === 0n || (f.how === 'share' && row === total) || (shown.value === 0n && above === 0n)) continue;
    const [low, high] = range(above, stepFor(f.above, kinds), below, stepFor(f.below, kinds), shown.percent ? 100n : f.times);
    // figures so small that rounding leaves the quotient open bear nothing out that the words do not say
    if (f.fits === 0 && (high - low) * 5n > (shown.value < 0n ? -shown.value : shown.value)) continue;
    if (shown.value >= low - half && shown.value <= high + half) agreeing += 1;
    else wrong.push({ row, shown: shown.value, above, below });
    // a pair that only chance would bring up is given up early
    if (f.fits === 0 && wrong.length > rows.length / 4 + 1) break;
  }
  return { formula: f, agreeing, wrong };
}

const stepFor = (c: FigureColumn, kinds: Kinds): bigint => (kinds.of(c.column) === 'amount' ? kinds.amountStep : 0n);

/** The least and the most the quotient can be when both sides may be off by half their last place. */
function range(above: bigint, aboveStep: bigint, below: bigint, belowStep: bigint, times: bigint): [bigint, bigint] {
  if (aboveStep === 0n && belowStep === 0n) {
    const exact = halfUp(above * times * ONE, below);
    return [exact, exact];
  }
  const ends = [-1n, 1n].flatMap((a) => [-1n, 1n].flatMap((b) => {
    const divisor = below * 2n + b * belowStep;
    // a denominator that may be zero says nothing
    return divisor === 0n || divisor > 0n !== below > 0n ? [] : [halfUp((above * 2n + a * aboveStep) * times * ONE, divisor)];
  }));
  return ends.reduce(([low, high], e): [bigint, bigint] => [e < low ? e : low, e > high ? e : high], [ends[0] ?? 0n, ends[0] ?? 0n]);
}

function findingOf({ column, decimals }: RatioColumn, { row, shown, above, below }: Wrong, f: Formula): Finding {
  const right = figureText(roundTo(halfUp(above * f.times * ONE, below), stepOf(Math.max(decimals, f.times === 1n ? 4 : 2))), 2);
  return {
    kind: 'ratio', at: placeOf(column.column, row.row), row: row.label, column: titleOf(column), shown: figureText(shown), expected: right,
    text: `“${row.label}”的“${titleOf(column)}”是 ${figureText(shown)}，按${formulaText(f)}（${spoken(above)}÷${spoken(below)}）应为 ${right}。`,
  };
}

const formulaText = (f: Formula): string => (f.how === 'share' ? `“${titleOf(f.above)}”占合计` : `“${titleOf(f.above)}”÷“${titleOf(f.below)}”`);
